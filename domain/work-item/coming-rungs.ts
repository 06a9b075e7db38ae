import type { Context, PersonId } from "../decider.ts";
import type { CivilDate, Instant } from "../time.ts";
import { rungRecipients } from "./alarm.rules.ts";
import type { NextRung } from "./work-item.ts";
import { dueOnOf, ladderRuns, rungAfter } from "./work-item.due.ts";
import type { Item } from "./work-item.people.ts";

/** A rung that will fire if nothing is done; `to`: whom it would reach if the people were then as they are now. */
export interface ComingRung { rung: string; occurrence: number; at: Instant; dueOn: CivilDate; notice: boolean; to: PersonId[] }

/** The rungs to come for the present T, at most `most`: a weekly one repeats for ever. Empty while the ladder stands still. */
export function comingRungs(item: Item, at: Context, most: number): ComingRung[] {
  const dueOn = dueOnOf(item);
  if (dueOn === undefined || !ladderRuns(item)) return [];
  const coming: ComingRung[] = [];
  // Each rung is asked as if those before it had fired: whoever heard a lower one gives way to the next superior.
  let then = item;
  for (let next: NextRung | undefined = item.nextRung; next !== undefined && coming.length < most; next = rungAfter(item, at, dueOn, next)) {
    const { rung, occurrence } = next;
    const to = rungRecipients(then, rung, dueOn, at);
    coming.push({ rung, occurrence, at: next.at, dueOn, notice: next.notice !== undefined, to });
    then = { ...then, rungsFired: [...then.rungsFired, { rung, occurrence, dueOn, at: next.at, passed: false, to }] };
  }
  return coming;
}
