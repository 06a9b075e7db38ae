import { court } from "../../domain/court/court.decider.ts";
import { courtView } from "../../domain/court/court-view.ts";
import type { CourtCommand, CourtEvent, CourtLife } from "../../domain/court/court.ts";
import { isRejected, type Actor, type Rejected } from "../../domain/decider.ts";
import type { StatutoryRule } from "../../domain/legal-clock/clock-rule.ts";
import { deadline } from "../../domain/legal-clock/deadline.ts";
import { ruleInForce } from "../../domain/legal-clock/rule-in-force.ts";
import { statutoryRules } from "../../domain/legal-clock/rules/statutory-rules.ts";
import { ruleFaults } from "../../domain/legal-clock/rule-faults.ts";
import { after, contextOf, decided, demoCourt, evolved, morning, verdictOf } from "../builders/court-story.ts";
import { aRuleVersion } from "../builders/legal-clock.ts";

const clerk: Actor = { id: "p-office-clerk-1" };
const president: Actor = { id: "p-president" };

const propose = (row: StatutoryRule): CourtCommand => ({ type: "ProposeRuleVersion", row });
const approve = (row: StatutoryRule): CourtCommand => ({ type: "ApproveRuleVersion", rule: row.id, version: row.version });
const withdraw = (row: StatutoryRule): CourtCommand => ({ type: "RejectRuleVersion", rule: row.id, version: row.version, reason: "尚未公布" });

function detailsOf(outcome: CourtEvent[] | Rejected): Rejected["details"] {
  return Array.isArray(outcome) ? undefined : outcome.details;
}

/** The court after the clerk has proposed it and the president has approved it. */
function withVersion(row: StatutoryRule, state: CourtLife = demoCourt()): CourtLife {
  return after(after(state, [propose(row)], clerk), [approve(row)], president);
}

function dueOn(state: CourtLife, rule: string, startsOn: string): string | undefined {
  const view = courtView(state);
  const found = ruleInForce(view.statutoryRules(), rule, startsOn);
  if (isRejected(found)) throw new Error(found.rejected);
  const computed = deadline([{ type: "started", on: startsOn }], found.rule, view.calendar());
  return isRejected(computed) || computed.kind !== "date" ? undefined : computed.dueOn;
}

describe("a version of a rule", () => {
  const longer = aRuleVersion("appeal-judgment", { limit: { days: 20 } });

  test("is proposed, and nothing follows it before the president has approved it", () => {
    const proposed = after(demoCourt(), [propose(longer)], clerk);
    expect(proposed.ruleProposals).toEqual([{ row: longer, by: ["p-office-clerk-1"], proposedAt: morning }]);
    expect(courtView(proposed).statutoryRules()).toEqual(statutoryRules);
    const approved = after(proposed, [approve(longer)], president);
    expect([approved.ruleProposals, approved.ruleVersions]).toEqual([[], [{ row: longer, by: ["p-office-clerk-1"], proposedAt: morning, approvedBy: "p-president", approvedAt: morning }]]);
  });

  test("governs clocks that start on its first day or later; one that started the day before keeps the earlier version", () => {
    // CPL 171 as it is: 15 days from 30 June are 15 July, a Wednesday. The version: 20 days from 1 July are 21 July, a Tuesday.
    const state = withVersion(longer);
    expect([dueOn(state, "appeal-judgment", "2026-06-30"), dueOn(state, "appeal-judgment", "2026-07-01")]).toEqual(["2026-07-15", "2026-07-21"]);
    expect(dueOn(demoCourt(), "appeal-judgment", "2026-07-01")).toBe("2026-07-16");
  });

  test("governs conversions of a clock that starts under it", () => {
    // Summary from 1 July would be 1 October; ordinary under the version has 8 months from the original filing: 1 March 2027.
    const state = withVersion(aRuleVersion("convert-to-ordinary", { limit: { months: 8 } }));
    const view = courtView(state);
    const converted = (startsOn: string, on: string): unknown => {
      const found = ruleInForce(view.statutoryRules(), "trial-summary", startsOn);
      return isRejected(found) ? found : deadline([{ type: "started", on: startsOn }, { type: "converted", to: "trial-ordinary", on }], found.rule, view.calendar());
    };
    expect(converted("2026-07-01", "2026-09-01")).toMatchObject({ dueOn: "2027-03-01" });
    expect(converted("2026-06-30", "2026-09-01")).toMatchObject({ dueOn: "2026-12-30" });
  });

  test("follows a version before it: the third governs from its own day, the second between", () => {
    const state = withVersion(aRuleVersion("appeal-judgment", { version: "next-2", fromOn: "2026-08-01", limit: { days: 30 } }), withVersion(longer));
    expect([dueOn(state, "appeal-judgment", "2026-07-31"), dueOn(state, "appeal-judgment", "2026-08-03")]).toEqual(["2026-08-20", "2026-09-02"]);
  });

  test("is replayed from the ledger to the same state", () => {
    const state = withVersion(longer);
    expect(evolved(demoCourt(), [{ type: "RuleVersionProposed", row: longer, by: ["p-office-clerk-1"] }], morning, "p-office-clerk-1").ruleProposals).toHaveLength(1);
    expect(JSON.parse(JSON.stringify(state))).toEqual(state);
  });
});

