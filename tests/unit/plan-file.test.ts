import { checkPlan, parsePlanText } from "../../contracts/plan-file.ts";
import type { PlanFault } from "../../domain/campaign/plan.ts";
import { campaignCourt } from "../builders/campaign-court.ts";
import { aPlan } from "../builders/campaign.ts";

const court = campaignCourt();

function codes(outcome: { faults: PlanFault[] } | { plan: unknown } | { value: unknown }): string[] {
  return "faults" in outcome ? outcome.faults.map((one) => `${one.path}: ${one.code}`) : [];
}

/** A sound plan as a file would have it, changed in one place. */
function changed(change: (plan: Record<string, unknown> & { items: Record<string, unknown>[]; milestones: Record<string, unknown>[]; goals: Record<string, unknown>[] }) => void): unknown {
  const plan = JSON.parse(JSON.stringify(aPlan()));
  change(plan);
  return plan;
}

test("a sound plan is read from YAML with its defaults", () => {
  const text = `
title: 民营经济司法服务专班
theme: private-economy
lead: p-head
leaderInCharge: p-leader
departments: [civil-2]
startsOn: 2026-03-02
endsOn: 2026-12-31
regimes: [绿色通道办法, { title: 回访办法, owner: civil-2-judge, effectiveOn: 2026-03-15 }]
milestones:
  - { id: m1, name: 摸排完成, dueOn: 2026-04-30 }
items:
  - id: i1
    title: 需求清单
    department: civil-2
    due: { workingDays: 20, after: start }
    process: enterprise-needs-v1
    items:
      - { id: i1-1, title: 走访名单, department: civil-2, due: { on: 2026-03-20 }, report: weekly }
`;
  const parsed = parsePlanText(text, "yaml");
  if (!("value" in parsed)) throw new Error("unreadable");
  const outcome = checkPlan(parsed.value, court);
  expect(outcome).toMatchObject({ plan: { regimes: [{ title: "绿色通道办法" }, { title: "回访办法" }], items: [{ priority: "B", weight: 1, evidence: [], items: [{ id: "i1-1", due: { on: "2026-03-20" } }] }] } });
});

