import { adjudicationCommands } from "../../../domain/dispute/available-actions.ts";
import { dispute } from "../../../domain/dispute/dispute.decider.ts";
import type { DisputeCommand } from "../../../domain/dispute/dispute.command.ts";
import type { DisputeEvent } from "../../../domain/dispute/dispute.event.ts";
import { agreed, assigned, clerk, disputeIn, filed, inTrial, judge, mediating, mediator, play, registered } from "../../builders/dispute.ts";
import type { DisputeStory } from "../../builders/dispute.ts";

const canary = "愿意少收八万元";
const concession: DisputeCommand = { type: "RecordSealedStatement", statement: "c1", by: "p1", kind: "concession", text: canary };

function sealed(): DisputeStory {
  return mediating().on("2026-03-10", concession, mediator);
}

function withoutPersonal(event: DisputeEvent): object {
  const { personal: _personal, ...rest } = { personal: undefined, ...event };
  return rest;
}

test("a concession is nowhere but in its event's personal part: not in the state, a notice, an effect, a todo or the rest of the event", () => {
  const story = sealed();
  const [event] = story.last;
  expect(event).toMatchObject({ type: "SealedStatementRecorded", person: "d-1/p1", personal: { text: canary } });
  for (const one of story.log.map((entry) => entry.event)) {
    const shown = [withoutPersonal(one), dispute.notices(one, story.state), dispute.effects(one, story.state)];
    expect(JSON.stringify(shown)).not.toContain(canary);
  }
  expect(JSON.stringify([story.state, dispute.todos(story.state), dispute.subject(story.state)])).not.toContain(canary);
});

test("the terms of an agreement are personal too", () => {
  expect(JSON.stringify(agreed().state)).not.toContain("分期付款");
});

test("no name, number or telephone stands outside a personal part", () => {
  const story = agreed();
  for (const { event } of story.log) expect(JSON.stringify([withoutPersonal(event), dispute.notices(event, story.state), dispute.effects(event, story.state)])).not.toMatch(/甲公司|李某|138000|500101/);
});

test("the mediator opens it, or an auditor with a purpose and a second person; nobody else, and nobody who tries the case", () => {
  const open: DisputeCommand = { type: "OpenSeal", statements: ["c1"], purpose: "信访核查", second: "p-manager" };
  const story = sealed();
  for (const by of [clerk, "p-head", "p-president", "p-manager", judge]) expect(story.refuses("2026-03-11", open, by)).toBe("SealedFromYou");
  expect(story.refuses("2026-03-11", { type: "OpenSeal", statements: ["c1"], purpose: "核查" }, "p-auditor")).toBe("SecondPersonMissing");
  expect(story.refuses("2026-03-11", { ...open, second: "p-auditor" }, "p-auditor")).toBe("SecondPersonMissing");
  expect(story.refuses("2026-03-11", { ...open, purpose: " " }, "p-auditor")).toBe("PurposeMissing");
  expect(story.refuses("2026-03-11", { ...open, statements: ["c9"] }, "p-auditor")).toBe("UnknownStatement");
  const opened = story.on("2026-03-11", open, "p-auditor");
  expect(opened.dispute.openings).toMatchObject([{ by: "p-auditor", second: "p-manager", purpose: "信访核查", statements: ["c1"] }]);
  expect(opened.dispute.knowsTheSeal).toEqual([mediator, "p-auditor", "p-manager"]);
});

test("who tries the case never opens the seal, also as the second person", () => {
  const from = sealed().on("2026-03-20", { type: "RecordMediationFailure", on: "2026-03-20", ground: "不成" }, mediator).on("2026-03-23", { type: "ReceiveFiling", receivedOn: "2026-03-23" }, clerk);
  const story = assigned("summary", from);
  expect(story.refuses("2026-03-27", { type: "OpenSeal", statements: ["c1"], purpose: "审理" }, judge)).toBe("TriesTheCase");
  expect(story.refuses("2026-03-27", { type: "OpenSeal", statements: ["c1"], purpose: "核查", second: judge }, "p-auditor")).toBe("TriesTheCase");
});

test.each([
  ["in charge", { judge: "p-judge-4", panel: { kind: "sole" } }],
  ["on the panel", { judge, panel: { kind: "collegial", presiding: judge, members: ["p-judge-2", "p-judge-4"] } }],
  ["as the court clerk", { judge, panel: { kind: "sole" }, courtClerk: "p-judge-4" }],
  ["as the assistant", { judge, panel: { kind: "sole" }, assistant: "p-judge-4" }],
] as const)("whoever entered a sealed statement, mediated or opened it cannot be %s", (_name, team) => {
  const story = filed("ordinary");
  const knowing = { ...story.dispute, knowsTheSeal: [...story.dispute.knowsTheSeal, "p-judge-4"] };
  const command = JSON.parse(JSON.stringify({ type: "AssignCase", department: "civil-2", on: "2026-03-26", ...team })) as DisputeCommand;
  const at = { by: "p-head", at: "2026-03-26T02:00:00.000Z" };
  expect(play(knowing, command, at).rejection?.rejected).toBe("KnowsTheSeal");
});

