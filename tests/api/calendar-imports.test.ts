import { announcedCalendar } from "../../domain/calendar/china-calendar.ts";
import { adoptCalendar } from "../../activities/adoption.activities.ts";
import { performEffects } from "../../activities/perform-effects.ts";
import { notice2024, notice2026 } from "../builders/holiday-notices.ts";
import { apiServer, registered, type ApiServer, type Caller } from "./api-server.ts";

let api: ApiServer;
let admin: Caller;
let item: string;
beforeAll(async () => {
  api = await apiServer();
  admin = await api.as("p-admin");
  // Twenty working days from 2 March 2026 are 30 March, one more with 16 March off.
  item = await registered(api, { due: { workingDays: 20, after: "start" } });
}, 60_000);
afterAll(() => api.close());

/** The notice of 2026 with a 端午节 of its own making, so that something moves. */
const moved = notice2026.replace("6月19日（周五）至21日（周日）放假，共3天", "3月16日（周一）、6月19日（周五）至21日（周日）放假，共4天");
const importing = (notice: string, query = "", caller = admin) => caller.post(`/court/calendar-imports${query}`, { notice });
const settings = async (): Promise<{ currentCalendar: string; calendars: Record<string, { years: Record<string, unknown> }> }> => (await admin.get("/court/settings")).body as never;
const dueOn = async (): Promise<unknown> => ((await admin.get(`/court/settings`)).status === 200 ? (await api.court.database.pool.query<{ due_on: string }>("SELECT due_on FROM work_items WHERE id = $1", [item])).rows[0]?.due_on : undefined);

test("a dry run shows the year that it makes, what it moves and what is unusual, and stores nothing", async () => {
  const before = await settings();
  const { status, body } = await importing(moved, "?dryRun=true");
  expect(status).toBe(200);
  expect(body).toMatchObject({
    dryRun: true, applied: false, format: "text", year: 2026, changed: true, faults: [], table: { version: "cn-2026.2" },
    warnings: [{ line: 0, code: "Balance" }],
    preview: { version: "cn-2026.2", open: 1, moved: 1, complete: true, rows: [{ before: { dueOn: "2026-03-30" }, after: { dueOn: "2026-03-31" } }] },
  });
  expect(await settings()).toEqual(before);
});

test("what the calendar says already changes nothing, in a dry run or not", async () => {
  for (const query of ["?dryRun=true", ""]) {
    const { status, body } = await importing(notice2026, query);
    expect([status, body.changed, body.applied, body.preview]).toEqual([200, false, false, undefined]);
  }
  expect((await settings()).currentCalendar).toBe("cn-2026.1");
});

test("every fault is told with its line: a dry run shows them, an import is refused with nothing stored", async () => {
  const faulty = notice2026.replace("共9天", "共8天").replace("5月9日（周六）上班", "5月8日（周六）上班");
  const dry = await importing(faulty, "?dryRun=true");
  expect((dry.body as { faults: { line: number; code: string }[] }).faults.map(({ line, code }) => [line, code])).toEqual([[3, "WrongCount"], [5, "WrongWeekday"], [5, "WorkOnWeekday"]]);
  expect([dry.body.table, dry.body.preview]).toEqual([undefined, undefined]);
  const { status, body } = await importing(faulty);
  expect([status, body.code]).toEqual([422, "invalid-file"]);
  expect((body as { invalidParams: { path: string; message: string }[] }).invalidParams).toMatchObject([{ path: "line 3", message: "写明共 8 天，实为 9 天" }, { path: "line 5" }, { path: "line 5" }]);
  expect((await settings()).currentCalendar).toBe("cn-2026.1");
});

test("imported, it is in force, open items adopt it, and a repeated request imports nothing twice", async () => {
  const once = admin.with({ "Idempotency-Key": "a-year-once" });
  expect((await importing(moved, "", once)).body).toMatchObject({ applied: true, table: { version: "cn-2026.2" }, preview: { moved: 1 } });
  expect((await importing(moved, "", once)).body).toMatchObject({ applied: true });
  const { currentCalendar, calendars } = await settings();
  expect([currentCalendar, Object.keys(calendars)]).toEqual(["cn-2026.2", ["cn-2026.1", "cn-2026.2"]]);
  await performEffects(api.court.ledger, "court", "adoptCalendar", async (effect) => { await adoptCalendar(api.court.ledger, effect); }, () => undefined);
  expect(await dueOn()).toBe("2026-03-31");
  expect((await importing(notice2024, "", once)).body.code).toBe("key-reused");
});

test("a file in GB18030 is read by its bytes; its version and source may be given", async () => {
  const bytes = Buffer.concat([Buffer.from("date,kind\n"), ...(announcedCalendar.years["2025"]?.offWeekdays ?? []).map((on) => Buffer.concat([Buffer.from(`${on},`), Buffer.from([0xb7, 0xc5, 0xbc, 0xd9, 0x0a])])), Buffer.from("2025-01-26,work\n")]);
  const { body } = await admin.post(`/court/calendar-imports?dryRun=true&version=mine-1&source=${encodeURIComponent("国办发明电〔2024〕12号")}`).set("Content-Type", "text/csv").send(bytes);
  expect(body).toMatchObject({ format: "csv", year: 2025, faults: [], table: { version: "mine-1", years: { 2025: { source: "国办发明电〔2024〕12号", workWeekends: ["2025-01-26"] } } } });
});

test("a version that exists is refused, and so is whoever may not set the calendar", async () => {
  expect((await importing(notice2024, "?dryRun=true&version=cn-2026.1")).body.reason).toBe("VersionExists");
  expect((await importing(notice2024, "?dryRun=true", await api.as("p-civil2-judge-1"))).status).toBe(403);
  expect((await admin.post("/court/calendar-imports")).status).toBe(400);
});