describe("who decides", () => {
  const row = aRuleVersion("defence", { limit: { days: 20 } });
  const proposed = after(demoCourt(), [propose(row)], president);

  test("never whoever proposed it, in their own right or in that of another", () => {
    expect(verdictOf(decided(proposed, approve(row), president))).toBe("OwnRuleProposal");
    expect(verdictOf(decided(proposed, approve(row), { id: "p-vice-president-1", onBehalfOf: "p-president" }))).toBe("OwnRuleProposal");
    const forThePresident = after(demoCourt(), [propose(row)], { id: "p-office-clerk-1", onBehalfOf: "p-president" });
    expect(verdictOf(decided(forThePresident, approve(row), president))).toBe("OwnRuleProposal");
    expect(verdictOf(decided(forThePresident, approve(row), { id: "p-vice-president-1" }))).toBe("accepted");
  });

  test("the president turns it down, whoever proposed it takes it back, nobody else does", () => {
    const byTheClerk = after(demoCourt(), [propose(row)], clerk);
    expect(["p-president", "p-office-clerk-1", "p-admin"].map((id) => verdictOf(decided(byTheClerk, withdraw(row), { id })))).toEqual(["accepted", "accepted", "NotEntitled"]);
    expect(after(byTheClerk, [withdraw(row)], president).ruleProposals).toEqual([]);
  });

  test("nothing is decided that does not wait", () => {
    expect(verdictOf(decided(demoCourt(), approve(row), president))).toBe("NoRuleProposed");
    expect(court.may(demoCourt(), "RejectRuleVersion", contextOf(demoCourt()))).toEqual({ rejected: "NoRuleProposed" });
    expect(decided(proposed, approve({ ...row, version: "next-9" }), clerk)).toEqual({ rejected: "NoRuleProposed", details: { rule: "defence", version: "next-9" } });
  });

  test("the president hears of what waits, and whoever proposed it of what became of it", () => {
    const byTheClerk = after(demoCourt(), [propose(row)], clerk);
    expect(court.notices({ type: "RuleVersionProposed", row, by: ["p-office-clerk-1"] }, byTheClerk)).toEqual([{ to: ["p-president"], template: "rule-version-proposed", params: { rule: "defence", version: "next-1", fromOn: "2026-07-01", by: ["p-office-clerk-1"] } }]);
    const approved = after(byTheClerk, [approve(row)], president);
    expect(court.notices({ type: "RuleVersionApproved", rule: "defence", version: "next-1", fromOn: "2026-07-01" }, approved)).toMatchObject([{ to: ["p-office-clerk-1"], template: "rule-version-approved" }]);
    expect(court.notices({ type: "RuleVersionRejected", rule: "defence", version: "next-1", reason: "否", proposedBy: ["p-office-clerk-1"] }, byTheClerk)).toMatchObject([{ to: ["p-office-clerk-1"], template: "rule-version-rejected" }]);
  });
});

describe("a version begins on a day to come, after the rule's latest", () => {
  const starting = (fromOn: string, state: CourtLife = demoCourt()): CourtEvent[] | Rejected => decided(state, propose(aRuleVersion("defence", { version: "next-2", fromOn, limit: { days: 20 } })), clerk);

  test.each([["2026-03-01", "RuleStartsTooEarly"], ["2026-03-02", "RuleStartsTooEarly"], ["2026-03-03", "accepted"]])("today is 2 March 2026: from %s it is %s", (fromOn, verdict) => {
    expect(verdictOf(starting(fromOn))).toBe(verdict);
  });

  test("the earliest day is told", () => {
    const state = withVersion(aRuleVersion("defence", { limit: { days: 16 } }));
    expect(starting("2026-07-01", state)).toEqual({ rejected: "RuleStartsTooEarly", details: { rule: "defence", fromOn: "2026-07-01", earliest: "2026-07-02" } });
    expect(verdictOf(starting("2026-07-02", state))).toBe("accepted");
  });

  test("also when it is approved: a proposal that lay until its first day is not approved any more", () => {
    const row = aRuleVersion("defence", { limit: { days: 20 } });
    const proposed = after(demoCourt(), [propose(row)], clerk);
    expect(verdictOf(decided(proposed, approve(row), president, "2026-06-30T02:00:00.000Z"))).toBe("accepted");
    expect(verdictOf(decided(proposed, approve(row), president, "2026-07-01T02:00:00.000Z"))).toBe("RuleStartsTooEarly");
  });
});

