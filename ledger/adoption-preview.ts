import { court as courtDecider } from "../domain/court/court.decider.ts";
import { courtView, type Court } from "../domain/court/court-view.ts";
import type { CourtCommand, CourtState } from "../domain/court/court.ts";
import { isRejected, type Actor, type Context, type Rejected } from "../domain/decider.ts";
import type { CivilDate, Instant } from "../domain/time.ts";
import { workItem } from "../domain/work-item/work-item.decider.ts";
import { dueOnOf } from "../domain/work-item/work-item.due.ts";
import type { Item } from "../domain/work-item/work-item.people.ts";
import type { WorkItemCommand, WorkItemState } from "../domain/work-item/work-item.ts";
import type { Database } from "./database.ts";

type Setting = Extract<CourtCommand, { type: "SetCalendar" | "SetLadder" }>;

/** An open item before and after the new version, as far as it moves. */
export interface PreviewedItem { before: Item; after: Item }

/** Items read in one statement: one is decided in well under a millisecond, and others get their turn in between. */
const batchSize = 200;

async function* openItems(database: Database): AsyncGenerator<Item, void, undefined> {
  let after = "";
  for (;;) {
    const { rows } = await database.pool.query<{ id: string; state: string }>("SELECT id, state FROM streams WHERE kind = 'work-item' AND open AND id > $1 ORDER BY id LIMIT $2", [after, batchSize]);
    for (const row of rows) {
      const state = JSON.parse(row.state) as WorkItemState;
      if (state.status !== "Unregistered") yield state;
    }
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

/**
 * What a new version of the calendar or of the ladder would come to: every open item that would adopt it goes through the
 * decider that would move it, as of `at`. Nothing is stored or locked. `look` sees each item that adopts it, in id order;
 * answers a rejection when the setting itself would be refused.
 */
export async function previewAdoption(database: Database, state: CourtState, setting: Setting, actor: Actor, at: Instant, look: (item: PreviewedItem) => void): Promise<Rejected | undefined> {
  const court = courtWith({ ...state, status: "Founded" }, setting, actor, at);
  if (isRejected(court)) return court;
  const command = adoptionOf(setting);
  for await (const before of openItems(database)) {
    if (setting.type === "SetLadder" && !setting.priorities.includes(before.priority)) continue;
    const outcome = workItem.decide(before, command, { at, actor: { id: "system" }, actingPersons: [], court, related: {}, self: before.id, spread: true });
    if (isRejected(outcome)) continue;
    const after = outcome.events.reduce((so: WorkItemState, event) => workItem.evolve(so, event, { seq: 0, effectiveAt: at, actor: "system" }), before);
    if (after.status !== "Unregistered") look({ before, after });
  }
  return undefined;
}

/** T of an item, as a preview compares it. */
export function dueOf(item: Item): { dueOn?: CivilDate; provisional: boolean } {
  const dueOn = dueOnOf(item);
  return { ...(dueOn === undefined ? {} : { dueOn }), provisional: item.provisional };
}
