import { sql, type Kysely } from "kysely";
import { authorise } from "../../domain/authority/authorise.ts";
import type { Court } from "../../domain/court/court-view.ts";
import type { Actor, StreamKind } from "../../domain/decider.ts";
import type { Instant } from "../../domain/time.ts";
import type { Tables } from "../database.ts";
import { deciderOf, isStreamKind } from "../deciders.ts";

/** A place in the live feed: after this event of this transaction. `stream` "" stands before all of a transaction. */
export interface FeedPosition { xid: string; stream: string; seq: number }

export interface FeedRow extends FeedPosition { type: string; actor: string; effectiveAt: Instant; recordedAt: Instant }

/** What distinguishes this cluster from any other: positions of another one mean nothing here. */
export async function clusterId(db: Kysely<Tables>): Promise<string> {
  const { rows } = await sql<{ id: string }>`SELECT system_identifier::text AS id FROM pg_control_system()`.execute(db);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error("the cluster does not name itself");
  return id;
}

/** The place from which everything that is not yet visible to all follows. */
export async function feedEnd(db: Kysely<Tables>): Promise<FeedPosition> {
  const { rows } = await sql<{ xid: string }>`SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS xid`.execute(db);
  return { xid: rows[0]?.xid ?? "0", stream: "", seq: 0 };
}

/**
 * Events after a place, ordered by transaction. Only transactions older than every running one: a transaction that commits
 * late stands before no event already shown, so none is skipped or out of order.
 */
export async function feedAfter(db: Kysely<Tables>, position: FeedPosition, limit: number): Promise<FeedRow[]> {
  const { rows } = await sql<FeedRow>`
    SELECT xid::text AS xid, stream_id AS stream, seq, type, actor, effective_at AS "effectiveAt", recorded_at AS "recordedAt" FROM events
    WHERE (xid, stream_id, seq) > (${position.xid}::xid8, ${position.stream}, ${position.seq}::int) AND xid < pg_snapshot_xmin(pg_current_snapshot())
    ORDER BY xid, stream_id, seq LIMIT ${limit}`.execute(db);
  return rows;
}

/** Whether a place comes after another one in the feed. */
export function isAfter(one: FeedPosition, other: FeedPosition): boolean {
  const a = BigInt(one.xid);
  const b = BigInt(other.xid);
  if (a !== b) return a > b;
  const streams = Buffer.compare(Buffer.from(one.stream), Buffer.from(other.stream));
  return streams === 0 ? one.seq > other.seq : streams > 0;
}

export interface FeedStream { kind: StreamKind; state: unknown }

/** States of streams as they are now, by id: what reading them is decided on. */
export async function feedStreams(db: Kysely<Tables>, ids: string[]): Promise<Map<string, FeedStream>> {
  const found = new Map<string, FeedStream>();
  if (ids.length === 0) return found;
  const rows = await db.selectFrom("streams").select(["id", "kind", "state"]).where("id", "in", ids).execute();
  for (const row of rows) if (isStreamKind(row.kind)) found.set(row.id, { kind: row.kind, state: JSON.parse(row.state) });
  return found;
}

/** The authority catalogue's action for reading an entity. */
export const readActions: Readonly<Record<StreamKind, string>> = { court: "read.organisation", campaign: "read.campaign", "work-item": "read.work-item", dispute: "read.dispute" };

export function maySee(court: Court, actor: Actor, stream: FeedStream, at: Instant): boolean {
  return "granted" in authorise(court, actor, readActions[stream.kind], deciderOf(stream.kind).subject(stream.state), at);
}
