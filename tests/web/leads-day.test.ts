import type { Page } from "playwright-core";
import { CampaignPage } from "./pages/campaign.page.ts";
import { PlanPage } from "./pages/plan.page.ts";
import { leader, lead } from "./plans.ts";
import { workbench, type Workbench } from "./workbench.ts";

let bench: Workbench;
beforeAll(async () => { bench = await workbench(); }, 120_000);
afterEach(() => bench.closeWindows(), 30_000);
afterAll(() => bench.close(), 60_000);

const judge = "p-civil2-judge-1";

/** A small plan as a lead writes it: one item, theirs to sign off as its supervisor. */
function planOf(title: string): string {
  return `title: ${title}
theme: private-economy
lead: ${lead}
leaderInCharge: ${leader}
departments: [civil-2]
startsOn: 2026-03-02
endsOn: 2026-12-31
goals:
  - { metric: answered, name: 按期答复率, baseline: 61, target: 95, unit: "%", by: 2026-12-15 }
milestones:
  - { id: m1, name: 摸排完成, dueOn: 2026-04-30 }
items:
  - id: needs
    title: ${title}的需求清单
    milestone: m1
    department: civil-2
    post: civil-2-judge
    responsible: ${judge}
    due: { workingDays: 40, after: start }
    report: weekly
`;
}

/** Whether what has the keyboard now is what is looked for. */
async function isAt(page: Page, selector: string): Promise<boolean> {
  return page.evaluate((wanted) => document.activeElement?.matches(wanted) === true || document.activeElement?.closest(wanted) !== null, selector);
}

