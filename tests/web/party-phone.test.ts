import type { AxeResults } from "axe-core";
import { source as axe } from "axe-core";
import type { Page } from "playwright-core";
import { disputePeople as who, LivedDispute } from "../builders/lived-dispute.ts";
import { openWindow, type Window } from "./browser.ts";
import { workbench, type Workbench } from "./workbench.ts";

let bench: Workbench;
const opened: Window[] = [];
beforeAll(async () => { bench = await workbench(); }, 120_000);
afterEach(async () => { for (const one of opened.splice(0)) await one.context.close(); });
afterAll(() => bench.close(), 60_000);

interface Issued { issued: { url: string; link: string; code: { digits: string } } }

/** Agreed and signed by p1; p2's link with a code printed at the counter. */
async function agreed(id: string): Promise<{ address: string; code: string; link: string }> {
  const lived = new LivedDispute(bench.court, id);
  await lived.mediating();
  const on = new Date(bench.court.wall.nowMs + 8 * 3_600_000).toISOString().slice(0, 10);
  await lived.give({ type: "RecordAgreement", on, terms: "付款", signed: ["p1"] }, who.mediator);
  const { issued } = await bench.command(who.head, `/disputes/${id}/issue-party-link`, { of: "p2", code: true }) as unknown as Issued;
  return { address: issued.url.replace(bench.url, ""), code: issued.code.digits, link: issued.link };
}

async function phone(locale: string): Promise<Window> {
  const one = await openWindow(bench.browser, bench.url, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, locale });
  opened.push(one);
  return one;
}

/** Findings of any weight that keep people out, what must be pushed sideways, and what a thumb misses. */
async function fits(page: Page): Promise<void> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(async () => (Reflect.get(globalThis, "axe") as { run(): Promise<AxeResults> }).run());
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`)).toEqual([]);
  expect(await page.evaluate(() => ({
    sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    small: [...document.querySelectorAll("button, summary")].filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.textContent),
  }))).toEqual({ sideways: 0, small: [] });
}

test("a party by phone: sees stage, dates and why, confirms the agreement and objects to a date", async () => {
  const { address, code, link } = await agreed("d-phone-1");
  const { page, faults } = await phone("zh-CN");
  const asked: string[] = [];
  page.on("request", (request) => { asked.push(`${request.url()} ${request.headers()["referer"] ?? ""}`); });
  await page.goto(address);
  await page.getByText("达成协议").first().waitFor();
  await page.getByText("罕某").waitFor();
  const mediation = page.locator('[data-clock="mediation"]');
  await mediation.getByText("这个日期是怎样算出来的").tap();
  await mediation.locator("ol li").first().waitFor();
  await fits(page);

  await page.getByRole("button", { name: "确认协议" }).tap();
  await page.getByLabel("六位验证码").fill(code);
  await page.getByRole("button", { name: "提交" }).tap();
  await page.getByText("请先勾选同意在线办理").waitFor();
  await page.getByLabel("我同意在线办理").tap();
  await fits(page);
  await page.getByRole("button", { name: "提交" }).tap();
  await page.getByText("您已确认。").waitFor();

  const { digits } = await bench.command(who.head, `/disputes/d-phone-1/party-links/${link}/code`, {}) as { digits: string };
  await mediation.getByRole("button", { name: "对这个期限有异议" }).tap();
  await page.getByLabel("异议和理由").fill("起算日不对");
  await page.getByLabel("六位验证码").fill(code);
  await page.getByRole("button", { name: "提交异议" }).tap();
  await page.getByText("验证码有误").waitFor();
  await page.getByLabel("六位验证码").fill(digits);
  await page.getByRole("button", { name: "提交异议" }).tap();
  await page.getByText("等待审判管理部门答复").waitFor();
  await fits(page);
  // The token went out in no address and no referrer, and the browser saw nothing that must not happen.
  expect(asked.filter((one) => one.includes("tpl_") && !one.startsWith(`${bench.url}/party#`))).toEqual([]);
  expect(faults).toEqual([]);
}, 120_000);

test("in English, in the dark; and without a link or with a wrong one it says what to do", async () => {
  const { address } = await agreed("d-phone-2");
  const { page, faults } = await phone("en-GB");
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto(address);
  await page.getByText("Confirm the agreement").waitFor();
  await fits(page);
  await page.getByRole("button", { name: "中文" }).tap();
  await page.getByRole("button", { name: "确认协议" }).waitFor();
  const wrong = (await phone("en-GB")).page;
  await wrong.goto("/party");
  await wrong.getByText("Open the whole link").waitFor();
  await wrong.goto(`/party#tpl_${"A".repeat(43)}`);
  await wrong.getByText("no valid link").waitFor();
  await fits(wrong);
  expect(faults).toEqual([]);
}, 120_000);
