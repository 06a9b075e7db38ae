import { apiServer, type ApiServer } from "./api-server.ts";

let api: ApiServer;
beforeAll(async () => {
  api = await apiServer();
}, 60_000);
afterAll(() => api.close());

const ask = (body: object, headers: Record<string, string> = {}) => api.anyone().with(headers).post("/calculations/deadline", body);

const example = {
  rule: "trial-summary",
  startsOn: "2026-03-02",
  ledger: [
    { type: "converted", to: "trial-ordinary", on: "2026-05-20" },
    { type: "excluded", from: "2026-06-10", to: "2026-06-24", ground: "appraisal" },
    { type: "extended", months: 6, approvedOn: "2026-08-01" },
  ],
};

test("the whole example without signing in: every step with its article and date, provisional", async () => {
  const { status, body } = await ask(example);
  expect(status).toBe(200);
  expect(body).toMatchObject({ unrolledOn: "2027-03-17", dueOn: "2027-03-17", rolled: false, provisional: true, rule: { id: "trial-summary", version: "cpl-2023" } });
  const { steps } = body as { steps: { article?: string; resultOn: string }[] };
  expect(steps.map((step) => [step.resultOn, step.article])).toEqual([
    ["2026-06-02", "民事诉讼法第164条"],
    ["2026-09-02", "民事诉讼法第170条；民诉法司法解释（法释〔2022〕11号）第258条"],
    ["2026-09-17", "民诉法司法解释（法释〔2022〕11号）第243条"],
    ["2027-03-17", "民事诉讼法第152条"],
    ["2027-03-17", undefined],
  ]);
});

test("steps and articles are in English for whoever asks in English", async () => {
  const { body } = await ask({ rule: "appeal-judgment", startsOn: "2026-01-31" }, { "Accept-Language": "en" });
  expect(body.steps).toMatchObject([
    { text: "appeal against a judgment: 15 days from 2026-01-31 (that party's own receipt), that day not counted", article: "Civil Procedure Law, art. 171; Interpretation of the Civil Procedure Law (法释〔2022〕11号), art. 244", confidence: "high", resultOn: "2026-02-15" },
    { text: "2026-02-15 is a day off: moved to the first working day after it", resultOn: "2026-02-24" },
  ]);
});

test.each<[string, object, object]>([
  ["working days", { period: { workingDays: 3 }, rolls: true, startsOn: "2026-02-12", ledger: [] }, { dueOn: "2026-02-24" }],
  ["days that roll unless told otherwise", { period: { days: 15 }, startsOn: "2026-01-31" }, { unrolledOn: "2026-02-15", dueOn: "2026-02-24", rolled: true }],
  ["days that do not roll", { period: { days: 15 }, rolls: false, startsOn: "2026-01-31" }, { unrolledOn: "2026-02-15", dueOn: "2026-02-15", rolled: false }],
  ["days before a hearing", { period: { days: 3 }, before: true, startsOn: "2026-05-07" }, { unrolledOn: "2026-05-04", dueOn: "2026-04-30", rolled: true }],
  ["a rule that is itself counted backwards", { rule: "hearing-notice", startsOn: "2026-05-07" }, { dueOn: "2026-04-30" }],
  ["a rule whose setting a court has changed", { rule: "trial-ordinary", rolls: true, startsOn: "2026-04-01" }, { unrolledOn: "2026-10-01", dueOn: "2026-10-08" }],
  ["hours from an instant", { rule: "preservation-urgent", startsAt: "2026-04-30T16:00:00+08:00" }, { kind: "instant", dueAt: "2026-05-02T16:00:00+08:00" }],
  ["hours of a period, asked in another offset", { period: { hours: 48 }, startsAt: "2026-04-30T08:00:00Z" }, { dueAt: "2026-05-02T16:00:00+08:00" }],
  ["two exclusions that overlap", { rule: "trial-ordinary", startsOn: "2026-03-02", ledger: [{ type: "excluded", from: "2026-06-20", to: "2026-06-30", ground: "out-of-court-settlement" }, { type: "excluded", from: "2026-06-10", to: "2026-06-24", ground: "appraisal" }] }, { dueOn: "2026-09-23" }],
  ["a party without domicile in China", { rule: "defence", circumstances: ["no-domicile"], startsOn: "2026-03-02" }, { dueOn: "2026-04-01", steps: [{ article: "民事诉讼法第285条" }] }],
  ["a foreign-related case", { rule: "trial-ordinary", circumstances: ["foreign-related"], startsOn: "2026-03-02" }, { kind: "none", steps: [{ text: "一审普通程序审理期限：法律未规定期限", article: "民事诉讼法第287条" }] }],
])("%s", async (_, body, expected) => {
  const answer = await ask(body);
  expect([answer.status, answer.body]).toMatchObject([200, expected]);
});

