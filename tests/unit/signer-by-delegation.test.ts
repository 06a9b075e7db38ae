import type { Delegation } from "../../domain/court/court.ts";
import { courtView, type Court } from "../../domain/court/court-view.ts";
import type { WorkItemCommand } from "../../domain/work-item/work-item.ts";
import { aCampaign, anItem, CampaignStory } from "../builders/campaign.ts";
import { campaignCourtState } from "../builders/campaign-court.ts";
import { aCourt } from "../builders/court.ts";
import { anItemInProgress, aSubmittedItem, morning, play } from "../builders/work-item.ts";

const delegation = (principal: string, delegate: string, change: Partial<Delegation> = {}): Record<string, Delegation> => ({ "d-1": { id: "d-1", principal, delegate, fromOn: "2026-03-01", untilOn: "2026-06-30", ...change } });
const at = morning("2026-03-18");

describe("an item is not reassigned to whoever acts for its signer", () => {
  const reassigned = (court: Court, responsible = "p-judge-2"): string | undefined => play(anItemInProgress().state, { type: "Reassign", department: "civil-2", responsible, reason: "调整" }, { by: "p-head", at, court }).rejection?.rejected;

  test("the supervisor's standing delegate", () => {
    expect(reassigned(aCourt({ delegations: delegation("p-clerk-1", "p-judge-2") }))).toBe("SignerDelegatesToResponsible");
    expect(reassigned(aCourt({ delegations: delegation("p-clerk-1", "p-judge-2", { fromOn: "2026-05-01" }) }))).toBe("SignerDelegatesToResponsible");
  });

  test("somebody else's delegate, one in other matters, and one whose delegation is over may", () => {
    expect(reassigned(aCourt({ delegations: delegation("p-clerk-1", "p-judge-3") }))).toBeUndefined();
    expect(reassigned(aCourt({ delegations: delegation("p-clerk-1", "p-judge-2", { actions: ["work-item.Urge"] }) }))).toBeUndefined();
    expect(reassigned(aCourt({ delegations: delegation("p-clerk-1", "p-judge-2", { revokedAt: "2026-03-10T01:00:00.000Z" }) }))).toBeUndefined();
  });

  test("nor does a supervision go to somebody for whom the responsible person acts, and a leaver's work goes to no such delegate", () => {
    const handed = { type: "Reassign", department: "civil-2", responsible: "p-judge-1", supervisor: "p-clerk-2", reason: "调整" } as const;
    expect(play(aSubmittedItem().state, handed, { by: "p-head", at, court: aCourt({ delegations: delegation("p-clerk-2", "p-judge-1") }) }).rejection?.rejected).toBe("SignerDelegatesToResponsible");
    const left: WorkItemCommand = { type: "HandOverDuties", from: "p-judge-1", responsible: { department: "civil-2", responsible: "p-judge-2" }, steps: [], reason: "离任移交" };
    expect(play(aSubmittedItem().state, left, { at, court: aCourt({ delegations: delegation("p-clerk-1", "p-judge-2") }) }).rejection?.rejected).toBe("SignerDelegatesToResponsible");
    const supervision: WorkItemCommand = { type: "HandOverDuties", from: "p-clerk-1", supervisor: "p-clerk-2", steps: [{ step: "sign-off", to: "p-clerk-2" }], reason: "离任移交" };
    expect(play(aSubmittedItem().state, supervision, { at, court: aCourt({ delegations: delegation("p-clerk-2", "p-judge-1") }) }).rejection?.rejected).toBe("SignerDelegatesToResponsible");
  });
});

describe("a campaign is not handed over so that its signer's delegate carries it", () => {
  const handedOver = (delegations: Record<string, Delegation>, people: { lead?: string; leaderInCharge?: string }): string | undefined => {
    const running = aCampaign("Running");
    const story = new CampaignStory(running.at, courtView({ ...campaignCourtState(), delegations }));
    story.state = running.state;
    story.items({ i1: anItem("i1", "InProgress"), i2: "Waiting", i3: "Waiting" });
    return story.by("p-president", { type: "HandOver", ...people, reason: "分工调整" }).rejection?.rejected;
  };

  test("a new lead who acts for the leader in charge", () => {
    expect(handedOver(delegation("p-leader", "p-head-2"), { lead: "p-head-2" })).toBe("SignerDelegatesToResponsible");
    expect(handedOver(delegation("p-leader", "p-head-2", { actions: ["campaign.Instruct"] }), { lead: "p-head-2" })).toBeUndefined();
  });

  test("a new leader whose delegate leads it or carries one of its items", () => {
    expect(handedOver(delegation("p-leader-2", "p-head"), { leaderInCharge: "p-leader-2" })).toBe("SignerDelegatesToResponsible");
    expect(handedOver(delegation("p-leader-2", "p-judge-1"), { leaderInCharge: "p-leader-2" })).toBe("SignerDelegatesToResponsible");
    expect(handedOver(delegation("p-leader-2", "p-officer"), { leaderInCharge: "p-leader-2" })).toBeUndefined();
  });
});
