import { createHash } from "node:crypto";
import type pg from "pg";
import { instant, type Instant } from "../domain/time.ts";
import type { Database } from "./database.ts";
import { headLeaf, MerkleTree } from "./merkle.ts";
import { readRows } from "./read-cursor.ts";

/** A statement about the whole ledger at one moment (封存): who keeps its hash elsewhere can prove that nothing before it was changed. */
export interface Seal {
  no: number;
  /** Wall time. */
  sealedAt: Instant;
  streams: number;
  events: number;
  /** Merkle root over the heads of all streams, in byte order of their ids. */
  root: Buffer;
  /** Merkle root over the heads that moved since the previous seal. */
  changed: Buffer;
  /** Hash of the previous seal; 32 zero bytes before the first. */
  previous: Buffer;
  hash: Buffer;
}

export const beforeFirstSeal = Buffer.alloc(32);

/** SHA-256 over everything a seal says. */
export function sealHash(seal: Omit<Seal, "hash">): Buffer {
  const said = [seal.no, seal.sealedAt, seal.streams, seal.events, seal.root.toString("hex"), seal.changed.toString("hex"), seal.previous.toString("hex")];
  return createHash("sha256").update(JSON.stringify(said)).digest();
}

interface SealRow { no: number; sealed_at: Instant; streams: number; events: string; root: Buffer; changed: Buffer; previous: Buffer; hash: Buffer }

export function sealOf(row: SealRow): Seal {
  return { no: row.no, sealedAt: row.sealed_at, streams: row.streams, events: Number(row.events), root: row.root, changed: row.changed, previous: row.previous, hash: row.hash };
}

/** Only one process seals at a time. */
const sealLock = 7_302;

const noteHeads = `
INSERT INTO seal_heads (stream_id, no, seq, hash)
SELECT s.id, $1, s.seq, s.head_hash FROM streams s
LEFT JOIN LATERAL (SELECT seq, hash FROM seal_heads h WHERE h.stream_id = s.id ORDER BY no DESC LIMIT 1) last ON true
WHERE last.seq IS DISTINCT FROM s.seq OR last.hash IS DISTINCT FROM s.head_hash`;

async function merkleRoot(client: pg.ClientBase, heads: string): Promise<Buffer> {
  const tree = new MerkleTree();
  for await (const head of readRows<{ id: string; seq: number; hash: Buffer }>(client, heads)) tree.push(headLeaf(head.id, head.seq, head.hash));
  return tree.root();
}

async function sealIn(client: pg.ClientBase, nowMs: number): Promise<{ seal: Seal; written: boolean } | undefined> {
  const { rows: lasts } = await client.query<SealRow>("SELECT no, sealed_at, streams, events, root, changed, previous, hash FROM seals ORDER BY no DESC LIMIT 1");
  const last = lasts[0] === undefined ? undefined : sealOf(lasts[0]);
  const no = (last?.no ?? 0) + 1;
  const { rowCount } = await client.query(noteHeads, [no]);
  if (rowCount === 0) return last === undefined ? undefined : { seal: last, written: false };
  const { rows: totals } = await client.query<{ streams: number; events: string }>("SELECT count(*)::int AS streams, coalesce(sum(seq), 0)::text AS events FROM streams");
  const said = {
    no,
    sealedAt: instant(nowMs),
    streams: totals[0]?.streams ?? 0,
    events: Number(totals[0]?.events ?? 0),
    root: await merkleRoot(client, "SELECT id, seq, head_hash AS hash FROM streams ORDER BY id"),
    changed: await merkleRoot(client, `SELECT stream_id AS id, seq, hash FROM seal_heads WHERE no = ${no} ORDER BY stream_id`),
    previous: last?.hash ?? beforeFirstSeal,
  };
  const seal: Seal = { ...said, hash: sealHash(said) };
  await client.query("INSERT INTO seals (no, sealed_at, streams, events, root, changed, previous, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)", [
    seal.no, seal.sealedAt, seal.streams, seal.events, seal.root, seal.changed, seal.previous, seal.hash,
  ]);
  return { seal, written: true };
}

/**
 * Seals the ledger (architecture.md, "Chain"): hourly and at each export. When no stream has moved since the last seal,
 * that one is answered again; an empty ledger has none. People go on working meanwhile.
 */
export async function sealLedger(database: Database, nowMs: number = Date.now()): Promise<{ seal: Seal; written: boolean } | undefined> {
  const client = await database.pool.connect();
  let broken = true;
  try {
    // Held by the session, not by the transaction: the snapshot must be younger than whatever the previous holder wrote.
    await client.query("SELECT pg_advisory_lock($1)", [sealLock]);
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
    const sealed = await sealIn(client, nowMs);
    await client.query("COMMIT");
    await client.query("SELECT pg_advisory_unlock($1)", [sealLock]);
    broken = false;
    return sealed;
  } finally {
    client.release(broken);
  }
}
