import type { CourtState } from "../../domain/court/court.ts";
import { announcedCalendar } from "../../domain/calendar/china-calendar.ts";
import { notice2024 } from "../builders/holiday-notices.ts";
import { Administration } from "./pages/administration.page.ts";
import { registeredItem, submittedItem, workbench, type Workbench } from "./workbench.ts";

let bench: Workbench;
beforeAll(async () => { bench = await workbench(); }, 120_000);
afterEach(() => bench.closeWindows(), 30_000);
afterAll(() => bench.close(), 60_000);

const enter = (person: string, path: string): Promise<Administration> => Administration.enter(bench, person, path);
const state = async (): Promise<CourtState> => (await bench.court.ledger.court()).state;

test("a leaver's items are previewed, and go to the successor when the leaving is confirmed", async () => {
  const id = await registeredItem(bench, { title: "随离任移交的事项", duty: { department: "civil-2", post: "civil-2-judge", responsible: "p-civil2-judge-2", supervisor: "p-civil2-head" } });
  const page = await enter("p-admin", "/administration?q=p-civil2-judge-2");
  await page.act("p-civil2-judge-2", "办理离任");
  const dialog = page.shell.dialog();
  await dialog.locator(`[data-duty="${id}"]`).getByText("随离任移交的事项").waitFor();
  await page.choose(dialog.locator("#court-ConfirmLeaver_successor"), "民二庭员额法官一");
  await page.send();
  const item = await (await bench.enter("p-president")).page.request.get(`/api/v1/work-items/${id}`);
  expect((await item.json() as { duty: { responsible: string } }).duty.responsible).toBe("p-civil2-judge-1");
  expect((await state()).persons["p-civil2-judge-2"]?.status).toBe("left");
}, 90_000);

