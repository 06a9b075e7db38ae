import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { CampaignViews } from "./pages/campaign-views.page.ts";
import { registeredItem, submittedItem, workbench, type Workbench } from "./workbench.ts";

let bench: Workbench;
let running: string;
let submitted: string;
let byHand: string;

interface Plan { title: string; lead: string; leaderInCharge: string; milestones: { id: string; name: string }[] }

function planOf(file: string): Plan {
  return parse(readFileSync(join(__dirname, `../../demo/plans/${file}.yaml`), "utf8")) as Plan;
}

async function submittedPlan(file: string): Promise<string> {
  const plan = planOf(file);
  const { id } = await bench.command(plan.lead, "/campaigns", { plan });
  await bench.command(plan.lead, `/campaigns/${String(id)}/submit`, {});
  return String(id);
}

beforeAll(async () => {
  bench = await workbench();
  running = await submittedPlan("private-economy");
  await bench.command(planOf("private-economy").leaderInCharge, `/campaigns/${running}/approve`, {});
  submitted = await submittedPlan("environmental-justice");
  byHand = await registeredItem(bench, { title: "手工登记的事项", due: { on: "2026-03-12" } });
  await submittedItem(bench, { title: "已申报的事项" });
  await bench.court.until("the plan's items are there", async () => await countOf({ campaign: running }) > 5);
}, 120_000);
afterEach(() => bench.closeWindows(), 30_000);
afterAll(() => bench.close(), 60_000);

/** How many items GET /work-items lists under a filter, for the president. */
async function countOf(filters: Record<string, string>): Promise<number> {
  let count = 0;
  for (let cursor: string | undefined; ; ) {
    const page = await bench.read("p-president", `/work-items?${new URLSearchParams({ ...filters, limit: "200", ...(cursor === undefined ? {} : { cursor }) }).toString()}`) as { items: unknown[]; nextCursor?: string };
    count += page.items.length;
    cursor = page.nextCursor;
    if (cursor === undefined) return count;
  }
}

async function enter(view: Parameters<CampaignViews["open"]>[0], filters: Record<string, string> = {}, viewport?: { width: number; height: number }): Promise<CampaignViews> {
  const views = new CampaignViews(await bench.enter("p-president", viewport === undefined ? {} : { viewport }));
  await views.open(view, filters);
  return views;
}

test("the list says what a campaign waits for, and a light's number leads to exactly those items", async () => {
  const views = await enter("list");
  expect(await views.campaign(submitted).innerText()).toMatch(/待 .+ 审批任务书/);
  const row = views.campaign(running);
  expect(await row.innerText()).toMatch(/目标 0\/4 达成[\s\S]*个工作日[\s\S]*下一节点：涉企问题摸排完成/);
  const figure = row.locator(".figure").first();
  const said = Number(/\d+/.exec(await figure.innerText())?.[0]);
  await figure.click();
  const filters = views.filters();
  expect(filters["campaign"]).toBe(running);
  expect([await views.total(), await countOf(filters)]).toEqual([said, said]);
}, 60_000);

test("an item stands in the column of its state, and its card leads to it by the keyboard", async () => {
  const views = await enter("board");
  expect(Object.values(await views.columns()).reduce((sum, count) => sum + count, 0)).toBe(await countOf({}));
  expect((await views.columns())["toReview"]).toBe(await countOf({ status: "SubmittedForSignOff" }));
  const card = views.shell.page.locator('[data-column="toAccept"]').locator(`[data-item="${byHand}"]`);
  expect(await card.innerText()).toMatch(/个工作日[\s\S]*民二庭员额法官一/);
  await card.getByRole("link").focus();
  await views.shell.page.keyboard.press("Enter");
  await views.shell.page.waitForURL(`**/items/${byHand}`);
}, 60_000);

test("the four views share the filters of the address bar", async () => {
  const filters = { campaign: running, department: "civil-2" };
  const count = await countOf(filters);
  const views = await enter("board", filters);
  expect(await views.total()).toBe(count);
  await views.choose("tree");
  expect(await views.total()).toBe(count);
  await views.choose("gantt");
  await views.chart();
  expect([await views.total(), Number(await views.shell.page.locator("[data-bars]").getAttribute("data-bars"))]).toEqual([count, count + 1 + planOf("private-economy").milestones.length]);
  await views.choose("calendar");
  await views.total();
  expect(views.filters()).toEqual(filters);
}, 60_000);

