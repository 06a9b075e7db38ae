import type pg from "pg";
import type { StreamId, StreamKind } from "../domain/decider.ts";
import { deciderOf, isStreamKind } from "./deciders.ts";
import { decodeEvent } from "./stored-event.ts";

export interface ReplayedState { kind: StreamKind; state: unknown; personSeq: number }

/** The stream's state after its event `seq`, replayed from the ledger. */
export async function stateAt(client: pg.ClientBase | pg.Pool, stream: StreamId, seq: number): Promise<ReplayedState> {
  const { rows: kinds } = await client.query<{ kind: string }>("SELECT kind FROM streams WHERE id = $1", [stream]);
  const kind = kinds[0]?.kind;
  if (kind === undefined || !isStreamKind(kind)) throw new Error(`stream ${stream} is not in the ledger`);
  const { rows } = await client.query<{ body: string; personal: string | null }>("SELECT body, personal FROM events WHERE stream_id = $1 AND seq <= $2 ORDER BY seq", [stream, seq]);
  return replay(kind, rows);
}

/** The stream's state before the transaction that wrote its event `seq`. */
export async function stateBefore(client: pg.ClientBase | pg.Pool, stream: StreamId, seq: number): Promise<ReplayedState> {
  const { rows } = await client.query<{ seq: number }>("SELECT min(seq) AS seq FROM events WHERE stream_id = $1 AND xid = (SELECT xid FROM events WHERE stream_id = $1 AND seq = $2)", [stream, seq]);
  return stateAt(client, stream, (rows[0]?.seq ?? 1) - 1);
}

/** Folds stored events into a state. */
export function replay(kind: StreamKind, rows: { body: string; personal: string | null }[]): ReplayedState {
  const decider = deciderOf(kind);
  let state = decider.initial;
  let personSeq = 0;
  for (const row of rows) {
    const { event, meta } = decodeEvent(row.body, row.personal);
    state = decider.evolve(state, event, meta);
    if (meta.actor !== "system") personSeq += 1;
  }
  return { kind, state, personSeq };
}
