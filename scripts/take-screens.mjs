// node scripts/take-screens.mjs [ADDRESS]: takes the guide's pictures (docs/screens) of a fresh demonstration that runs at ADDRESS.
// It acts as the demonstration's people first, so that there is something to see; run it on a court that may be thrown away.
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { parse } from "yaml";
import { requireChromium } from "./chromium.mjs";
import { describeFailure } from "./refusal.mjs";

const root = join(import.meta.dirname, "..");
const screens = join(root, "docs/screens");
const origin = process.argv[2] ?? "http://127.0.0.1:3000";
/** @type {Map<string, string>} */
const cookies = new Map();

/** @param {string} person */
async function cookieOf(person) {
  const known = cookies.get(person);
  if (known !== undefined) return known;
  const answer = await fetch(`${origin}/api/v1/session/demo`, { method: "POST", headers: { "content-type": "application/json", origin }, body: JSON.stringify({ person }) });
  if (!answer.ok) throw new Error(await answer.text());
  await answer.text();
  const cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? "";
  cookies.set(person, cookie);
  return cookie;
}

/** @param {string} person @param {string} path @param {object} [body] a command; left out: a read */
async function call(person, path, body) {
  const answer = await fetch(`${origin}/api/v1${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { "content-type": "application/json", origin, cookie: await cookieOf(person) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const told = await answer.json();
  if (!answer.ok) throw new Error(`${path} by ${person}: ${JSON.stringify(told)}`);
  return told;
}

/** Campaigns that run, and one that waits for its leader; gives the id of the first of each. */
async function campaigns() {
  const files = readdirSync(join(root, "demo/plans")).filter((name) => name.endsWith(".yaml")).sort().reverse();
  const ids = { running: "", waiting: "" };
  for (const [at, file] of files.entries()) {
    const plan = parse(readFileSync(join(root, "demo/plans", file), "utf8"));
    const { id } = await call(plan.lead, "/campaigns", { plan });
    await call(plan.lead, `/campaigns/${id}/submit`, {});
    if (at === files.length - 1) {
      ids.waiting = id;
      continue;
    }
    const { warnings = [] } = await call(plan.leaderInCharge, `/campaigns/${id}`);
    await call(plan.leaderInCharge, `/campaigns/${id}/approve`, { comment: "同意，注意与相关部门衔接", warningAnswers: warnings.map((/** @type {{ id: string }} */ warning) => ({ id: warning.id, answer: "已与承办部门核对" })) });
    ids.running ||= id;
  }
  return ids;
}

/** Items accepted, reported on and submitted, as in a campaign's first weeks; gives one of them. */
async function work() {
  const { items } = await call("p-president", "/work-items?limit=100&status=Assigned");
  let one = "";
  for (const [at, item] of items.entries()) {
    if (item.responsible === undefined || at % 4 === 3) continue;
    await call(item.responsible, `/work-items/${item.id}/accept`, {});
    if (at % 4 === 0) continue;
    await call(item.responsible, `/work-items/${item.id}/report`, { summary: "已走访企业三家，收集需求十二条，其中八条已答复", progress: 20 + ((at * 13) % 60), evidence: [{ name: "需求清单" }] });
    if (one === "" && at % 4 === 1) one = item.id;
  }
  await call("p-vice-president-1", `/work-items/${one}/instruct`, { text: "抓紧办理，务求实效" });
  return one;
}

/** Resolves when the condition holds; the clockwork opens a campaign's items by itself. @param {() => Promise<boolean>} condition */
async function until(condition) {
  const endMs = Date.now() + 60_000;
  while (!(await condition())) {
    if (Date.now() > endMs) throw new Error("the items were not opened");
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

async function main() {
  mkdirSync(screens, { recursive: true });
  const { running, waiting } = await campaigns();
  await until(async () => (await call("p-president", "/work-items?limit=100&status=Assigned")).items.length > 10);
  const item = await work();
  const browser = await chromium.launch({ executablePath: requireChromium(), headless: true, args: ["--no-sandbox", "--disable-gpu"] });
  /**
   * @param {string} name @param {string} person @param {string} path
   * @param {{ width?: number, height?: number, language?: string, mode?: string, act?: (page: import("playwright-core").Page) => Promise<unknown> }} [look]
   */
  async function shot(name, person, path, { width = 1280, height = 800, language = "zh-CN", mode = "light", act } = {}) {
    const context = await browser.newContext({ viewport: { width, height }, baseURL: origin, reducedMotion: "reduce", locale: language });
    await context.addInitScript(`localStorage.setItem("court.preferences", ${JSON.stringify(JSON.stringify({ language, mode, tour: "seen" }))})`);
    await context.request.post(`${origin}/api/v1/session/demo`, { data: { person }, headers: { Origin: origin } });
    const page = await context.newPage();
    await page.goto(path);
    await page.locator("main h1").first().waitFor();
    await page.waitForLoadState("networkidle", { timeout: 3_000 }).catch(() => undefined);
    await page.locator("main .ant-skeleton, main .ant-spin-spinning").first().waitFor({ state: "detached" });
    await act?.(page);
    await page.screenshot({ path: join(screens, `${name}.png`), animations: "disabled" });
    await context.close();
    process.stdout.write(`docs/screens/${name}.png\n`);
  }
  try {
    await shot("inbox-staff", "p-civil2-judge-1", "/");
    await shot("inbox-phone", "p-vice-president-2", "/", { width: 390, height: 844 });
    await shot("inbox-dark-en", "p-civil2-head", "/", { language: "en", mode: "dark" });
    await shot("item", "p-vice-president-1", `/items/${item}`);
    await shot("board", "p-president", "/campaigns?view=board", { act: (page) => page.locator("[data-item]").first().waitFor() });
    await shot("gantt", "p-president", `/campaigns?view=gantt&campaign=${running}`, { act: (page) => page.locator(".gantt-frame .wx-bar").first().waitFor() });
    await shot("approval", "p-vice-president-2", `/campaigns/${waiting}`);
    await shot("plan", "p-civil2-head", `/campaigns/${running}/plan`, { act: (page) => page.locator(".cm-content").waitFor() });
    await shot("rehearsal", "p-civil2-head", `/campaigns/${running}/plan`, {
      act: async (page) => {
        await page.locator('[data-plan="rehearse"]').click();
        await page.locator("[data-rehearsed]").waitFor();
      },
    });
    await shot("map", "p-president", "/map");
    await shot("ladders", "p-admin", "/administration/ladders");
    await shot("audit", "p-auditor-1", "/administration/audit");
  } finally {
    await browser.close();
  }
}

main().catch((error) => {
  process.stderr.write(`${describeFailure(error)}\n`);
  process.exitCode = 1;
});
