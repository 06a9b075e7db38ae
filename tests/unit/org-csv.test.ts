import { planOrgImport, type OrgImportKind, type OrgImportPlan } from "../../contracts/org-csv.ts";
import { after, demoCourt, morning } from "../builders/court-story.ts";

const plan = (kind: OrgImportKind, input: string | Uint8Array, state = demoCourt()): OrgImportPlan => planOrgImport(kind, input, state, { at: morning });
const faults = (kind: OrgImportKind, input: string | Uint8Array): [number, string | undefined, string][] => plan(kind, input).faults.map((one) => [one.row, one.column, one.code]);

test("headings are Chinese or English, values too, and a person's row becomes one command", () => {
  const expected = [{ type: "RegisterPerson", id: "p-new-1", name: "新法官", email: "new@court.example", department: "civil-2", posts: ["civil-2-judge"], roles: ["staff", "judge"] }];
  expect(plan("persons", "人员编号,姓名,邮箱,部门,岗位,角色\np-new-1,新法官,new@court.example,民事审判第二庭,民二庭员额法官岗,承办法官\n").commands).toEqual(expected);
  expect(plan("persons", "id,name,email,department,posts,roles\r\np-new-1,新法官,new@court.example,civil-2,civil-2-judge,judge\r\n").commands).toEqual(expected);
});
test("UTF-8 with a mark, UTF-16 with a mark and GB18030 read alike", () => {
  const text = "编号,名称,部门\npost-x,新设岗位,立案庭\n";
  const gb18030 = Uint8Array.from([
    0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xb2, 0xbf, 0xc3, 0xc5, 0x0a, ...Buffer.from("post-x,"), 0xd0, 0xc2, 0xc9, 0xe8, 0xb8, 0xda, 0xce, 0xbb, 0x2c, ...Buffer.from("filing\n"),
  ]);
  const expected = [{ type: "RegisterPost", id: "post-x", name: "新设岗位", department: "filing" }];
  for (const input of [text, Buffer.from(text, "utf8"), Buffer.from(`\uFEFF${text}`, "utf8"), Buffer.from(`\uFEFF${text}`, "utf16le"), gb18030]) {
    expect(plan("posts", input)).toMatchObject({ faults: [], commands: expected });
  }
});
test("all faults are told at once, each with its row and column, and nothing is planned", () => {
  const outcome = plan("persons", ["人员编号,姓名,部门,岗位,角色", "P 1,甲,立案庭,,", "p-2,乙,不存在的庭,,", "p-3,,立案庭,,国王", "p-4,丁,立案庭,没有的岗,", "p-4,丁,立案庭,,", "p-5,戊,立案庭,,"].join("\n"));
  expect(outcome.commands).toEqual([]);
  expect(outcome.faults.map((one) => [one.row, one.column, one.code])).toEqual([
    [2, "人员编号", "InvalidId"],
    [3, "部门", "UnknownDepartment"],
    [4, "姓名", "Missing"],
    [5, "岗位", "UnknownPost"],
    [6, "人员编号", "DuplicateId"],
  ]);
  for (const one of outcome.faults) expect([one.message.zh, one.message.en].every((text) => text.length > 0)).toBe(true);
});
test("a cell that a spreadsheet would run as a formula is refused", () => {
  const cells = ["=HYPERLINK(\"\"http://x\"\")", "+1", "-1", "@SUM(A1)", " =1", "\t1", "＝1"];
  for (const cell of cells) expect(faults("posts", `id,name,department\npost-x,"${cell}",filing\n`)).toEqual([[2, "name", "FormulaCell"]]);
});
test("missing, unknown and repeated columns are refused before any row is read", () => {
  expect(faults("posts", "id,名称,编号,colour\nx,y,z,q\n")).toEqual([[1, "编号", "DuplicateColumn"], [1, "colour", "UnknownColumn"], [1, "部门", "MissingColumn"]]);
});
test("what is no table is refused: empty, binary, unbalanced quotes, too large, too many rows", () => {
  const one = (input: string | Uint8Array): string | undefined => plan("posts", input).faults[0]?.code;
  expect([one(""), one(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 0])), one("id,name,department\n\"a,b,c\n"), one("x".repeat(5 * 1024 * 1024 + 1))]).toEqual(["Empty", "NotText", "NotCsv", "TooLarge"]);
  expect(one(`id,name,department\n${Array.from({ length: 5_001 }, (_, index) => `post-${index},岗,filing`).join("\n")}`)).toBe("TooManyRows");
});
test("5,000 rows are planned", () => {
  const outcome = plan("persons", `id,name,department\n${Array.from({ length: 5_000 }, (_, index) => `p-new-${index},干警,filing`).join("\n")}`);
  expect(outcome).toMatchObject({ faults: [], summary: { rows: 5_000, added: 5_000, changed: 0, unchanged: 0, leavers: 0 } });
});
test("importing the same file again plans nothing, and a changed row only what changed", () => {
  const header = "编号,名称,类别,部门负责人,分管院领导\n";
  const first = plan("departments", `${header}juvenile,少年庭,审判,p-civil1-judge-1,p-vice-president-2\nfiling,立案庭,立案,,\n`);
  expect(first.commands).toEqual([
    { type: "RegisterDepartment", id: "juvenile", name: "少年庭", kind: "trial" },
    { type: "AppointHead", department: "juvenile", person: "p-civil1-judge-1" },
    { type: "AppointLeaderInCharge", department: "juvenile", person: "p-vice-president-2" },
  ]);
  expect(first.summary).toEqual({ rows: 2, added: 1, changed: 0, unchanged: 1, leavers: 0 });
  const state = after(demoCourt(), first.commands);
  expect(plan("departments", `${header}juvenile,少年庭,审判,p-civil1-judge-1,p-vice-president-2\n`, state)).toMatchObject({ commands: [], summary: { unchanged: 1 } });
  expect(plan("departments", `${header}juvenile,少年庭,审判,p-civil1-judge-2,\n`, state).commands).toContainEqual({ type: "AppointHead", department: "juvenile", person: "p-civil1-judge-2" });
});
test("roles in the file are the person's roles: what is new is granted, what is missing revoked; without the column they stay", () => {
  const given = plan("persons", "id,name,department,roles\np-office-clerk-1,综合办督办员一,office,审管办\n").commands;
  expect(given.slice(-2)).toEqual([{ type: "RevokeRoles", person: "p-office-clerk-1", roles: ["clerk"] }, { type: "GrantRoles", person: "p-office-clerk-1", roles: ["trial-management"] }]);
  expect(plan("persons", "id,name,department\np-office-clerk-1,综合办督办员一,office\n").commands).toEqual([]);
});
test("the last administrator cannot be taken away by a file", () => {
  expect(faults("persons", "id,name,department,roles\np-admin,综合办公室系统管理员,office,干警\n")).toEqual([[2, "roles", "LastAdministrator"]]);
});
test("a leaver with open duties needs a successor, and everything goes to that one; sessions end", () => {
  const openOf = (): { items: { id: string }[]; sessions: { id: string }[] } => ({ items: [{ id: "i-1" }], sessions: [{ id: "s-1" }] });
  const leavers = (row: string): OrgImportPlan => planOrgImport("leavers", `人员编号,离任日期,接续人\n${row}\n`, demoCourt(), { at: morning, openOf });
  expect(leavers("p-civil2-judge-1,2026-02-27,").faults.map((one) => one.code)).toEqual(["LeaverHasOpenDuties"]);
  expect(leavers("p-civil2-judge-1,2026/2/27,p-civil2-judge-2")).toMatchObject({
    commands: [{ type: "ConfirmLeaver", person: "p-civil2-judge-1", leftOn: "2026-02-27", open: { items: [{ id: "i-1", successor: "p-civil2-judge-2" }], sessions: [{ id: "s-1", successor: "ended" }] } }],
    summary: { leavers: 1 },
  });
  expect(leavers("p-civil2-judge-1,2026-02-30,p-civil2-judge-2").faults.map((one) => one.code)).toEqual(["UnknownValue"]);
});
test("right-to-left letters, emoji, SQL and script in a name are text", () => {
  for (const name of ["قاض", "⚖️", "'; DROP TABLE persons; --", "<script>alert(1)</script>"]) {
    expect(plan("persons", `id,name,department\np-x,"${name}",filing\n`).commands).toMatchObject([{ name }]);
  }
});
