import { adoptCalendar, adoptLadder } from "../../activities/adoption.activities.ts";
import { performEffects } from "../../activities/perform-effects.ts";
import { announcedCalendar } from "../../domain/calendar/china-calendar.ts";
import { defaultLadder } from "../../domain/escalation/ladder.ts";
import type { Dispute } from "../../domain/dispute/dispute.ts";
import type { Item } from "../../domain/work-item/work-item.people.ts";
import { disputePeople as who, LivedDispute } from "../builders/lived-dispute.ts";
import { apiServer, registered, type ApiServer, type Caller } from "./api-server.ts";

let api: ApiServer;
let admin: Caller;
let items: string[];

/** Open items of every priority and in every state that a ladder or a calendar can find them in, and one that is closed. */
beforeAll(async () => {
  api = await apiServer();
  admin = await api.as("p-admin");
  const judge = await api.as("p-civil2-judge-1");
  const head = await api.as("p-civil2-head");
  items = [];
  for (const [index, priority] of (["A", "B", "C", "A", "B", "C", "A", "B"] as const).entries()) items.push(await registered(api, { priority, due: { workingDays: 4 + 3 * index, after: "start" } }));
  for (const item of items.slice(1)) await judge.post(`/work-items/${item}/accept`);
  for (const item of items.slice(5, 7)) await judge.post(`/work-items/${item}/submit-for-sign-off`, { summary: "已办结", evidence: [] });
  await head.post(`/work-items/${items[6] ?? ""}/sign-off`, {});
  await head.post(`/work-items/${items[4] ?? ""}/suspend`, { ground: "等待鉴定", expectedEndOn: "2026-03-20" });
  items.push(await registered(api, { due: { on: "2026-03-12" } }));
}, 60_000);
afterAll(() => api.close());

function holiday(version: string, on: string): object {
  const year = announcedCalendar.years["2026"];
  if (year === undefined) throw new Error("no 2026");
  return { table: { ...announcedCalendar, version, years: { ...announcedCalendar.years, 2026: { ...year, offWeekdays: [...year.offWeekdays, on].sort() } } } };
}

async function stored(): Promise<Map<string, Item>> {
  const { rows } = await api.court.database.pool.query<{ id: string; state: string }>("SELECT id, state FROM streams WHERE kind = 'work-item'");
  return new Map(rows.map((row) => [row.id, JSON.parse(row.state) as Item]));
}

async function adopt(kind: "adoptCalendar" | "adoptLadder"): Promise<void> {
  const job = kind === "adoptCalendar" ? adoptCalendar : adoptLadder;
  await performEffects(api.court.ledger, "court", kind, async (effect) => { await job(api.court.ledger, effect); }, () => undefined);
}

/** Everything the ledger holds, so that "nothing is stored" is a comparison. */
async function everything(): Promise<unknown> {
  return (await api.court.database.pool.query("SELECT id, seq, state FROM streams ORDER BY id")).rows;
}

test("the preview of a calendar is what adopting it then does, item by item, and stores nothing", async () => {
  const before = await stored();
  const untouched = await everything();
  const preview = await admin.post("/court/preview-calendar", holiday("cn-2026.7", "2026-03-12"));
  expect(preview.status).toBe(200);
  expect(await everything()).toEqual(untouched);

  expect((await admin.post("/court/set-calendar", holiday("cn-2026.7", "2026-03-12"))).status).toBe(200);
  await adopt("adoptCalendar");
  const after = await stored();
  const due = (item: Item | undefined): object => {
    const dueOn = item?.reworkDueOn ?? item?.dueOn;
    return { ...(dueOn === undefined ? {} : { dueOn }), provisional: item?.provisional };
  };
  const really = [...before].filter(([id, item]) => JSON.stringify(due(item)) !== JSON.stringify(due(after.get(id)))).map(([id, item]) => ({ before: due(item), after: due(after.get(id)), priority: item.priority, id })).sort((a, b) => (a.id < b.id ? -1 : 1));
  expect(really.length).toBeGreaterThan(3);
  expect(preview.body.rows).toEqual(really.map(({ id: _id, ...row }) => row));
  const adopted = [...after.values()].filter((item) => item.calendar === "cn-2026.7").length;
  expect([preview.body.open, preview.body.moved, preview.body.complete]).toEqual([adopted, really.length, true]);
});

/** Mediation ends on 04-01, thirty days from 03-02. */
const aprilFirst = "2026-04-01";

