import { Inbox } from "./pages/inbox.page.ts";
import { registeredItem, workbench, type Workbench } from "./workbench.ts";

let bench: Workbench;
beforeAll(async () => { bench = await workbench(); }, 120_000);
afterEach(() => bench.closeWindows(), 30_000);
afterAll(() => bench.close(), 60_000);

test("in the demonstration one click enters as a person, at the address that was asked for", async () => {
  const shell = await bench.openSignIn("/items?light=red");
  await shell.page.locator('[data-person="p-president"]').click();
  await shell.ready();
  expect([await shell.heading(), new URL(shell.page.url()).search, await shell.page.title()]).toEqual(["督办事项", "?light=red", "督办事项 · 专班督办台账"]);
}, 60_000);

test("a wrong password says what to do, and nobody is signed in", async () => {
  const shell = await bench.openSignIn();
  await shell.page.getByRole("tab", { name: "账号登录" }).click();
  await shell.page.getByRole("textbox", { name: "账号" }).fill("p-president");
  await shell.page.locator("input[type=password]").fill("not the password");
  await shell.page.getByRole("button", { name: "登录" }).click();
  await shell.problem("sign-in-failed").waitFor();
  expect((await shell.page.request.get("/api/v1/session")).status()).toBe(401);
}, 60_000);

test("every word of the page changes with the language, and the choice is kept", async () => {
  const shell = await bench.enter("p-president");
  await shell.switchLanguage();
  await shell.page.getByRole("heading", { name: "My inbox" }).waitFor();
  expect([await shell.page.locator("html").getAttribute("lang"), await shell.page.title()]).toEqual(["en", "My inbox · Task-force workbench"]);
}, 60_000);

test("a session that ends in the middle of a form is taken up again, and nothing typed is lost", async () => {
  const id = await registeredItem(bench, { title: "会话过期时正在填写" });
  const shell = await bench.enter("p-civil2-judge-1");
  const inbox = new Inbox(shell);
  await inbox.act(id, "Decline");
  const form = shell.page.locator(".ant-modal").first();
  await form.locator("textarea").fill("不属本庭职责，建议转立案庭");
  await shell.page.request.delete("/api/v1/session", { headers: { Origin: bench.url } });
  await form.getByRole("button", { name: "退回交办" }).click();
  const again = shell.page.locator(".session-ended");
  await again.locator('[data-person="p-civil2-judge-1"]').click();
  await again.waitFor({ state: "detached" });
  expect(await form.locator("textarea").inputValue()).toBe("不属本庭职责，建议转立案庭");
  await form.getByRole("button", { name: "退回交办" }).click();
  await inbox.gone(id);
}, 60_000);

test("while nothing answers, the page says so and keeps what it shows; afterwards it is live again by itself", async () => {
  const shell = await bench.enter("p-president", { path: "/items" });
  await shell.live();
  await bench.goAway();
  try {
    await shell.page.locator('[data-outage="down"]').waitFor({ timeout: 30_000 });
    expect(await shell.heading()).toBe("督办事项");
  } finally {
    await bench.comeBack();
  }
  await shell.page.locator("[data-outage]").getByRole("button").click();
  await shell.page.locator("[data-outage]").waitFor({ state: "detached" });
  await shell.live();
}, 120_000);

test("the demonstration's clock is marked, and only an administrator changes its speed", async () => {
  const clerk = await bench.enter("p-office-clerk-1");
  await clerk.page.getByRole("button", { name: /^演示时钟/ }).click();
  await clerk.page.getByText("由系统管理员调整").waitFor();
  expect(await clerk.page.locator(".clock-panel input").first().isDisabled()).toBe(true);
  const administrator = await bench.enter("p-admin");
  await administrator.page.getByRole("button", { name: /^演示时钟/ }).click();
  await administrator.page.locator(".clock-panel").getByText("1 秒 = 1 小时").click();
  await bench.court.until("the clock runs faster", async () => (await bench.court.ledger.court()).state.clock.scale === 3_600);
  await administrator.page.locator(".clock-panel").getByText("正常").click();
  await bench.court.until("the clock runs as before", async () => (await bench.court.ledger.court()).state.clock.scale === 1);
}, 60_000);

test("on a slow machine, with less motion asked for, a panel opens at its button", async () => {
  const shell = await bench.enter("p-admin", { reducedMotion: "reduce" });
  const tools = await shell.page.context().newCDPSession(shell.page);
  await tools.send("Emulation.setCPUThrottlingRate", { rate: 9 });
  await shell.page.getByRole("button", { name: /^演示时钟/ }).click();
  // The click waits until the panel is in sight and still.
  await shell.page.locator(".clock-panel").getByText("正常").click({ timeout: 20_000 });
}, 60_000);

test("Ctrl+K searches from anywhere, and Enter opens what was found", async () => {
  const id = await registeredItem(bench, { title: "涉企财产保全审查指引" });
  const shell = await bench.enter("p-office-clerk-1", { path: "/items" });
  await shell.page.keyboard.press("Control+k");
  await shell.page.getByRole("combobox", { name: "搜索" }).fill("财产保全审查");
  await shell.page.locator(".search-results").getByText("涉企财产保全审查指引").waitFor();
  await shell.page.keyboard.press("Enter");
  await shell.page.waitForURL(`**/items/${id}`);
}, 60_000);

test("on a phone of 360 px nothing scrolls sideways in either language, and the menu is a drawer", async () => {
  const phone = { viewport: { width: 360, height: 740 } };
  for (const language of ["zh-CN", "en"] as const) {
    const admin = await bench.enter("p-admin", { ...phone, language });
    for (const path of ["/", "/items", "/administration/authority", "/administration/ladders"]) {
      await admin.open(path);
      expect([language, path, await admin.page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([language, path, 360]);
    }
  }
  const shell = await bench.enter("p-office-clerk-1", phone);
  await shell.page.getByRole("button", { name: "打开导航" }).click();
  await shell.page.locator(".rail-drawer").getByText("我的待办").click();
  await shell.page.getByRole("heading", { name: "我的待办" }).waitFor();
}, 120_000);

test("the first visit of the demonstration is shown around once, and again when asked for", async () => {
  const shell = await bench.openSignIn("/items");
  await shell.page.locator('[data-person="p-president"]').click();
  await shell.ready();
  const tour = shell.page.locator(".first-visit-tour");
  await tour.getByText("欢迎来到示范法院").waitFor();
  // It covers nothing: whoever wants to work just works.
  await shell.page.locator("nav").getByText("品牌").click();
  await shell.page.getByRole("heading", { name: "品牌" }).waitFor();
  await tour.getByRole("button", { name: /close|关闭/i }).click();
  await tour.waitFor({ state: "detached" });
  await shell.open("/");
  await shell.live();
  expect(await tour.count()).toBe(0);
  await shell.page.keyboard.press("?");
  await shell.page.locator('[data-action="tour"]').click();
  await tour.getByText("欢迎来到示范法院").waitFor();
}, 60_000);
