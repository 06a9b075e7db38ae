import type { Rejected } from "../../domain/decider.ts";
import { VirtualLedger } from "../../domain/rehearsal/virtual-ledger.ts";
import type { AnyCommand } from "../../domain/rehearsal/virtual-ledger.ts";
import { workItem } from "../../domain/work-item/work-item.decider.ts";
import { campaignCourt } from "../builders/campaign-court.ts";
import { aPlan, aPlanItem } from "../builders/campaign.ts";

/** A running campaign with its real items; each line is a day's 10:00, who, and what. */
function aRunningCampaign(): { campaign: Give; item: (id: string) => Give; state: (id: string) => unknown } {
  const ledger = new VirtualLedger(campaignCourt(), () => undefined);
  const give = (stream: string, kind: "campaign" | "work-item"): Give => (on, by, command) => ledger.execute(stream, kind, command, { id: by }, `${on}T02:00:00.000Z`);
  const campaign = give("c-1", "campaign");
  const plan = aPlan({ items: [aPlanItem("i1"), aPlanItem("i2", { due: { days: 30, after: "m1" } })] });
  for (const [by, command] of [["p-head", { type: "Draft", plan }], ["p-head", { type: "Submit" }], ["p-leader", { type: "Approve" }]] as const) campaign("2026-03-02", by, command);
  return { campaign, item: (id) => give(id, "work-item"), state: (id) => ledger.state(id) };
}
type Give = (on: string, by: string, command: AnyCommand) => Rejected | undefined;

const handMade = {
  type: "Register", title: "临时", source: { type: "manual" }, duty: { department: "civil-2", responsible: "p-judge-2", supervisor: "p-clerk", coOrganisers: [] }, priority: "B", weight: 1,
  campaign: { id: "c-1", lead: "p-head", leaderInCharge: "p-leader", endsOn: "2026-12-31" }, due: { days: 10, after: "m1" }, anchor: { type: "milestone", id: "m1" }, evidence: [], dependents: [],
};

test("an item registered by hand after its milestone was reached opens at once, counted from that day", () => {
  const { campaign, item, state } = aRunningCampaign();
  expect(campaign("2026-04-20", "p-head", { type: "ReachMilestone", milestone: "m1" })).toBeUndefined();
  expect(item("w-1")("2026-04-21", "p-clerk", handMade)).toBeUndefined();
  expect(state("w-1")).toMatchObject({ status: "Assigned", anchorOn: "2026-04-20", dueOn: "2026-04-30" });
});

test("an item registered by hand before its milestone waits for it and is freed by it", () => {
  const { campaign, item, state } = aRunningCampaign();
  expect(item("w-1")("2026-04-10", "p-clerk", handMade)).toBeUndefined();
  expect(state("w-1")).toMatchObject({ status: "Waiting" });
  expect(campaign("2026-04-20", "p-head", { type: "ReachMilestone", milestone: "m1" })).toBeUndefined();
  expect(state("w-1")).toMatchObject({ status: "Assigned", anchorOn: "2026-04-20" });
});

test("an item registered by hand for a start that has come counts from the start", () => {
  const { item, state } = aRunningCampaign();
  expect(item("w-1")("2026-03-10", "p-clerk", { ...handMade, due: { days: 30, after: "start" }, anchor: { type: "start", id: "start" } })).toBeUndefined();
  expect(state("w-1")).toMatchObject({ status: "Assigned", anchorOn: "2026-03-02", dueOn: "2026-04-01" });
});

test("nothing waits for a milestone that does not exist, for one of no campaign, or for a start that nobody will announce", () => {
  const { item, state } = aRunningCampaign();
  const { campaign: _campaign, ...alone } = handMade;
  expect(item("w-1")("2026-03-10", "p-clerk", { ...handMade, anchor: { type: "milestone", id: "m9" } })).toMatchObject({ rejected: "AnchorUnknown" });
  expect(item("w-2")("2026-03-10", "p-clerk", alone)).toMatchObject({ rejected: "AnchorUnknown" });
  expect(item("w-3")("2026-03-10", "p-clerk", { ...alone, anchor: { type: "start", id: "start" }, due: { days: 3, after: "start" } })).toBeUndefined();
  expect(state("w-3")).toMatchObject({ status: "Assigned", anchorOn: "2026-03-10" });
});

test("whoever takes the campaign over takes over its closed items too: they may be reopened", () => {
  const { campaign, item, state } = aRunningCampaign();
  for (const [by, command] of [["p-judge-1", { type: "Accept" }], ["p-judge-1", { type: "SubmitForSignOff", summary: "完成", evidence: [] }], ["p-clerk", { type: "SignOff" }]] as const) item("c-1.i1")("2026-03-05", by, command);
  expect(campaign("2026-03-10", "p-leader", { type: "HandOver", lead: "p-head-2", reason: "调岗" })).toBeUndefined();
  expect(state("c-1.i1")).toMatchObject({ status: "SignedOff", campaign: { lead: "p-head-2" } });
  expect(item("c-1.i1")("2026-03-11", "p-clerk", { type: "Reopen", reason: "反弹", due: { on: "2026-03-31" } })).toBeUndefined();
  expect(state("c-1.i1")).toMatchObject({ status: "InProgress", campaign: { lead: "p-head-2" } });
});

