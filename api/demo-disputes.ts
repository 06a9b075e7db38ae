import { createHash } from "node:crypto";
import { demoDisputes } from "../demo/disputes/demo-disputes.ts";
import type { DemoAct } from "../demo/disputes/story.ts";
import { demoStartsAt } from "../demo/load-demo.ts";
import type { Instant } from "../domain/time.ts";
import { wallTime } from "../ledger/court-cache.ts";
import type { Database } from "../ledger/database.ts";
import { openLedger } from "../ledger/open-ledger.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { sendToCourt } from "./demo.ts";

/** Court time when the demonstration court is founded: before the first of its disputes comes in. */
export const demoFoundedAt: Instant = "2025-01-06T01:00:00.000Z";

/** Clocks whose due alarms are let act at once. */
const clocksAtOnce = 8;

export interface DemoDisputesParts {
  database: Database;
  /** Sets the clock at the end: its commit is waited for, and what was committed before is on disk then as well. */
  ledger: Ledger;
  sealKey?: Buffer | undefined;
  /** Told again and again how many of the commands are in the ledger. */
  told: (done: number, all: number) => void;
}

/**
 * Lets the demonstration's disputes happen: every command through the door on its own day, time acting in between as it would
 * have, and at the end the court's clock leaps to the morning on which the demonstration begins; with the leap every clock is
 * wanted, and the sweep starts their processes. A load that was cut short goes on where it stopped, since every command has its
 * own key. Gives the number of commands; none where the clock has leapt.
 */
export async function loadDemoDisputes({ database, ledger: durable, sealKey, told }: DemoDisputesParts): Promise<number> {
  const { clock } = (await durable.court()).state;
  if (clock.courtAnchorAt >= demoStartsAt) return 0;
  let now = demoFoundedAt;
  // What is past is mailed to nobody.
  const ledger = openLedger(database, { poke: () => undefined, wallNow: () => wallTime(clock, now), sealKey });

  const acts = demoDisputes(demoStartsAt);
  let done = 0;
  for (const together of byInstant(keyed(acts))) {
    now = together[0].at;
    // New ones one after the other, so that the same dispute has the same number everywhere.
    for (const act of together.filter(({ command }) => command.type === "Register")) await give(ledger, act);
    await Promise.all(byDispute(together).map(async (own) => {
      for (const act of own) if (act.command.type !== "Register") await give(ledger, act);
    }));
    done += together.length;
    told(done, acts.length);
  }
  now = demoStartsAt;
  await timeActs(ledger, [...new Set(acts.map((act) => `dispute/${act.dispute}`))], wallTime(clock, now));
  await sendToCourt(durable, { type: "SetClock", scale: 1, courtAnchorAt: demoStartsAt }, "demo/begins");
  return acts.length;
}

interface KeyedAct extends DemoAct { key: string }

function keyed(acts: readonly DemoAct[]): KeyedAct[] {
  const before = new Map<string, number>();
  return acts.map((act) => {
    const ordinal = before.get(act.dispute) ?? 0;
    before.set(act.dispute, ordinal + 1);
    return { ...act, key: `demo/${act.dispute}/${ordinal}` };
  });
}

/** Acts that happen at one time. */
function byInstant(acts: readonly KeyedAct[]): [KeyedAct, ...KeyedAct[]][] {
  const groups: [KeyedAct, ...KeyedAct[]][] = [];
  for (const act of acts) {
    const last = groups.at(-1);
    if (last !== undefined && last[0].at === act.at) last.push(act);
    else groups.push([act]);
  }
  return groups;
}

function byDispute(acts: readonly KeyedAct[]): KeyedAct[][] {
  const groups = new Map<string, KeyedAct[]>();
  for (const act of acts) groups.set(act.dispute, [...(groups.get(act.dispute) ?? []), act]);
  return [...groups.values()];
}

async function give(ledger: Ledger, { dispute, by, command, at, key }: KeyedAct): Promise<void> {
  const bodyHash = createHash("sha256").update(JSON.stringify(command)).digest();
  const outcome = await ledger.execute({ stream: dispute, kind: "dispute", command, actor: { id: by }, key, bodyHash });
  if (outcome.outcome !== "accepted") throw new Error(`the demonstration's ${command.type} of ${dispute} on ${at} was not accepted: ${JSON.stringify(outcome)}`);
}

/** What falls due until the demonstration begins: reminders, periods that are over, judgments that take effect. */
async function timeActs(ledger: Ledger, clocks: readonly string[], wallMs: number): Promise<void> {
  let next = 0;
  await Promise.all(Array.from({ length: clocksAtOnce }, async () => {
    for (let clock = clocks[next++]; clock !== undefined; clock = clocks[next++]) {
      while ((await ledger.fireDue(clock, wallMs)).more);
    }
  }));
}
