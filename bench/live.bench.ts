import { createHash, randomUUID } from "node:crypto";
import { get } from "node:http";
import { civilDateOf } from "../domain/time.ts";
import type { Bench, BenchResult, BenchRun } from "./bench.ts";
import { startDemoApi } from "./demo-api.ts";
import { atMost, quantile } from "./figures.ts";
import { HttpCaller, signIn } from "./http-caller.ts";
import { castOf, registration } from "./item-mix.ts";
import { residentMB } from "./resident-memory.ts";
import { until, untilTime } from "./waiting.ts";

const clients = 200;
/** Within the limit of pages that one person may have open. */
const pagesAPerson = 10;
const changeEveryMs = 250;
const lookEveryMs = 5_000;
/** Longest wait for the last change to arrive. */
const lateMs = 10_000;

/** One open page. Ends when the server ends it, and then comes back with the place where it left off, as a browser does. */
class Page {
  private request: ReturnType<typeof get> | undefined;
  private lastId = "";
  private open = true;
  /** Milliseconds (performance.now) since which it has been connected. */
  connectedAtMs = 0;
  /** Stream of each registration told of → when. */
  readonly told = new Map<string, number>();

  constructor(private readonly address: string, private readonly cookie: string) {
    this.connect();
  }

  private connect(): void {
    const headers = { Cookie: this.cookie, ...(this.lastId === "" ? {} : { "Last-Event-ID": this.lastId }) };
    this.request = get(this.address, { headers, agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
        const blocks = text.split("\n\n");
        text = blocks.pop() ?? "";
        for (const block of blocks) this.take(block);
      });
      response.once("close", () => this.comeBack());
    });
    this.request.once("error", () => this.comeBack());
  }

  private comeBack(): void {
    this.connectedAtMs = 0;
    this.request?.removeAllListeners().on("error", () => undefined);
    if (this.open) setTimeout(() => { if (this.open) this.connect(); }, 2_000);
  }

  private take(block: string): void {
    const nowMs = performance.now();
    const field = (name: string): string => new RegExp(`^${name}:(.*)$`, "m").exec(block)?.[1]?.trim() ?? "";
    if (field("id") !== "") this.lastId = field("id");
    if (field("event") === "ready" || field("event") === "reset") this.connectedAtMs = nowMs;
    if (field("event") !== "change") return;
    const stream = /"stream":"(w-[^"]+)"/.exec(field("data"))?.[1];
    if (stream !== undefined && field("data").includes('"type":"Registered"')) this.told.set(stream, nowMs);
  }

  close(): void {
    this.open = false;
    this.request?.destroy();
  }
}

/** Everyone in the demonstration court who may read any work item, so that every page is told of every change. */
const readers = [
  "p-president", "p-vice-president-1", "p-vice-president-2", "p-vice-president-3", "p-vice-president-4", "p-office-head", "p-office-clerk-1", "p-office-clerk-2",
  "p-trial-management-head", "p-trial-management-officer-1", "p-supervision-head", "p-auditor-1",
];
/** People of departments that carry none of the items: their pages are asked about every change, and told of none. */
const others = ["p-filing-window-1", "p-criminal-judge-1", "p-tribunal1-judge-1", "p-tribunal2-judge-1", "p-tribunal3-judge-1", "p-political-head", "p-filing-judge-1", "p-filing-mediator-1"];