const single: [string, unknown, string[]][] = [
  ["an unknown field", changed((plan) => (plan["leed"] = "x")), ["leed: UnknownField"]],
  ["a wrong type", changed((plan) => (plan.items[0]!["title"] = 5)), ["items[0].title: WrongType"]],
  ["a missing field", changed((plan) => delete plan["title"]), ["title: Missing"]],
  ["a date that does not exist", changed((plan) => (plan.milestones[0]!["dueOn"] = "2026-02-30")), ["milestones[0].dueOn: InvalidDate"]],
  ["an unknown person", changed((plan) => (plan.items[0]!["responsible"] = "nobody")), ["items[0].responsible: UnknownPerson"]],
  ["a person who left", changed((plan) => (plan.items[0]!["responsible"] = "p-left")), ["items[0].responsible: PersonLeft"]],
  ["an unknown department", changed((plan) => (plan["departments"] = ["civil-9"])), ["departments[0]: UnknownDepartment"]],
  ["a closed department", changed((plan) => (plan["departments"] = ["closed"])), ["departments[0]: DepartmentClosed"]],
  ["an unknown post", changed((plan) => (plan.items[0]!["post"] = "nothing")), ["items[0].post: UnknownPost"]],
  ["a post of another department", changed((plan) => (plan.items[0]!["post"] = "office-clerk")), ["items[0].post: PostOfOtherDepartment"]],
  ["an unknown anchor", changed((plan) => (plan.items[0]!["due"] = { days: 3, after: "m9" })), ["items[0].due.after: UnknownAnchor"]],
  ["an unknown milestone", changed((plan) => (plan.items[0]!["milestone"] = "m9")), ["items[0].milestone: UnknownMilestone"]],
  ["due before the start", changed((plan) => (plan.items[0]!["due"] = { on: "2026-02-10" })), ["items[0].due: DueBeforeStart"]],
  ["due after the end", changed((plan) => (plan.items[2]!["due"] = { on: "2027-02-10" })), ["items[2].due: DueAfterEnd"]],
  ["a weight that is not positive", changed((plan) => (plan.items[0]!["weight"] = 0)), ["items[0].weight: WeightNotPositive"]],
  ["the same id twice", changed((plan) => (plan.items[2]!["id"] = "m1")), ["items[2].id: DuplicateId"]],
  ["a reserved id", changed((plan) => (plan.items[2]!["id"] = "start")), ["items[2].id: ReservedId"]],
  ["no items", changed((plan) => (plan.items = [])), ["items: NoItems"]],
  ["an end before the start", changed((plan) => { plan["endsOn"] = "2026-03-02"; plan.items = [{ id: "i1", title: "x", department: "civil-2", due: { on: "2026-03-02" } }]; plan.milestones = []; plan.goals = []; }), ["endsOn: EndsBeforeStart"]],
  ["the leader in charge as responsible person", changed((plan) => (plan.items[0]!["responsible"] = "p-leader")), ["items[0].responsible: LeaderIsResponsible"]],
  ["the lead as leader in charge", changed((plan) => (plan["leaderInCharge"] = "p-head")), ["leaderInCharge: LeadIsLeaderInCharge"]],
  ["the supervisor as responsible person", changed((plan) => (plan.items[0]!["supervisor"] = "p-judge-1")), ["items[0].supervisor: SupervisorIsResponsible"]],
  ["an unknown process", changed((plan) => (plan.items[0]!["process"] = "constructor")), ["items[0].process: UnknownProcess"]],
  ["a goal by a date outside the campaign", changed((plan) => (plan.goals[0]!["by"] = "2027-01-01")), ["goals[0].by: OutsideCampaign"]],
  ["a milestone outside the campaign", changed((plan) => { plan.milestones[0]!["dueOn"] = "2026-03-01"; }), ["milestones[0].dueOn: OutsideCampaign"]],
  ["a title too long", changed((plan) => (plan["title"] = "长".repeat(201))), ["title: TooLong"]],
  ["a priority of its own", changed((plan) => (plan.items[0]!["priority"] = "D")), ["items[0].priority: NotAllowed"]],
  ["an unknown owner of a regime", changed((plan) => (plan["regimes"] = [{ title: "x", owner: "nobody" }])), ["regimes[0].owner: UnknownOwner"]],
  ["an unknown field in a regime", changed((plan) => (plan["regimes"] = [{ title: "x", ower: "p-head" }])), ["regimes[0].ower: UnknownField"]],
  ["due in two ways", changed((plan) => (plan.items[0]!["due"] = { on: "2026-04-01", days: 3, after: "start" })), ["items[0].due: InvalidDue", "items[0].due.after: InvalidDue"]],
  ["due after nothing", changed((plan) => (plan.items[0]!["due"] = { days: 3 })), ["items[0].due.after: InvalidDue"]],
  ["an id that is no id", changed((plan) => (plan.items[2]!["id"] = "i 3.x")), ["items[2].id: InvalidFormat"]],
  ["a cycle", changed((plan) => (plan.items[0]!["due"] = { days: 3, after: "i3" })), ["items[0].due.after: Cycle", "items[2].due.after: Cycle"]],
  ["a list in place of a plan", [], [": WrongType"]],
  ["nothing", null, [": WrongType"]],
];

test.each(single)("%s is refused with its path", (_name, plan, expected) => {
  expect(codes(checkPlan(plan, court))).toEqual(expected);
});

test("a child is not due after its parent, and cannot wait for it", () => {
  const child = (due: object): unknown => changed((plan) => (plan.items[0]!["items"] = [{ id: "i1-1", title: "x", department: "civil-2", due }]));
  expect(codes(checkPlan(child({ on: "2026-06-30" }), court))).toEqual(["items[0].items[0].due: DueAfterParent"]);
  expect(codes(checkPlan(child({ days: 1, after: "i1" }), court))).toEqual(["items[0].items[0].due.after: Cycle"]);
});

