import { aRuleVersion } from "../builders/legal-clock.ts";
import { apiServer, type ApiServer, type Caller } from "./api-server.ts";

let api: ApiServer;
let clerk: Caller;
let president: Caller;
beforeAll(async () => {
  api = await apiServer();
  clerk = await api.as("p-office-clerk-1");
  president = await api.as("p-president");
}, 60_000);
afterAll(() => api.close());

const longer = aRuleVersion("appeal-judgment", { version: "cpl-2026", limit: { days: 20 }, confidence: "medium", law: { zh: "民事诉讼法（2026年修正）", en: "Civil Procedure Law as amended in 2026" } });
const of = { rule: longer.id, version: longer.version };

interface Listed { rules: { status: string; source: string; row: { id: string; version: string }; proposedBy?: string[]; approvedBy?: string }[]; mayApprove: string[]; nextCursor?: string }
const listed = async (caller: Caller, query: string): Promise<Listed> => (await caller.get(`/rules?${query}`)).body as Listed;
const statuses = ({ rules }: Listed): string[] => rules.map(({ row, status }) => `${row.version} ${status}`);
const dueOn = async (startsOn: string): Promise<unknown> => ((await api.anyone().post("/calculations/deadline", { rule: longer.id, startsOn })).body as { dueOn?: string }).dueOn;

test("the table is listed in its order with article, law and confidence, page by page", async () => {
  const first = await listed(clerk, "limit=20");
  const second = await listed(clerk, `limit=20&cursor=${first.nextCursor ?? ""}`);
  const all = [...first.rules, ...second.rules];
  expect([first.rules.length, second.nextCursor, new Set(all.map(({ row }) => row.id)).size]).toEqual([20, undefined, 27]);
  expect(all[0]).toMatchObject({ status: "in-force", source: "built-in", row: { id: "pre-filing-mediation", confidence: "high", article: { zh: "人民法院在线调解规则第24、26条；特邀调解规定第27条" }, law: { zh: "民事诉讼法（2023年修正）及司法解释" } } });
  expect((await api.anyone().get("/rules")).status).toBe(401);
  expect((await clerk.get("/rules?rule=imaginary")).status).toBe(400);
});

test("a version is tried, proposed by the clerk, approved by the president, and followed by what starts from its day on", async () => {
  const trial = await clerk.post("/court/preview-rule-version", { row: longer });
  // CPL 171: 15 days from 1 July 2026 are 16 July; 20 days are 21 July.
  expect(trial.body).toMatchObject({ startsOn: "2026-07-01", applies: true, changed: true, before: { calculation: { dueOn: "2026-07-16", rule: { version: "cpl-2023" } } }, after: { calculation: { dueOn: "2026-07-21", confidence: "medium", rule: { version: "cpl-2026" } } } });
  expect((await clerk.post("/court/preview-rule-version", { row: longer, startsOn: "2026-06-30" })).body).toMatchObject({ applies: false, changed: false });

  expect((await clerk.post("/court/propose-rule-version", { row: longer })).status).toBe(200);
  expect(await listed(president, `rule=${longer.id}`)).toMatchObject({ mayApprove: [longer.id], rules: [{ status: "in-force", source: "built-in" }, { status: "proposed", source: "court", row: longer, proposedBy: ["p-office-clerk-1"] }] });
  expect((await listed(clerk, `rule=${longer.id}`)).mayApprove).toEqual([]);
  expect(await dueOn("2026-07-01")).toBe("2026-07-16");
  // Whoever decides tries the same before deciding.
  expect((await president.post("/court/preview-rule-version", { row: longer })).body).toMatchObject({ changed: true });

  expect((await clerk.post("/court/approve-rule-version", of)).status).toBe(403);
  expect((await president.post("/court/approve-rule-version", of)).status).toBe(200);
  expect(statuses(await listed(clerk, `rule=${longer.id}`))).toEqual(["cpl-2023 in-force", "cpl-2026 upcoming"]);
  expect([await dueOn("2026-06-30"), await dueOn("2026-07-01")]).toEqual(["2026-07-15", "2026-07-21"]);
  const told = await api.court.database.pool.query<{ person: string; template: string }>("SELECT person, template FROM notices WHERE template LIKE 'rule-version-%' ORDER BY template");
  expect(told.rows).toEqual([{ person: "p-office-clerk-1", template: "rule-version-approved" }, { person: "p-president", template: "rule-version-proposed" }]);
});

