import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { CourtMap } from "./pages/court-map.page.ts";
import { registeredItem, workbench, type Workbench } from "./workbench.ts";

interface Plan { title: string; brand: string; lead: string; leaderInCharge: string; goals: { metric: string; name: string; target: number; unit: string }[] }

let bench: Workbench;
let campaign: string;
let plan: Plan;
beforeAll(async () => {
  bench = await workbench();
  plan = parse(readFileSync(join(__dirname, "../../demo/plans/private-economy.yaml"), "utf8")) as Plan;
  campaign = String((await bench.command(plan.lead, "/campaigns", { plan })).id);
  await bench.command(plan.lead, `/campaigns/${campaign}/submit`, {});
  await bench.command(plan.leaderInCharge, `/campaigns/${campaign}/approve`, {});
  await bench.court.until("the campaign's items are opened", async () => {
    const { rows } = await bench.court.database.pool.query<{ count: string }>("SELECT count(*) FROM work_items WHERE campaign_id = $1", [campaign]);
    return Number(rows[0]?.count) > 5;
  });
}, 120_000);
afterEach(() => bench.closeWindows(), 30_000);
afterAll(() => bench.close(), 60_000);

const figures: [string, (map: CourtMap) => ReturnType<CourtMap["total"]>][] = [
  ["the total", (map) => map.total("open")],
  ["a campaign's items", (map) => map.campaign(campaign).locator(".map-card-progress .figure")],
  ["a campaign's light", (map) => map.campaign(campaign).locator("[data-light] .figure").first()],
  ["a department's load", (map) => map.load("civil-2").locator(".figure").first()],
  ["a person's load", (map) => map.load("p-civil2-judge-1").locator(".figure").first()],
  ["those who wait for a critical item", (map) => map.critical().first().locator(".map-waiting")],
];

test.each(figures)("%s leads to exactly the items that it counts", async (_name, figureOf) => {
  await registeredItem(bench, { title: "一盘棋中的事项" });
  const map = new CourtMap(await bench.enter("p-president", { path: "/map" }));
  const figure = figureOf(map);
  await figure.waitFor();
  const count = await map.count(figure);
  expect(count).toBeGreaterThan(0);
  expect(await map.itemsBehind(figure)).toBe(count);
}, 60_000);

test("every light stands in words and as an icon, never as a colour alone", async () => {
  const map = new CourtMap(await bench.enter("p-president", { path: "/map" }));
  const lights = map.campaign(campaign).locator(".light");
  expect(await lights.count()).toBeGreaterThan(plan.goals.length);
  for (const light of await lights.all()) expect([await light.locator("svg").count(), (await light.innerText()).trim() !== ""]).toEqual([1, true]);
}, 60_000);

test.each([[1_920, 1_080], [3_840, 2_160]])("the whole court fits one screen of %i × %i", async (width, height) => {
  const { shell } = new CourtMap(await bench.enter("p-president", { path: "/map", viewport: { width, height } }));
  expect(await shell.page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight])).toEqual([width, height]);
  for (const name of ["map-campaigns", "map-critical", "map-departments", "map-persons"]) expect(await shell.page.locator(`#${name}`).isVisible()).toBe(true);
}, 60_000);

test("on a phone nothing scrolls sideways", async () => {
  const shell = await bench.enter("p-president", { path: "/map", viewport: { width: 360, height: 740 } });
  for (const path of ["/map", "/brands", `/brands/${encodeURIComponent(plan.brand)}`]) {
    await shell.open(path);
    expect([path, await shell.page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([path, 360]);
  }
}, 60_000);

test("what others change moves the map by itself", async () => {
  const map = new CourtMap(await bench.enter("p-president", { path: "/map" }));
  await map.shell.live();
  const before = await map.count(map.total("open"));
  await registeredItem(bench, { title: "别人刚刚立项的事项" });
  await map.shell.page.locator('[data-total="open"]', { hasText: `在办 ${before + 1} 项` }).waitFor({ timeout: 10_000 });
}, 60_000);

test("a brand shows what it achieved: goals reached and every result", async () => {
  const goal = plan.goals[0];
  if (goal === undefined) throw new Error("the plan has no goal");
  await bench.command(plan.lead, `/campaigns/${campaign}/record-result`, { metric: goal.metric, value: goal.target, unit: goal.unit, on: "2026-03-02", note: "首月成效" });
  const shell = await bench.enter("p-president", { path: "/brands" });
  await shell.page.locator(`[data-brand="${plan.brand}"] a`).click();
  await shell.page.getByRole("heading", { name: plan.brand }).waitFor();
  await shell.ready();
  expect(await shell.page.locator(`[data-goal="${goal.metric}"]`).innerText()).toContain("已达标");
  await shell.page.getByText("首月成效").waitFor();
}, 60_000);
