import { courtView } from "../../../domain/court/court-view.ts";
import { proposeTriage, type ProposalFacts, type TriageProposal } from "../../../domain/dispute/proposal.ts";
import { demoCourt } from "../../builders/court-story.ts";

const court = courtView(demoCourt());
const propose = (change: Partial<ProposalFacts> = {}, load: [string, number][] = []): TriageProposal =>
  proposeTriage({ source: "walk-in", cause: "买卖合同纠纷", department: "filing", partyCount: 2, ...change }, court, new Map(load), "2026-03-02");

test.each([
  ["相邻关系纠纷", {}, "grassroots"],
  ["买卖合同纠纷", {}, "coordination"],
  ["买卖合同纠纷", { foreignRelated: true }, "guidance"],
  ["相邻关系纠纷", { partyCount: 10 }, "guidance"],
  ["相邻关系纠纷", { partyCount: 9 }, "grassroots"],
  ["借款合同纠纷", { amountFen: 1_000_000_000 }, "guidance"],
  ["其他纠纷", { township: "江北镇" }, "grassroots"],
  ["其他纠纷", {}, "coordination"],
] as const)("%s with %j goes to the tier %s, and says why in both languages", (cause, change, tier) => {
  const proposal = propose({ cause, ...change });
  expect(proposal.tier).toBe(tier);
  for (const reason of proposal.reasons) expect([reason.zh, reason.en].every((text) => text.length > 3)).toBe(true);
});

test("a township's own tribunal and committee are proposed; without a tribunal the mobile court goes there", () => {
  expect(propose({ cause: "相邻关系纠纷", township: "城东街道" })).toMatchObject({ venue: { kind: "tribunal", place: "城东人民法庭" }, partner: "town-mediation-committee-1" });
  expect(propose({ cause: "相邻关系纠纷", township: "河西镇", source: "township" })).toMatchObject({ venue: { kind: "mobile-court", place: "河西镇" } });
  expect(propose({ source: "online" }).venue).toEqual({ kind: "shared-court" });
  expect(propose().venue).toEqual({ kind: "court" });
});

test("mediators of the department come first, of those the one with less in hand", () => {
  expect(propose().mediators).toEqual(["p-filing-mediator-1", "p-filing-mediator-2", "p-platform-mediator-1"]);
  expect(propose({}, [["p-filing-mediator-1", 3], ["p-filing-mediator-2", 1]]).mediators).toEqual(["p-filing-mediator-2", "p-filing-mediator-1", "p-platform-mediator-1"]);
  expect(propose({ department: "platform" }).mediators[0]).toBe("p-platform-mediator-1");
});

test("nobody present: the proposal says so instead of naming anyone", () => {
  const empty = courtView({ ...court.state, persons: {} });
  const proposal = proposeTriage({ source: "walk-in", cause: "买卖合同纠纷", department: "filing", partyCount: 2 }, empty, new Map(), "2026-03-02");
  expect(proposal.mediators).toEqual([]);
  expect(proposal.reasons.at(-1)?.zh).toContain("没有在岗的调解员");
});
