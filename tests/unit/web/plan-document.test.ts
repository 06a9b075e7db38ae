import { editPlan, pathParts, pathText, readPlan } from "../../../web/src/pages/plan/plan-document.ts";

const text = `# 起草说明
title: 民营经济司法保护
items:
  - id: needs
    title: 需求清单 # 第一步
    due: { workingDays: 20, after: start }
  - id: answers
    title: 答复记录
`;

test("a path reads and writes as the server's faults name it", () => {
  expect([pathParts("items[1].due.after"), pathText(["items", 1, "due", "after"])]).toEqual([["items", 1, "due", "after"], "items[1].due.after"]);
});

test.each([["items[1].title", 8], ["items[1].due.on", 7], ["title", 2], ["goals", 1], ["line 5:3", 5]])("the fault at %s stands at line %i: its own, or that of its nearest parent", (path, line) => {
  expect(readPlan(text).lineOf(path)).toBe(line);
});

test("a change of one field leaves every comment and every other line as it was", () => {
  const changed = editPlan(text, ["items", 1, "title"], "答复与归档");
  expect(changed).toBe(text.replace("答复记录", "答复与归档"));
});

test("a field taken away is gone from the text", () => {
  expect(readPlan(editPlan(text, ["items", 0, "due"], undefined)).value).toEqual({ title: "民营经济司法保护", items: [{ id: "needs", title: "需求清单" }, { id: "answers", title: "答复记录" }] });
});

test("a field below a bare word makes a group of it", () => {
  expect(readPlan(editPlan("title: 专班\ngoals: 无\n", ["goals", 0, "name"], "按期答复率")).value).toEqual({ title: "专班", goals: [{ name: "按期答复率" }] });
});

test("a text that cannot be read names its line and is never changed by the form", () => {
  const broken = "title: 专班\nitems: [\n";
  expect([readPlan(broken).unreadableLine, editPlan(broken, ["title"], "另一个")]).toEqual([3, broken]);
});

test("aliases beyond the server's measure are not unfolded", () => {
  const bomb = `a: &a [x, x]\n${"bcdefgh".split("").map((name, at) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${"abcdefg"[at] ?? "a"}`).join(", ")}]`).join("\n")}\n`;
  expect(readPlan(bomb)).toMatchObject({ value: {}, unreadableLine: 1 });
});
