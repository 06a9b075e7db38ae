import { checkPlan } from "../../contracts/plan-file.ts";
import type { CampaignPlan } from "../../domain/campaign/plan.ts";
import { isRejected } from "../../domain/decider.ts";
import { rehearse } from "../../domain/rehearsal/rehearse.ts";
import type { Rehearsal, RehearsalRequest } from "../../domain/rehearsal/rehearsal.ts";
import { campaignCourt } from "../builders/campaign-court.ts";
import { aPlan, aPlanItem } from "../builders/campaign.ts";

/** A plan without people and places, as a rehearsal may be asked for. */
function barePlan(items: object[], change: object = {}): CampaignPlan {
  const outcome = checkPlan({ title: "演练", theme: "private-economy", startsOn: "2026-03-02", endsOn: "2026-12-31", items, ...change }, undefined, { allowRoles: true });
  if ("faults" in outcome) throw new Error(JSON.stringify(outcome.faults));
  return outcome.plan;
}

function rehearsed(request: RehearsalRequest): Rehearsal {
  const outcome = rehearse(request);
  if (isRejected(outcome)) throw new Error(JSON.stringify(outcome));
  return outcome;
}

const dueInApril = barePlan([{ id: "i1", title: "需求清单", due: { on: "2026-04-30" } }]);

test("nobody acts: an item due on 2026-04-30 reaches the lead at T+1wd, which is 2026-05-06, in working hours", () => {
  const { timeline, provisional } = rehearsed({ plan: dueInApril, assume: "nobody-acts" });
  const escalation = timeline.find((entry) => entry.rung === "T+1wd");
  expect(escalation).toMatchObject({ entity: "i1", what: "escalation", rung: "T+1wd", itemDueOn: "2026-04-30", to: ["task-force-lead"], toPersons: ["role-task-force-lead"] });
  expect(escalation?.at).toMatch(/^2026-05-06T09:\d\d:00\+08:00$/);
  expect(provisional).toBe(false);
});

test("the whole ladder of one item, each rung on its own working day", () => {
  const { timeline } = rehearsed({ plan: dueInApril, assume: "nobody-acts" });
  const rungs = timeline.filter((entry) => entry.what === "escalation").slice(0, 8).map((entry) => `${entry.at.slice(0, 10)} ${entry.rung} ${entry.to?.join("+")}`);
  expect(rungs).toEqual([
    "2026-04-21 T-7wd person", "2026-04-27 T-3wd person+supervisor", "2026-04-29 T-1wd person+supervisor+department-head",
    "2026-05-06 T+1wd task-force-lead", "2026-05-08 T+3wd leader-in-charge", "2026-05-11 T+5wd president", "2026-05-18 T+5wd president", "2026-05-25 T+5wd president",
  ]);
  expect(timeline[0]).toMatchObject({ at: "2026-03-02T09:00:00+08:00", entity: "i1", what: "opened", itemDueOn: "2026-04-30" });
  expect(timeline.filter((entry) => entry.what === "ended")).toEqual([expect.objectContaining({ entity: "campaign", at: expect.stringMatching(/^2026-12-31T09/) })]);
});

test("nobody acts: every report is missed", () => {
  const plan = barePlan([{ id: "i1", title: "x", due: { on: "2026-04-30" }, report: "weekly" }]);
  const late = rehearsed({ plan, assume: "nobody-acts" }).timeline.filter((entry) => entry.what === "report-late");
  expect(late.slice(0, 2).map((entry) => entry.at)).toEqual(["2026-03-06T17:00:00+08:00", "2026-03-13T17:00:00+08:00"]);
});

test("all on time: everything is signed off by T, nothing escalates, and the watch follows", () => {
  const plan = barePlan([
    { id: "i1", title: "x", due: { on: "2026-04-30" }, report: "weekly", evidence: ["清单"], items: [{ id: "i1-1", title: "y", due: { on: "2026-04-30" } }] },
    { id: "i2", title: "z", due: { workingDays: 10, after: "m1" } },
    { id: "i3", title: "w", due: { workingDays: 10, after: "i2" } },
  ], { milestones: [{ id: "m1", name: "摸排", dueOn: "2026-05-29" }] });
  const { timeline, findings } = rehearsed({ plan, assume: "all-on-time" });
  expect(timeline.filter((entry) => entry.what === "escalation" && entry.rung?.startsWith("T+"))).toEqual([]);
  expect(timeline.filter((entry) => entry.what === "report-late")).toEqual([]);
  expect(timeline.filter((entry) => entry.what === "signed-off").map((entry) => entry.entity)).toEqual(["i1-1", "i1", "i2", "i3"]);
  expect(timeline.filter((entry) => entry.what === "ended")).toMatchObject([{ entity: "campaign", at: expect.stringMatching(/^2026-12-31T09/) }, { entity: "campaign", at: expect.stringMatching(/^2027-01-0/) }]);
  expect(timeline.filter((entry) => entry.what === "watch" && entry.entity === "campaign")).toHaveLength(3);
  expect(findings.filter((one) => one.code === "NeverOpens" || one.code === "ScriptRejected")).toEqual([]);
});

