import type { Browser, Page } from "playwright-core";
import type { Bench, BenchResult, BenchRun } from "./bench.ts";
import { atMost, figure, quantile } from "./figures.ts";
import { until } from "./waiting.ts";
import { openWorkbench, signedIn } from "./workbench.ts";

/** Notes in the page when it can first be used, and how long each interaction takes until it is seen (Event Timing, ms). */
const watch = `
  globalThis.noted = { usableMs: undefined, interactionsMs: [] };
  const look = () => {
    if (document.querySelector("main h1") === null || document.querySelector("main .ant-skeleton, main .ant-spin-spinning") !== null) return requestAnimationFrame(look);
    noted.usableMs = performance.now();
  };
  requestAnimationFrame(look);
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (entry.interactionId > 0) noted.interactionsMs.push(entry.duration); }).observe({ type: "event", durationThreshold: 16 });
`;

interface Noted { usableMs: number; interactionsMs: number[]; scriptKB: number }

async function firstView(browser: Browser, origin: string, person: string, act: (page: Page) => Promise<void>): Promise<Noted> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "zh-CN", baseURL: origin });
  try {
    await signedIn(context, origin, person);
    const page = await context.newPage();
    await page.addInitScript(watch);
    await page.goto("/");
    await until("the page can be used", () => page.evaluate<boolean>("noted.usableMs !== undefined"), 60_000);
    const scriptKB = Number(await page.evaluate("performance.getEntriesByType('resource').filter((entry) => entry.name.endsWith('.js')).reduce((sum, entry) => sum + entry.encodedBodySize, 0) / 1024"));
    await act(page);
    // Two frames, so that the last interaction has been painted and reported.
    await page.evaluate("new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 100))))");
    const noted = await page.evaluate<{ usableMs: number; interactionsMs: number[] }>("noted");
    return { ...noted, scriptKB };
  } finally {
    await context.close();
  }
}

/** What people do most: move through the inbox by keys, open the search and type, change the look, open another list. */
async function aMinuteAtTheDesk(page: Page): Promise<void> {
  for (const key of ["j", "j", "k", "j"]) await page.keyboard.press(key);
  await page.keyboard.press("Control+k");
  await page.locator(".ant-modal input").first().waitFor();
  await page.keyboard.type("专项", { delay: 50 });
  await page.keyboard.press("Escape");
  await page.locator(".language-switch").click();
  await page.locator(".language-switch").click();
  await page.getByRole("menuitem", { name: "督办事项" }).first().click();
  await page.locator("main h1").first().waitFor();
}

async function measure({ servers, rounds, quick, say }: BenchRun): Promise<BenchResult> {
  const { browser, origin, close } = await openWorkbench(servers);
  try {
    const people = ["p-president", "p-civil2-head", "p-office-clerk-1"];
    const usable: number[] = [];
    const interactions: number[] = [];
    let scriptKB = 0;
    for (let round = 0; round < (quick ? 1 : rounds); round += 1) {
      for (const person of people) {
        const noted = await firstView(browser, origin, person, aMinuteAtTheDesk);
        usable.push(noted.usableMs);
        interactions.push(...noted.interactionsMs);
        scriptKB = Math.max(scriptKB, noted.scriptKB);
        say(`${person}: usable after ${Math.round(noted.usableMs)} ms, slowest interaction ${Math.max(0, ...noted.interactionsMs)} ms`);
      }
    }
    return {
      figures: { firstUsableViewMs: figure(usable), interactionsMs: { count: interactions.length, median: quantile(interactions, 0.5), p95: quantile(interactions, 0.95), max: quantile(interactions, 1) }, initialScriptKBCompressed: Math.round(scriptKB) },
      bars: [
        atMost("milliseconds to the first usable view, with an empty cache", quantile(usable, 0.5), 1_500),
        atMost("milliseconds from an interaction until it is seen (95 of 100)", quantile(interactions, 0.95), 100),
        atMost("kilobytes of compressed JavaScript on the first page", scriptKB, 450),
      ],
    };
  } finally {
    await close();
  }
}

export const page: Bench = { name: "page", about: "the workbench in Chromium on the demonstration court: first usable view with an empty cache, interactions, size", run: measure };