async function measure({ servers, quick, say }: BenchRun): Promise<BenchResult> {
  const api = await startDemoApi(servers);
  const { ledger, origin } = api;
  const caller = new HttpCaller(origin);
  const pages: Page[] = [];
  try {
    const people = [...readers, ...others];
    const cookies = new Map<string, string>();
    for (const person of people) cookies.set(person, await signIn(caller, person));
    const openPages = (count: number, of: readonly string[]): Page[] => Array.from({ length: count }, (_, at) => {
      const page = new Page(`${origin}/api/v1/events`, cookies.get(of[Math.floor(at / pagesAPerson) % of.length] ?? "") ?? "");
      pages.push(page);
      return page;
    });
    const told = openPages(readers.length * pagesAPerson, readers);
    const untold = openPages(clients - told.length, others);
    await until("every page is connected", () => pages.every((page) => page.connectedAtMs > 0), 30_000);

    const today = civilDateOf(await ledger.courtNow());
    const delaysMs: number[] = [];
    const memoryMB: { atS: number; mb: number }[] = [];
    const changes = quick ? 20 : (10 * 60_000) / changeEveryMs;
    const startedMs = performance.now();
    const startedAtMs = Date.now();
    let missed = 0;
    let nextLookMs = 0;
    const waiting: { stream: string; committedMs: number; expected: Page[] }[] = [];
    const settle = (all: boolean): void => {
      while (waiting.length > 0) {
        const first = waiting[0];
        if (first === undefined || (!all && performance.now() - first.committedMs < lateMs)) return;
        waiting.shift();
        for (const page of first.expected) {
          const atMs = page.told.get(first.stream);
          if (atMs === undefined) missed += 1;
          else if (page.connectedAtMs > 0 && page.connectedAtMs < first.committedMs) delaysMs.push(Math.max(0, atMs - first.committedMs));
          page.told.delete(first.stream);
        }
      }
    };
    for (let ordinal = 0; ordinal < changes; ordinal += 1) {
      await untilTime(startedAtMs + ordinal * changeEveryMs);
      const cast = castOf(ordinal);
      const stream = `w-live-${ordinal}`;
      const outcome = await ledger.execute({ stream, kind: "work-item", command: registration(cast, today), actor: { id: cast.supervisor }, key: randomUUID(), bodyHash: createHash("sha256").update(stream).digest() });
      if (outcome.outcome !== "accepted") throw new Error(`${stream}: ${JSON.stringify(outcome)}`);
      waiting.push({ stream, committedMs: performance.now(), expected: told });
      settle(false);
      if (performance.now() - startedMs >= nextLookMs) {
        memoryMB.push({ atS: Math.round((performance.now() - startedMs) / 1000), mb: residentMB(api.pid) });
        if (memoryMB.length % 12 === 0) say(`${memoryMB.at(-1)?.atS ?? 0} s: API ${memoryMB.at(-1)?.mb ?? 0} MB, ${delaysMs.length} arrivals`);
        nextLookMs += lookEveryMs;
      }
    }
    const lastStream = `w-live-${changes - 1}`;
    await until("the last change has arrived", () => told.every((page) => page.told.has(lastStream)), lateMs).catch(() => undefined);
    settle(true);
    const wrongly = untold.reduce((sum, page) => sum + page.told.size, 0);
    // The start, with its sign-ins and first compilations, is left out: what must not grow is what comes after it.
    const mb = memoryMB.map((look) => look.mb);
    const early = quantile(mb.slice(Math.floor(mb.length * 0.2), Math.ceil(mb.length * 0.4)), 0.5);
    const late = quantile(mb.slice(Math.floor(mb.length * 0.8)), 0.5);
    return {
      figures: {
        clients, toldOfEach: told.length, changes, arrivals: delaysMs.length, missed, wronglyTold: wrongly,
        delayMs: { median: Math.round(quantile(delaysMs, 0.5)), p99: Math.round(quantile(delaysMs, 0.99)), max: Math.round(quantile(delaysMs, 1)) },
        apiResidentMB: { early, late, growth: Number((late / early).toPrecision(4)), everyMinute: memoryMB.filter((_, at) => at % 12 === 0).map((look) => look.mb) },
      },
      bars: [
        atMost("milliseconds from commit to the slowest open page", quantile(delaysMs, 1), 1_000),
        atMost("changes that a page missed, or was told of without authority", missed + wrongly, 0),
        atMost("API's memory in the last two minutes against minutes two to four", late / early, 1.1),
      ],
    };
  } finally {
    for (const page of pages) page.close();
    caller.close();
    await api.close();
  }
}

export const live: Bench = { name: "live", about: "200 open pages that are told of changes for ten minutes: delay after the commit, and the API's memory", run: measure };