test("a script acts between the alarms, and a line that is refused is a finding", () => {
  const script = [
    { at: "2026-04-20T10:00:00+08:00", item: "i1", command: "Report", summary: "过半" },
    { at: "2026-04-29T15:00:00+08:00", item: "i1", command: "SubmitForSignOff", summary: "完成", evidence: [] },
    { at: "2026-04-30T10:00:00+08:00", item: "i1", command: "SignOff", by: "role-person" },
    { at: "2026-04-30T11:00:00+08:00", item: "i1", command: "SignOff" },
    { at: "2026-05-01T11:00:00+08:00", item: "i9", command: "Report" },
    { at: "never", item: "i1", command: "Nonsense" },
  ];
  const { timeline, findings } = rehearsed({ plan: dueInApril, assume: "nobody-acts", script });
  expect(timeline.filter((entry) => entry.what === "submitted" || entry.what === "signed-off").map((entry) => entry.at)).toEqual(["2026-04-29T15:00:00+08:00", "2026-04-30T11:00:00+08:00"]);
  expect(timeline.filter((entry) => entry.rung === "T+1wd")).toEqual([]);
  expect(findings.filter((one) => one.code === "ScriptRejected").map((one) => one.entity)).toEqual(["i1", "i1", "i9"]);
});

test("a scripted suspension moves the due date by its working days: T 04-24, suspended 04-20, resumed 05-06 → 05-11", () => {
  const plan = barePlan([{ id: "i1", title: "x", due: { on: "2026-04-24" } }]);
  const script = [{ at: "2026-04-20T10:00:00+08:00", item: "i1", command: "Suspend", ground: "等待鉴定", expectedEndOn: "2026-05-06" }];
  const { timeline } = rehearsed({ plan, assume: "nobody-acts", script });
  expect(timeline.find((entry) => entry.what === "resumed")).toMatchObject({ at: "2026-05-06T00:00:00+08:00", entity: "i1", itemDueOn: "2026-05-11" });
});

test("a scripted suspension of the campaign suspends and frees its items", () => {
  const script = [{ at: "2026-04-01T10:00:00+08:00", command: "Suspend", ground: "改革", expectedEndOn: "2026-04-08" }];
  const { timeline } = rehearsed({ plan: dueInApril, assume: "nobody-acts", script });
  expect(timeline.filter((entry) => entry.what === "suspended" || entry.what === "resumed").map((entry) => `${entry.at} ${entry.entity} ${entry.what}`)).toEqual([
    "2026-04-01T10:00:00+08:00 campaign suspended", "2026-04-01T10:00:00+08:00 i1 suspended", "2026-04-08T00:00:00+08:00 campaign resumed", "2026-04-08T00:00:00+08:00 i1 resumed",
  ]);
});

test("findings name holidays, overloaded approvers and people, items without slack, provisional years and what never opens", () => {
  const many = Array.from({ length: 11 }, (_, index) => aPlanItem(`n${index}`, { due: { on: "2026-06-30" } }));
  const plan = aPlan({
    endsOn: "2027-01-29",
    milestones: [{ id: "m1", name: "摸排", dueOn: "2026-05-01" }],
    items: [...many, aPlanItem("h", { responsible: "p-judge-2", due: { on: "2026-10-01" } }), aPlanItem("w", { responsible: "p-judge-2", due: { days: 9, after: "m1" } }), aPlanItem("s", { responsible: "p-judge-2", due: { on: "2027-01-29" } })],
  });
  const { findings, provisional } = rehearsed({ plan, assume: "nobody-acts", court: campaignCourt() });
  const named = findings.map((one) => `${one.code} ${one.entity} ${one.on ?? ""}`);
  expect(named).toEqual(expect.arrayContaining([
    "ProvisionalYear 2027 2027-01-01", "MilestoneOnHoliday m1 2026-05-01", "DueOnHoliday h 2026-10-01", "DueOnHoliday w 2026-05-10",
    "ApproverOverloaded p-clerk 2026-06-30", "ResponsibleOverloaded p-judge-1 2026-03-02", "NoSlack s 2027-01-29", "NeverOpens w ",
  ]));
  expect(provisional).toBe(true);
});

test("a faulty plan is not rehearsed", () => {
  expect(rehearse({ plan: aPlan({ items: [] }), assume: "nobody-acts", court: campaignCourt() })).toMatchObject({ rejected: "PlanFaulty" });
});

test("the same plan gives the same rehearsal", () => {
  expect(rehearsed({ plan: dueInApril, assume: "all-on-time" })).toEqual(rehearsed({ plan: dueInApril, assume: "all-on-time" }));
});

test("a year of 300 items stays far from any time a person would notice", () => {
  const items = Array.from({ length: 300 }, (_, index) => ({ id: `i${index}`, title: `事项 ${index}`, due: { workingDays: 10 + (index % 180), after: "start" }, report: "weekly" }));
  const plan = barePlan(items, { startsOn: "2026-01-05" });
  const { timeline } = rehearsed({ plan, assume: "nobody-acts" });
  const startedMs = performance.now();
  rehearsed({ plan, assume: "nobody-acts" });
  const tookMs = performance.now() - startedMs;
  expect(timeline.length).toBeGreaterThan(10_000);
  expect(tookMs).toBeLessThan(10_000);
});