test("a file of the organisation is tried first, with each fault at its row, and taken over when it is sound", async () => {
  const page = await enter("p-admin", "/administration");
  await page.shell.page.locator('[data-action="import"]').click();
  const choose = (csv: string): Promise<void> => page.shell.dialog().locator("input[type=file]").setInputFiles({ name: "人员.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await choose("编号,姓名,部门\np-new-1,新任法官一,没有的部门\n");
  await page.shell.dialog().locator('[data-import-faults="1"]').waitFor();
  expect(await page.shell.page.locator(".court-send").isDisabled()).toBe(true);
  await choose("编号,姓名,部门\np-new-1,新任法官一,civil-2\n");
  await page.shell.dialog().locator('[data-import-faults="0"]').waitFor();
  expect((await state()).persons["p-new-1"]).toBeUndefined();
  await page.send();
  await page.row("p-new-1").waitFor();
}, 60_000);

test("a delegation is given for a time, and taken back", async () => {
  const page = await enter("p-civil2-head", "/administration/delegations?mine=true");
  await page.shell.page.locator('[data-action="delegate"]').first().click();
  await page.choose(page.shell.dialog().locator("#court-Delegate_delegate"), "民一庭庭长");
  await page.send();
  await page.row("民一庭庭长").getByText("生效中").waitFor();
  await page.row("民一庭庭长").locator('[data-action="revoke"]').click();
  await page.send();
  await page.row("民一庭庭长").waitFor({ state: "detached" });
  expect(Object.values((await state()).delegations).some((one) => one.principal === "p-civil2-head" && one.revokedAt !== undefined)).toBe(true);
}, 60_000);

test("the authority catalogue says who may, by name, and an edit makes a new version", async () => {
  const page = await enter("p-admin", "/administration/authority?kind=court");
  const row = page.row("登记协同单位");
  await row.getByRole("button", { name: /展开|收起/ }).click();
  await page.shell.page.locator(".ant-table-expanded-row").getByText("综合办督办员一").waitFor();
  await row.locator('[data-action="edit"]').click();
  const dialog = page.shell.dialog();
  await dialog.getByRole("button", { name: "移除第 2 行" }).click();
  await dialog.locator("textarea").fill("三级服务平台：只由管理员登记");
  await page.send();
  await page.row("三级服务平台：只由管理员登记").waitFor();
  expect((await state()).authority.entries.find((entry) => entry.action === "court.RegisterPartner")?.grants).toEqual([{ role: "administrator", scope: "court" }]);
}, 60_000);

test("a new ladder shows which open items it would move before anything is set", async () => {
  await registeredItem(bench, { title: "提醒会变化的事项" });
  const page = await enter("p-admin", "/administration/ladders");
  await page.shell.page.locator('[data-action="new-ladder"]').first().click();
  const dialog = page.shell.dialog();
  await dialog.locator("#court-SetLadder_version").fill("early-1");
  await dialog.getByRole("spinbutton", { name: "第 1 级：距到期的工作日数" }).fill("-8");
  await dialog.locator('[data-action="preview"]').click();
  await dialog.locator("[data-moved]").waitFor();
  expect(Number(await dialog.locator("[data-moved]").getAttribute("data-moved"))).toBeGreaterThan(0);
  expect(Object.keys((await state()).ladders)).not.toContain("early-1");
  await page.send();
  await page.shell.page.locator('[data-ladder="early-1"]').waitFor();
}, 60_000);

test("a calendar is set by version, previewed, and says holidays and make-up days in words", async () => {
  const page = await enter("p-admin", "/administration/calendars?year=2026");
  const day = page.shell.page.locator('[data-on="2026-02-16"]');
  expect([await day.innerText(), await page.shell.page.locator('[data-on="2026-02-14"]').innerText()].map((text) => text.replaceAll(/\s/g, ""))).toEqual(["16休", "14班"]);
  await page.shell.page.locator('[data-action="new-calendar"]').click();
  const dialog = page.shell.dialog();
  await dialog.locator("#court-SetCalendar_version").fill("cn-2026.2");
  await dialog.locator('[data-action="preview"]').click();
  await dialog.locator('[data-moved="0"]').waitFor();
  await dialog.locator('[data-moved-clocks="0"]').waitFor();
  await page.send();
  const { currentCalendar, calendars } = await state();
  expect([currentCalendar, calendars["cn-2026.2"]?.years["2026"]]).toEqual(["cn-2026.2", announcedCalendar.years["2026"]]);
}, 60_000);

test("a holiday notice is pasted, tried with every fault at its line, and in force once it is sound", async () => {
  const page = await enter("p-admin", "/administration/calendars?year=2025");
  await page.shell.page.locator('[data-action="import-calendar"]').click();
  const dialog = page.shell.dialog();
  const paste = async (text: string): Promise<void> => {
    await dialog.getByLabel("放假安排原文").fill(text);
    await dialog.locator('[data-action="preview"]').click();
  };
  await paste(notice2024.replace("共8天", "共9天").replace("5月11日（星期六）", "5月11日（星期日）"));
  await dialog.locator('[data-notice-faults="2"]').waitFor();
  expect(await dialog.locator("tr.ant-table-row").allInnerTexts()).toEqual([expect.stringMatching(/^5\s+写明共 9 天，实为 8 天$/), expect.stringMatching(/^7\s+2024-05-11 是周六，不是周日$/)]);
  expect(await page.shell.page.locator(".court-send").isDisabled()).toBe(true);
  await paste(notice2024);
  await dialog.locator('[data-notice-faults="0"] [data-moved]').waitFor();
  expect((await state()).calendars["cn-2024.1"]).toBeUndefined();
  await page.send();
  expect((await state()).currentCalendar).toBe("cn-2024.1");
  expect((await state()).calendars["cn-2024.1"]?.years["2024"]?.workWeekends).toContain("2024-05-11");
}, 60_000);

test("a version of a rule is tried on a sample, proposed, and approved by the president", async () => {
  const clerk = await enter("p-admin", "/administration/rules");
  await clerk.shell.page.locator('tr[data-rule="appeal-judgment"] [data-action="propose-rule"]').click();
  const dialog = clerk.shell.dialog();
  await dialog.locator("#court-ProposeRuleVersion_version").fill("cpl-2030");
  await dialog.locator("#court-ProposeRuleVersion_fromOn").fill("2030-01-01");
  await dialog.locator("#court-ProposeRuleVersion_fromOn").press("Enter");
  await dialog.locator("#court-ProposeRuleVersion_amount").fill("20");
  await dialog.locator('[data-action="preview"]').click();
  await dialog.locator('[data-changed="true"]').waitFor();
  // 15 and 20 days from 1 January 2030: the 16th is a Wednesday, the 21st a Monday.
  expect([await dialog.locator('[data-outcome="before"] strong').innerText(), await dialog.locator('[data-outcome="after"] strong').innerText()]).toEqual(["2030-01-16（暂定）", "2030-01-21（暂定）"]);
  await clerk.send();
  await clerk.shell.page.locator('[data-proposal="appeal-judgment"] [data-action="reject-rule"]').waitFor();
  expect(await clerk.shell.page.locator('[data-action="approve-rule"]').count()).toBe(0);

  const president = await enter("p-president", "/administration/rules");
  await president.shell.page.locator('[data-proposal="appeal-judgment"] [data-action="approve-rule"]').click();
  await president.shell.dialog().locator('[data-changed="true"]').waitFor();
  await president.send();
  await president.shell.page.locator('tr[data-rule="appeal-judgment"][data-status="upcoming"]').getByText("cpl-2030").waitFor();
  expect((await state()).ruleVersions).toMatchObject([{ row: { id: "appeal-judgment", limit: { days: 20 } }, by: ["p-admin"], approvedBy: "p-president" }]);
}, 60_000);

test("a token is shown once, works, and is gone when it is revoked", async () => {
  const page = await enter("p-civil2-head", "/administration/tokens");
  await page.shell.page.locator('[data-action="new-token"]').first().click();
  await page.shell.dialog().locator("#new-token_label").fill("统计脚本");
  await page.shell.page.locator(".court-send").click();
  const secret = await page.shell.dialog().locator("[data-secret]").innerText();
  const asked = async (): Promise<number> => (await fetch(`${bench.url}/api/v1/work-items`, { headers: { Authorization: `Bearer ${secret}` } })).status;
  expect(await asked()).toBe(200);
  await page.shell.dialog().getByRole("button", { name: "已保存" }).click();
  await page.row("统计脚本").waitFor();
  expect(await page.shell.page.content()).not.toContain(secret);
  await page.row("统计脚本").locator('[data-action="revoke-token"]').click();
  await page.shell.page.locator(".ant-popover:visible").getByRole("button", { name: "收回" }).click();
  await page.row("统计脚本").getByText("已收回").waitFor();
  expect(await asked()).toBe(401);
}, 60_000);

test("the audit's filters stand in the address; it says who did what, pages on, and is exported", async () => {
  await registeredItem(bench, { title: "审计查得到的事项" });
  const page = await enter("p-auditor-1", "/administration/audit?actor=p-office-clerk-1&type=Registered");
  await page.row("审计查得到的事项").first().waitFor();
  expect(await page.shell.page.locator("tr.ant-table-row").count()).toBe(await page.row("综合办督办员一").count());
  await page.shell.open("/administration/audit");
  const next = page.shell.page.waitForResponse((response) => response.url().includes("/api/v1/audit?") && response.url().includes("cursor="));
  await page.shell.page.getByRole("button", { name: "加载更多" }).click();
  expect((await (await next).json() as { events: unknown[] }).events.length).toBeGreaterThan(0);
  const download = page.shell.page.waitForEvent("download");
  await page.shell.page.getByRole("button", { name: "导出" }).click();
  await page.shell.page.getByRole("menuitem", { name: "CSV 文件" }).click();
  expect((await download).suggestedFilename()).toBe("审计记录.csv");
}, 60_000);

test("the audit is searched by whom something was done for, and the filter stands in the address", async () => {
  const principal = "p-civil2-head";
  await bench.command(principal, "/court/delegate", { principal, delegate: "p-civil1-head", fromOn: "2026-03-02", untilOn: "2026-03-31" });
  const id = await submittedItem(bench, { title: "代为销号的事项" });
  const delegate = await bench.enter("p-civil1-head");
  await delegate.page.request.post(`/api/v1/work-items/${id}/sign-off`, { data: {}, headers: { Origin: bench.url, "X-On-Behalf-Of": principal } });
  const page = await enter("p-auditor-1", "/administration/audit");
  await page.choose(page.shell.page.getByRole("combobox", { name: "代谁办理" }), "民二庭庭长");
  await page.row("代为销号的事项").first().waitFor();
  await page.shell.page.waitForFunction(() => document.querySelectorAll("tr.ant-table-row").length === 1);
  expect(await page.row("代为销号的事项").innerText()).toContain("代 民二庭庭长");
  expect(new URL(page.shell.page.url()).searchParams.get("onBehalfOf")).toBe(principal);
}, 60_000);

test("the ledger is checked on demand, and the verdict is readable", async () => {
  const page = await enter("p-auditor-1", "/administration/verification");
  await page.shell.page.locator('[data-action="verify"]').click();
  await page.shell.page.locator('[data-verdict="whole"]').getByText("台账完整，未发现改动").waitFor();
}, 60_000);

test("what one may not change is not shown, and a page that is not one's own says whose it is", async () => {
  const page = await enter("p-civil2-judge-1", "/administration");
  expect(await page.offered()).toEqual(expect.not.arrayContaining(["register", "import"]));
  expect(await page.sections()).not.toContain("审计查询");
  for (const [path, actions] of [["authority", ["edit"]], ["ladders", ["new-ladder"]], ["calendars", ["new-calendar"]]] as const) {
    await page.shell.open(`/administration/${path}`);
    expect([path, await page.offered()]).toEqual([path, expect.not.arrayContaining([...actions])]);
  }
  await page.shell.open("/administration/audit");
  await page.shell.problem("not-allowed").getByText("监察(全院)").waitFor();
}, 60_000);
