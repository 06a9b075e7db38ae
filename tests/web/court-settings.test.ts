import type { CourtState } from "../../domain/court/court.ts";
import { Administration } from "./pages/administration.page.ts";
import { workbench, type Workbench } from "./workbench.ts";

let bench: Workbench;
beforeAll(async () => { bench = await workbench(); }, 120_000);
afterEach(() => bench.closeWindows(), 30_000);
afterAll(() => bench.close(), 60_000);

const enter = (person: string, path: string): Promise<Administration> => Administration.enter(bench, person, path);
const state = async (): Promise<CourtState> => (await bench.court.ledger.court()).state;

test("a partner is registered, and what is known of it changed", async () => {
  const page = await enter("p-office-clerk-1", "/administration?show=partners");
  await page.shell.page.locator('[data-action="register"]').click();
  await page.shell.page.getByRole("menuitem", { name: "登记协同单位" }).click();
  const dialog = page.shell.dialog();
  await dialog.locator("#court-RegisterPartner_id").fill("chamber");
  await dialog.locator("#court-RegisterPartner_name").fill("工商联");
  await page.choose(dialog.locator("#court-RegisterPartner_kind"), "协会");
  await page.choose(dialog.locator("#court-RegisterPartner_tier"), "基层服务");
  await page.send();
  await page.row("工商联").locator('[data-action="edit"]').click();
  await page.choose(page.shell.dialog().locator("#court-RegisterPartner_tier"), "协同联动");
  await page.send();
  await page.row("工商联").getByText("协同联动").waitFor();
  expect((await state()).partners["chamber"]).toEqual({ id: "chamber", name: "工商联", kind: "association", tier: "coordination" });
}, 90_000);

test("a document number's format is changed; one without its number is refused in words, and what was typed stays", async () => {
  const page = await enter("p-admin", "/administration/settings");
  await page.shell.page.locator('[data-series="supervision-notice"] [data-action="set-format"]').click();
  const field = page.shell.dialog().locator("#court-SetNumberFormat_format");
  expect(await field.inputValue()).toBe("（{year}）督字第{number}号");
  await field.fill("（{year}）督字第号");
  await page.shell.page.locator(".court-send").click();
  await page.shell.dialog().getByRole("alert").getByText(/占位符/).waitFor();
  expect(await field.inputValue()).toBe("（{year}）督字第号");
  await field.fill("（{year}）院督字第{number}号");
  await page.send();
  await page.shell.page.locator('[data-series="supervision-notice"]').getByText("（{year}）院督字第{number}号").waitFor();
}, 90_000);

test("a process is set step by step, and its next version begins from it", async () => {
  const page = await enter("p-admin", "/administration/settings");
  await page.shell.page.locator('[data-action="new-process"]').click();
  const dialog = page.shell.dialog();
  await dialog.locator("#court-SetProcess_id").fill("petition-v1");
  await dialog.locator("#court-SetProcess_name").fill("来信办理");
  await dialog.locator("#court-SetProcess_steps").fill("登记\n\n 转办 \n答复");
  await page.send();
  const process = page.shell.page.locator('[data-process="petition-v1"]');
  expect(await process.locator("ol li").allInnerTexts()).toEqual(["登记", "转办", "答复"]);
  await process.locator('[data-action="next-process"]').click();
  expect(await dialog.locator("#court-SetProcess_id").inputValue()).toBe("petition-v2");
  await dialog.locator("#court-SetProcess_steps").fill("登记\n转办\n答复\n回访");
  await page.send();
  await page.shell.page.locator('[data-process="petition-v2"]').waitFor();
  expect([(await state()).processes["petition-v1"]?.steps, (await state()).processes["petition-v2"]?.steps]).toEqual([["登记", "转办", "答复"], ["登记", "转办", "答复", "回访"]]);
}, 90_000);

test("the duty words are replaced by a new version, and only on top of the one that was read", async () => {
  const page = await enter("p-admin", "/administration/settings");
  const before = (await state()).dutyWords;
  await page.shell.page.locator('[data-action="set-words"]').click();
  const dialog = page.shell.dialog();
  await dialog.locator("#court-SetDutyWords_version").fill("2026-9");
  const forbidden = dialog.locator("#court-SetDutyWords_forbidden");
  expect((await forbidden.inputValue()).split("\n")).toEqual(before.forbidden);
  await forbidden.fill([...before.forbidden, "创城值守"].join("\n"));
  await bench.command("p-admin", "/court/register-partner", { id: "between", name: "其间登记", kind: "government", tier: "guidance" });
  await page.shell.page.locator(".court-send").click();
  await page.shell.problem("stale").waitFor();
  await page.shell.problem("stale").getByRole("button").click();
  await page.send();
  await page.shell.page.locator('[data-words="2026-9"]').getByText("创城值守").waitFor();
  expect((await state()).dutyWords).toEqual({ version: "2026-9", forbidden: [...before.forbidden, "创城值守"], counting: before.counting });
}, 90_000);

test("an absence is taken back, a president appointed, and a leaver's name destroyed", async () => {
  await bench.command("p-admin", "/court/record-absence", { person: "p-civil1-judge-2", fromOn: "2026-03-09", untilOn: "2026-03-13" });
  const page = await enter("p-admin", "/administration?q=p-civil1-judge-2");
  await page.act("p-civil1-judge-2", "撤销缺勤");
  await page.send();
  await page.shell.page.waitForFunction(() => !document.body.innerText.includes("2026-03-09"));
  expect((await state()).persons["p-civil1-judge-2"]?.absences).toEqual([]);

  await page.shell.open("/administration?q=p-vice-president-1");
  await page.act("p-vice-president-1", "登记院长");
  await page.shell.dialog().getByText(/现登记的院长/).waitFor();
  await page.send();
  expect((await state()).president).toBe("p-vice-president-1");

  await bench.command("p-admin", "/court/register-person", { id: "p-short-stay", name: "短期借调", department: "civil-1" });
  await bench.command("p-admin", "/court/confirm-leaver", { person: "p-short-stay", leftOn: "2026-03-02" });
  await page.shell.open("/administration?left=true&q=p-short-stay");
  await page.act("p-short-stay", "删除个人信息");
  await page.shell.dialog().locator("#court-RedactPerson_ground").fill("本人申请，借调期满");
  await page.send();
  await page.shell.page.waitForFunction(() => !document.body.innerText.includes("短期借调"));
  expect((await state()).persons["p-short-stay"]).toMatchObject({ redacted: true });
}, 90_000);

test("work outside the ledger that failed is listed for administrators, and tried again with one click", async () => {
  const effect = "w-1/3/sendMail/0";
  await bench.court.done("court", "court", { type: "NoteEffectFailed", effect, kind: "sendMail", reason: "SmtpUnreachable", attempts: 12 }, "system");
  const page = await enter("p-admin", "/administration/settings");
  const line = page.shell.page.locator(`[data-effect="${effect}"]`);
  await line.getByText(/SmtpUnreachable/).waitFor();
  await line.locator('[data-action="retry"]').click();
  await line.waitFor({ state: "detached" });
  expect((await state()).failedEffects ?? []).toEqual([]);
}, 90_000);

test("who may change none of it reads it all the same, without a button", async () => {
  const page = await enter("p-civil2-judge-1", "/administration/settings");
  await page.shell.page.locator("[data-words]").waitFor();
  expect(await page.offered()).toEqual([]);
  await page.shell.open("/administration?show=partners");
  expect(await page.offered()).toEqual([]);
}, 90_000);
