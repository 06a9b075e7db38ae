import type { Shell } from "./pages/shell.page.ts";
import { workbench, type Workbench } from "./workbench.ts";

let bench: Workbench;
beforeAll(async () => { bench = await workbench(); }, 120_000);
afterEach(() => bench.closeWindows(), 30_000);
afterAll(() => bench.close(), 60_000);

const button = (shell: Shell) => shell.page.locator("[data-saved-filters]");

async function choose(shell: Shell, name: string): Promise<void> {
  await button(shell).click();
  await shell.page.getByRole("menuitem", { name }).click();
}

async function arrange(shell: Shell): Promise<void> {
  await choose(shell, "保存现在的筛选");
  await shell.dialog().waitFor();
}

async function save(shell: Shell, name: string): Promise<void> {
  await arrange(shell);
  await shell.dialog().getByLabel("给现在的筛选取名").fill(name);
  await shell.page.keyboard.press("Enter");
  await shell.dialog().waitFor({ state: "detached" });
}

const addressOf = (shell: Shell): string => { const { pathname, search } = new URL(shell.page.url()); return `${pathname}${search}`; };

test("a filter is named, found again from another list after the page was closed, and says that it is the one in force", async () => {
  const shell = await bench.enter("p-civil2-head", { path: "/items?light=red&department=civil-2" });
  await save(shell, "本庭红灯 <b>");
  expect(await button(shell).innerText()).toBe("本庭红灯 <b>");
  await shell.open("/");
  expect(await button(shell).innerText()).toBe("常用筛选");
  await choose(shell, "本庭红灯 <b>");
  await shell.page.waitForURL("**/items?**");
  expect(Object.fromEntries(new URL(shell.page.url()).searchParams)).toEqual({ light: "red", department: "civil-2" });
  await shell.ready();
  expect(await button(shell).innerText()).toBe("本庭红灯 <b>");
}, 60_000);

test("a saved filter is replaced under its name, given another, and deleted", async () => {
  const shell = await bench.enter("p-civil2-head", { path: "/campaigns?view=board&light=red" });
  await save(shell, "看板");
  await shell.open("/campaigns?view=gantt");
  await save(shell, "甘特");
  await shell.open("/campaigns?view=board&light=yellow");
  await save(shell, "看板");
  await arrange(shell);
  const rename = (name: string) => shell.dialog().getByLabel(`${name} 改名为`);
  await rename("看板").fill("甘特");
  await shell.dialog().getByText("已有同名的筛选").waitFor();
  await rename("看板").fill("黄灯看板");
  await shell.page.keyboard.press("Enter");
  await rename("黄灯看板").waitFor();
  await shell.dialog().getByRole("button", { name: "删除 甘特" }).click();
  await shell.dialog().locator('[data-saved="甘特"]').waitFor({ state: "detached" });
  await shell.page.keyboard.press("Escape");
  await shell.dialog().waitFor({ state: "detached" });
  await shell.open("/items");
  await button(shell).click();
  expect(await shell.page.getByRole("menuitem").filter({ hasText: /看板|甘特/ }).allInnerTexts()).toEqual(["黄灯看板"]);
  await shell.page.getByRole("menuitem", { name: "黄灯看板" }).click();
  await shell.page.waitForURL("**/campaigns?**");
  expect(addressOf(shell)).toBe("/campaigns?light=yellow&view=board");
}, 90_000);

test("on one machine each person finds their own", async () => {
  const shell = await bench.enter("p-civil2-head", { path: "/items?light=red" });
  await save(shell, "红灯");
  await shell.page.request.post("/api/v1/session/demo", { data: { person: "p-president" }, headers: { Origin: bench.url } });
  await shell.open("/items?light=red");
  expect([await button(shell).innerText(), await button(shell).getAttribute("data-saved-filters")]).toEqual(["常用筛选", "0"]);
}, 60_000);
