import { CampaignPage } from "./pages/campaign.page.ts";
import { draftedCampaign, lead, leader, runningCampaign } from "./plans.ts";
import { workbench, type Workbench } from "./workbench.ts";

let bench: Workbench;
let running: string;
beforeAll(async () => {
  bench = await workbench();
  running = await runningCampaign(bench, "民营经济司法服务专班");
}, 180_000);
afterEach(() => bench.closeWindows(), 30_000);
afterAll(() => bench.close(), 60_000);

test("a campaign's page says what it is for, who answers for it, and what was done by whom", async () => {
  const campaign = new CampaignPage(await bench.enter("p-president"));
  await campaign.open(running);
  const { page } = campaign.shell;
  const charter = await page.locator('section[aria-labelledby="charter-title"]').innerText();
  for (const told of ["涉企案件平均审理天数由 68 到 55 天", "民二庭庭长", "副院长一", "立案庭", "2026-03-02", "涉企问题摸排完成"]) expect(charter).toContain(told);
  const people = page.locator('section[aria-labelledby="people-title"]');
  await people.getByText("民二庭员额法官一").waitFor();
  const timeline = page.locator('section[aria-labelledby="timeline-title"]');
  await timeline.getByText(/批准任务书/).waitFor();
  expect(await timeline.locator("strong").first().innerText()).toBe("民二庭庭长");
}, 90_000);

test("goals stand against their targets in a table, and are drawn once there are results; the chart is loaded only then", async () => {
  const id = await runningCampaign(bench, "有目标的专班");
  const campaign = new CampaignPage(await bench.enter(lead));
  const loaded: string[] = [];
  campaign.shell.page.on("request", (request) => { loaded.push(request.url()); });
  await campaign.open(id);
  await campaign.goal("avg-trial-days-commercial").waitFor();
  expect(loaded.filter((url) => url.includes("goals-chart"))).toEqual([]);
  const dialog = await campaign.act("RecordResult", "登记成效");
  await dialog.getByLabel("指标").fill("avg-trial-days-commercial");
  await dialog.getByLabel("数值").fill("61.5");
  await dialog.getByLabel("单位").fill("d");
  await dialog.getByLabel("日期").fill("2026-03-02");
  await dialog.getByLabel("日期").press("Enter");
  await dialog.getByRole("button", { name: "登记成效" }).click();
  await campaign.shell.page.locator(".goals-chart canvas").waitFor();
  expect((await campaign.goal("avg-trial-days-commercial").innerText()).split(/\s*\t\s*/)).toEqual(["涉企案件平均审理天数", "68 天", "61.5 天", "55 天", "50%", "2026-11-30"]);
}, 90_000);

test("what may be done is what the API offers to this person, no more", async () => {
  for (const person of [lead, leader, "p-civil2-judge-1"]) {
    const campaign = new CampaignPage(await bench.enter(person));
    await campaign.open(running);
    const answer = await campaign.shell.page.request.get(`/api/v1/campaigns/${running}`);
    const { availableActions } = await answer.json() as { availableActions: string[] };
    // 批示 and 留言 have places of their own.
    expect([person, (await campaign.offered()).length]).toEqual([person, availableActions.filter((action) => !["Instruct", "Comment"].includes(action)).length]);
    expect([person, await campaign.shell.page.getByRole("textbox", { name: "批示内容" }).count()]).toEqual([person, availableActions.includes("Instruct") ? 1 : 0]);
  }
}, 120_000);

test("a plan is submitted with counter-signers, returned with a reason, and the page says what to do next", async () => {
  const id = await draftedCampaign(bench, "要会签的专班");
  const campaign = new CampaignPage(await bench.enter(lead));
  await campaign.open(id);
  const dialog = await campaign.act("Submit", "报批");
  await dialog.getByText("会签（须全部同意）").click();
  await dialog.getByRole("combobox", { name: "会签人" }).fill("立案庭庭长");
  await campaign.shell.page.keyboard.press("Enter");
  await campaign.shell.page.keyboard.press("Escape");
  await dialog.getByRole("button", { name: "报批" }).click();
  await campaign.becomes("Submitted");
  await campaign.shell.page.locator('section[aria-labelledby="waiting-title"]').getByText("立案庭庭长：会签").waitFor();
  await bench.command(leader, `/campaigns/${id}/return`, { reason: "请补充<b>督办人</b>" });
  await campaign.becomes("Returned");
  // Live, and as text: what people write is never markup.
  await campaign.shell.page.getByText("请补充<b>督办人</b>").first().waitFor();
  await campaign.shell.page.getByRole("alert").getByRole("link", { name: "修改任务书" }).click();
  await campaign.shell.page.getByRole("heading", { name: "修改任务书" }).waitFor();
}, 90_000);

test("plan against reality shows planned and real dates, and deviations in words", async () => {
  const campaign = new CampaignPage(await bench.enter(lead));
  await campaign.open(running, "reality");
  const row = campaign.shell.page.locator("tr").filter({ hasText: "涉企案件立案绿色通道运行" });
  await row.waitFor();
  expect(await row.innerText()).toContain("2026-04-15");
  await campaign.open(running, "items");
  const item = campaign.shell.page.locator("tr").filter({ hasText: "涉企案件立案绿色通道运行" });
  await item.waitFor();
  expect(await item.locator(".light").count()).toBe(1);
}, 90_000);

test("the month's bulletin comes as Word, and next year's plan is copied from this one", async () => {
  const campaign = new CampaignPage(await bench.enter(lead));
  await campaign.open(running);
  const { page } = campaign.shell;
  await page.locator('[data-action="files"]').click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator(".ant-dropdown:visible").getByText("2026-03").click()]);
  expect(download.suggestedFilename()).toBe("民营经济司法服务专班-2026-03.docx");
  await page.locator('[data-action="files"]').click();
  await page.getByText("以此拟定下一年任务书").click();
  await page.waitForURL(`**/plans/new?from=${running}`);
}, 90_000);

test("on a phone of 360 px nothing of a campaign scrolls sideways", async () => {
  const shell = await bench.enter(lead, { viewport: { width: 360, height: 740 } });
  for (const tab of ["", "?tab=items", "?tab=reality"]) {
    await shell.open(`/campaigns/${running}${tab}`);
    expect([tab, await shell.page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([tab, 360]);
  }
}, 90_000);
