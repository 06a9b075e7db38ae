import { Inbox } from "./pages/inbox.page.ts";
import type { Shell } from "./pages/shell.page.ts";
import { draftedCampaign, lead, leader, runningCampaign } from "./plans.ts";
import { registeredItem, workbench, type Workbench } from "./workbench.ts";

let bench: Workbench;
beforeAll(async () => { bench = await workbench(); }, 120_000);
afterEach(() => bench.closeWindows(), 30_000);
afterAll(() => bench.close(), 60_000);

async function waitingPlan(title: string): Promise<string> {
  const id = await draftedCampaign(bench, title);
  await bench.command(lead, `/campaigns/${id}/submit`, {});
  return id;
}

/** What a thumb can hit, and nothing that must be pushed sideways to be read. */
async function fitsAPhone(shell: Shell): Promise<void> {
  const seen = await shell.page.evaluate(() => ({
    sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    small: [...document.querySelectorAll("main button, main .todo-actions a")].filter((one) => one.getClientRects().length > 0 && one.getBoundingClientRect().height < 24).map((one) => one.textContent),
  }));
  expect(seen).toEqual({ sideways: 0, small: [] });
}

test("a leader's ten minutes on a phone: approves, returns with a reason, looks at the court, and instructs in one line", async () => {
  const [good, poor] = [await waitingPlan("手机上批准的专班"), await waitingPlan("手机上退回的专班")];
  await runningCampaign(bench, "手机上查看的专班");
  const item = await registeredItem(bench, { title: "手机上批示的事项" });
  const shell = await bench.enter(leader, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const { page } = shell;
  const inbox = new Inbox(shell);
  await inbox.step(good).waitFor();
  await fitsAPhone(shell);

  await inbox.step(good).locator('[data-action="Approve"]').tap();
  await inbox.gone(good);
  await inbox.step(poor).locator('[data-action="Return"]').tap();
  await shell.dialog().locator("textarea").fill("第三项缺少可核验的目标值");
  await shell.dialog().locator(".command-send").tap();
  await inbox.gone(poor);

  await page.getByRole("button", { name: "打开导航" }).tap();
  await page.locator(".rail-drawer").getByText("一盘棋").tap();
  await page.getByRole("heading", { name: "一盘棋" }).waitFor();
  await shell.ready();
  await fitsAPhone(shell);

  await shell.open(`/items/${item}`);
  await fitsAPhone(shell);
  await page.getByRole("textbox", { name: "批示内容" }).fill("抓紧办理，务求实效");
  await page.getByRole("button", { name: "批示", exact: true }).tap();
  await shell.told().waitFor();

  const read = async (path: string): Promise<{ status: unknown; instructions?: { text: string }[] }> => (await page.request.get(`/api/v1${path}`)).json() as Promise<{ status: unknown; instructions?: { text: string }[] }>;
  expect([(await read(`/campaigns/${good}`)).status, (await read(`/campaigns/${poor}`)).status, (await read(`/work-items/${item}`)).instructions?.map(({ text }) => text)]).toEqual(["Running", "Returned", ["抓紧办理，务求实效"]]);
}, 120_000);
