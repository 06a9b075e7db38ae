import { readFileSync } from "node:fs";
import { CampaignPage } from "./pages/campaign.page.ts";
import { PlanPage } from "./pages/plan.page.ts";
import { lead, planFile, runningCampaign } from "./plans.ts";
import { workbench, type Workbench } from "./workbench.ts";

let bench: Workbench;
let running: string;
beforeAll(async () => {
  bench = await workbench();
  running = await runningCampaign(bench, "编辑器里的专班");
}, 180_000);
afterEach(() => bench.closeWindows(), 30_000);
afterAll(() => bench.close(), 60_000);

async function newPlan(path = "/plans/new", options: Parameters<Workbench["enter"]>[1] = {}): Promise<PlanPage> {
  return new PlanPage(await bench.enter(lead, { path, viewport: { width: 1_440, height: 900 }, ...options }));
}

test("form and text are one document: what is typed in either stands in the other", async () => {
  const plan = await newPlan();
  await plan.field("title").fill("小微企业专班");
  await plan.line("title: 小微企业专班");
  await plan.write(planFile.replace("title: 民营经济司法服务专班", "title: 从文本写来 # 不要动这一句"));
  await plan.shell.page.waitForFunction(() => document.querySelector<HTMLInputElement>("#plan-title")?.value === "从文本写来");
  await plan.field("brand").fill("服务在身边");
  await plan.line("brand: 服务在身边");
  // A comment of the author's survives what the form does.
  await plan.line("# 不要动这一句");
}, 90_000);

test("all faults are listed with their lines, marked in the text and in the gutter; one click goes to the line", async () => {
  const plan = await newPlan();
  await plan.write(planFile.replace("lead: p-civil2-head", "lead: p-nobody").replace("on: 2026-04-15", "on: 2026-02-30"));
  await plan.checked(2);
  expect(await plan.button("save").isDisabled()).toBe(true);
  const fault = plan.fault("items[1].due.on");
  const line = planFile.split("\n").findIndex((text) => text.includes("on: 2026-04-15")) + 1;
  expect(await fault.innerText()).toContain(`第 ${line} 行`);
  await fault.click();
  await plan.shell.page.locator(".cm-activeLine").filter({ hasText: "2026-02-30" }).waitFor();
  await plan.shell.page.locator(".cm-activeLine .cm-lintRange-error").waitFor();
  await plan.shell.page.locator(".cm-lineNumbers .cm-activeLineGutter").filter({ hasText: new RegExp(`^${line}$`) }).waitFor();
  await plan.shell.page.locator(".cm-gutter-lint .cm-activeLineGutter .cm-lint-marker-error").waitFor();
}, 90_000);

test("a text that cannot be read says its line, and the form is back once it is mended", async () => {
  const plan = await newPlan();
  await plan.write("title: 甲\ntheme: [乙\n");
  await plan.shell.page.getByText(/行写法有误/).waitFor();
  await plan.write("title: 甲\ntheme: 乙\n");
  await plan.shell.page.waitForFunction(() => document.querySelector<HTMLInputElement>("#plan-title")?.value === "甲");
}, 90_000);

test("what was typed and not sent is there again after the page was closed, and can be thrown away", async () => {
  const plan = await newPlan();
  await plan.field("title").fill("没有提交的任务书");
  await plan.line("没有提交的任务书");
  await plan.shell.page.reload();
  await plan.shell.page.locator('[data-draft="restored"]').waitFor();
  expect(await plan.field("title").inputValue()).toBe("没有提交的任务书");
  await plan.shell.page.locator('[data-draft="restored"]').getByRole("button").click();
  await plan.shell.page.locator('[data-draft="restored"]').waitFor({ state: "detached" });
  expect(await plan.field("title").inputValue()).toBe("");
}, 90_000);

test("an uploaded file is tried out first: an Excel at fault is refused with all its faults, a good one is taken over", async () => {
  const plan = await newPlan();
  const { page } = plan.shell;
  const [template] = await Promise.all([page.waitForEvent("download"), plan.button("template").click()]);
  await plan.button("upload").click();
  await page.locator("input[type=file]").setInputFiles({ name: "空模板.xlsx", mimeType: "application/octet-stream", buffer: readFileSync(await template.path()) });
  await page.locator('[data-dry-run="faults"]').waitFor();
  expect(await page.getByRole("button", { name: "放入编辑器" }).isDisabled()).toBe(true);
  const excel = await page.request.get(`/api/v1/campaigns/${running}/plan?format=xlsx`);
  await page.locator("input[type=file]").setInputFiles({ name: "去年.xlsx", mimeType: "application/octet-stream", buffer: await excel.body() });
  await page.locator('[data-dry-run="good"]').getByText(/14 个事项/).waitFor();
  await page.getByRole("button", { name: "放入编辑器" }).click();
  await plan.checked(0);
  expect(await plan.field("title").inputValue()).toBe("编辑器里的专班");
}, 90_000);