const amendedWithout = (id: string): { reason: string; plan: object } => ({ reason: "上级要求", plan: aPlan({ items: [aPlanItem("i1"), aPlanItem("i2", { due: { days: 30, after: "m1" } })].filter((item) => item.id !== id) }) });
const signedOff: [string, AnyCommand][] = [["p-judge-1", { type: "Accept" }], ["p-judge-1", { type: "SubmitForSignOff", summary: "完成", evidence: [] }], ["p-clerk", { type: "SignOff" }]];

test("an item done before an amendment takes it out of the plan stays a member: reopened, it stands in the way of acceptance", () => {
  const { campaign, item, state } = aRunningCampaign();
  for (const [by, command] of signedOff) item("c-1.i1")("2026-03-05", by, command);
  expect(campaign("2026-03-10", "p-head", { type: "AmendPlan", ...amendedWithout("i1") })).toBeUndefined();
  expect(campaign("2026-03-11", "p-leader", { type: "Approve" })).toBeUndefined();
  expect(item("c-1.i1")("2026-03-12", "p-clerk", { type: "Reopen", reason: "反弹", due: { on: "2026-03-31" } })).toBeUndefined();
  expect(campaign("2026-03-13", "p-head", { type: "RequestAcceptance", summary: "x", carried: [{ item: "c-1.i2", ground: "转常态" }] })).toMatchObject({ rejected: "ItemsOpen", details: { items: ["c-1.i1"] } });
  expect(campaign("2026-03-13", "p-leader", { type: "Suspend", ground: "改革", expectedEndOn: "2026-03-20" })).toBeUndefined();
  expect(state("c-1.i1")).toMatchObject({ status: "Suspended" });
});

test("an item that an amendment takes out takes the children made by hand with it", () => {
  const { campaign, item, state } = aRunningCampaign();
  const child = { id: "w-1", title: "分解", duty: { department: "civil-2", responsible: "p-judge-2", coOrganisers: [] }, weight: 1, due: { on: "2026-03-25" } };
  expect(item("c-1.i1")("2026-03-03", "p-judge-1", { type: "Decompose", items: [child] })).toBeUndefined();
  expect(campaign("2026-03-10", "p-head", { type: "AmendPlan", ...amendedWithout("i1") })).toBeUndefined();
  expect(campaign("2026-03-11", "p-leader", { type: "Approve" })).toBeUndefined();
  expect([state("c-1.i1"), state("w-1")]).toMatchObject([{ status: "Waived" }, { status: "Waived", ground: "上级要求" }]);
});

test("an amendment that was asked for before a hand-over does not bring the former lead back", () => {
  const { campaign, state } = aRunningCampaign();
  campaign("2026-03-10", "p-head", { type: "AmendPlan", ...amendedWithout("i2") });
  expect(campaign("2026-03-11", "p-leader", { type: "HandOver", lead: "p-head-2", reason: "调岗" })).toBeUndefined();
  expect(campaign("2026-03-12", "p-leader", { type: "Approve" })).toBeUndefined();
  expect(state("c-1")).toMatchObject({ lead: "p-head-2", plan: { lead: "p-head-2" } });
  expect(state("c-1.i1")).toMatchObject({ campaign: { lead: "p-head-2" } });
});

test("a campaign suspended over its start starts when it resumes, not as of a day on which it stood still", () => {
  const ledger = new VirtualLedger(campaignCourt(), () => undefined);
  const give = (at: string, by: string, command: AnyCommand): Rejected | undefined => ledger.execute("c-1", "campaign", command, { id: by }, `2026-${at}T02:00:00.000Z`);
  give("02-10", "p-head", { type: "Draft", plan: aPlan() });
  give("02-10", "p-head", { type: "Submit" });
  give("02-10", "p-leader", { type: "Approve" });
  expect(give("02-25", "p-leader", { type: "Suspend", ground: "改革", expectedEndOn: "2026-03-20" })).toBeUndefined();
  expect(give("03-10", "p-leader", { type: "Resume" })).toBeUndefined();
  expect(give("03-11", "p-leader", { type: "Instruct", text: "开始" })).toBeUndefined();
  expect(ledger.state("c-1.i1")).toMatchObject({ status: "Assigned", openedOn: "2026-03-10", anchorOn: "2026-03-10" });
});

test("an item that comes to be due after its campaign's end is a finding to the lead", () => {
  const found: string[] = [];
  const ledger = new VirtualLedger(campaignCourt(), (told) => {
    if (told.kind === "work-item") for (const one of workItem.notices(told.event, told.state)) if (one.template === "item-passes-campaign-end") found.push(`${told.event.type} ${JSON.stringify(one.params["dueOn"])} ${one.to.join()}`);
  });
  const plan = aPlan({ endsOn: "2026-06-10", goals: [], milestones: [], items: [aPlanItem("i1", { due: { on: "2026-06-10" } })] });
  for (const [by, command] of [["p-head", { type: "Draft", plan }], ["p-head", { type: "Submit" }], ["p-leader", { type: "Approve" }]] as const) ledger.execute("c-1", "campaign", command, { id: by }, "2026-03-02T02:00:00.000Z");
  const give = (by: string, command: AnyCommand): Rejected | undefined => ledger.execute("c-1.i1", "work-item", command, { id: by }, "2026-03-03T02:00:00.000Z");
  for (const [by, command] of [["p-judge-1", { type: "Accept" }], ["p-judge-1", { type: "RequestExtension", amount: 5, reason: "复杂" }], ["p-clerk", { type: "DecideExtension", granted: true }]] as const) expect(give(by, command)).toBeUndefined();
  expect(found).toEqual(['ExtensionGranted "2026-06-17" p-head']);
});
