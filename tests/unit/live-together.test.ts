import type { Rejected } from "../../domain/decider.ts";
import { VirtualLedger } from "../../domain/rehearsal/virtual-ledger.ts";
import type { AnyCommand } from "../../domain/rehearsal/virtual-ledger.ts";
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
