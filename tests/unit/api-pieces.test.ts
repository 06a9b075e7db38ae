import { z } from "zod";
import { readConfig } from "../../api/config.ts";
import { bodyHash } from "../../api/http/bodies.ts";
import { isUnavailable } from "../../api/http/failures.ts";
import { parsed } from "../../api/invalid-params.ts";
import { Problem, problemBody } from "../../api/problem.ts";
import { problemTexts } from "../../api/problem-texts.ts";
import { harmless } from "../../api/tables.ts";
import { problemCodes, problemStatuses } from "../../contracts/problem-codes.ts";
import { kebab } from "../../contracts/commands/command-body.ts";
import { civilDate, title } from "../../contracts/field-schemas.ts";

test("the list of problem codes is the whole union", () => {
  expect([...problemCodes].sort()).toEqual(Object.keys(problemStatuses).sort());
});

test("every problem has a title and a detail in both languages, with all its places filled by name", () => {
  for (const code of problemCodes) {
    const { title: heading, detail } = problemTexts[code];
    const places = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "").sort();
    expect([code, heading.zh !== "" && heading.en !== "", places(detail.zh)]).toEqual([code, true, places(detail.en)]);
  }
});

test("a problem carries nothing that was not put into it", () => {
  expect(problemBody(new Problem("unexpected"), "en", "/x", "r-1")).toEqual({ type: "urn:court-task-forces:problem:unexpected", title: "An unexpected error", status: 500, detail: expect.any(String), instance: "/x", code: "unexpected", requestId: "r-1" });
});

test("what was not found is called by its name in the caller's language alone", () => {
  const missing = new Problem("not-found", { params: { what: { zh: "专班行动", en: "campaign" }, id: "c-1" } });
  expect(problemBody(missing, "en", "/x", "r-1").detail).toBe("There is no campaign “c-1”, or you may not see it. Check the id.");
  expect(problemBody(missing, "zh", "/x", "r-1").detail).toBe("没有编号为“c-1”的专班行动，或您无权查看。请核对编号。");
});

test("faults name their path as people write it, and what is allowed", () => {
  const schema = z.strictObject({ items: z.array(z.strictObject({ on: civilDate, kind: z.enum(["a", "b"]) })) });
  let caught: unknown;
  try {
    parsed(schema, { items: [{ on: "2026-02-30", kind: "c" }] });
  } catch (error) {
    caught = error;
  }
  expect(caught).toBeInstanceOf(Problem);
  expect((caught as Problem).details.invalidParams?.map(({ path, allowed }) => [path, allowed])).toEqual([["items[0].on", undefined], ["items[0].kind", "a | b"]]);
});

test("the hash of a body depends on method, path and content, not on the order of fields", () => {
  const one = bodyHash("post", "/a", { x: 1, y: [1, { b: 2, a: 1 }] }).toString("hex");
  expect(bodyHash("POST", "/a", { y: [1, { a: 1, b: 2 }], x: 1 }).toString("hex")).toBe(one);
  expect(bodyHash("post", "/b", { x: 1, y: [1, { b: 2, a: 1 }] }).toString("hex")).not.toBe(one);
  expect(bodyHash("post", "/a", { x: 1, y: [{ b: 2, a: 1 }, 1] }).toString("hex")).not.toBe(one);
});

test("a cell that would run as a formula is made plain text", () => {
  for (const cell of ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "＝1"]) expect(harmless(cell)).toBe(`'${cell}`);
  expect(harmless("民二庭")).toBe("民二庭");
});

test("only errors of reaching PostgreSQL count as unavailable", () => {
  const coded = (code: string): Error => Object.assign(new Error("x"), { code });
  for (const code of ["ECONNREFUSED", "57P01", "57P03", "08006"]) expect(isUnavailable(coded(code))).toBe(true);
  expect(isUnavailable(new AggregateError([coded("ECONNREFUSED")]))).toBe(true);
  expect(isUnavailable(new Error("timeout exceeded when trying to connect"))).toBe(true);
  for (const code of ["42P01", "23505", "22P02"]) expect(isUnavailable(coded(code))).toBe(false);
});

test("names of commands become addresses", () => {
  expect([kebab("SubmitForSignOff"), kebab("Accept"), kebab("CoSign")]).toEqual(["submit-for-sign-off", "accept", "co-sign"]);
});

test("texts are trimmed and dates exist", () => {
  expect(title.parse("  标题  ")).toBe("标题");
  for (const bad of ["2026-02-30", "2026-2-3", "20260203", "2026-13-01"]) expect(civilDate.safeParse(bad).success).toBe(false);
});

test("a wrong setting is one sentence with its name", () => {
  expect(readConfig({ DATABASE_URL: "mysql://x" })).toEqual({ fault: expect.stringMatching(/^DATABASE_URL: /) });
  expect(readConfig({ DATABASE_URL: "postgres://x/y", PORT: "eighty" })).toEqual({ fault: expect.stringMatching(/^PORT: /) });
});

test("demo mode refuses to start in production, and the clock's speed outside demo mode", () => {
  expect(readConfig({ DATABASE_URL: "postgres://x/y", DEMO: "1", NODE_ENV: "production" })).toEqual({ fault: expect.stringContaining("DEMO=1") });
  expect(readConfig({ DATABASE_URL: "postgres://x/y", COURT_SPEED: "86400" })).toEqual({ fault: expect.stringContaining("COURT_SPEED") });
});