test.each<[string, object, string, string | undefined]>([
  ["an exclusion that ends before it starts", { ...example, ledger: [{ type: "excluded", from: "2026-04-10", to: "2026-04-09", ground: "appraisal" }] }, "ExclusionEndsBeforeStart", "民诉法司法解释（法释〔2022〕11号）第243条"],
  ["one outside the clock", { ...example, ledger: [{ type: "excluded", from: "2026-02-10", to: "2026-03-09", ground: "appraisal" }] }, "ExclusionBeforeClock", "民诉法司法解释（法释〔2022〕11号）第243条"],
  ["one after the date reached", { ...example, ledger: [{ type: "excluded", from: "2026-06-03", to: "2026-06-09", ground: "appraisal" }] }, "ExclusionAfterDeadline", "民诉法司法解释（法释〔2022〕11号）第243条"],
  ["one entered after the overrun", { ...example, ledger: [{ type: "excluded", from: "2026-05-20", to: "2026-05-29", ground: "appraisal", recordedOn: "2026-06-03" }] }, "EnteredAfterOverrun", "民事诉讼法第164条"],
  ["an extension twice beyond the law", { ...example, ledger: [{ type: "extended", months: 1, approvedOn: "2026-05-01" }, { type: "extended", months: 1, approvedOn: "2026-06-01" }] }, "ExtendedTooOften", "民事诉讼法第164条"],
  ["an extension by the wrong person", { ...example, ledger: [{ type: "extended", months: 1, approvedOn: "2026-05-01", by: "parties" }] }, "ExtendedByWrongAuthority", "民事诉讼法第164条"],
  ["a conversion twice", { ...example, ledger: [...example.ledger, { type: "converted", to: "trial-ordinary", on: "2026-08-20" }] }, "ConvertedToSameRule", "民事诉讼法第170条；民诉法司法解释（法释〔2022〕11号）第258条"],
  ["an appeal after the period", { rule: "appeal-ruling", startsOn: "2026-03-02", ledger: [{ type: "satisfied", on: "2026-03-13" }] }, "ActAfterPeriod", "民事诉讼法第171条"],
  ["a start before the law", { rule: "appeal-ruling", startsOn: "2021-12-31" }, "RuleNotInForce", undefined],
])("%s is refused by the rule with its article", async (_, body, reason, article) => {
  const answer = await ask(body);
  expect(answer.headers["content-type"]).toContain("application/problem+json");
  expect([answer.status, answer.body.code, answer.body.reason, answer.body.details.article]).toEqual([422, "rule-broken", reason, article]);
});

test.each<[string, object, string]>([
  ["a date that does not exist", { rule: "trial-summary", startsOn: "2026-02-30" }, "startsOn"],
  ["an entry's date that does not exist", { rule: "trial-summary", startsOn: "2026-03-02", ledger: [{ type: "excluded", from: "2026-04-31", to: "2026-05-02", ground: "appraisal" }] }, "ledger[0].from"],
  ["a rule that there is not", { rule: "trial-by-ordeal", startsOn: "2026-03-02" }, "rule"],
  ["rule and period at once", { rule: "trial-summary", period: { days: 3 }, startsOn: "2026-03-02" }, "rule"],
  ["neither", { startsOn: "2026-03-02" }, "rule"],
  ["no start", { rule: "trial-summary" }, "startsOn"],
  ["two starts", { rule: "trial-summary", startsOn: "2026-03-02", startsAt: "2026-03-02T09:00:00+08:00" }, "startsOn"],
  ["hours from a day", { rule: "preservation-urgent", startsOn: "2026-03-02" }, "startsAt"],
  ["days from an instant", { rule: "trial-summary", startsAt: "2026-03-02T09:00:00+08:00" }, "startsOn"],
  ["a direction for a rule", { rule: "trial-summary", before: true, startsOn: "2026-03-02" }, "before"],
  ["a period of nothing", { period: { days: 0 }, startsOn: "2026-03-02" }, "period.days"],
  ["an extension of nothing", { ...example, ledger: [{ type: "extended", approvedOn: "2026-05-01" }] }, "ledger[0].months"],
  ["an entry of an unknown kind", { ...example, ledger: [{ type: "forgotten", on: "2026-05-01" }] }, "ledger[0].type"],
  ["too long a ledger", { ...example, ledger: Array.from({ length: 201 }, () => ({ type: "resumed", on: "2026-05-01" })) }, "ledger"],
])("%s is pointed out at its place", async (_, body, path) => {
  const answer = await ask(body);
  expect([answer.status, answer.body.code, answer.body.invalidParams?.[0]?.path]).toEqual([400, "invalid-request", path]);
});

test("the largest of everything is an answer, not a failure", async () => {
  const ledger = Array.from({ length: 200 }, (_, index) => ({ type: "extended", months: 1_200, days: 20_000, approvedOn: `2026-03-${String(2 + (index % 28)).padStart(2, "0")}` }));
  const far = await ask({ period: { years: 100 }, startsOn: "2026-03-01", ledger });
  expect([far.status, far.body.reason]).toEqual([422, "ExtendedTooFar"]);
  expect((await ask({ period: { workingDays: 5_000 }, startsOn: "2200-12-31" })).status).toBe(200);
  expect((await ask({ period: { hours: 100_000 }, before: true, startsAt: "1900-01-01T00:00:00+08:00" })).status).toBe(200);
});

test("in operation only those signed in may ask", async () => {
  const operating = await apiServer({ config: { demo: false } });
  try {
    expect((await operating.anyone().post("/calculations/deadline", example)).status).toBe(401);
  } finally {
    await operating.close();
  }
});

test("a signed-in person asks the same", async () => {
  const judge = await api.as("p-civil2-judge-1");
  expect((await judge.post("/calculations/deadline", example)).body).toMatchObject({ dueOn: "2027-03-17" });
});
