import { court as courtDecider } from "../domain/court/court.decider.ts";
import { courtView, type Court } from "../domain/court/court-view.ts";
import type { CourtCommand, CourtState } from "../domain/court/court.ts";
import { isRejected, type Actor, type Context, type Rejected, type StreamKind } from "../domain/decider.ts";
import { dispute } from "../domain/dispute/dispute.decider.ts";
import type { DisputeEvent } from "../domain/dispute/dispute.event.ts";
import type { Dispute, DisputeState } from "../domain/dispute/dispute.ts";
import type { CivilDate, Instant } from "../domain/time.ts";
import { workItem } from "../domain/work-item/work-item.decider.ts";
import { dueOnOf } from "../domain/work-item/work-item.due.ts";
import type { Item } from "../domain/work-item/work-item.people.ts";
import type { WorkItemCommand, WorkItemState } from "../domain/work-item/work-item.ts";
import type { Database } from "./database.ts";

type Setting = Extract<CourtCommand, { type: "SetCalendar" | "SetLadder" }>;

/** An open item before and after the new version, as far as it moves. */
export interface PreviewedItem { before: Item; after: Item }

/** An open dispute before a new calendar, with its clocks that would end on another day or that the law would now refuse. */
export interface PreviewedDispute { before: Dispute; moved: Extract<DisputeEvent, { type: "CalendarAdopted" }>["moved"] }

/** States read in one statement: one is decided in well under a millisecond, and others get their turn in between. */
const batchSize = 200;

/** Open streams of a kind in id order; their states are in the kind's own shape. */
async function* openStates<State extends { status: string }>(database: Database, kind: StreamKind): AsyncGenerator<Exclude<State, { status: "Unregistered" }>, void, undefined> {
  let after = "";
  for (;;) {
    const { rows } = await database.pool.query<{ id: string; state: string }>("SELECT id, state FROM streams WHERE kind = $1 AND open AND id > $2 ORDER BY id LIMIT $3", [kind, after, batchSize]);
    // What is open has been registered.
    for (const row of rows) yield JSON.parse(row.state) as Exclude<State, { status: "Unregistered" }>;
    const last = rows.at(-1);
    if (last === undefined || rows.length < batchSize) return;
    after = last.id;
  }
}

function adoptionOf(setting: Setting): WorkItemCommand {
  return setting.type === "SetCalendar" ? { type: "AdoptCalendar", calendar: setting.table.version } : { type: "AdoptLadder", ladder: setting.version };
}

/** The court with the new version in force, or why it would be refused; by the very decider that would set it. */
function courtWith(state: CourtState & { status: "Founded" }, setting: Setting, actor: Actor, at: Instant): Court | Rejected {
  const context: Context = { at, actor, actingPersons: [actor.id], court: courtView(state), related: {}, self: "court", spread: true };
  const outcome = courtDecider.decide(state, setting, context);
  if (isRejected(outcome)) return outcome;
  const next = outcome.events.reduce<Parameters<typeof courtDecider.evolve>[0]>((so, event) => courtDecider.evolve(so, event, { seq: 0, effectiveAt: at, actor: actor.id }), state);
  return courtView(next);
}

/** As the job that has it adopted would be. */
function asSystem(court: Court, self: string, at: Instant): Context {
  return { at, actor: { id: "system" }, actingPersons: [], court, related: {}, self, spread: true };
}

/**
 * What a new version of the calendar or of the ladder would come to: every open item that would adopt it goes through the
 * decider that would move it, as of `at`. Nothing is stored or locked. `look` sees each item that adopts it, in id order;
 * answers a rejection when the setting itself would be refused.
 */
export async function previewAdoption(database: Database, state: CourtState, setting: Setting, actor: Actor, at: Instant, look: (item: PreviewedItem) => void): Promise<Rejected | undefined> {
  const court = courtWith({ ...state, status: "Founded" }, setting, actor, at);
  if (isRejected(court)) return court;
  const command = adoptionOf(setting);
  for await (const before of openStates<WorkItemState>(database, "work-item")) {
    if (setting.type === "SetLadder" && !setting.priorities.includes(before.priority)) continue;
    const outcome = workItem.decide(before, command, asSystem(court, before.id, at));
    if (isRejected(outcome)) continue;
    const after = outcome.events.reduce((so: WorkItemState, event) => workItem.evolve(so, event, { seq: 0, effectiveAt: at, actor: "system" }), before);
    if (after.status !== "Unregistered") look({ before, after });
  }
  return undefined;
}

/** The same for the clocks of disputes: every open dispute adopts the calendar in its own decider. Answers a rejection when the calendar itself would be refused. */
export async function previewDisputes(database: Database, state: CourtState, setting: Extract<Setting, { type: "SetCalendar" }>, actor: Actor, at: Instant, look: (dispute: PreviewedDispute) => void): Promise<Rejected | undefined> {
  const court = courtWith({ ...state, status: "Founded" }, setting, actor, at);
  if (isRejected(court)) return court;
  for await (const before of openStates<DisputeState>(database, "dispute")) {
    const outcome = dispute.decide(before, { type: "AdoptCalendar", calendar: setting.table.version }, asSystem(court, before.id, at));
    if (isRejected(outcome)) continue;
    for (const event of outcome.events) if (event.type === "CalendarAdopted") look({ before, moved: event.moved });
  }
  return undefined;
}

/** T of an item, as a preview compares it. */
export function dueOf(item: Item): { dueOn?: CivilDate; provisional: boolean } {
  const dueOn = dueOnOf(item);
  return { ...(dueOn === undefined ? {} : { dueOn }), provisional: item.provisional };
}