test("a filter that is chosen stands in the address, and going back takes the view back", async () => {
  const views = await enter("board");
  const all = await views.total();
  await views.shell.page.getByRole("combobox", { name: "状态灯" }).click();
  await views.shell.page.locator(".ant-select-item-option").filter({ hasText: "未计时" }).click();
  await views.shell.page.waitForURL(/light=grey/);
  await views.shell.page.locator(`[data-total="${await countOf({ light: "grey" })}"]`).waitFor();
  expect(await views.total()).toBeLessThan(all);
  await views.choose("tree");
  await views.shell.page.goBack();
  await views.shell.page.waitForURL(/view=board.*light=grey|light=grey.*view=board/);
}, 60_000);

test("every number of the tree is the length of the list that it leads to", async () => {
  const views = await enter("tree");
  expect(await views.total()).toBe(await countOf({}));
  await views.place("civil-2").locator("button").click();
  await views.place("civil-2/civil-2-judge").locator("button").click();
  for (const key of ["court", "civil-2", "civil-2/civil-2-judge", "civil-2/civil-2-judge/p-civil2-judge-1"]) {
    for (const figure of await views.place(key).locator(".figure").all()) {
      const said = Number(/(\d+)\s*$/.exec(await figure.innerText())?.[1]);
      const query = Object.fromEntries(new URL(await figure.getAttribute("href") ?? "", bench.url).searchParams);
      delete query["view"];
      expect([key, query, await countOf(query)]).toEqual([key, query, said]);
    }
  }
}, 60_000);

test("the chart has milestones, what depends on what, days off and today, and a bar leads to its item", async () => {
  const views = await enter("gantt", { campaign: running });
  const chart = await views.chart();
  await chart.locator(".gantt-off").first().waitFor();
  expect([await chart.locator(".wx-gantt-holidays .gantt-today").count(), await chart.locator(".wx-bar.wx-milestone").count() > 0, await chart.locator(".wx-links .wx-line, svg.wx-links polyline").count() > 0]).toEqual([1, true, true]);
  const bar = chart.locator(".bar-link-item").first();
  const path = await bar.getAttribute("href");
  await bar.focus();
  await views.shell.page.keyboard.press("Enter");
  await views.shell.page.waitForURL(`**${String(path)}`);
}, 60_000);

test("the calendar has the court's holidays and make-up days, and each item on its due day", async () => {
  const views = await enter("calendar", { month: "2026-02" });
  await views.day("2026-02-28").getByText("班").waitFor();
  expect(await views.day("2026-02-23").innerText()).toContain("休");
  await views.open("calendar", { month: "2026-03" });
  await views.day("2026-03-12").getByText("手工登记的事项").click();
  await views.shell.page.waitForURL(`**/items/${byHand}`);
}, 60_000);

test("what is on the screen is what is exported", async () => {
  const views = await enter("board", { department: "civil-2" });
  const count = await views.total();
  await views.shell.page.getByRole("button", { name: "导出" }).click();
  const [download] = await Promise.all([views.shell.page.waitForEvent("download"), views.shell.page.getByText("CSV").click()]);
  expect(readFileSync(await download.path(), "utf8").trim().split("\n").length).toBe(count + 1);
}, 60_000);

test("where nothing fits the page says what to do, and does it", async () => {
  const views = await enter("board", { q: "没有这样的事项" });
  await views.shell.page.getByText("没有符合条件的事项").waitFor();
  await views.shell.page.getByRole("link", { name: "清除全部筛选" }).click();
  expect([await views.total(), views.filters()]).toEqual([await countOf({}), {}]);
}, 60_000);

test("on a phone of 360 px no view scrolls sideways, and filters open when asked for", async () => {
  const views = await enter("list", {}, { width: 360, height: 740 });
  for (const view of ["list", "board", "tree", "gantt", "calendar"] as const) {
    await views.open(view);
    if (view !== "list") await views.total();
    expect([view, await views.shell.page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([view, 360]);
  }
  await views.shell.page.getByRole("button", { name: /^筛选/ }).click();
  await views.shell.page.getByRole("combobox", { name: "状态灯" }).waitFor();
}, 60_000);
