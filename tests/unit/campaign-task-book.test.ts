import type { CampaignCommand } from "../../domain/campaign/campaign.ts";
import { openingCommands } from "../../domain/campaign/task-book.ts";
import { campaignCourt } from "../builders/campaign-court.ts";
import { aCampaign, anItem, aPlan, aPlanItem } from "../builders/campaign.ts";

const court = campaignCourt();

/** A campaign approved and not yet opened. */
function approved(plan = aPlan()): ReturnType<typeof aCampaign> {
  return aCampaign("Draft", plan).by("p-head", { type: "Submit" }).by("p-leader", { type: "Approve" });
}

test("parents come before children and anchors before their dependents", () => {
  const plan = aPlan({ items: [aPlanItem("late", { due: { days: 5, after: "inner" } }), aPlanItem("top", { due: { on: "2026-06-30" }, items: [aPlanItem("mid", { due: { on: "2026-06-01" }, items: [aPlanItem("inner", { due: { on: "2026-05-29" } })] })] })] });
  const commands = openingCommands(approved(plan).state, court, "2026-03-02");
  expect(commands.map(({ stream }) => stream)).toEqual(["c-1.top", "c-1.mid", "c-1.inner", "c-1.late"]);
  expect(commands[2]?.command).toMatchObject({ parent: "c-1.mid", ancestors: ["c-1.mid", "c-1.top"], dependents: ["c-1.late"] });
});

test("what is reached has its anchor's date, what lies ahead waits", () => {
  const commands = openingCommands(approved().state, court, "2026-03-02");
  expect(commands.map(({ command }) => [command.anchor?.id, command.anchorOn])).toEqual([["start", "2026-03-02"], ["m1", undefined], ["c-1.i1", undefined]]);
  expect(commands[0]?.command).toMatchObject({ type: "Register", source: { type: "campaign" }, campaign: { id: "c-1", lead: "p-head", leaderInCharge: "p-leader", endsOn: "2026-12-31" }, planItem: "i1", dependents: ["c-1.i3"] });
});

test("a batch read from a plan or from people that have moved since is refused whole", () => {
  const basis = { planVersion: 1, lead: "p-head", leaderInCharge: "p-leader" };
  const note = (change: Partial<typeof basis>): CampaignCommand => ({ type: "NoteItemsOpened", items: ["c-1.i1"], basis: { ...basis, ...change } });
  for (const change of [{ planVersion: 2 }, { lead: "p-head-2" }, { leaderInCharge: "p-leader-2" }]) expect(approved().by("system", note(change)).rejection?.rejected).toBe("PlanMoved");
  expect(approved().items({ i1: "Assigned" }).by("system", note({})).events).toMatchObject([{ type: "ItemsOpened", items: ["c-1.i1"] }]);
});

test("opened items are not opened again, and an ended campaign opens none", () => {
  const story = approved().items({ i1: "Assigned" }).by("system", { type: "NoteItemsOpened", items: ["c-1.i1"] });
  expect(openingCommands(story.state, court, "2026-03-02").map(({ stream }) => stream)).toEqual(["c-1.i2", "c-1.i3"]);
  expect(openingCommands(aCampaign("Terminated").state, court, "2026-03-02")).toEqual([]);
  expect(openingCommands(aCampaign("Draft").state, court, "2026-03-02")).toEqual([]);
});

test("before the start, items with a date of their own are held back with all that hangs on them, and the start opens them", () => {
  const plan = aPlan({ items: [aPlanItem("i1"), aPlanItem("i2", { due: { on: "2026-05-29" }, items: [aPlanItem("i2-1", { due: { days: 3, after: "start" } })] }), aPlanItem("i3", { due: { days: 3, after: "i2" } })] });
  const story = aCampaign("Draft", plan).on("2026-02-10").by("p-head", { type: "Submit" }).by("p-leader", { type: "Approve" });
  const early = openingCommands(story.state, court, "2026-02-10");
  expect(early.map(({ stream, command }) => [stream, command.anchor?.id, command.anchorOn])).toEqual([["c-1.i1", "start", undefined]]);
  story.items({ i1: anItem("i1", "Waiting", { anchor: "start" }) }).by("system", { type: "NoteItemsOpened", items: ["c-1.i1"] }).until("2026-03-02", "00:00");
  expect(openingCommands(story.state, court, "2026-03-02").map(({ stream }) => stream)).toEqual(["c-1.i2", "c-1.i2-1", "c-1.i3"]);
});