describe("what is refused", () => {
  test("a rule that the table does not know", () => {
    expect(decided(demoCourt(), propose({ ...aRuleVersion("defence"), id: "constructor" }), clerk)).toEqual({ rejected: "UnknownRule", details: { rule: "constructor" } });
  });
  test("a second version while one waits", () => {
    const proposed = after(demoCourt(), [propose(aRuleVersion("defence", { limit: { days: 20 } }))], clerk);
    expect(verdictOf(decided(proposed, propose(aRuleVersion("defence", { version: "next-2", limit: { days: 21 } })), clerk))).toBe("RuleProposalPending");
    expect(verdictOf(decided(proposed, propose(aRuleVersion("serve-complaint", { limit: { days: 6 } })), clerk))).toBe("accepted");
  });
  test("one that says nothing new, whatever order its fields come in", () => {
    const { limit, ...rest } = aRuleVersion("defence");
    expect(verdictOf(decided(demoCourt(), propose({ ...rest, limit }), clerk))).toBe("NothingChanged");
  });
  test("a faulty one, with every fault and its place", () => {
    const faulty = aRuleVersion("trial-ordinary", {
      version: "New Version", fromOn: "2026-02-30", limit: { months: 0 }, procedure: "summary", law: { zh: "", en: "CPL" },
      extensions: [{ repeatable: true, atMost: { months: -1 }, article: { zh: "民事诉讼法第152条", en: "CPL 152" }, confidence: "high" }, { article: { zh: "x".repeat(501), en: "x" }, confidence: "low" }],
    });
    const outcome = decided(demoCourt(), propose(faulty), clerk);
    expect(verdictOf(outcome)).toBe("FaultyRule");
    const faults = detailsOf(outcome)?.["faults"];
    expect(Array.isArray(faults) ? faults.map((fault) => (typeof fault === "object" && fault !== null && "path" in fault ? fault["path"] : fault)) : faults).toEqual([
      "version", "fromOn", "law", "limit.months", "procedure", "extensions[0].atMost.months", "extensions[0].repeatable", "extensions[1].article",
    ]);
  });
});

describe("faults of a row", () => {
  const pathsOf = (row: StatutoryRule): string[] => ruleFaults(row, statutoryRules).map(({ path }) => path);
  const [ground] = statutoryRules.find(({ id }) => id === "trial-ordinary")?.grounds ?? [];
  const [restart] = statutoryRules.find(({ id }) => id === "filing-decision")?.restarts ?? [];
  if (ground === undefined || typeof ground === "string" || restart === undefined) throw new Error("no ground");
  const article = { zh: "条", en: "art." };

  test("every row of the built-in table has none but the name of its version, which is taken", () => {
    for (const row of statutoryRules) expect([row.id, pathsOf(row)]).toEqual([row.id, ["version"]]);
  });

  test.each<[string, string, Partial<StatutoryRule>, string[]]>([
    ["a version's name that is taken", "defence", { version: "cpl-2023" }, ["version"]],
    ["a period too long", "defence", { limit: { days: 20_001 } }, ["limit.days"]],
    ["a half day", "defence", { limit: { workingDays: 0.5 } }, ["limit.workingDays"]],
    ["another direction", "hearing-notice", { before: undefined }, ["before"]],
    ["backwards with an extension", "hearing-notice", { extensions: [{ article, confidence: "high" }] }, ["extensions"]],
    ["hours that roll", "preservation-urgent", { rolls: true }, ["rolls"]],
    ["hours with grounds and a new start", "preservation-urgent", { grounds: [ground], restarts: [restart] }, ["grounds", "restarts"]],
    ["no limit, yet it extends", "defence", { limit: "none", grounds: [], extensions: [{ article, confidence: "high" }] }, ["extensions"]],
    ["a ground twice", "trial-ordinary", { grounds: [ground, ground] }, ["grounds[1].id"]],
    ["a ground's measure", "trial-ordinary", { grounds: [{ ...ground, atMostMonths: 0 }] }, ["grounds[0].atMostMonths"]],
    ["a variant's period and extension", "defence", { variants: { "no-domicile": { limit: { days: -1 }, article, extensions: [{ atMost: { months: 0 }, article, confidence: "high" }] } } }, ["variants.no-domicile.limit.days", "variants.no-domicile.extensions[0].atMost.months"]],
    ["a variant without limit that extends", "trial-ordinary", { variants: { "foreign-related": { limit: "none", article, extensions: [{ article, confidence: "high" }] } } }, ["variants.foreign-related.extensions"]],
    ["a conversion to a rule that is none", "trial-summary", { convertsTo: { "trial-ordinary": "trial-imaginary" } }, ["convertsTo.trial-ordinary"]],
    ["a conversion in a circle", "convert-to-ordinary", { convertsTo: { "trial-summary": "convert-to-summary" } }, ["convertsTo.trial-summary"]],
    ["a conversion to itself", "trial-summary", { convertsTo: { "trial-summary": "trial-summary" } }, ["convertsTo.trial-summary"]],
    ["a control character", "defence", { name: { zh: "答辩\u0007", en: "defence" } }, ["name"]],
    ["nothing", "defence", { limit: { days: 20 } }, []],
  ])("%s", (_, rule, change, paths) => {
    expect(pathsOf(aRuleVersion(rule, change))).toEqual(paths);
  });
});
