import type { ClockStart } from "../contracts/workflow-names.ts";
import { durableClock } from "./durable-clock.ts";

/**
 * A special task force 专班行动 from its draft to the archive, with all of its items, in the order a person would tell it.
 * Every reminder, escalation and check of campaign and items fires on the way, while the story waits for its next phase.
 * A run that starts again from the first line writes nothing twice.
 */
export async function campaign(start: ClockStart): Promise<void> {
  const clock = durableClock(start);

  // Draft → Submitted → 会签 → approval. Silence reminds and climbs; a Return goes round again without leaving this line.
  if ((await clock.runUntil("Running")) === "ended") return;

  // The task book 任务书 is opened: every item registered, assigned or waiting for its anchor.
  await clock.perform("openTaskBook");

  // Milestones, reports, ladders, suspensions, amendments, acceptance — until the leader in charge has accepted.
  if ((await clock.runUntil("Closed")) === "ended") return;
  await clock.perform("requestRetrospective");

  // Relapse watch 回头看 at 30, 60 and 90 days; items reopened meanwhile hold the archive back.
  if ((await clock.runUntil("Archived")) === "ended") return;

  // Items that were carried over or reopened may still have checks of their own to come.
  await clock.runUntil("Ended");
}
