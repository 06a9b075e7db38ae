import type { Kysely } from "kysely";
import { civilDateOf, type CivilDate, type Instant } from "../domain/time.ts";
import type { Court } from "../domain/court/court-view.ts";
import type { Tables } from "../ledger/database.ts";
import { inboxCounts, listNotices, listTodos, readUntil } from "../ledger/queries/inbox.ts";
import { reachOf } from "../ledger/queries/reach.ts";
import { countWorkItems, listWorkItems } from "../ledger/queries/work-items.ts";
import type { Bench, BenchResult, BenchRun } from "./bench.ts";
import { openBenchCourt, type BenchCourt } from "./bench-court.ts";
import { callFrom, seeded } from "./callers.ts";
import { planOf, submitted } from "./campaign-plan.ts";
import { atMost, figure, quantile } from "./figures.ts";
import { castOf, registration } from "./item-mix.ts";
import { fillCourt } from "./plausible-rows.ts";
import { plansOf, wholeReads } from "./query-plans.ts";

const readers = 16;
const pageLength = 50;
const boundMs = 50;

interface Reader { court: Court; now: Instant; today: CivilDate; campaigns: number; random: () => number }
/** One page as its endpoint reads it. */
type Read = (db: Kysely<Tables>, reader: Reader, ledger: BenchCourt["ledger"]) => Promise<unknown>;

function pick<Value>(values: readonly Value[], random: () => number): Value {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new RangeError("nothing to pick from");
  return value;
}

/** People with a narrow, a wider and the widest reach: a judge, a head, a leader, a clerk, the president. */
const people = ["p-civil2-judge-1", "p-enforcement-officer-1", "p-civil2-head", "p-ip-head", "p-vice-president-1", "p-office-clerk-1", "p-president"];
/** Words that one in thirty items has, and longer ones that few have. */
const words = ["司法需求", "知识产权", "小微企业", "外贸企业执行案款", "诉前调解对接走访", "生态修复基金评估总结"];

const pages: Record<string, Read> = {
  inbox: (db, { now, random }) => {
    const person = pick(people, random);
    return Promise.all([inboxCounts(db, person, [person], now), listTodos(db, [person], pageLength, undefined), listNotices(db, person, pageLength, undefined), readUntil(db, person)]);
  },
  board: (db, { court, now, today, random }) => {
    const reach = reachOf(court, { id: pick(people, random) }, "read.work-item", now);
    return listWorkItems(db, reach, { open: true }, { today, limit: pageLength });
  },
  campaign: async (db, { court, now, today, campaigns, random }, ledger) => {
    const campaign = `g${1 + Math.floor(random() * campaigns)}`;
    const actor = { id: pick(people, random) };
    const loaded = await ledger.load(campaign);
    if (loaded === undefined) throw new Error(`no campaign ${campaign}`);
    await ledger.availableActions(loaded, actor);
    return Promise.all([countWorkItems(db, { campaign }, today), listWorkItems(db, reachOf(court, actor, "read.work-item", now), { campaign }, { today, limit: pageLength })]);
  },
  search: (db, { court, now, today, random }) => {
    const reach = reachOf(court, { id: pick(people, random) }, "read.work-item", now);
    return listWorkItems(db, reach, { text: pick(words, random) }, { today, limit: pageLength });
  },
};

async function measure({ servers, rounds, quick, say }: BenchRun): Promise<BenchResult> {
  const court = await openBenchCourt(servers);
  try {
    const now = await court.ledger.courtNow();
    const today = civilDateOf(now);
    const volume = quick ? { campaigns: 50, itemsACampaign: 20, eventsAnItem: 20 } : { campaigns: 1_000, itemsACampaign: 100, eventsAnItem: 20 };
    await submitted(court, "c-template", planOf({ items: volume.itemsACampaign, startsOn: today, due: { workingDays: 60, after: "start" } }));
    await court.done("campaign", "c-template", { type: "Approve" }, "p-vice-president-1");
    await court.done("work-item", "w-template", registration(castOf(0), today), castOf(0).supervisor);
    const startedMs = Date.now();
    await fillCourt(court.database, "c-template", "w-template", volume, today);
    say(`filled in ${Math.round((Date.now() - startedMs) / 1000)} s`);
    const { court: view } = await court.ledger.court();
    const reader = { court: view, now, today, campaigns: volume.campaigns, random: seeded(11) };
    const db = court.database.kysely;
    const plans: Record<string, string[][]> = {};
    const faults: string[] = [];
    for (const [page, read] of Object.entries(pages)) {
      plans[page] = await plansOf(court.database.pool, (watched) => read(watched, { ...reader, random: seeded(3) }, court.ledger));
      for (const plan of plans[page]) for (const table of wholeReads(plan)) faults.push(`${page} reads all of ${table}`);
    }
    for (const read of Object.values(pages)) await callFrom(readers, quick ? 32 : 320, async () => { await read(db, reader, court.ledger); });
    const p99: Record<string, number[]> = {};
    const p50: Record<string, number[]> = {};
    for (let round = 0; round < rounds; round += 1) {
      for (const [page, read] of Object.entries(pages)) {
        const took: number[] = [];
        await callFrom(readers, quick ? 64 : 1_600, async () => {
          const beganMs = performance.now();
          await read(db, reader, court.ledger);
          took.push(performance.now() - beganMs);
        });
        (p99[page] ??= []).push(quantile(took, 0.99));
        (p50[page] ??= []).push(quantile(took, 0.5));
      }
      say(`round ${round + 1}: p99 ${JSON.stringify(Object.fromEntries(Object.entries(p99).map(([page, ms]) => [page, ms.at(-1)])))} ms`);
    }
    const { rows: sizes } = await court.database.pool.query<{ items: string; events: string; notices: string }>("SELECT (SELECT count(*) FROM work_items) AS items, (SELECT count(*) FROM events) AS events, (SELECT count(*) FROM notices) AS notices");
    const each = (of: Record<string, number[]>): Record<string, ReturnType<typeof figure>> => Object.fromEntries(Object.entries(of).map(([page, ms]) => [page, figure(ms)]));
    return {
      figures: { rows: sizes[0], readers, p99Ms: each(p99), p50Ms: each(p50), wholeReads: faults, plans },
      bars: [...Object.entries(p99).map(([page, ms]) => atMost(`${page}: p99 in ms`, figure(ms).median, boundMs)), atMost("large tables read whole by a page", quick ? 0 : faults.length, 0)],
    };
  } finally {
    await court.close();
  }
}

export const reads: Bench = {
  name: "reads",
  about: "inbox, board, campaign page and item search on 100,000 items and 2,000,000 events, 16 readers at once",
  run: measure,
};