test("a cycle through the tree is a cycle", () => {
  const plan = changed((one) => {
    one.items[0]!["items"] = [{ id: "c1", title: "x", department: "civil-2", due: { days: 1, after: "i3" } }];
  });
  expect(codes(checkPlan(plan, court))).toEqual(expect.arrayContaining(["items[0].items[0].due.after: Cycle", "items[2].due.after: Cycle"]));
});

test("every fault of form and meaning is told at once", () => {
  const plan = changed((one) => {
    one["lead"] = "nobody";
    one["brandd"] = "x";
    one["title"] = 7;
    one.milestones[0]!["dueOn"] = "2026-13-01";
    one.items[0]!["weight"] = -1;
    one.items[0]!["post"] = "office-clerk";
    one.items[1]!["due"] = { on: "2026-01-05" };
    one.items[2]!["responsible"] = "p-left";
    one.items[2]!["id"] = "i1";
    one.items[2]!["due"] = { days: 3, after: "m1" };
    one.items[2]!["evidence"] = "照片";
  });
  expect(codes(checkPlan(plan, court)).sort()).toEqual([
    "brandd: UnknownField", "items[0].post: PostOfOtherDepartment", "items[0].weight: WeightNotPositive", "items[1].due: DueBeforeStart", "items[2].evidence: WrongType",
    "items[2].id: DuplicateId", "items[2].responsible: PersonLeft", "lead: UnknownPerson", "milestones[0].dueOn: InvalidDate", "title: WrongType",
  ]);
});

test("a plan too deep or too long is refused before it is walked", () => {
  let deep: Record<string, unknown> = { id: "x", title: "x", department: "civil-2", due: { on: "2026-04-01" } };
  for (let level = 0; level < 5000; level += 1) deep = { ...deep, items: [deep] };
  expect(codes(checkPlan(changed((plan) => (plan.items = [deep])), court))).toMatchObject([expect.stringMatching(/: TooDeep$/)]);
  expect(codes(checkPlan(changed((plan) => (plan.items = Array.from({ length: 2001 }, () => plan.items[0]!))), court))).toEqual(["items: TooManyItems"]);
});

test("a YAML bomb is refused", () => {
  const bomb = ["a: &a [x,x,x,x,x,x,x,x,x]", ..."bcdefgh".split("").map((name, index) => `${name}: &${name} [${Array(9).fill(`*${"abcdefg"[index]}`).join(",")}]`)].join("\n");
  expect(codes(parsePlanText(bomb, "yaml"))).toEqual([": TooManyAliases"]);
  expect(codes(parsePlanText("items: &a [{ items: *a }]", "yaml"))).toEqual([": Unreadable"]);
});

test("a file too large, malformed, nested without end, tagged or with a field given twice is refused", () => {
  expect(codes(parsePlanText("x".repeat(1_000_001), "yaml"))).toEqual([": TooLarge"]);
  expect(codes(parsePlanText("title: [", "yaml"))[0]).toMatch(/Syntax$/);
  expect(codes(parsePlanText("[".repeat(200_000), "yaml")).length).toBeGreaterThan(0);
  expect(codes(parsePlanText("{\"title\": ", "json"))).toEqual([": Unreadable"]);
  expect(codes(parsePlanText("title: a\ntheme: b\ntitle: c", "yaml"))).toEqual(["line 3:1: DuplicateKey"]);
  expect(codes(parsePlanText('{"title":"a","title":"b"}', "json"))).toMatchObject([expect.stringMatching(/DuplicateKey$/)]);
  expect(codes(parsePlanText("title: !!js/function 'x'", "yaml"))[0]).toMatch(/TagNotAllowed$/);
});

test("for a rehearsal department, post and persons may be left out", () => {
  const bare = { title: "演练", theme: "goodwill-enforcement", startsOn: "2026-03-02", endsOn: "2026-12-31", items: [{ id: "i1", title: "x", due: { on: "2026-04-30" } }] };
  expect(codes(checkPlan(bare, court))).toEqual(["lead: Missing", "leaderInCharge: Missing", "departments: Missing", "items[0].department: Missing"]);
  expect(checkPlan(bare, court, { allowRoles: true })).toMatchObject({ plan: { items: [{ id: "i1" }] } });
});
