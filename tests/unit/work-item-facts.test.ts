import { workItem } from "../../domain/work-item/work-item.decider.ts";
import type { ItemFacts, WorkItemEvent, WorkItemState } from "../../domain/work-item/work-item.ts";

const registeredAt = "2026-03-02T01:00:00.000Z";
const step = { step: "accept", owner: "p-judge-1", sinceAt: registeredAt, dueAt: "2026-03-03T09:00:00.000Z", remindAt: "2026-03-04T01:00:00.000Z" } as const;

/** Every fact there is, each with a value: the compiler asks for those that come. */
const everyFact: Required<ItemFacts> = {
  id: "w-1", title: "需求清单", source: { type: "campaign" }, campaign: { id: "c-1", lead: "p-lead", leaderInCharge: "p-leader", endsOn: "2026-12-31" }, planItem: "i1", parent: "w-0", ancestors: ["w-0"],
  reopenedFrom: "c-0", children: [{ id: "w-2", title: "摸排", closed: false, weight: 1 }], dependents: ["w-3"], duty: { department: "civil-2", responsible: "p-judge-1", supervisor: "p-clerk-1", coOrganisers: [] },
  delegate: { person: "p-judge-2", untilOn: "2026-03-27" }, delegatedTo: ["p-judge-2"], priority: "B", weight: 2, target: { metric: "清单", value: 1, unit: "份" }, dutyText: "列出", process: "p-1", processStep: 1,
  due: { workingDays: 10, after: "start" }, anchor: { type: "start", id: "start" }, anchorOn: "2026-03-02", parentDueOn: "2026-04-30", report: "weekly", evidence: ["清单"], calendar: "cn-2026.1", ladder: "default-1",
  extensions: [3], earlierExtensions: 1, extensionRequests: 2, suspensions: [{ fromOn: "2026-03-09", untilOn: "2026-03-10" }], dueOn: "2026-03-20", totalWorkingDays: 14, provisional: true, reworkDueOn: "2026-03-24",
  rework: { on: "2026-03-24", extensionsBefore: 1, suspensionsBefore: 1 }, openedOn: "2026-03-02", holders: [{ person: "p-judge-1", department: "civil-2", fromOn: "2026-03-02" }],
  nextRung: { rung: "T-1wd", occurrence: 0, at: "2026-03-23T01:11:00.000Z" }, rungsFired: [{ rung: "T-3wd", occurrence: 0, dueOn: "2026-03-24", at: "2026-03-19T01:11:00.000Z", passed: false, to: ["p-judge-1"] }],
  waiting: [step], pendingExtension: { amount: 2, reason: "补充材料", requestedBy: "p-judge-1", ordinal: 2, proposedDueOn: "2026-03-26" }, pendingSuspension: { ground: "鉴定", expectedEndOn: "2026-05-20", requestedBy: "p-judge-1" },
  nextReportOn: "2026-03-20", reports: [{ at: registeredAt, by: "p-judge-1", summary: "过半" }], progress: 50, missedReportsRunning: 1,
  notices: [{ number: "（2026）督字第1号", text: "请说明", issuedAt: registeredAt, replyByOn: "2026-03-27" }], instructions: [{ by: "p-leader", at: registeredAt, text: "抓好落实" }],
  files: [{ sha256: "ab".repeat(32), name: "清单.pdf", sizeBytes: 9, mediaType: "application/pdf", by: "p-judge-1", at: registeredAt }], registeredBy: "p-clerk-1", registeredAt,
  redSpans: [{ fromOn: "2026-03-11", untilOn: "2026-03-12" }], overdueDays: 2, dueSteps: [{ zh: "确定日期", en: "Set", resultOn: "2026-03-20" }],
};

const running: WorkItemState[] = [
  { ...everyFact, status: "Registered", declined: { by: "p-judge-1", reason: "不属本庭" } },
  { ...everyFact, status: "Waiting" },
  { ...everyFact, status: "Assigned" },
  { ...everyFact, status: "InProgress", returned: { by: "p-clerk-1", reason: "材料不全" } },
  { ...everyFact, status: "Suspended", suspension: { ground: "鉴定", expectedEndOn: "2026-05-20", endsAt: "2026-05-19T16:00:00.000Z", byCampaign: false, before: "InProgress" } },
];

function evolved(state: WorkItemState, event: WorkItemEvent): WorkItemState {
  return workItem.evolve(state, event, { seq: 9, effectiveAt: "2026-03-23T01:11:00.000Z", actor: "system" });
}

test.each(running)("an event changes its own facts and carries every other one over: $status", (state) => {
  expect(evolved(state, { type: "ReportMissed", reportOn: "2026-03-20", nextReportOn: "2026-03-27", running: 2 })).toEqual({ ...state, missedReportsRunning: 2, nextReportOn: "2026-03-27" });
  const replaced = { ...step, owner: "p-head", climbedFrom: ["p-judge-1"] };
  expect(evolved(state, { type: "StepClimbed", step: "accept", from: "p-judge-1", replaced, to: ["p-head"] })).toEqual({ ...state, waiting: [replaced] });
});

test("an item that begins to be worked on keeps every fact", () => {
  expect(evolved({ ...everyFact, status: "Assigned" }, { type: "Accepted" })).toEqual({ ...everyFact, status: "InProgress", waiting: [] });
});

test("a fact without a value leaves no key behind: it would not survive as JSON", () => {
  const { progress: _progress, files: _files, campaign: _campaign, ...facts } = everyFact;
  const state = evolved({ ...facts, status: "InProgress" }, { type: "ReportMissed", reportOn: "2026-03-20", nextReportOn: "2026-03-27", running: 2 });
  expect(Object.keys(state)).not.toEqual(expect.arrayContaining(["progress"]));
  expect(JSON.parse(JSON.stringify(state))).toStrictEqual(state);
});

test("registration keeps everything it was given, and nothing it was not", () => {
  const { title, source, campaign, planItem, parent, parentDueOn, duty, priority, weight, target, dutyText, process, due, anchor, anchorOn, report, evidence, dependents, ancestors, calendar, ladder, id } = everyFact;
  const full = { title, source, campaign, planItem, parent, parentDueOn, duty, priority, weight, target, dutyText, process, due, anchor, anchorOn, report, evidence, dependents, ancestors };
  expect(evolved(workItem.initial, { type: "Registered", id, calendar, ladder, by: "p-clerk-1", at: registeredAt, ...full })).toMatchObject({ ...full, id, calendar, ladder, status: "Registered", registeredBy: "p-clerk-1", registeredAt });
  const bare = evolved(workItem.initial, { type: "Registered", id, calendar, ladder, by: "p-clerk-1", at: registeredAt, title, source, duty, priority, weight, due, evidence, dependents });
  expect(JSON.parse(JSON.stringify(bare))).toStrictEqual(bare);
  expect(bare).toMatchObject({ ancestors: [], children: [], waiting: [] });
});
