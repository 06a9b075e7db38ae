import type pg from "pg";
import type { StreamId } from "../../domain/decider.ts";
import type { Instant } from "../../domain/time.ts";
import { deciderOf, isStreamKind } from "../deciders.ts";
import { decodeEvent, type DomainEvent } from "../stored-event.ts";

/** A stream as it was, with the events that led there. */
export interface StateThen { stream: StreamId; state: unknown; events: { event: DomainEvent; at: Instant }[] }

/** Streams replayed in one statement: some hundred events each at most. */
const batchSize = 100;

/** Streams as they were just before an instant of court time, in id order; one that did not exist by then is left out. */
export async function* statesBefore(client: pg.ClientBase | pg.Pool, ids: readonly StreamId[], before: Instant): AsyncGenerator<StateThen, void, undefined> {
  const sorted = [...new Set(ids)].sort();
  for (let from = 0; from < sorted.length; from += batchSize) {
    const { rows } = await client.query<{ stream_id: string; kind: string; body: string; personal: string | null }>(
      "SELECT e.stream_id, s.kind, e.body, e.personal FROM events e JOIN streams s ON s.id = e.stream_id WHERE e.stream_id = ANY($1) AND e.effective_at < $2::timestamptz ORDER BY e.stream_id, e.seq",
      [sorted.slice(from, from + batchSize), before],
    );
    let current: StateThen | undefined;
    for (const row of rows) {
      if (!isStreamKind(row.kind)) continue;
      const decider = deciderOf(row.kind);
      if (current?.stream !== row.stream_id) {
        if (current !== undefined) yield current;
        current = { stream: row.stream_id, state: decider.initial, events: [] };
      }
      const { event, meta } = decodeEvent(row.body, row.personal);
      current.state = decider.evolve(current.state, event, meta);
      current.events.push({ event, at: meta.effectiveAt });
    }
    if (current !== undefined) yield current;
  }
}