/** Presses Tab until the keyboard is where it is wanted; fails when it does not get there. */
async function tabTo(page: Page, selector: string): Promise<void> {
  await page.locator(selector).first().waitFor();
  for (let step = 0; step < 150; step += 1) {
    if (await isAt(page, selector)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not reach ${selector}`);
}

/** How a hand does things: by mouse or by keyboard. */
interface Hand {
  press: (page: Page, selector: string) => Promise<void>;
  /** Chooses an action of the page's head, behind 更多 if it is there. */
  action: (page: Page, command: string, name: string) => Promise<void>;
  /** Types into the first text field of the open dialog and sends it. */
  say: (page: Page, text: string) => Promise<void>;
}

const mouse: Hand = {
  press: (page, selector) => page.locator(selector).first().click(),
  async action(page, command, name) {
    await page.locator(`.page-head [data-action="${command}"], .page-head [data-action="more"]`).first().waitFor();
    const button = page.locator(`.page-head [data-action="${command}"]`);
    if (await button.count() > 0) await button.click();
    else {
      await page.locator('.page-head [data-action="more"]').click();
      await page.locator(".ant-dropdown:visible").getByText(name, { exact: true }).click();
    }
    await page.locator(".ant-modal:visible").waitFor();
  },
  async say(page, text) {
    const dialog = page.locator(".ant-modal:visible").last();
    if (text !== "") await dialog.locator("textarea").first().fill(text);
    await dialog.locator(".command-send").click();
    await dialog.waitFor({ state: "hidden" });
  },
};

const keyboard: Hand = {
  async press(page, selector) {
    await tabTo(page, selector);
    await page.keyboard.press("Enter");
  },
  async action(page, command, name) {
    await page.locator(`.page-head [data-action="${command}"], .page-head [data-action="more"]`).first().waitFor();
    if (await page.locator(`.page-head [data-action="${command}"]`).count() > 0) await keyboard.press(page, `.page-head [data-action="${command}"]`);
    else {
      await keyboard.press(page, '.page-head [data-action="more"]');
      const item = page.locator(".ant-dropdown:visible .ant-dropdown-menu-item-active").filter({ hasText: name });
      await page.locator(".ant-dropdown:visible").waitFor();
      // Tab goes into the open menu, arrows along it.
      await page.keyboard.press("Tab");
      for (let step = 0; step < 30 && await item.count() === 0; step += 1) await page.keyboard.press("ArrowDown");
      if (await item.count() === 0) throw new Error(`the arrows do not reach ${name}: ${(await page.locator(".ant-dropdown:visible").allInnerTexts()).join()}`);
      await page.keyboard.press("Enter");
    }
    await page.locator(".ant-modal:visible").waitFor();
  },
  async say(page, text) {
    const dialog = page.locator(".ant-modal:visible").last();
    if (text === "") await tabTo(page, ".command-send");
    else {
      await tabTo(page, ".ant-modal textarea");
      await page.keyboard.insertText(text);
    }
    await page.keyboard.press(text === "" ? "Enter" : "Control+Enter");
    await dialog.waitFor({ state: "hidden" });
  },
};

/** 专班牵头人的一天, the same by either hand. What others do, they do beside the page. */
async function day(hand: Hand, title: string): Promise<void> {
  // Writes, and rehearses before anybody is asked.
  const shell = await bench.enter(lead, { path: "/plans/new", viewport: { width: 1_440, height: 900 } });
  const { page } = shell;
  const plan = new PlanPage(shell);
  const campaign = new CampaignPage(shell);
  if (hand === mouse) await plan.text().click();
  else await tabTo(page, ".cm-content");
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(planOf(title));
  await plan.checked(0);
  await hand.press(page, '[data-plan="rehearse"]');
  await page.locator("[data-rehearsed]").waitFor();
  await page.keyboard.press("Escape");
  await page.locator("[data-rehearsed]").waitFor({ state: "detached" });

  // Submits; the leader returns it with a reason.
  await hand.press(page, '[data-plan="submit"]:not([disabled])');
  await page.locator(".ant-modal:visible").waitFor();
  await hand.say(page, "");
  await page.waitForURL("**/campaigns/c-*");
  await campaign.becomes("Submitted");
  const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await bench.command(leader, `/campaigns/${id}/return`, { reason: "请补充督办人" });
  await campaign.becomes("Returned");

  // Amends as asked, sees the change, and submits again.
  await hand.press(page, '[data-action="AmendPlan"]');
  await plan.checked(0);
  if (hand === mouse) await plan.text().click();
  else await tabTo(page, ".cm-content");
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(planOf(title).replace("    report: weekly", `    supervisor: ${lead}\n    report: weekly`));
  await plan.checked(0);
  await hand.press(page, '[data-plan="submit"]:not([disabled])');
  const dialog = page.locator(".ant-modal:visible").last();
  await dialog.locator('[data-change="changed"]').getByText("督办人").waitFor();
  if (hand === mouse) {
    await dialog.locator("textarea").fill("补充督办人");
    await dialog.getByRole("button", { name: "保存修改" }).click();
  } else {
    await tabTo(page, ".ant-modal textarea");
    await page.keyboard.insertText("补充督办人");
    await page.keyboard.press("Control+Enter");
  }
  await page.locator(".ant-modal:visible .command-send").waitFor();
  await hand.say(page, "");
  await campaign.becomes("Submitted");

  // Approved, the item opens by itself; its owner accepts, reports, and asks for more time.
  await bench.command(leader, `/campaigns/${id}/approve`, {});
  await campaign.becomes("Running");
  const item = `${id}.needs`;
  await bench.court.until("the item is open", async () => (await page.request.get(`/api/v1/work-items/${item}`)).ok());
  await bench.command(judge, `/work-items/${item}/accept`, {});
  await bench.command(judge, `/work-items/${item}/report`, { summary: "清单已列出三十家", progress: 40 });
  await bench.command(judge, `/work-items/${item}/request-extension`, { reason: "两家企业尚未回函", amount: 5 });

  // The lead reads the report, grants the extension, and signs off what is done.
  await shell.open(`/items/${item}`);
  await page.getByText("清单已列出三十家").first().waitFor();
  await hand.action(page, "DecideExtension", "决定延期");
  const decision = page.locator(".ant-modal:visible");
  if (hand === mouse) await decision.getByText("同意", { exact: true }).click();
  else {
    await tabTo(page, ".ant-modal input[type=radio]");
    await page.keyboard.press("Space");
  }
  await hand.say(page, "同意延五日");
  await page.locator('section[aria-labelledby="timeline-title"]').getByText(/延期/).last().waitFor();
  await bench.command(judge, `/work-items/${item}/submit-for-sign-off`, { summary: "清单核对完毕，逐家答复", evidence: [] });
  await hand.press(page, '.page-head [data-action="SignOff"]');
  await page.getByText("已销号").first().waitFor();
}

test("a lead's day by mouse: write, rehearse, submit, a return, amend, approval, report, extension, sign-off", () => day(mouse, "鼠标办理的专班"), 180_000);

test("the same day by the keyboard alone", () => day(keyboard, "键盘办理的专班"), 240_000);
