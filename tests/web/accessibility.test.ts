import { readFileSync } from "node:fs";
import { join } from "node:path";
import { source as axe } from "axe-core";
import type { AxeResults } from "axe-core";
import { parse } from "yaml";
import type { Shell } from "./pages/shell.page.ts";
import { pdfFile } from "./pdf-file.ts";
import { lead, runningCampaign } from "./plans.ts";
import { disputeInTrial } from "./served-disputes.ts";
import { submittedItem, workbench, type Workbench } from "./workbench.ts";

let bench: Workbench;
let item: string;
const brand = "司法服务零距离";
let notice: string;
let campaign: string;
let dispute: string;
beforeAll(async () => {
  bench = await workbench();
  const plan = parse(readFileSync(join(__dirname, "../../demo/plans/goodwill-enforcement.yaml"), "utf8")) as { lead: string; leaderInCharge: string };
  const { id } = await bench.command(plan.lead, "/campaigns", { plan });
  await bench.command(plan.lead, `/campaigns/${String(id)}/submit`, {});
  item = await submittedItem(bench, { title: "无障碍检查事项" });
  const told = await bench.command("p-civil2-head", `/work-items/${item}/issue-notice`, { text: "请补报", replyByOn: "2026-03-20" }) as { notices: { number: string }[] };
  notice = told.notices[0]?.number ?? "";
  campaign = await runningCampaign(bench, "无障碍检查专班");
  dispute = await disputeInTrial(bench);
  await bench.command(lead, `/campaigns/${campaign}/record-result`, { metric: "avg-trial-days-commercial", value: 61, unit: "d", on: "2026-03-02" });
}, 120_000);
afterEach(() => { bench.noFaults(); });
afterAll(() => bench.close(), 60_000);

/** Findings that keep people out, each with where. */
async function grave(shell: Shell): Promise<string[]> {
  await shell.page.evaluate(axe);
  const { violations } = await shell.page.evaluate(async () => {
    const engine: unknown = Reflect.get(globalThis, "axe");
    return await (engine as { run(): Promise<AxeResults> }).run();
  });
  return violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html.slice(0, 160)} ${node.any[0]?.message ?? ""}`).slice(0, 4).join(" | ")}`);
}

/** Every page, by an address; a page that is added stands here. */
const pages: Record<string, () => string> = {
  inbox: () => "/",
  done: () => "/?tab=done",
  initiated: () => "/?tab=initiated",
  copied: () => "/?tab=copied",
  campaigns: () => "/campaigns",
  board: () => "/campaigns?view=board",
  tree: () => "/campaigns?view=tree",
  gantt: () => "/campaigns?view=gantt",
  calendar: () => "/campaigns?view=calendar",
  items: () => "/items",
  item: () => `/items/${item}`,
  map: () => "/map",
  brands: () => "/brands",
  brand: () => `/brands/${encodeURIComponent(brand)}`,
  organisation: () => "/administration",
  departments: () => "/administration?show=departments",
  delegations: () => "/administration/delegations",
  authority: () => "/administration/authority",
  ladders: () => "/administration/ladders",
  calendars: () => "/administration/calendars",
  rules: () => "/administration/rules",
  partners: () => "/administration?show=partners",
  settings: () => "/administration/settings",
  tokens: () => "/administration/tokens",
  "a page that is not one's own": () => "/administration/audit",
  notice: () => `/items/${item}/notices/${encodeURIComponent(notice)}`,
  campaign: () => `/campaigns/${campaign}`,
  "campaign's items": () => `/campaigns/${campaign}?tab=items`,
  "campaign's reality": () => `/campaigns/${campaign}?tab=reality`,
  "new plan": () => "/plans/new",
  disputes: () => "/disputes",
  "a stage's disputes": () => "/disputes?stage=service",
  "a number that finds nothing": () => "/disputes?number=0",
  dispute: () => `/disputes/${dispute}`,
  "dispute's statement": () => `/disputes/${dispute}/statement`,
  "new dispute": () => "/disputes/new",
  "batch of disputes": () => "/disputes/import",
  "figures of disputes": () => "/disputes/figures",
  "campaign's plan": () => `/campaigns/${campaign}/plan`,
};

