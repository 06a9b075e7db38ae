import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { authorise } from "../../domain/authority/authorise.ts";
import { deciderOf } from "../../ledger/deciders.ts";
import type { Shell } from "./pages/shell.page.ts";
import { registeredItem, workbench, type Workbench } from "./workbench.ts";

let bench: Workbench;
beforeAll(async () => { bench = await workbench(); }, 120_000);
afterEach(() => bench.closeWindows(), 30_000);
afterAll(() => bench.close(), 60_000);

/** A member of a department that has little to do with the rest. */
const person = "p-tribunal1-judge-1";

/** Keeps every body that any script of the page receives, the live feed's among them, piece by piece. */
async function keepBodies(shell: Shell): Promise<Map<string, string>> {
  const bodies = new Map<string, string>();
  await shell.page.context().exposeBinding("noteBody", (_source, url: string, piece: string) => { bodies.set(url, `${bodies.get(url) ?? ""}${piece}`); });
  await shell.page.context().addInitScript(() => {
    const ask = globalThis.fetch;
    globalThis.fetch = async (...given) => {
      const response = await ask(...given);
      const copy = response.clone();
      const note: unknown = Reflect.get(globalThis, "noteBody");
      void (async () => {
        const reader = copy.body?.getReader();
        const decoder = new TextDecoder();
        for (let read = await reader?.read(); read !== undefined && !read.done; read = await reader?.read()) {
          if (typeof note === "function") Reflect.apply(note, undefined, [copy.url, decoder.decode(read.value, { stream: true })]);
        }
      })().catch(() => undefined);
      return response;
    };
  });
  return bodies;
}

interface Row { id: string; title: string }

/** Items by whether the person may read them, decided from each item's own state, not by the lists' queries. */
async function itemsByScope(): Promise<{ within: Row[]; outside: Row[] }> {
  const { ledger, database } = bench.court;
  const { court } = await ledger.court();
  const now = await ledger.courtNow();
  const { rows } = await database.pool.query<Row>("SELECT id, title FROM work_items");
  const within: Row[] = [];
  const outside: Row[] = [];
  for (const row of rows) {
    const loaded = await ledger.load(row.id);
    if (loaded === undefined) throw new Error(`${row.id} is not in the ledger`);
    const verdict = authorise(court, { id: person }, "read.work-item", deciderOf(loaded.kind).subject(loaded.state), now);
    ("granted" in verdict ? within : outside).push(row);
  }
  return { within, outside };
}

test("nothing outside a person's scope reaches their browser, whatever page they open", async () => {
  const plan = parse(readFileSync(join(__dirname, "../../demo/plans/private-economy.yaml"), "utf8")) as { lead: string; leaderInCharge: string; brand: string };
  const campaign = String((await bench.command(plan.lead, "/campaigns", { plan })).id);
  await bench.command(plan.lead, `/campaigns/${campaign}/submit`, {});
  await bench.command(plan.leaderInCharge, `/campaigns/${campaign}/approve`, {});
  const foreign = await registeredItem(bench, { title: "别的部门的机密安排" });
  const { notices } = await bench.command("p-office-clerk-1", `/work-items/${foreign}/issue-notice`, { text: "只发给民二庭的督办内容", replyByOn: "2026-03-20" }) as { notices: { number: string }[] };
  const notice = notices[0]?.number ?? "no notice";
  const byHand = await registeredItem(bench, { title: "专班内的机密安排", campaign });
  const own = await registeredItem(bench, { title: "本庭的事项", duty: { department: "tribunal-1", post: "tribunal-1-judge", responsible: person, supervisor: "p-tribunal1-head" } });
  await bench.court.until("the campaign's items are opened", async () => (await itemsByScope()).outside.length > 5);
  await bench.court.until("the campaign knows the item registered by hand", async () => JSON.stringify(await bench.read(plan.lead, `/campaigns/${campaign}`)).includes(byHand));

  const shell = await bench.enter(person);
  const bodies = await keepBodies(shell);
  const addresses = [
    "/", "/?tab=done", "/?tab=initiated", "/?tab=copied", "/items", "/items?open=all", "/items?open=all&department=civil-2", `/items/${own}`, `/items?open=all&campaign=${campaign}`, `/items?open=all&waitingFor=${foreign}`,
    "/campaigns", ...["board", "tree", "gantt", "calendar"].flatMap((view) => [`/campaigns?view=${view}`, `/campaigns?view=${view}&campaign=${campaign}`, `/campaigns?view=${view}&department=civil-2`, `/campaigns?view=${view}&waitingFor=${foreign}`]),
    `/campaigns/${campaign}`, `/campaigns/${campaign}?tab=items`, `/campaigns/${campaign}?tab=reality`, `/campaigns/${campaign}/plan`, `/plans/new?from=${campaign}`,
    "/map", "/map?campaigns=all", "/brands", `/brands/${encodeURIComponent(plan.brand)}`,
    "/administration", "/administration/delegations", "/administration/authority", "/administration/ladders", "/administration/calendars", "/administration/settings", "/administration/tokens", "/administration/audit", "/administration/verification",
  ];
  for (const address of addresses) await shell.open(address);
  await shell.page.goto(`/items/${foreign}`);
  await shell.problem("not-found").or(shell.problem("not-allowed")).waitFor();
  await shell.open("/map");
  await shell.live();
  await shell.page.keyboard.press("Control+k");
  await shell.page.getByRole("combobox", { name: "搜索" }).fill("机密安排");
  await shell.page.getByText("没有找到").waitFor();
  // What happens to others' items is not told by the feed; what happens to one's own is, and after it.
  await bench.command("p-office-clerk-1", `/work-items/${foreign}/urge`, { text: "请抓紧" });
  await bench.command("p-office-clerk-1", `/work-items/${own}/urge`, { text: "请抓紧" });
  await bench.court.until("the feed has told of the own item", () => Promise.resolve([...bodies].some(([url, body]) => url.endsWith("/api/v1/events") && body.includes(own))));

  const { within, outside } = await itemsByScope();
  expect(within.map((row) => row.id)).toContain(own);
  expect(outside.map((row) => row.id)).toContain(foreign);
  const kept = [...bodies].filter(([url]) => url.includes("/api/v1/"));
  expect(kept.filter(([, body]) => body.includes(own)).length).toBeGreaterThan(3);
  const words = [...outside.map((row) => row.id), "别的部门的机密安排", "专班内的机密安排", "只发给民二庭的督办内容", notice];
  // The plan 任务书 is the whole court's to read, and names its items; what became of them is not in it.
  const { items } = await bench.read(plan.lead, `/campaigns/${campaign}`) as { items: { id: string; byHand: boolean }[] };
  const planned = items.filter((one) => !one.byHand).map((one) => one.id);
  const ofThePlan = (url: string, word: string): boolean => planned.includes(word) && [`/api/v1/campaigns/${campaign}`, `/api/v1/campaigns/${campaign}/reality`].includes(new URL(url).pathname);
  // A refusal names the address that was asked for, which its reader wrote; nothing else of it.
  const leaks = kept.flatMap(([url, body]) => words.filter((word) => body.includes(word) && !(word === foreign && url.includes(foreign)) && !ofThePlan(url, word)).map((word) => `${word} in ${url}`));
  expect(leaks).toEqual([]);
}, 180_000);