test("nor do they come in later, by reassignment, recusal, or after a remand", () => {
  const story = inTrial();
  expect(story.refuses("2026-04-20", { type: "Reassign", post: "court-clerk", to: mediator, reason: "调整" }, "p-head")).toBe("KnowsTheSeal");
  const asked = story.on("2026-04-20", { type: "RequestRecusal", of: judge, by: "p1", ground: "近亲属" }, clerk);
  expect(asked.refuses("2026-04-21", { type: "DecideRecusal", granted: true, replacement: mediator }, "p-president")).toBe("NotAJudge");
  expect(disputeIn.Remanded().refuses("2026-09-01", { type: "ReopenTrial", filedOn: "2026-09-01", judge: "p-judge-4", panel: { kind: "collegial", presiding: "p-judge-4", members: ["p-judge-5", mediator] } }, "p-head")).toBe("KnowsTheSeal");
});

test("who tries the case does not become its mediator", () => {
  expect(inTrial().refuses("2026-04-20", { type: "Reassign", post: "mediator", to: judge, reason: "?" }, "p-head")).toBe("NotAMediator");
});

test("a redaction destroys a party's fields and the words that may name them, and names only keys", () => {
  const story = agreed().on("2026-03-23", { type: "RedactParty", party: "p2", ground: "本人申请" }, clerk);
  expect(story.last.map((event) => ("person" in event ? event.person : ""))).toEqual(["d-1/p2", "d-1/summary", "d-1/agreement"]);
  expect(story.dispute.parties[1]).toEqual({ id: "p2", role: "respondent", kind: "natural", redacted: true });
  expect(story.dispute.summary).toBeUndefined();
  expect(story.refuses("2026-03-24", { type: "RedactParty", party: "p2", ground: "再次" }, clerk)).toBe("AlreadyRedacted");
});

test("events whose personal part was destroyed lead to the same state as the redaction did", () => {
  const story = agreed().on("2026-03-23", { type: "RedactParty", party: "p2", ground: "本人申请" }, clerk);
  const gone = ["d-1/p2", "d-1/summary", "d-1/agreement"];
  const again = story.log.reduce((so, { event, meta }) => dispute.evolve(so, "person" in event && gone.includes(event.person) ? (withoutPersonal(event) as DisputeEvent) : event, meta), dispute.initial);
  expect(again).toEqual(story.state);
});

test("what was told to somebody who was approached is in no state at all", () => {
  const story = inTrial().on("2026-04-20", { type: "RecordIntervention", who: "某领导", on: "2026-04-19", channel: "电话", content: "打招呼" }, judge);
  expect(story.last).toMatchObject([{ type: "InterventionRecorded", person: "d-1/intervention", personal: { who: "某领导", channel: "电话", content: "打招呼" } }]);
  expect(story.state).toEqual(inTrial().until("2026-04-20T02:00:00.000Z").state);
});

test("commands that touch evidence, facts or a ruling are named, so that no campaign role can be granted one", () => {
  for (const type of ["Pronounce", "Convert", "HoldHearing", "DecideConfirmation", "RefuseFiling", "DecidePreservation"] as const) expect(adjudicationCommands.has(type)).toBe(true);
  for (const type of ["HandOver", "AskProgress", "RequestExtension", "DecideExtension", "Reassign"] as const) expect(adjudicationCommands.has(type)).toBe(false);
});

test("a link is named by its id, given once, and revoked once", () => {
  const story = registered().on("2026-03-02", { type: "IssuePartyLink", link: "l1", of: "p1" }, clerk);
  expect(story.refuses("2026-03-03", { type: "IssuePartyLink", link: "l1", of: "p2" }, clerk)).toBe("IdTaken");
  const revoked = story.on("2026-03-03", { type: "RevokePartyLink", link: "l1" }, clerk);
  expect(revoked.dispute.links).toEqual([{ id: "l1", of: "p1", revokedAt: "2026-03-03T02:00:00.000Z" }]);
  expect(revoked.refuses("2026-03-04", { type: "RevokePartyLink", link: "l1" }, clerk)).toBe("LinkRevoked");
});