describe.each(["light", "dark"] as const)("in %s mode", (mode) => {
  // One window for each who looks, as people have it: what was fetched for one page is there for the next.
  let shell: Shell;
  let administrator: Shell;
  beforeAll(async () => {
    shell = await bench.enter("p-civil2-head", { mode });
    administrator = await bench.enter("p-admin", { mode });
  }, 60_000);
  afterAll(() => bench.closeWindows(), 30_000);

  test.each(Object.keys(pages))("the page %s keeps nobody out", async (name) => {
    await shell.open(pages[name]?.() ?? "/");
    await shell.live();
    expect(await grave(shell)).toEqual([]);
  }, 60_000);

  test("a form keeps nobody out", async () => {
    await shell.open(`/items/${item}`);
    await shell.page.locator('[data-action="Return"]').click();
    await shell.dialog().waitFor();
    expect(await grave(shell)).toEqual([]);
  }, 60_000);

  test("a dispute's form and its opened steps keep nobody out", async () => {
    await shell.open(`/disputes/${dispute}`);
    await shell.page.locator(".clock-steps summary").first().click();
    await shell.page.locator('.page-head [data-action="more"]').click();
    await shell.page.locator(".ant-dropdown:visible").getByText("申请扣除审限", { exact: true }).click();
    await shell.dialog().waitFor();
    expect(await grave(shell)).toEqual([]);
  }, 60_000);

  test.each(["/administration", "/administration/audit", "/administration/audit?log=security", "/administration/verification", "/administration/calendars", "/administration/settings"])("the administrator's page %s keeps nobody out", async (path) => {
    await administrator.open(path);
    await administrator.live();
    expect(await grave(administrator)).toEqual([]);
  }, 60_000);

  test.each(["/administration/ladders", "/administration/calendars", "/administration/tokens", "/administration/delegations", "/administration/settings", "/administration/rules"])("the form of %s keeps nobody out", async (path) => {
    await administrator.open(path);
    await administrator.page.locator("main [data-action]").first().click();
    await administrator.dialog().waitFor();
    expect(await grave(administrator)).toEqual([]);
  }, 60_000);

  test.each(["说明.txt", "清单.pdf"])("the preview of %s keeps nobody out", async (name) => {
    const bytes = name.endsWith("pdf") ? pdfFile(["企业需求清单"]) : Buffer.from("第一行\n第二行");
    await shell.page.request.post(`/api/v1/work-items/${item}/files`, { data: bytes, headers: { Origin: bench.url, "Content-Type": "application/octet-stream", "X-File-Name": encodeURIComponent(name) } });
    await shell.open(`/items/${item}`);
    await shell.page.getByRole("button", { name: `预览 ${name}` }).click();
    await shell.dialog().locator(".file-text, [data-page]").first().waitFor({ state: "attached" });
    expect(await grave(shell)).toEqual([]);
  }, 60_000);

  test("saved filters keep nobody out", async () => {
    await shell.open("/items?light=red");
    await shell.page.locator("[data-saved-filters]").click();
    await shell.page.getByRole("menuitem").last().click();
    await shell.dialog().waitFor();
    expect(await grave(shell)).toEqual([]);
    await shell.dialog().getByRole("textbox").first().fill("红灯");
    await shell.page.keyboard.press("Enter");
    await shell.dialog().waitFor({ state: "detached" });
    await shell.page.locator("[data-saved-filters]").click();
    await shell.page.getByRole("menuitem").last().click();
    await shell.dialog().locator("[data-saved]").waitFor();
    expect(await grave(shell)).toEqual([]);
  }, 60_000);

  test("the rehearsal of a plan keeps nobody out", async () => {
    await shell.open(`/campaigns/${campaign}/plan`);
    await shell.page.locator('[data-plan="rehearse"]').click();
    await shell.page.locator("[data-rehearsed]").waitFor();
    expect(await grave(shell)).toEqual([]);
  }, 60_000);
});

test("the sign-in page keeps nobody out", async () => {
  const shell = await bench.openSignIn();
  await shell.page.locator("[data-person]").first().waitFor();
  expect(await grave(shell)).toEqual([]);
}, 60_000);
