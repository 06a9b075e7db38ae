import type { Request, Response } from "express";
import { createSession, type Session } from "better-sse";
import type { Logger } from "pino";
import type { Court } from "../domain/court/court-view.ts";
import type { Actor } from "../domain/decider.ts";
import type { Instant } from "../domain/time.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { clusterId, feedAfter, feedEnd, feedStreams, isAfter, maySee, type FeedPosition, type FeedRow, type FeedStream } from "../ledger/queries/feed.ts";

const pollMs = 250;
const batch = 500;
/** A client that reads too slowly is let go; it comes back with Last-Event-ID and misses nothing. */
const maxBufferedBytes = 1_048_576;
/** After this time a connection ends, so that whoever comes back is asked again who they are. */
const maxAgeMs = 10 * 60_000;
const keepAliveMs = 15_000;
const maxClients = 1_000;
const maxClientsAPerson = 12;

/** What decides who is told of events. */
interface Deciding { streams: ReadonlyMap<string, FeedStream>; court: Court; now: Instant }
interface Client { actor: Actor; session: Session; response: Response; position: FeedPosition; ends: NodeJS.Timeout }

function parseId(id: string): { cluster: string; position: FeedPosition } | undefined {
  const [, cluster, xid, seq, stream] = /^(\d{1,20})\.(\d{1,19})\.(\d{1,9})\.([A-Za-z0-9._:-]{0,100})$/.exec(id) ?? [];
  if (cluster === undefined || xid === undefined || seq === undefined || stream === undefined) return undefined;
  return { cluster, position: { xid, stream, seq: Number(seq) } };
}

/**
 * Changes as they happen, for every open page of one process: one reader of the ledger for all clients, running only while
 * there are any. What a client gets is a hint with ids; the entity itself is read under its own authority.
 */
export class LiveFeed {
  private readonly ledger: Ledger;
  private readonly logger: Logger;
  private readonly clients = new Set<Client>();
  private tail: FeedPosition | undefined;
  private cluster: string | undefined;
  private timer: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(ledger: Ledger, logger: Logger) {
    this.ledger = ledger;
    this.logger = logger;
  }

  get size(): number {
    return this.clients.size;
  }

  hasRoom(person: string): boolean {
    if (this.closed || this.clients.size >= maxClients) return false;
    return [...this.clients].filter((client) => client.actor.id === person).length < maxClientsAPerson;
  }

  /** Joins a client; `lastEventId` is where it left off. A place of another cluster, or none that we gave, is answered by `reset`: read everything again. */
  async join(request: Request, response: Response, actor: Actor, lastEventId: string | undefined): Promise<void> {
    const db = this.ledger.database.kysely;
    this.cluster ??= await clusterId(db);
    const end = await feedEnd(db);
    const left = lastEventId === undefined ? undefined : parseId(lastEventId);
    const known = left !== undefined && left.cluster === this.cluster && !isAfter(left.position, end);
    const session = await createSession(request, response, { retry: 2_000, keepAlive: keepAliveMs, headers: { "X-Accel-Buffering": "no", "Cache-Control": "no-store" } });
    const position = known ? left.position : end;
    session.push({ position: this.idOf(position) }, lastEventId === undefined || known ? "ready" : "reset", this.idOf(position));
    const client: Client = { actor, session, response, position, ends: setTimeout(() => response.end(), maxAgeMs) };
    this.clients.add(client);
    session.once("disconnected", () => {
      clearTimeout(client.ends);
      this.clients.delete(client);
    });
    this.schedule(0);
  }

  private idOf(position: FeedPosition): string {
    return `${this.cluster ?? "0"}.${position.xid}.${position.seq}.${position.stream}`;
  }

  private schedule(afterMs: number): void {
    if (this.timer !== undefined || this.closed) return;
    this.timer = setTimeout(() => {
      void this.tick().finally(() => {
        this.timer = undefined;
        if (this.clients.size > 0) this.schedule(pollMs);
        else this.tail = undefined;
      });
    }, afterMs);
    this.timer.unref();
  }

  private async tick(): Promise<void> {
    try {
      const db = this.ledger.database.kysely;
      const from = this.tail ?? (await feedEnd(db));
      const rows = await feedAfter(db, from, batch);
      this.tail = rows.at(-1) ?? from;
      let shared: Deciding | undefined;
      for (const client of [...this.clients]) {
        // Whoever is behind the shared reader catches up by a read of its own; nobody skips what lies between.
        const behind = isAfter(from, client.position);
        const own = behind ? await feedAfter(db, client.position, batch) : rows.filter((row) => isAfter(row, client.position));
        if (own.length === 0) continue;
        this.deliver(client, own, behind ? await this.deciding(own) : (shared ??= await this.deciding(rows)));
      }
    } catch (error) {
      this.logger.warn({ reason: error instanceof Error ? error.message : "" }, "the live feed could not read the ledger; it tries again");
    }
  }

  /** What decides who is told of these events: read once for all clients. */
  private async deciding(rows: FeedRow[]): Promise<Deciding> {
    const streams = await feedStreams(this.ledger.database.kysely, [...new Set(rows.map((row) => row.stream))]);
    return { streams, court: (await this.ledger.court()).court, now: await this.ledger.courtNow() };
  }

  private deliver(client: Client, rows: FeedRow[], { streams, court, now }: Deciding): void {
    for (const row of rows) {
      if (!client.session.isConnected) return;
      const stream = streams.get(row.stream);
      client.position = { xid: row.xid, stream: row.stream, seq: row.seq };
      if (stream === undefined || !maySee(court, client.actor, stream, now)) continue;
      // 三个规定: that somebody was approached is nobody else's to hear of.
      if (row.type === "InterventionRecorded" && row.actor !== client.actor.id) continue;
      client.session.push(hint(row, stream), "change", this.idOf(row));
    }
    if (client.response.writableLength > maxBufferedBytes) client.response.destroy();
  }

  /** Ends all connections; they find their place again at the next process. */
  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    for (const client of this.clients) client.response.end();
  }
}

function hint(row: FeedRow, stream: FeedStream): Record<string, unknown> {
  return { stream: row.stream, kind: stream.kind, seq: row.seq, type: row.type, actor: row.actor, effectiveAt: row.effectiveAt, recordedAt: row.recordedAt };
}
