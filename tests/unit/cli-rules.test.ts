import { exitCodes } from "../../cli/terminal.ts";
import { aRuleVersion } from "../builders/legal-clock.ts";
import { fakeServer, runner, type Asked, type FakeServer, type Runner } from "./cli-runner.ts";

const present = aRuleVersion("appeal-judgment", { version: "cpl-2023", fromOn: "2022-01-01" });
const next = aRuleVersion("appeal-judgment", { version: "cpl-2027", fromOn: "2027-01-01", limit: { days: 20 }, confidence: "medium" });
const versions = [{ status: "in-force", source: "built-in", row: present }, { status: "proposed", source: "court", row: next, proposedBy: ["p-office-clerk-1"] }];
const dated = (dueOn: string): object => ({ calculation: { kind: "date", dueOn, provisional: true, confidence: "high", calendar: "cn-2026.1", steps: [] } });

let server: FakeServer;
let person: Runner;

afterEach(async () => {
  await server.close();
  await person.remove();
});

async function withAnswer(answer: (asked: Asked) => object): Promise<void> {
  server = await fakeServer((asked) => ({ body: answer(asked) }));
  person = await runner({ url: server.url, env: { TF_TOKEN: "secret" } });
}

test("rules list follows every page and says limit, article, version, state and confidence", async () => {
  await withAnswer(({ query }) => (query["cursor"] === "next" ? { rules: versions.slice(1), mayApprove: [] } : { rules: versions.slice(0, 1), mayApprove: [], nextCursor: "next" }));
  const { code, out } = await person.tf("rules", "list", "--rule", "appeal-judgment");
  expect(code).toBe(exitCodes.done);
  const lines = out.trim().split("\n");
  expect(lines.slice(-2).map((line) => line.split(/\s{2,}/))).toEqual([
    ["appeal-judgment", "对判决的上诉期", "15日", present.article.zh, "cpl-2023", "2022-01-01", "现行", "已核对原文"],
    ["appeal-judgment", "对判决的上诉期", "20日", next.article.zh, "cpl-2027", "2027-01-01", "待批准", "据二手资料"],
  ]);
});

test("rules show gives the row in force as propose takes it back", async () => {
  await withAnswer(() => ({ rules: versions, mayApprove: [] }));
  const { out } = await person.tf("rules", "show", "appeal-judgment");
  expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(present)));
  await person.write("row.json", out);
  await person.tf("rules", "propose", "--row", "row.json");
  expect(server.last()).toMatchObject({ method: "POST", path: "/api/v1/court/propose-rule-version", body: { row: JSON.parse(JSON.stringify(present)) as object } });
  expect((await person.tf("rules", "show", "appeal-judgment", "--version-name", "cpl-1991")).code).toBe(exitCodes.usage);
});

test("rules preview tells both dates", async () => {
  await withAnswer(() => ({ rule: next.id, version: next.version, startsOn: "2027-03-01", applies: true, changed: true, before: dated("2027-03-16"), after: { refusal: { reason: "RuleNotInForce", text: "尚未施行", article: "第171条" } } }));
  await person.write("row.json", JSON.stringify(next));
  const { code, out } = await person.tf("rules", "preview", "--row", "row.json", "--starts-on", "2027-03-01");
  expect(code).toBe(exitCodes.done);
  expect(out).toContain("2027-03-16（暂定：放假安排尚未公布）");
  expect(out).toContain("尚未施行（第171条）");
  expect(server.last()).toMatchObject({ path: "/api/v1/court/preview-rule-version", body: { startsOn: "2027-03-01" } });
  expect((await person.tf("rules", "preview")).code).toBe(exitCodes.usage);
});

