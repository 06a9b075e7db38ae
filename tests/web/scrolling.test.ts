import type { Page } from "playwright-core";
import { CampaignViews } from "./pages/campaign-views.page.ts";
import { registeredItem, workbench, type Workbench } from "./workbench.ts";

let bench: Workbench;
beforeAll(async () => {
  bench = await workbench();
  await registeredItem(bench, { title: "滚动测量所依据的事项" });
}, 120_000);
afterEach(() => bench.closeWindows(), 30_000);
afterAll(() => bench.close(), 60_000);

interface Line { id: string; title: string; [field: string]: unknown }

/** 50 frames a second. */
const mostFrameMs = 20;
const mostRounds = 6;

/** Pages of the list, made of a real answer, in the API's place: as many items as told, each with what `change` says. */
async function serveItems(page: Page, count: number, change: (index: number) => object): Promise<void> {
  const answer = await page.request.get("/api/v1/work-items?limit=1");
  const { items: [real], todayOn } = await answer.json() as { items: [Line]; todayOn: string };
  await page.route(/\/api\/v1\/work-items\?/, async (route) => {
    const asked = new URL(route.request().url()).searchParams;
    const from = Number(asked.get("cursor") ?? 0);
    const until = Math.min(count, from + Number(asked.get("limit")));
    const items = Array.from({ length: until - from }, (_one, index) => ({ ...real, id: `w-${from + index}`, title: `${real.title} ${from + index}`, ...change(from + index) }));
    await route.fulfill({ json: { items, todayOn, ...(until < count ? { nextCursor: String(until) } : {}) } });
  });
}

interface Measured { median: number; p95: number; frames: number; moved: number }

/** Scrolls what is found by the selector and scrolls furthest, step by step at each frame, and takes the time between frames, ms. */
async function scrolled(page: Page, selector: string, axis: "top" | "left", stepPx: number): Promise<Measured> {
  return page.evaluate(async ([found, along, step]) => {
    const room = (one: Element): number => (along === "top" ? one.scrollHeight - one.clientHeight : one.scrollWidth - one.clientWidth);
    const frame = [...document.querySelectorAll(found)].filter((one) => ["auto", "scroll"].includes(along === "top" ? getComputedStyle(one).overflowY : getComputedStyle(one).overflowX)).sort((a, b) => room(b) - room(a))[0];
    if (frame === undefined || room(frame) < 1_000) throw new Error(`nothing under ${found} scrolls`);
    const key = along === "top" ? "scrollTop" : "scrollLeft";
    const before = frame[key];
    const times: number[] = [];
    await new Promise<void>((resolve) => {
      const next = (now: number): void => {
        times.push(now);
        frame[key] = (frame[key] + step) % room(frame);
        if (times.length > 240) resolve();
        else requestAnimationFrame(next);
      };
      requestAnimationFrame(next);
    });
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0)).sort((a, b) => a - b);
    return { median: gaps[Math.floor(gaps.length / 2)] ?? 0, p95: gaps[Math.floor(gaps.length * 0.95)] ?? 0, frames: gaps.length, moved: Math.abs(frame[key] - before) };
  }, [selector, axis, stepPx] as const);
}

/** The best of a few rounds: what else runs on the machine can only make a page slower than it is. */
async function bestOf(what: string, page: Page, selector: string, axis: "top" | "left", stepPx: number): Promise<Measured> {
  let best = await scrolled(page, selector, axis, stepPx);
  told(what, best);
  for (let round = 1; round < mostRounds && best.median > mostFrameMs; round += 1) {
    const next = await scrolled(page, selector, axis, stepPx);
    told(what, next);
    if (next.median < best.median) best = next;
  }
  return best;
}

function told(what: string, { median, p95, frames }: Measured): void {
  process.stdout.write(`${what}: median ${median.toFixed(1)} ms a frame (${Math.round(1_000 / median)} a second), p95 ${p95.toFixed(1)} ms, ${frames} frames\n`);
}

test("a board of 5,000 items scrolls at 50 frames a second or more", async () => {
  const shell = await bench.enter("p-president");
  const statuses = ["Assigned", "InProgress", "SubmittedForSignOff", "Assigned"];
  const lights = ["green", "yellow", "red", "grey"];
  await serveItems(shell.page, 5_000, (index) => ({ status: statuses[index % 4], light: lights[index % 4] }));
  const views = new CampaignViews(shell);
  await views.open("board");
  await shell.page.locator('[data-total="5000"]').waitFor({ timeout: 60_000 });
  expect(await shell.page.locator("[data-item]").count()).toBeLessThan(100);
  const measured = await bestOf("board of 5,000 items", shell.page, '[data-column="toAccept"] *', "top", 60);
  expect([measured.moved > 5_000, measured.median <= mostFrameMs]).toEqual([true, true]);
}, 180_000);

test("a Gantt of 1,000 bars scrolls at 50 frames a second or more, down and sideways", async () => {
  const shell = await bench.enter("p-president");
  const on = (days: number): string => new Date(Date.UTC(2026, 2, 2 + days)).toISOString().slice(0, 10);
  await serveItems(shell.page, 1_000, (index) => ({ openedOn: on(index % 200), dueOn: on((index % 200) + 10), ...(index % 5 === 0 ? {} : { anchor: `w-${index - 1}` }) }));
  const views = new CampaignViews(shell);
  await views.open("gantt");
  await shell.page.locator('[data-bars="1000"]').waitFor({ timeout: 60_000 });
  await views.chart();
  const down = await bestOf("Gantt of 1,000 bars, down", shell.page, ".gantt-frame *", "top", 30);
  const sideways = await bestOf("Gantt of 1,000 bars, sideways", shell.page, ".gantt-frame *", "left", 20);
  expect([down.moved > 1_000, sideways.moved > 500, down.median <= mostFrameMs, sideways.median <= mostFrameMs]).toEqual([true, true, true, true]);
}, 180_000);
