import type { Page } from "playwright-core";
import type { Bench, BenchResult, BenchRun } from "./bench.ts";
import { atMost, figure } from "./figures.ts";
import { openWorkbench, signedIn } from "./workbench.ts";

const today = Date.now();
const on = (days: number): string => new Date(today + days * 86_400_000).toISOString().slice(0, 10);

/** Lines of the list in the API's place, page by page: only the page is measured here. */
async function serveItems(page: Page, count: number, lineOf: (index: number) => object): Promise<void> {
  await page.route(/\/api\/v1\/work-items\?/, async (route) => {
    const asked = new URL(route.request().url()).searchParams;
    const from = Number(asked.get("cursor") ?? 0);
    const until = Math.min(count, from + Number(asked.get("limit")));
    const items = Array.from({ length: until - from }, (_, at) => ({
      id: `w-${from + at}`, title: `规上民营企业司法需求清单与答复 ${from + at}`, status: "InProgress", light: "green", source: "superior", department: "civil-2", post: "civil-2-judge", responsible: "p-civil2-judge-1",
      supervisor: "p-civil2-head", registeredBy: "p-office-clerk-1", priority: "A", weight: 3, provisional: false, missedReports: 0, dependents: 0, progress: 40, version: 3, dueOn: on(20), openedOn: on(-10), ...lineOf(from + at),
    }));
    await route.fulfill({ json: { items, todayOn: on(0), ...(until < count ? { nextCursor: String(until) } : {}) } });
  });
}

/** Scrolls what is found by the selector and scrolls furthest, a step at each frame; gives the milliseconds between frames. */
async function frames(page: Page, selector: string, axis: "Top" | "Left", stepPx: number): Promise<number[]> {
  return page.evaluate<number[]>(`(async () => {
    const size = ${JSON.stringify(axis === "Top" ? "Height" : "Width")};
    const room = (one) => one["scroll" + size] - one["client" + size];
    const style = (one) => getComputedStyle(one)[${JSON.stringify(axis === "Top" ? "overflowY" : "overflowX")}];
    const frame = [...document.querySelectorAll(${JSON.stringify(selector)})].filter((one) => ["auto", "scroll"].includes(style(one))).sort((a, b) => room(b) - room(a))[0];
    if (frame === undefined || room(frame) < 1_000) throw new Error("nothing scrolls under " + ${JSON.stringify(selector)});
    const times = [];
    await new Promise((resolve) => {
      const next = (now) => {
        times.push(now);
        frame.scroll${axis} = (frame.scroll${axis} + ${stepPx}) % room(frame);
        if (times.length > 240) resolve(); else requestAnimationFrame(next);
      };
      requestAnimationFrame(next);
    });
    return times.slice(1).map((time, at) => time - times[at]);
  })()`);
}

const median = (values: readonly number[]): number => figure(values).median;

async function measure({ servers, rounds, quick, say }: BenchRun): Promise<BenchResult> {
  const { browser, origin, close } = await openWorkbench(servers);
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "zh-CN", baseURL: origin });
    await signedIn(context, origin, "p-president");
    const board = await context.newPage();
    const statuses = ["Assigned", "InProgress", "SubmittedForSignOff", "Assigned"];
    await serveItems(board, 5_000, (index) => ({ status: statuses[index % 4], light: ["green", "yellow", "red", "grey"][index % 4] }));
    await board.goto("/campaigns?view=board");
    await board.locator('[data-total="5000"]').waitFor({ timeout: 120_000 });
    const gantt = await context.newPage();
    await serveItems(gantt, 1_000, (index) => ({ openedOn: on(index % 200), dueOn: on((index % 200) + 10), ...(index % 5 === 0 ? {} : { anchor: `w-${index - 1}` }) }));
    await gantt.goto("/campaigns?view=gantt");
    await gantt.locator('[data-bars="1000"]').waitFor({ timeout: 120_000 });
    await gantt.locator(".gantt-frame .wx-bar").first().waitFor({ timeout: 120_000 });
    const frameMs = { board: [] as number[], ganttDown: [] as number[], ganttSideways: [] as number[] };
    for (let round = 0; round < (quick ? 1 : rounds); round += 1) {
      await board.bringToFront();
      frameMs.board.push(median(await frames(board, '[data-column="toAccept"] *', "Top", 60)));
      await gantt.bringToFront();
      frameMs.ganttDown.push(median(await frames(gantt, ".gantt-frame *", "Top", 40)));
      frameMs.ganttSideways.push(median(await frames(gantt, ".gantt-frame *", "Left", 20)));
      say(`round ${round + 1}: ${JSON.stringify({ board: frameMs.board.at(-1), ganttDown: frameMs.ganttDown.at(-1), ganttSideways: frameMs.ganttSideways.at(-1) })} ms a frame`);
    }
    const figures = { board: figure(frameMs.board), ganttDown: figure(frameMs.ganttDown), ganttSideways: figure(frameMs.ganttSideways) };
    return {
      figures: { medianFrameMs: figures },
      bars: [
        atMost("milliseconds a frame, board of 5,000 items (50 a second)", figures.board.median, 20),
        atMost("milliseconds a frame, Gantt of 1,000 bars, down", figures.ganttDown.median, 20),
        atMost("milliseconds a frame, Gantt of 1,000 bars, sideways", figures.ganttSideways.median, 20),
      ],
    };
  } finally {
    await close();
  }
}

export const scrolling: Bench = { name: "scrolling", about: "frames while a board of 5,000 items and a Gantt of 1,000 bars scroll in Chromium", run: measure };