test("rules approve and reject name rule and version", async () => {
  await withAnswer(() => ({ version: 8, entity: null }));
  await person.tf("rules", "approve", "--rule", "appeal-judgment", "--version-name", "cpl-2027");
  expect(server.last()).toMatchObject({ path: "/api/v1/court/approve-rule-version", body: { rule: "appeal-judgment", version: "cpl-2027" } });
  expect((await person.tf("rules", "reject", "--rule", "appeal-judgment", "--version-name", "cpl-2027")).code).toBe(exitCodes.usage);
  await person.tf("rules", "reject", "--rule", "appeal-judgment", "--version-name", "cpl-2027", "--reason", "与公布文本不符");
  expect(server.last()).toMatchObject({ path: "/api/v1/court/reject-rule-version", body: { reason: "与公布文本不符" } });
});

describe("calendar import", () => {
  const table = { version: "cn-2027.1", years: { 2027: { year: 2027, source: "通知", announced: true, offWeekdays: ["2027-01-01"], workWeekends: ["2027-02-20"] } } };
  const disputes = { open: 2, moved: 1, complete: true, rows: [{ dispute: { id: "d-1", number: "示纠〔2026〕1号", cause: "买卖合同纠纷", department: "civil-2" }, clock: "mediation", label: "诉前调解期限", from: "2027-01-02", to: "2027-01-05" }] };
  const sound = { dryRun: true, applied: false, format: "text", year: 2027, changed: true, table, faults: [], warnings: [{ line: 0, code: "Balance", message: "请核对" }], ignored: [{ line: 3, text: "除夕(2月5日)休息" }], preview: { version: "cn-2027.1", asOf: "2026-11-04T01:00:00.000Z", open: 3, moved: 1, complete: true, rows: [{ item: { id: "w-1", title: "跨年事项", department: "civil-2" }, priority: "A", before: { dueOn: "2027-01-01", provisional: true }, after: { dueOn: "2027-01-04", provisional: false } }], disputes } };

  test("sends the file's bytes and says what it makes and moves", async () => {
    await withAnswer(() => sound);
    await person.write("notice.txt", "一、元旦：1月1日放假。");
    const { code, out } = await person.tf("calendar", "import", "notice.txt", "--dry-run", "--year", "2027", "--source", "国办发明电〔2026〕9号");
    expect(code).toBe(exitCodes.done);
    for (const said of ["请核对", "第 3 行未采用：除夕(2月5日)休息", "2027-02-20", "cn-2027.1", "在办事项 3 件，变化 1 件。", "跨年事项", "2027-01-01（暂定）", "在办纠纷 2 件，变化的期限 1 项。", "示纠〔2026〕1号 买卖合同纠纷", "诉前调解期限", "2027-01-05", "试算，未作任何变更。"]) expect(out).toContain(said);
    expect(server.last()).toMatchObject({ method: "POST", path: "/api/v1/court/calendar-imports", query: { dryRun: "true", year: "2027", source: "国办发明电〔2026〕9号" }, text: "一、元旦：1月1日放假。" });
  });

  test("tells every fault with its line and ends as refused", async () => {
    await withAnswer(() => ({ dryRun: true, applied: false, format: "text", year: 2027, changed: false, faults: [{ line: 3, code: "WrongCount", message: "写明共 9 天，实为 8 天" }], warnings: [], ignored: [] }));
    await person.write("notice.txt", "…");
    const { code, out } = await person.tf("calendar", "import", "notice.txt", "--dry-run");
    expect(code).toBe(exitCodes.refused);
    expect(out).toContain("写明共 9 天，实为 8 天");
  });

  test("says when the calendar has it already, and when it is in force", async () => {
    await withAnswer(() => ({ ...sound, dryRun: false, changed: false, preview: undefined, warnings: [], ignored: [] }));
    await person.write("notice.txt", "…");
    expect((await person.tf("calendar", "import", "notice.txt")).out).toContain("没有变更");
    await server.close();
    await person.remove();
    await withAnswer(() => ({ ...sound, dryRun: false, applied: true }));
    await person.write("notice.txt", "…");
    expect((await person.tf("calendar", "import", "notice.txt")).out).toContain("已换版");
  });
});
