import { authorise } from "../../../domain/authority/authorise.ts";
import { defaultAuthority } from "../../../domain/authority/catalogue.ts";
import { partyActions, partyActor } from "../../../domain/authority/party-actor.ts";
import { courtView } from "../../../domain/court/court-view.ts";
import { dispute as decider } from "../../../domain/dispute/dispute.decider.ts";
import type { DisputeCommand } from "../../../domain/dispute/dispute.command.ts";
import { aDisputeCourtState, DisputeStory, aRegisteredDispute, disputeCourt, morning } from "../../builders/dispute.ts";

const clerk = "p-clerk-1";
const mediator = "p-mediator-1";
const today = "2026-03-20";

/** Agreed, signed by p1; links of p2 (l2), of p2's representatives with general (lg) and special (ls) authority, and of p1 (l1). */
function linked(): DisputeStory {
  return new DisputeStory()
    .on("2026-03-02", { ...aRegisteredDispute(), representatives: [{ id: "ag", of: "p2", authority: "general" }, { id: "as", of: "p2", authority: "special" }] }, clerk)
    .on("2026-03-02", { type: "Triage", tier: "grassroots", venue: { kind: "court" }, mediators: [mediator], reasons: ["近"] }, clerk)
    .on("2026-03-02", { type: "AppointMediator" }, clerk)
    .on("2026-03-03", { type: "AcceptMediation" }, mediator)
    .on(today, { type: "RecordAgreement", on: today, terms: "付款", signed: ["p1"] }, mediator)
    .on(today, { type: "IssuePartyLink", link: "l1", of: "p1" }, clerk)
    .on(today, { type: "IssuePartyLink", link: "l2", of: "p2" }, clerk)
    .on(today, { type: "IssuePartyLink", link: "lg", of: "ag" }, clerk)
    .on(today, { type: "IssuePartyLink", link: "ls", of: "as" }, clerk)
    .on(today, { type: "ConsentOnline", party: "p2", channel: "link" }, partyActor("d-1", "l2"));
}

const confirming: DisputeCommand = { type: "ConfirmAgreement", party: "p2", on: today, channel: "link" };

function verdict(story: DisputeStory, actor: string, action: string, court = disputeCourt, onBehalfOf?: string): string {
  const found = authorise(court, onBehalfOf === undefined ? { id: actor } : { id: actor, onBehalfOf }, action, decider.subject(story.state), morning(today));
  return "granted" in found ? "granted" : found.reason;
}

test("a link may give the three commands of a party on its own dispute, and nothing else that the catalogue names", () => {
  const story = linked();
  const granted = defaultAuthority.filter(({ action }) => verdict(story, "link:d-1:l2", action) === "granted").map(({ action }) => action);
  expect(granted.sort()).toEqual(["dispute.ConfirmAgreement", "dispute.ConsentOnline", "dispute.RaiseObjection"]);
  for (const action of partyActions) {
    expect(verdict(story, "link:d-2:l2", action)).toBe("NotGranted");
    expect(verdict(story, "link:d-1:l9", action)).toBe("NotGranted");
    expect(verdict(story, "link:d-1:l2", action, disputeCourt, clerk)).toBe("NotGranted");
  }
});

test("whatever a court writes into its catalogue, a link does no more than that", () => {
  const state = aDisputeCourtState();
  const wide = state.authority.entries.map((entry) => ({ ...entry, grants: [...entry.grants, { role: "party" as const, scope: "court" as const }, { role: "party" as const, scope: "own" as const }] }));
  const court = courtView({ ...state, authority: { ...state.authority, entries: wide } });
  expect(verdict(linked(), "link:d-1:l2", "dispute.Close", court)).toBe("NotGranted");
  expect(verdict(linked(), "link:d-1:l2", "read.dispute-parties", court)).toBe("NotGranted");
  expect(verdict(linked(), "link:d-1:l2", "dispute.RaiseObjection", court)).toBe("granted");
});

test("nobody of the court has the role of a party", () => {
  const state = aDisputeCourtState();
  const only = state.authority.entries.map((entry) => (entry.action === "dispute.ConfirmAgreement" ? { ...entry, grants: [{ role: "party" as const, scope: "own" as const }] } : entry));
  const court = courtView({ ...state, authority: { ...state.authority, entries: only } });
  for (const person of Object.keys(state.persons)) expect(verdict(linked(), person, "dispute.ConfirmAgreement", court)).not.toBe("granted");
});

test("a link acts for its own party, and a person of the court records what came on paper", () => {
  const story = linked();
  expect(story.refuses(today, confirming, "link:d-1:l1")).toBe("LinkOfAnother");
  expect(story.refuses(today, { ...confirming, channel: "paper" }, "link:d-1:l2")).toBe("LinkOfAnother");
  expect(story.refuses(today, confirming, clerk)).toBe("NotByLink");
  expect(story.on(today, confirming, "link:d-1:l2").dispute.agreement?.signed).toEqual(["p1", "p2"]);
  expect(story.on(today, { ...confirming, channel: "paper" }, clerk).dispute.agreement?.signed).toEqual(["p1", "p2"]);
});

test("a representative confirms with special authority only (CPL 62)", () => {
  expect(linked().refuses(today, confirming, "link:d-1:lg")).toBe("SpecialAuthorityMissing");
  expect(linked().on(today, confirming, "link:d-1:ls").dispute.agreement?.effectiveOn).toBe(today);
});

test("a link that was taken back, or whose holder's data was destroyed, may do nothing", () => {
  const revoked = linked().on(today, { type: "RevokePartyLink", link: "l2" }, clerk);
  const redacted = linked().on(today, { type: "RedactParty", party: "p2", ground: "本人请求" }, clerk);
  for (const story of [revoked, redacted]) expect(verdict(story, "link:d-1:l2", "dispute.ConfirmAgreement")).toBe("NotGranted");
  expect(verdict(redacted, "link:d-1:ls", "dispute.ConfirmAgreement")).toBe("NotGranted");
  expect(revoked.refuses(today, confirming, "link:d-1:l2")).toBe("LinkOfAnother");
});
