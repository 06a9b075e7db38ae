import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { exitCodes } from "../../cli/terminal.ts";
import { fakeServer, runner, type FakeServer, type Runner } from "./cli-runner.ts";

const answer = {
  kind: "date", rule: { id: "trial-summary", name: "一审简易程序审理期限", version: "2024.1", law: "民事诉讼法（2023年修正）及司法解释" }, calendar: "cn-2026.1",
  unrolledOn: "2027-03-17", dueOn: "2027-03-17", rolled: false, provisional: true, open: false, confidence: "medium",
  steps: [
    { text: "一审简易程序审理期限：自2026-03-02（立案）次日起3个月", article: "民事诉讼法第164条", confidence: "high", resultOn: "2026-06-02" },
    { text: "2027年放假安排尚未公布，结果为暂定", confidence: "high", resultOn: "2027-03-17" },
  ],
  extensionWindow: { askByOn: "2027-03-02", decideByOn: "2027-03-12", article: "法释〔2018〕9号第1条" },
};
let server: FakeServer;
let person: Runner;

beforeEach(async () => {
  server = await fakeServer(() => ({ body: answer }));
  person = await runner({ url: server.url });
});
afterEach(async () => {
  await server.close();
  await person.remove();
});

const asked = ["deadline", "--rule", "trial-summary", "--starts-on", "2026-03-02"];

test("the statement has the rule, every step with its basis, the date and its windows", async () => {
  const { code, out } = await person.tf(...asked);
  expect(code).toBe(exitCodes.done);
  expect(out).toBe([
    "期限计算说明",
    "",
    "规则      一审简易程序审理期限（trial-summary, 2024.1）",
    "法律版本  民事诉讼法（2023年修正）及司法解释",
    "工作日历  cn-2026.1",
    "起算      2026-03-02",
    "",
    "1. 一审简易程序审理期限：自2026-03-02（立案）次日起3个月",
    "   依据：民事诉讼法第164条（已核对原文）  → 2026-06-02",
    "2. 2027年放假安排尚未公布，结果为暂定",
    "   → 2027-03-17",
    "",
    "届满          2027-03-17（暂定：放假安排尚未公布）",
    "最迟申请延长  2027-03-02",
    "最迟决定延长  2027-03-12（法释〔2018〕9号第1条）",
    "可信度        据二手资料",
    "",
  ].join("\n"));
});

test("every option becomes its entry, those of a file come along, nobody needs to be signed in", async () => {
  await person.write("more.yaml", "- { type: satisfied, on: 2026-09-01, postedOn: 2026-08-31 }\n");
  const { code } = await person.tf(
    ...asked, "--no-rolls", "--circumstance", "no-domicile", "--excluded", "2026-06-10..2026-06-24=appraisal", "--excluded", "2026-07-01..~2026-07-10", "--resumed", "2026-07-05=appraisal",
    "--extended", "6m@2026-08-01", "--extended", "15d@2026-08-02=higher-court", "--converted", "trial-ordinary@2026-05-20", "--started", "2026-03-20=corrections-received", "--lapsed", "2027-03-18", "--ledger", "more.yaml",
  );
  expect(code).toBe(exitCodes.done);
  expect(server.last()).toMatchObject({ method: "POST", path: "/api/v1/calculations/deadline" });
  expect(server.last().headers["authorization"]).toBeUndefined();
  expect(server.last().body).toEqual({
    rule: "trial-summary", rolls: false, circumstances: ["no-domicile"], startsOn: "2026-03-02",
    ledger: [
      { type: "satisfied", on: "2026-09-01", postedOn: "2026-08-31" },
      { type: "started", on: "2026-03-20", ground: "corrections-received" },
      { type: "excluded", from: "2026-06-10", to: "2026-06-24", ground: "appraisal" },
      { type: "excluded", from: "2026-07-01", expectedTo: "2026-07-10" },
      { type: "resumed", on: "2026-07-05", ground: "appraisal" },
      { type: "extended", months: 6, approvedOn: "2026-08-01" },
      { type: "extended", days: 15, approvedOn: "2026-08-02", by: "higher-court" },
      { type: "converted", to: "trial-ordinary", on: "2026-05-20" },
      { type: "lapsed", on: "2027-03-18" },
    ],
  });
});

test.each([
  ["48h", { hours: 48 }], ["15d", { days: 15 }], ["3wd", { workingDays: 3 }], ["6m", { months: 6 }], ["2y", { years: 2 }],
])("a period of %s", async (period, expected) => {
  await person.tf("deadline", "--period", period, "--before", "--rolls", "--starts-at", "2026-03-02T09:00:00+08:00");
  expect(server.last().body).toEqual({ period: expected, rolls: true, before: true, startsAt: "2026-03-02T09:00:00+08:00", ledger: [] });
});

test.each([
  ["--period", "15"], ["--excluded", "2026-06-10"], ["--extended", "6@2026-08-01"], ["--converted", "2026-05-20"], ["--resumed", "tomorrow"],
])("%s %s is wrong usage and nothing is asked", async (...option) => {
  const { code, err } = await person.tf(...asked, ...option);
  expect([code, err.includes("看不懂"), server.asked]).toEqual([exitCodes.usage, true, []]);
});

test("a file that is no list is wrong usage", async () => {
  await person.write("one.yaml", "type: satisfied\n");
  expect((await person.tf(...asked, "--ledger", "one.yaml")).code).toBe(exitCodes.usage);
});

test("--output files the statement and never overwrites one", async () => {
  const { out } = await person.tf(...asked, "--output", "说明.txt");
  expect(await readFile(join(person.folder, "说明.txt"), "utf8")).toBe(out);
  expect((await person.tf(...asked, "--output", "说明.txt")).code).toBe(exitCodes.usage);
});

test("a limit that the law does not set, an instant, an open exclusion, in English", async () => {
  const say = async (body: object): Promise<string> => {
    await server.close();
    server = await fakeServer(() => ({ body }));
    person.env["TF_URL"] = server.url;
    return (await person.tf(...asked, "--lang", "en")).out;
  };
  expect(await say({ kind: "none", calendar: "c", provisional: false, confidence: "low", steps: [{ text: "no statutory limit", article: "CPL 287", confidence: "low" }] })).toMatch(/Basis: CPL 287 \(unsure\) {2}→ —[^]*Due +no statutory limit/);
  expect(await say({ ...answer, kind: "instant", dueOn: undefined, dueAt: "2026-03-04T09:30:00+08:00", provisional: false })).toMatch(/Due +2026-03-04T09:30:00\+08:00\n/);
  expect(await say({ ...answer, rolled: true, unrolledOn: "2027-03-14", open: true })).toMatch(/Before rolling +2027-03-14\n[^]*an exclusion is open/);
});