test("a plan is rehearsed before it is submitted: drawn as a timeline, with findings that lead to their lines", async () => {
  const plan = await newPlan();
  await plan.write(planFile);
  await plan.checked(0);
  await plan.button("rehearse").click();
  const { page } = plan.shell;
  await page.locator("[data-rehearsed]").waitFor();
  expect(await page.locator("[data-lane]").count()).toBeGreaterThan(10);
  expect(await page.locator('[data-lane="green-channel"] .mark-late').count()).toBeGreaterThan(0);
  await page.getByText("全部按期完成").click();
  await page.locator('[data-lane="green-channel"] .mark-done').first().waitFor();
  await page.getByText("启动后谁也不做事").click();
  await page.locator("[data-finding] button").first().click();
  await page.locator(".rehearsal-drawer .ant-drawer-section, .rehearsal-drawer .ant-drawer-content").waitFor({ state: "hidden" });
  await page.locator(".cm-content:focus").waitFor();
}, 90_000);

test("last year's plan is copied forward with its dates moved, and saved as a draft by the keyboard", async () => {
  const plan = await newPlan(`/plans/new?from=${running}`);
  await plan.line("startsOn: 2027-03-0");
  await plan.checked(0);
  await plan.field("title").fill("明年的专班");
  await plan.checked(0);
  await plan.shell.page.keyboard.press("Control+s");
  await plan.shell.page.waitForURL("**/campaigns/c-*");
  const campaign = new CampaignPage(plan.shell);
  await campaign.becomes("Draft");
  expect(await plan.shell.heading()).toBe("明年的专班");
}, 90_000);

test("an amendment of a running campaign is compared before it is sent, and the approver sees the same comparison", async () => {
  const plan = await newPlan(`/campaigns/${running}/plan`);
  expect(await plan.button("amend").isDisabled()).toBe(true);
  await plan.shell.page.locator('[data-item="green-channel"]').click();
  await plan.field("items-1--weight").fill("5");
  await plan.shell.page.keyboard.press("Tab");
  await plan.line("weight: 5");
  await plan.checked(0);
  await plan.button("amend").click();
  const dialog = plan.shell.dialog();
  expect(await dialog.locator("[data-change]").allInnerTexts()).toEqual([expect.stringMatching(/改动\s+事项 涉企案件立案绿色通道运行\s+权重 2\s+5/)]);
  await dialog.getByRole("button", { name: "报批调整" }).click();
  await dialog.getByText("请填写理由").waitFor();
  await dialog.getByLabel("理由").fill("窗口扩容");
  await dialog.getByRole("button", { name: "报批调整" }).click();
  await plan.shell.page.locator("[data-amendment]").getByText("窗口扩容").waitFor();
  const leaders = new CampaignPage(await bench.enter("p-vice-president-1"));
  await leaders.open(running);
  await leaders.shell.page.locator('[data-amendment] [data-change="changed"]').waitFor();
  await (await leaders.act("Approve", "批准")).getByRole("button", { name: "批准" }).click();
  await leaders.shell.page.locator("[data-amendment]").waitFor({ state: "detached" });
}, 90_000);

test("on a phone the form and the text take turns, nothing scrolls sideways, and a fault leads to its line", async () => {
  const plan = await newPlan("/plans/new", { viewport: { width: 360, height: 740 } });
  const { page } = plan.shell;
  const widthOfPage = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth);
  await plan.field("title").fill("手机上写的");
  expect(await widthOfPage()).toBe(360);
  await plan.fault("theme").click();
  await plan.line("title: 手机上写的");
  expect(await widthOfPage()).toBe(360);
  await plan.write(planFile.replace("on: 2026-04-15", "on: 2026-02-30"));
  await plan.checked(1);
  await page.locator(".ant-segmented-item").first().click();
  await plan.field("title").waitFor();
  await plan.fault("items[1].due.on").click();
  await page.locator(".cm-activeLine").filter({ hasText: "2026-02-30" }).waitFor();
  await page.locator(".cm-gutter-lint .cm-activeLineGutter .cm-lint-marker-error").waitFor();
}, 90_000);

test("the text is no trap for the keyboard: Tab leaves it", async () => {
  const plan = await newPlan();
  await plan.text().focus();
  await plan.shell.page.keyboard.press("Tab");
  expect(await plan.shell.page.evaluate(() => document.activeElement?.closest(".yaml-editor") === null)).toBe(true);
}, 60_000);
