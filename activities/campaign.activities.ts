import type { CampaignState } from "../domain/campaign/campaign.ts";
import { openingCommands } from "../domain/campaign/task-book.ts";
import type { StreamKind } from "../domain/decider.ts";
import { civilDateOf } from "../domain/time.ts";
import type { LeasedEffect, Ledger } from "../ledger/ledger.ts";
import { refusalOf, systemCommand } from "./system-command.ts";

/** Items opened in one transaction: one commit for many, short enough that people's commands are not held up. */
const itemsATransaction = 50;

/** How often one attempt reads the plan again because it moved under it; then the outbox tries later. */
const mostReadings = 10;

/**
 * Opens the task book 任务书: registers every planned item that has no stream yet, parents before children, and tells
 * the campaign in the same transaction. Keys are made of the effect and the first item, so a retry opens nothing twice.
 * A hand-over or an amendment between two batches is met by the campaign's refusal: the rest is opened from the plan as it stands.
 */
export async function openTaskBook(ledger: Ledger, effect: LeasedEffect): Promise<void> {
  for (let readings = 0; readings < mostReadings; readings += 1) {
    if (await openAsRead(ledger, effect)) return;
  }
  throw new Error("the task book could not be opened: the plan keeps moving");
}

/** Opens what the plan has now; false when the plan or its people moved meanwhile. */
async function openAsRead(ledger: Ledger, effect: LeasedEffect): Promise<boolean> {
  const loaded = await ledger.load(effect.stream);
  if (loaded?.kind !== "campaign") return true;
  const state = loaded.state as unknown as CampaignState;
  if (state.status === "Undrafted") return true;
  const { court } = await ledger.court();
  const { planVersion, lead, leaderInCharge } = state;
  const commands = openingCommands(state, court, civilDateOf(await ledger.courtNow()));
  for (let from = 0; from < commands.length; from += itemsATransaction) {
    const batch = commands.slice(from, from + itemsATransaction);
    const key = `${effect.stream}:${String(effect.seq)}`;
    const items = batch.map(({ stream }) => stream);
    const outcomes = await ledger.executeAll([
      ...batch.map(({ stream, command }) => systemCommand(stream, "work-item", command, `${key}:${stream}`)),
      systemCommand(effect.stream, "campaign", { type: "NoteItemsOpened", items, basis: { planVersion, lead, leaderInCharge } } as { type: string }, `${key}:opened:${items[0] ?? ""}`),
    ]);
    const reason = refusalOf(outcomes);
    if (reason === "PlanMoved") return false;
    if (reason !== undefined) throw new Error(`the task book could not be opened: ${reason}`);
  }
  return true;
}

/** Sends the command that an event causes in another stream and that may be late. */
export async function deliverReaction(ledger: Ledger, effect: LeasedEffect): Promise<void> {
  const { stream, kind, command } = effect.payload as unknown as { stream: string; kind: StreamKind; command: { type: string } };
  const outcome = await ledger.execute(systemCommand(stream, kind, command, `${effect.stream}:${String(effect.seq)}:${String(effect.ordinal)}`));
  if (outcome.outcome === "stale" || outcome.outcome === "key-reused") throw new Error(`the reaction was not delivered: ${outcome.outcome}`);
}
