import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { Inbox } from "./pages/inbox.page.ts";
import { registeredItem, submittedItem, workbench, type Workbench } from "./workbench.ts";

let bench: Workbench;
beforeAll(async () => { bench = await workbench(); }, 120_000);
afterEach(() => bench.closeWindows(), 30_000);
afterAll(() => bench.close(), 60_000);

interface Plan { title: string; lead: string; leaderInCharge: string }

/** A plan of the demonstration, submitted; gives its id. */
async function submittedPlan(title: string): Promise<{ id: string; plan: Plan }> {
  const plan = { ...parse(readFileSync(join(__dirname, "../../demo/plans/private-economy.yaml"), "utf8")) as Plan, title };
  const { id } = await bench.command(plan.lead, "/campaigns", { plan });
  await bench.command(plan.lead, `/campaigns/${String(id)}/submit`, {});
  return { id: String(id), plan };
}

const statusOf = async (path: string): Promise<unknown> => {
  const shell = await bench.enter("p-president");
  const answer = await shell.page.request.get(`/api/v1${path}`);
  return (await answer.json() as { status: unknown }).status;
};

test("a leader approves a plan with one click, and it leaves the inbox", async () => {
  const { id, plan } = await submittedPlan("一次点击批准的专班");
  const inbox = new Inbox(await bench.enter(plan.leaderInCharge));
  expect(await inbox.step(id).innerText()).toContain("工作日");
  await inbox.act(id, "Approve");
  await inbox.gone(id);
  expect(await statusOf(`/campaigns/${id}`)).toBe("Running");
}, 60_000);

test("a leader approves a plan by the keyboard alone: j to it, Enter", async () => {
  const { id, plan } = await submittedPlan("键盘批准的专班");
  const inbox = new Inbox(await bench.enter(plan.leaderInCharge));
  await inbox.step(id).waitFor();
  await inbox.moveTo(id);
  await inbox.shell.page.keyboard.press("Enter");
  await inbox.gone(id);
  expect(await statusOf(`/campaigns/${id}`)).toBe("Running");
}, 60_000);

test("returning needs a reason, and what was typed stays when another was faster", async () => {
  const id = await submittedItem(bench, { title: "退回须写理由" });
  const inbox = new Inbox(await bench.enter("p-civil2-head"));
  await inbox.act(id, "Return");
  const dialog = inbox.shell.dialog();
  await dialog.getByRole("button", { name: "退回" }).click();
  await dialog.getByText("请填写理由").waitFor();
  await dialog.locator("textarea").fill("佐证不全，请补充答复记录");
  await bench.command("p-office-clerk-1", `/work-items/${id}/urge`, { text: "请尽快" });
  await dialog.getByRole("button", { name: "退回" }).click();
  await inbox.shell.problem("stale").waitFor();
  expect(await dialog.locator("textarea").first().inputValue()).toBe("佐证不全，请补充答复记录");
  await dialog.getByRole("button", { name: "按最新版本提交" }).click();
  await dialog.getByRole("button", { name: "退回" }).last().click();
  await inbox.gone(id);
  expect(await statusOf(`/work-items/${id}`)).toBe("InProgress");
}, 60_000);

test("what one may do with a step is what the API offers, no more", async () => {
  const id = await registeredItem(bench, { title: "只显示可以办理的" });
  const inbox = new Inbox(await bench.enter("p-civil2-judge-1"));
  await inbox.step(id).waitFor();
  expect(await inbox.offered(id)).toEqual(["Accept", "Decline"]);
}, 60_000);

test("many are signed off at once, with what came of each", async () => {
  const ids = [await submittedItem(bench, { title: "批量销号一" }), await submittedItem(bench, { title: "批量销号二" })];
  const inbox = new Inbox(await bench.enter("p-civil2-head"));
  for (const id of ids) await inbox.step(id).locator("input[type=checkbox]").check();
  await inbox.shell.page.locator('[data-bulk="SignOff"]').click();
  const dialog = inbox.shell.dialog();
  await dialog.getByRole("button", { name: "销号" }).click();
  await dialog.locator('[data-ok="true"]').nth(1).waitFor();
  expect(await dialog.locator("[data-ok]").count()).toBe(2);
  await dialog.getByRole("button", { name: "关闭" }).last().click();
  for (const id of ids) await inbox.gone(id);
}, 60_000);

test("a new step appears by itself, without a reload", async () => {
  const shell = await bench.enter("p-civil2-judge-1");
  await shell.live();
  const inbox = new Inbox(shell);
  const id = await registeredItem(bench, { title: "自动出现的待办" });
  await inbox.step(id).waitFor({ timeout: 5_000 });
}, 60_000);
