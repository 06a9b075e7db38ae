import { Inbox } from "./pages/inbox.page.ts";
import { registeredItem, submittedItem, workbench, type Workbench } from "./workbench.ts";

let bench: Workbench;
beforeAll(async () => { bench = await workbench(); }, 120_000);
afterEach(() => bench.closeWindows(), 30_000);
afterAll(() => bench.close(), 60_000);

test("while Temporal is away the page says what comes later, and one's own work goes on", async () => {
  const id = await registeredItem(bench, { title: "时钟停摆时照常办理" });
  const shell = await bench.enter("p-civil2-judge-1");
  bench.temporalAnswers(false);
  try {
    const told = shell.page.locator('[data-outage="delayed"]');
    await told.waitFor({ timeout: 40_000 });
    expect(await told.innerText()).toContain("您的办理不受影响");
    const inbox = new Inbox(shell);
    await inbox.act(id, "Accept");
    await inbox.gone(id);
  } finally {
    bench.temporalAnswers(true);
  }
  await shell.page.locator("[data-outage]").getByRole("button").click();
  await shell.page.locator("[data-outage]").waitFor({ state: "detached" });
}, 90_000);

test("an item that is not one's business is refused with the ground and who may see it, and nothing of it is shown", async () => {
  const id = await registeredItem(bench, { title: "仅限承办部门知悉" });
  const shell = await bench.enter("p-filing-window-1", { path: `/items/${id}` });
  const told = shell.problem("not-allowed");
  await told.waitFor();
  expect([await shell.heading(), await told.innerText(), await shell.page.locator("main").innerText()]).toEqual(["督办事项详情", expect.stringMatching(/依据：.*可办理者：/s), expect.not.stringContaining("仅限承办部门知悉")]);
}, 60_000);

test("who is no longer allowed to do it reads on what ground, and who may, and loses nothing typed", async () => {
  const id = await registeredItem(bench, { title: "办理中权限调整" });
  const inbox = new Inbox(await bench.enter("p-civil2-judge-1"));
  await inbox.act(id, "Decline");
  const dialog = inbox.shell.dialog();
  await dialog.locator("textarea").fill("不属本庭职责");
  await bench.command("p-admin", "/court/set-authority", { action: "work-item.Decline", grants: [{ role: "president", scope: "court" }], ground: "示范调整" });
  await dialog.getByRole("button", { name: "退回交办" }).click();
  const told = dialog.locator('[data-problem="not-allowed"]');
  await told.waitFor();
  expect([await told.innerText(), await dialog.locator("textarea").first().inputValue()]).toEqual([expect.stringMatching(/依据：示范调整.*可办理者：院长/s), "不属本庭职责"]);
}, 60_000);

test("what somebody else has done meanwhile is said, with what can be done now", async () => {
  const id = await submittedItem(bench, { title: "两人同时复核" });
  const inbox = new Inbox(await bench.enter("p-civil2-head"));
  await inbox.act(id, "Return");
  const dialog = inbox.shell.dialog();
  await dialog.locator("textarea").fill("佐证不全");
  await bench.command("p-civil2-head", `/work-items/${id}/sign-off`, {});
  await dialog.getByRole("button", { name: "退回" }).click();
  const told = dialog.locator("[data-problem]");
  await told.waitFor();
  expect(await told.innerText()).toContain("内容已被他人更新");
  expect(await dialog.locator("textarea").first().inputValue()).toBe("佐证不全");
}, 60_000);

test("an address that leads nowhere says so and leads back", async () => {
  const shell = await bench.enter("p-president", { path: "/nowhere" });
  await shell.page.getByRole("button", { name: "返回我的待办" }).click();
  await shell.page.getByRole("heading", { name: "我的待办" }).waitFor();
}, 60_000);
