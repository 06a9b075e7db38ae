import type { CampaignCommand } from "../../domain/campaign/campaign.ts";
import { courtHours } from "../../domain/calendar/calendar.ts";
import { campaign } from "../../domain/campaign/campaign.decider.ts";
import { minuteOfDay } from "../../domain/time.ts";
import { aCampaign, aPlan, aPlanItem, CampaignStory } from "../builders/campaign.ts";

const submitTo = (mode: "all" | "any", ...persons: string[]): CampaignCommand => ({ type: "Submit", countersigning: { mode, persons } });

test("nobody approves their own draft", () => {
  expect(aCampaign("Submitted").by("p-head", { type: "Approve" }).rejection?.rejected).toBe("DrafterMayNotApprove");
});

test("nobody approves their own draft through a delegation, as delegate or as principal", () => {
  expect(aCampaign("Submitted").by({ id: "p-leader", onBehalfOf: "p-head" }, { type: "Approve" }).rejection?.rejected).toBe("DrafterMayNotApprove");
  expect(aCampaign("Submitted").by({ id: "p-head", onBehalfOf: "p-leader" }, { type: "Approve" }).rejection?.rejected).toBe("DrafterMayNotApprove");
});

test("who amended a returned plan may not approve it either", () => {
  const story = aCampaign("Returned").by("p-leader-2", { type: "AmendPlan", plan: aPlan({ title: "改" }), reason: "补充" }).by("p-head", { type: "Submit" });
  expect(story.by("p-leader-2", { type: "Approve" }).rejection?.rejected).toBe("DrafterMayNotApprove");
  expect(story.by("p-leader", { type: "Approve" }).state.status).toBe("Running");
});

test("a leader in charge who drafted the plan is not asked to approve it: the president is", () => {
  const story = new CampaignStory().by("p-leader", { type: "Draft", plan: aPlan() }).by("p-leader", { type: "Submit" });
  expect(story.state).toMatchObject({ waiting: [{ step: "approve", owner: "p-president" }] });
});

test("会签: approval waits until all have signed, and each has two working days", () => {
  const story = aCampaign("Draft").by("p-head", submitTo("all", "p-leader-2", "p-head-2"));
  expect(story.state).toMatchObject({ waiting: [{ step: "counter-sign", owner: "p-leader-2", dueAt: "2026-03-04T09:00:00.000Z" }, { step: "counter-sign", owner: "p-head-2" }] });
  expect(story.by("p-leader", { type: "Approve" }).rejection).toMatchObject({ rejected: "CounterSigningOpen", details: { persons: ["p-leader-2", "p-head-2"] } });
  story.by("p-leader-2", { type: "CounterSign", opinion: "agree" });
  expect(story.by("p-leader", { type: "Approve" }).rejection).toMatchObject({ rejected: "CounterSigningOpen", details: { persons: ["p-head-2"] } });
  story.by("p-head-2", { type: "CounterSign", opinion: "agree" });
  expect(story.state).toMatchObject({ waiting: [{ step: "approve", owner: "p-leader" }] });
  expect(story.by("p-leader", { type: "Approve" }).state.status).toBe("Running");
});

test("或签: one agreement is enough", () => {
  const story = aCampaign("Draft").by("p-head", submitTo("any", "p-leader-2", "p-head-2")).by("p-head-2", { type: "CounterSign", opinion: "agree" });
  expect(story.by("p-leader", { type: "Approve" }).state.status).toBe("Running");
});

test("a counter-signer who disagrees stands in the way until the opinion changes", () => {
  const story = aCampaign("Draft").by("p-head", submitTo("all", "p-leader-2")).by("p-leader-2", { type: "CounterSign", opinion: "disagree", comment: "目标过低" });
  expect(story.by("p-leader", { type: "Approve" }).rejection).toMatchObject({ rejected: "CounterSignerDisagrees", details: { persons: ["p-leader-2"] } });
  story.by("p-leader-2", { type: "CounterSign", opinion: "agree" });
  expect(story.by("p-leader", { type: "Approve" }).state.status).toBe("Running");
});

test("drafters do not counter-sign, nor do strangers", () => {
  expect(aCampaign("Draft").by("p-head", submitTo("all", "p-head")).rejection?.rejected).toBe("DrafterMayNotCounterSign");
  expect(aCampaign("Draft").by("p-head", submitTo("all", "p-left")).rejection?.rejected).toBe("UnknownPerson");
  expect(aCampaign("Draft").by("p-head", submitTo("all", "p-leader-2")).by("p-judge-1", { type: "CounterSign", opinion: "agree" }).rejection?.rejected).toBe("NotACounterSigner");
});

test("silence reminds after two working days and climbs after three to the next superior, who never is a drafter", () => {
  const story = aCampaign("Submitted").until("2026-03-05", "09:00");
  expect(story.events).toMatchObject([{ type: "StepReminded", step: "approve", to: ["p-leader"] }]);
  story.until("2026-03-06", "09:00");
  expect(story.events).toMatchObject([{ type: "StepClimbed", from: "p-leader", replaced: { owner: "p-president", dueAt: "2026-03-10T09:00:00.000Z" } }]);
  story.until("2026-04-30");
  expect(story.state).toMatchObject({ waiting: [{ owner: "p-president" }] });
});

