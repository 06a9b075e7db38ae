import { createHash } from "node:crypto";
import { demoAccounts, demoAdministrator, demoStartsAt, loadDemo } from "../demo/load-demo.ts";
import type { CourtCommand } from "../domain/court/court.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Accounts } from "./identity/accounts.ts";

/** Sends a command of the demonstration's own; the key makes a second start find it done. */
export async function sendToCourt(ledger: Ledger, command: CourtCommand, key: string): Promise<void> {
  const outcome = await ledger.execute({
    stream: "court",
    kind: "court",
    command,
    actor: { id: command.type === "Found" ? "system" : demoAdministrator },
    key,
    bodyHash: createHash("sha256").update(JSON.stringify(command)).digest(),
  });
  if (outcome.outcome !== "accepted") throw new Error(`the demonstration's ${command.type} was not accepted: ${JSON.stringify(outcome)}`);
}

/**
 * The demonstration court and its accounts, on the first start; a start that was cut short goes on where it stopped, since
 * every command has its own key. `foundedAt`: court time to begin with.
 */
export async function prepareDemo(ledger: Ledger, accounts: Accounts, foundedAt = demoStartsAt): Promise<void> {
  let ordinal = 0;
  if ((await ledger.load("court")) === undefined || !(await accounts.exists(demoAdministrator))) {
    await loadDemo((command) => sendToCourt(ledger, command.type === "Found" ? { ...command, courtAnchorAt: foundedAt } : command, `demo/${ordinal++}`));
  }
  // One password, so one hash does for all of them.
  const made = demoAccounts();
  const password = made[0]?.password;
  if (password !== undefined) await accounts.createDemo(made.map((account) => account.person), password);
}

/** Sets how fast the court's clock runs, unless it runs so already. */
export async function setSpeed(ledger: Ledger, scale: number): Promise<void> {
  const { state } = await ledger.court();
  if (state.clock.scale === scale) return;
  await sendToCourt(ledger, { type: "SetClock", scale }, `demo/clock/${scale}/${state.clock.wallAnchorAt}`);
}
