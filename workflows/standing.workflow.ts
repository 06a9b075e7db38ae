import type { ClockStart } from "../contracts/workflow-names.ts";
import { durableClock } from "./durable-clock.ts";

/** Standing supervision 日常督办 of one department: items that belong to no campaign. Ends when none is open; the next item starts it again. */
export async function standing(start: ClockStart): Promise<void> {
  await durableClock(start).runUntil("Ended");
}

/** The court's own clock: delegations that end, settings, and whatever else belongs to the court as a whole. */
export async function courtHouse(start: ClockStart): Promise<void> {
  await durableClock(start).runUntil("Ended");
}
