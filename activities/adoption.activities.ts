import type { CourtState } from "../domain/court/court.ts";
import type { LeasedEffect, Ledger } from "../ledger/ledger.ts";
import { calendarAdopters, nextAdopters, type AdopterFilter } from "../ledger/queries/adopters.ts";
import { PermanentFailure } from "./perform-effects.ts";
import { effectId, systemCommand } from "./system-command.ts";

/** Streams in one transaction: one commit for many, short enough that people's commands on them are not held up. */
const batchSize = 50;
/** From one batch to the next: a batch takes a fraction of a second, a busy or restarting ledger may take some. */
const leaseMs = 60_000;

/** What a job has done so far; Temporal's pages show it. */
export interface AdoptionProgress { adopted: number; skipped: number }

interface Adoption {
  filters: AdopterFilter[];
  command: { type: string };
  /** Priorities, or streams at all, for which the version is still the court's own: a newer one has its own job. */
  stillWanted(state: CourtState): boolean;
}

/**
 * Sends the batch; a stream that rejects is left out and the rest sent again, since a batch is all or nothing.
 * Answers how many moved.
 */
async function sendBatch(ledger: Ledger, effect: LeasedEffect, kind: AdopterFilter["kind"], command: { type: string }, ids: readonly string[]): Promise<number> {
  let streams = [...ids];
  while (streams.length > 0) {
    const outcomes = await ledger.executeAll(streams.map((stream) => systemCommand(stream, kind, command, `${effectId(effect)}:${stream}`)));
    const last = outcomes.at(-1);
    if (last === undefined || last.outcome === "accepted") return streams.length;
    // Another attempt of the same effect has sent a part of this batch: the next look at the ledger leaves that part out.
    if (last.outcome === "key-reused") throw new Error("another attempt is at work");
    const refused = outcomes.length - 1;
    streams = streams.filter((_, index) => index !== refused);
  }
  return 0;
}

/**
 * Moves every open stream that names another version, batch by batch. What names the version is not touched, so an attempt
 * after a crash goes on where the last one stopped, and each batch's keys stop what was committed but not yet heard of.
 */
async function adopt(ledger: Ledger, effect: LeasedEffect, adoption: Adoption, progress: (so: AdoptionProgress) => void): Promise<AdoptionProgress> {
  const so: AdoptionProgress = { adopted: 0, skipped: 0 };
  for (const filter of adoption.filters) {
    let after = "";
    for (;;) {
      progress({ ...so });
      if (!adoption.stillWanted((await ledger.court()).state)) return so;
      if (!(await ledger.extendLease(effect, leaseMs))) throw new Error("another attempt holds the effect");
      const ids = await nextAdopters(ledger.database, filter, after, batchSize);
      const last = ids.at(-1);
      if (last === undefined) break;
      const moved = await sendBatch(ledger, effect, filter.kind, adoption.command, ids);
      so.adopted += moved;
      so.skipped += ids.length - moved;
      after = last;
    }
  }
  progress({ ...so });
  return so;
}

function textOf(effect: LeasedEffect, name: string): string {
  const value = effect.payload[name];
  if (typeof value !== "string") throw new PermanentFailure(`the effect names no ${name}`);
  return value;
}

/** Recomputes what is open by a new version of the working calendar 工作日历换版: campaigns first, then items (B3), then the clocks of disputes. */
export async function adoptCalendar(ledger: Ledger, effect: LeasedEffect, progress: (so: AdoptionProgress) => void = () => undefined): Promise<AdoptionProgress> {
  const calendar = textOf(effect, "calendar");
  const command: { type: string; calendar: string } = { type: "AdoptCalendar", calendar };
  return adopt(ledger, effect, {
    filters: calendarAdopters.map((kind) => ({ kind, field: "calendar", version: calendar })),
    command,
    stillWanted: (state) => state.currentCalendar === calendar,
  }, progress);
}

/** Arms what is open by a new version of the ladder 提醒督办规则换版: items of the priorities it was set for, as far as none newer was set since. */
export async function adoptLadder(ledger: Ledger, effect: LeasedEffect, progress: (so: AdoptionProgress) => void = () => undefined): Promise<AdoptionProgress> {
  const ladder = textOf(effect, "ladder");
  const named = effect.payload["priorities"];
  const command: { type: string; ladder: string } = { type: "AdoptLadder", ladder };
  const so: AdoptionProgress = { adopted: 0, skipped: 0 };
  for (const priority of ["A", "B", "C"] as const) {
    if (!Array.isArray(named) || !named.includes(priority)) continue;
    const one = await adopt(ledger, effect, {
      filters: [{ kind: "work-item", field: "ladder", version: ladder, priorities: [priority] }],
      command,
      stillWanted: (state) => state.currentLadders[priority] === ladder,
    }, ({ adopted, skipped }) => { progress({ adopted: so.adopted + adopted, skipped: so.skipped + skipped }); });
    so.adopted += one.adopted;
    so.skipped += one.skipped;
  }
  return so;
}