test("what the version refuses is told beside what the present rule says", async () => {
  const row = aRuleVersion("trial-summary", { extensions: [] });
  const { body } = await clerk.post("/court/preview-rule-version", { row, ledger: [{ type: "extended", months: 1, approvedOn: "2026-09-01" }] });
  expect(body).toMatchObject({ changed: true, before: { calculation: { dueOn: "2026-11-01" } }, after: { refusal: { reason: "ExtensionNotProvided", article: "民事诉讼法第164条" } } });
});

test("hours are tried from nine in the morning of the sample's day", async () => {
  const { body } = await clerk.post("/court/preview-rule-version", { row: aRuleVersion("preservation-urgent", { limit: { hours: 24 } }) });
  expect(body).toMatchObject({ before: { calculation: { dueAt: "2026-07-03T09:00:00+08:00" } }, after: { calculation: { dueAt: "2026-07-02T09:00:00+08:00" } } });
});

test("nobody approves what they proposed themselves; it is turned down with a reason or taken back", async () => {
  const row = aRuleVersion("defence", { limit: { days: 20 } });
  const own = { rule: row.id, version: row.version };
  await api.court.done("court", "court", { type: "GrantRoles", person: "p-president", roles: ["trial-management"] }, "p-admin");
  expect((await president.post("/court/propose-rule-version", { row })).status).toBe(200);
  expect((await president.post("/court/approve-rule-version", own)).body).toMatchObject({ status: 422, reason: "OwnRuleProposal" });
  expect((await clerk.post("/court/reject-rule-version", { ...own, reason: "无" })).body).toMatchObject({ reason: "NotEntitled" });
  expect((await clerk.post("/court/propose-rule-version", { row: { ...row, version: "next-2" } })).body).toMatchObject({ status: 409, reason: "RuleProposalPending", details: { version: row.version } });
  expect((await president.post("/court/reject-rule-version", { ...own, reason: "尚未公布" })).status).toBe(200);
  expect((await president.post("/court/approve-rule-version", own)).body).toMatchObject({ status: 409, reason: "NoRuleProposed" });
});

test("every fault of a row is told with its place, in the reader's language", async () => {
  const row = aRuleVersion("hearing-notice", { before: undefined, rolls: true, limit: { hours: 48 }, convertsTo: { "trial-ordinary": "imaginary" } });
  const asked = (language: string) => clerk.with({ "Accept-Language": language }).post("/court/propose-rule-version", { row });
  const { status, body } = await asked("en");
  expect([status, body.reason]).toEqual([422, "FaultyRule"]);
  // As a form shows them, and as the domain lists them.
  expect((body as { invalidParams: { path: string }[] }).invalidParams.map(({ path }) => path)).toEqual(["before", "convertsTo", "rolls", "convertsTo.trial-ordinary"]);
  expect((body as { details: { faults: unknown } }).details.faults).toEqual([
    { path: "before", message: "the direction must stay as it was: the process counts by it" },
    { path: "convertsTo", message: "what is counted in hours or backwards, or has no limit, knows no extension, exclusion, new start or conversion" },
    { path: "rolls", message: "a period of hours does not roll" },
    { path: "convertsTo.trial-ordinary", message: "the table has no such rule in force on the day this version begins" },
  ]);
  expect((await asked("zh-CN")).body).toMatchObject({ details: { faults: [{ message: "计算方向（向前、向后）须与原版本一致，办案流程依其计算" }, {}, {}, {}] } });
});

test.each<[string, object, number, string]>([
  ["a rule that is none", { id: "imaginary" }, 422, "UnknownRule"],
  ["a day that has passed", { fromOn: "2026-03-01" }, 422, "RuleStartsTooEarly"],
  ["nothing new", {}, 422, "NothingChanged"],
])("%s is refused", async (_, change, status, reason) => {
  const row = { ...aRuleVersion("serve-complaint"), ...change };
  for (const path of ["propose-rule-version", "preview-rule-version"]) expect((await clerk.post(`/court/${path}`, { row })).body).toMatchObject({ status, reason });
});

test("a row of another shape never reaches the rules: every field that is wrong is named", async () => {
  const { status, body } = await clerk.post("/court/propose-rule-version", { row: { ...aRuleVersion("defence"), limit: { weeks: 2 }, confidence: "sure", extra: 1 } });
  expect(status).toBe(400);
  expect((body as { invalidParams: { path: string }[] }).invalidParams.map(({ path }) => path)).toEqual(expect.arrayContaining(["row.limit", "row.confidence"]));
});
