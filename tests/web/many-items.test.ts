import { CampaignViews } from "./pages/campaign-views.page.ts";
import { serveItems } from "./served-items.ts";
import { registeredItem, workbench, type Workbench } from "./workbench.ts";

let bench: Workbench;
beforeAll(async () => {
  bench = await workbench();
  await registeredItem(bench, { title: "大量事项所依据的事项" });
}, 120_000);
afterEach(() => bench.closeWindows(), 30_000);
afterAll(() => bench.close(), 60_000);

test("a board of 5,000 items counts all of them and draws only those in sight", async () => {
  const shell = await bench.enter("p-president");
  const statuses = ["Assigned", "InProgress", "SubmittedForSignOff", "Assigned"];
  const lights = ["green", "yellow", "red", "grey"];
  await serveItems(shell.page, 5_000, (index) => ({ status: statuses[index % 4], light: lights[index % 4] }));
  await new CampaignViews(shell).open("board");
  await shell.page.locator('[data-total="5000"]').waitFor({ timeout: 60_000 });
  expect(await shell.page.locator("[data-item]").count()).toBeLessThan(100);
}, 120_000);

test("a Gantt of 1,000 items has all of them as bars and draws only those in sight", async () => {
  const shell = await bench.enter("p-president");
  const on = (days: number): string => new Date(Date.UTC(2026, 2, 2 + days)).toISOString().slice(0, 10);
  await serveItems(shell.page, 1_000, (index) => ({ openedOn: on(index % 200), dueOn: on((index % 200) + 10), ...(index % 5 === 0 ? {} : { anchor: `w-${index - 1}` }) }));
  const views = new CampaignViews(shell);
  await views.open("gantt");
  await shell.page.locator('[data-bars="1000"]').waitFor({ timeout: 60_000 });
  await views.chart();
  expect(await shell.page.locator(".gantt-frame .wx-bar").count()).toBeLessThan(100);
}, 120_000);