test("the preview of a calendar tells which clocks of disputes it moves, as adopting it then does, and stores nothing", async () => {
  await new LivedDispute(api.court, "d-mediated").mediating();
  await new LivedDispute(api.court, "d-registered").registered();
  const disputes = async (): Promise<Map<string, Dispute>> => new Map((await api.court.database.pool.query<{ id: string; state: string }>("SELECT id, state FROM streams WHERE kind = 'dispute'")).rows.map((row) => [row.id, JSON.parse(row.state) as Dispute]));
  const before = await disputes();
  const untouched = await everything();
  const moves = async (by: Caller): Promise<{ open: number; moved: number; complete: boolean; rows: object[] }> => ((await by.post("/court/preview-calendar", holiday("cn-2026.9", aprilFirst))).body as { disputes: never }).disputes;
  expect(await moves(admin)).toEqual({ open: 2, moved: 1, complete: true, rows: [{ clock: "mediation", label: "诉前调解期限", from: aprilFirst, to: "2026-04-02" }] });
  expect(await moves(admin.with({ "Accept-Language": "en" }))).toMatchObject({ rows: [{ label: "mediation" }] });
  await api.court.done("court", "court", { type: "GrantRoles", person: who.head, roles: ["administrator"] }, "p-admin");
  expect((await moves(await api.as(who.head))).rows).toMatchObject([{ dispute: { id: "d-mediated", number: before.get("d-mediated")?.number, cause: "买卖合同纠纷", department: "civil-2" } }]);
  await api.court.done("court", "court", { type: "RevokeRoles", person: who.head, roles: ["administrator"] }, "p-admin");
  expect((await everything() as { id: string }[]).filter(({ id }) => id !== "court")).toEqual((untouched as { id: string }[]).filter(({ id }) => id !== "court"));

  expect((await admin.post("/court/set-calendar", holiday("cn-2026.9", aprilFirst))).status).toBe(200);
  await adopt("adoptCalendar");
  const after = await disputes();
  const really = [...before].flatMap(([id, dispute]) => dispute.clocks.flatMap(({ id: clock, dueOn: from }) => {
    const to = after.get(id)?.clocks.find((one) => one.id === clock)?.dueOn;
    return from === to ? [] : [{ id, clock, from, to }];
  }));
  expect(really).toEqual([{ id: "d-mediated", clock: "mediation", from: aprilFirst, to: "2026-04-02" }]);
  expect([...after.values()].map((dispute) => dispute.calendar)).toEqual(["cn-2026.9", "cn-2026.9"]);
});

test("the preview of a ladder is what adopting it then does, by priority and rung", async () => {
  const before = await stored();
  const body = { version: "strict-1", priorities: ["A", "B"], rungs: [{ id: "T-3wd", offsetWorkingDays: -3, audience: ["person"] }, { id: "T+2wd", offsetWorkingDays: 2, audience: ["supervisor"] }] };
  const untouched = await everything();
  const preview = await admin.post("/court/preview-ladder", body);
  expect(preview.status).toBe(200);
  expect(await everything()).toEqual(untouched);

  expect((await admin.post("/court/set-ladder", body)).status).toBe(200);
  await adopt("adoptLadder");
  const after = await stored();
  const rung = (item: Item | undefined): unknown => (item?.nextRung === undefined ? undefined : { rung: item.nextRung.rung, at: item.nextRung.at });
  const moved = [...before].filter(([id, item]) => JSON.stringify(rung(item)) !== JSON.stringify(rung(after.get(id)))).sort(([a], [b]) => (a < b ? -1 : 1));
  expect(moved.length).toBeGreaterThan(2);
  expect((preview.body as { rows: { before?: unknown; after?: unknown }[] }).rows.map((row) => [row.before, row.after])).toEqual(moved.map(([id, item]) => [rung(item), rung(after.get(id))]));
  expect(preview.body.movedByPriority).toEqual({ A: moved.filter(([, item]) => item.priority === "A").length, B: moved.filter(([, item]) => item.priority === "B").length, C: 0 });
  expect(preview.body.openByPriority.C).toBe(0);
});

test("a title is shown to whoever may read the item, and to nobody else", async () => {
  const rowsFor = async (person: string): Promise<{ item?: { title: string } }[]> => ((await (await api.as(person)).post("/court/preview-ladder", { version: "strict-2", priorities: ["C", "B", "A"], rungs: defaultLadder.rungs.slice(0, 2) })).body as { rows: [] }).rows;
  const forAdministrator = await rowsFor("p-admin");
  expect(forAdministrator.length).toBeGreaterThan(0);
  expect(forAdministrator.filter((row) => row.item !== undefined)).toEqual([]);
  await api.court.done("court", "court", { type: "GrantRoles", person: "p-office-clerk-1", roles: ["trial-management"] }, "p-admin");
  expect((await rowsFor("p-office-clerk-1")).every((row) => row.item?.title !== undefined)).toBe(true);
});

test("who may not set it may not preview it, and what would be refused is refused", async () => {
  const judge = await api.as("p-civil2-judge-1");
  expect((await judge.post("/court/preview-calendar", holiday("cn-2026.8", "2026-03-13"))).status).toBe(403);
  expect((await admin.post("/court/preview-calendar", holiday("cn-2026.7", "2026-03-13"))).body.reason).toBe("VersionExists");
  expect((await admin.post("/court/preview-calendar", holiday("cn-2026.8", "2026-03-14"))).body.reason).toBe("InvalidCalendar");
});