test("a campaign's step is reminded of and climbs within working hours, however often", () => {
  const story = aCampaign("Submitted");
  const minutes: number[] = [];
  for (let alarm = campaign.nextAlarm(story.state); alarm !== undefined && alarm.at < "2026-05-30"; alarm = campaign.nextAlarm(story.state)) {
    minutes.push(minuteOfDay(alarm.at));
    story.at = alarm.at;
    story.by("system", { type: "FireAlarm", alarm });
  }
  expect(minutes.length).toBeGreaterThan(4);
  expect(minutes.filter((minute) => minute < courtHours.fromMinute || minute >= courtHours.toMinute)).toEqual([]);
});

test("a counter-signing step that climbed may be signed by either", () => {
  const story = aCampaign("Draft").by("p-head", submitTo("all", "p-judge-2")).until("2026-03-06", "09:00");
  expect(story.state).toMatchObject({ waiting: [{ step: "counter-sign", key: "p-judge-2", owner: "p-leader" }] });
  story.by("p-leader", { type: "CounterSign", opinion: "agree" });
  expect(story.state).toMatchObject({ countersigning: { signed: [{ person: "p-judge-2", opinion: "agree" }] }, waiting: [{ step: "approve" }] });
});

test("only a drafter withdraws, and a return needs a reason", () => {
  expect(aCampaign("Submitted").by("p-leader", { type: "Withdraw" }).rejection?.rejected).toBe("NotDrafter");
  expect(aCampaign("Submitted").by("p-leader", { type: "Return", reason: " " }).rejection?.rejected).toBe("ReasonMissing");
  expect(aCampaign("Returned").state).toMatchObject({ returned: { by: "p-leader", reason: "补充目标" }, waiting: [{ step: "revise", owner: "p-head" }] });
});

test("a plan with faults is refused whole, with every fault", () => {
  const story = new CampaignStory().by("p-head", { type: "Draft", plan: aPlan({ lead: "nobody", items: [aPlanItem("i1", { weight: 0 })] }) });
  expect(story.rejection).toMatchObject({ rejected: "PlanFaulty", details: { faults: [{ path: "lead", code: "UnknownPerson" }, { path: "items[0].weight", code: "WeightNotPositive" }] } });
});

test("every warning is answered before approval", () => {
  const plan = aPlan({
    goals: [{ metric: "visits", name: "企业走访次数", target: 100, unit: "次", by: "2026-11-30" }],
    items: [aPlanItem("i1", { duty: "参与招商引资" }), aPlanItem("i2", { department: "enforcement", post: "enforcement-officer", responsible: "p-officer", duty: "参与招商引资" })],
  });
  const story = new CampaignStory().by("p-head", { type: "Draft", plan }).by("p-head", { type: "Submit" });
  expect(story.by("p-leader", { type: "Approve" }).rejection).toMatchObject({ rejected: "WarningsUnanswered", details: { warnings: ["duty:i1", "goal:visits"] } });
  expect(story.by("p-leader", { type: "Approve", warningAnswers: [{ id: "duty:i1", answer: "改为法律咨询" }] }).rejection?.rejected).toBe("WarningsUnanswered");
  story.by("p-leader", { type: "Approve", warningAnswers: [{ id: "duty:i1", answer: "改为法律咨询" }, { id: "goal:visits", answer: "仅作参考" }] });
  expect(story.state.status).toBe("Running");
});

test("the campaign starts on the later of startsOn and approval", () => {
  const early = aCampaign("Draft").on("2026-02-10").by("p-head", { type: "Submit" }).by("p-leader", { type: "Approve" });
  expect(early.state).toMatchObject({ status: "Running", startedOn: "2026-03-02", startAlarmAt: "2026-03-01T16:00:00.000Z" });
  const late = aCampaign("Draft").on("2026-03-10").by("p-head", { type: "Submit" }).by("p-leader", { type: "Approve" });
  expect(late.state).toMatchObject({ status: "Running", startedOn: "2026-03-10" });
  expect(late.state).not.toHaveProperty("startAlarmAt");
});

test("a plan that is over is not approved any more", () => {
  expect(aCampaign("Submitted").on("2026-12-31").by("p-leader", { type: "Approve" }).rejection?.rejected).toBe("PlanAlreadyOver");
});

test("a person who left between draft and approval stops the approval", () => {
  const story = aCampaign("Draft");
  if (story.state.status === "Draft") story.state = { ...story.state, plan: { ...story.state.plan, lead: "p-left" } };
  expect(story.by("p-head", { type: "Submit" }).rejection).toMatchObject({ rejected: "PlanFaulty", details: { faults: [{ path: "lead", code: "PersonLeft" }] } });
});
