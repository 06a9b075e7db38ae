import type { StreamKind } from "../../domain/decider.ts";
import type { TimelineEntry } from "../../domain/rehearsal/rehearsal.ts";
import { timelineEntry } from "../../domain/rehearsal/timeline.ts";
import { VirtualLedger, type AnyCommand, type Told } from "../../domain/rehearsal/virtual-ledger.ts";
import type { Instant } from "../../domain/time.ts";
import { deciderOf } from "../../ledger/deciders.ts";
import { decodeEvent } from "../../ledger/stored-event.ts";
import type { AnyCommand as LedgerCommand, CourtLedger } from "./court-ledger.ts";

/** A command as the ledger accepted it, with the court time it was recorded at. */
export interface Given { stream: string; kind: "campaign" | "work-item"; command: AnyCommand | LedgerCommand; by: string; at: Instant }

/** The accepted command with the court time that the ledger gave it. */
export async function givenAt(court: CourtLedger, seq: number, given: Omit<Given, "at">): Promise<Given> {
  const { rows } = await court.database.pool.query<{ effective_at: string }>("SELECT effective_at FROM events WHERE stream_id = $1 AND seq = $2", [given.stream, seq]);
  return { ...given, at: rows[0]!.effective_at };
}

/** Everything the ledger holds of a clock, streams in turn, each in its own order, with the state after each event. */
export async function toldByTheLedger(court: CourtLedger, clock: string): Promise<Told[]> {
  const { rows } = await court.database.pool.query<{ stream_id: string; kind: StreamKind; body: string; personal: string | null }>(
    "SELECT e.stream_id, s.kind, e.body, e.personal FROM events e JOIN streams s ON s.id = e.stream_id WHERE s.clock_id = $1 ORDER BY e.stream_id, e.seq", [clock]);
  const states = new Map<string, unknown>();
  return rows.map((row) => {
    const decider = deciderOf(row.kind);
    const { event, meta } = decodeEvent(row.body, row.personal);
    const state = decider.evolve(states.get(row.stream_id) ?? decider.initial, event, meta);
    states.set(row.stream_id, state);
    return { kind: row.kind, stream: row.stream_id, event, state, at: meta.effectiveAt } as Told;
  });
}

/** What the deciders alone make of the same commands at the same court times, with every alarm up to `endAt`. Throws on a command that they would not take. */
export async function toldByTheDeciders(court: CourtLedger, given: readonly Given[], endAt: Instant): Promise<Told[]> {
  const told: Told[] = [];
  const ledger = new VirtualLedger((await court.ledger.court()).court, (one) => told.push(one));
  for (const { stream, kind, command, by, at } of [...given].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    const rejection = ledger.execute(stream, kind, { ...command }, { id: by }, at);
    if (rejection !== undefined) throw new Error(`${command.type} on ${stream} at ${at}: the deciders alone say ${JSON.stringify(rejection)}`);
  }
  for (let at = ledger.nextAt(); at !== undefined && at <= endAt; at = ledger.nextAt()) ledger.fireNext();
  return told;
}

/** The lines of a timeline, in an order that does not depend on who wrote first. */
export async function timelineOf(court: CourtLedger, told: readonly Told[]): Promise<string[]> {
  const { court: view } = await court.ledger.court();
  return told.map((one) => timelineEntry(one, view)).filter((entry): entry is TimelineEntry => entry !== undefined).map((entry) => JSON.stringify(entry)).sort();
}
