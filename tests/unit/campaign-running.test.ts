import type { CampaignCommand } from "../../domain/campaign/campaign.ts";
import { campaign } from "../../domain/campaign/campaign.decider.ts";
import { aCampaign, anItem, aPlan, aPlanItem, approveAll, CampaignStory } from "../builders/campaign.ts";

test("reaching a milestone frees the items that wait for it, in the same transaction", () => {
  const story = aCampaign("Running").on("2026-04-20");
  expect(campaign.locks(story.state, { type: "ReachMilestone", milestone: "m1" })).toEqual(["c-1.i2"]);
  story.by("p-head", { type: "ReachMilestone", milestone: "m1", evidence: "摸排报告" });
  expect(story.reactions()).toEqual([{ stream: "c-1.i2", command: { type: "ReachAnchor", anchor: "m1", on: "2026-04-20" } }]);
  expect(story.by("p-head", { type: "ReachMilestone", milestone: "m1" }).rejection?.rejected).toBe("MilestoneAlreadyReached");
  expect(story.by("p-head", { type: "ReachMilestone", milestone: "m9" }).rejection?.rejected).toBe("UnknownMilestone");
});

test("a milestone is reminded of at T-7, T-3, T-1 and T, then each working day while late, late ones to the leader in charge too", () => {
  const story = aCampaign("Running");
  const seen: string[] = [];
  for (let alarm = campaign.nextAlarm(story.state); alarm !== undefined && alarm.at < "2026-05-08"; alarm = campaign.nextAlarm(story.state)) {
    story.at = alarm.at;
    story.by("system", { type: "FireAlarm", alarm });
    for (const event of story.events) if (event.type === "MilestoneReminded") seen.push(`${alarm.at.slice(0, 10)} ${event.reminder} ${event.to.join("+")}`);
  }
  expect(seen).toEqual([
    "2026-04-21 T-7wd p-head", "2026-04-27 T-3wd p-head", "2026-04-29 T-1wd p-head", "2026-04-30 T p-head",
    "2026-05-06 T+1wd p-head+p-leader", "2026-05-07 T+2wd p-head+p-leader",
  ]);
  expect(campaign.todos(story.state)).toMatchObject([{ step: "milestone:m1", owner: "p-head", dueAt: "2026-04-30T09:00:00.000Z" }]);
});

test("the campaign's end is announced on its day and then weekly", () => {
  const story = aCampaign("Running").by("p-head", { type: "ReachMilestone", milestone: "m1" }).until("2027-01-20");
  expect(story.state).toMatchObject({ endReminders: 3 });
});

test("suspension suspends what runs, and resumption frees only what the campaign had suspended", () => {
  const story = aCampaign("Running").items({ i1: "InProgress", i2: anItem("i2", "Suspended", { byCampaign: false }), i3: "SubmittedForSignOff" });
  story.by("p-leader", { type: "Suspend", ground: "机构改革", expectedEndOn: "2026-04-01" });
  expect(story.reactions()).toEqual([{ stream: "c-1.i1", command: { type: "SuspendByCampaign", ground: "机构改革", expectedEndOn: "2026-04-01" } }]);
  story.items({ i1: anItem("i1", "Suspended") }).by("p-leader", { type: "Resume" });
  expect(story.reactions()).toEqual([{ stream: "c-1.i1", command: { type: "ResumeByCampaign" } }]);
});

test("a suspension ends by itself at 00:00 of its expected end, unless prolonged", () => {
  const story = aCampaign("Suspended");
  expect(campaign.nextAlarm(story.state)).toMatchObject({ kind: "resume", at: "2026-03-31T16:00:00.000Z" });
  story.items({ i1: anItem("i1", "Suspended") }).by("p-leader", { type: "Suspend", ground: "改革未完", expectedEndOn: "2026-05-06" });
  expect(story.reactions()).toMatchObject([{ stream: "c-1.i1", command: { type: "SuspendByCampaign", expectedEndOn: "2026-05-06" } }]);
  story.until("2026-04-20");
  expect(story.state.status).toBe("Suspended");
  story.until("2026-05-06", "00:00");
  expect(story.state.status).toBe("Running");
  expect(story.by("p-leader", { type: "Suspend", ground: "x", expectedEndOn: "2026-05-06" }).rejection?.rejected).toBe("SuspensionEndsInPast");
});

test("no milestone reminds while the campaign is suspended; the reminders missed are not sent afterwards", () => {
  const story = aCampaign("Suspended").by("p-leader", { type: "Suspend", ground: "改革未完", expectedEndOn: "2026-04-28" }).until("2026-04-28", "00:00");
  expect(story.state).toMatchObject({ status: "Running", milestones: [{ remindersSent: [], nextAlarmId: "T-1wd" }] });
});

test("handing over tells every open item and moves the waiting steps", () => {
  const story = aCampaign("Running").by("p-leader", { type: "HandOver", lead: "p-head-2", leaderInCharge: "p-leader-2", reason: "分工调整" });
  expect(story.state).toMatchObject({ lead: "p-head-2", leaderInCharge: "p-leader-2", plan: { lead: "p-head-2" } });
  expect(story.reactions()).toHaveLength(3);
  expect(story.reactions()[0]).toEqual({ stream: "c-1.i1", command: { type: "ChangeCampaignPeople", lead: "p-head-2", leaderInCharge: "p-leader-2", endsOn: "2026-12-31" } });
  const submitted = aCampaign("Submitted").by("p-president", { type: "HandOver", leaderInCharge: "p-leader-2", reason: "分工调整" });
  expect(submitted.state).toMatchObject({ waiting: [{ step: "approve", owner: "p-leader-2" }] });
});

test("a hand-over that would make signer and responsible one person is refused", () => {
  const story = aCampaign("Running").items({ i1: anItem("i1", "InProgress", { responsible: "p-leader-2" }) });
  expect(story.by("p-president", { type: "HandOver", leaderInCharge: "p-leader-2", reason: "x" }).rejection).toMatchObject({ rejected: "SignerIsResponsible", details: { items: ["c-1.i1"] } });
  expect(story.by("p-president", { type: "HandOver", leaderInCharge: "p-head", reason: "x" }).rejection?.rejected).toBe("LeadIsLeaderInCharge");
  expect(story.by("p-president", { type: "HandOver", lead: "p-left", reason: "x" }).rejection?.rejected).toBe("UnknownPerson");
  expect(story.by("p-president", { type: "HandOver", reason: "x" }).rejection?.rejected).toBe("NothingToHandOver");
  expect(aCampaign("Submitted").by("p-president", { type: "HandOver", lead: "p-head-2", leaderInCharge: "p-head", reason: "x" }).rejection?.rejected).toBe("DrafterMayNotApprove");
});

test("a plan, an amendment and a hand-over keep one rule: the leader in charge carries no item, opened or not", () => {
  const owned = aPlan({ items: [aPlanItem("i1", { responsible: "p-leader-2" }), aPlanItem("i2"), aPlanItem("i3")] });
  const handOver: CampaignCommand = { type: "HandOver", leaderInCharge: "p-leader-2", reason: "分工调整" };
  expect(aCampaign("Draft", owned).by("p-president", handOver).rejection).toMatchObject({ rejected: "SignerIsResponsible", details: { items: ["c-1.i1"] } });
  const approved = new CampaignStory().by("p-head", { type: "Draft", plan: owned }).by("p-head", { type: "Submit" }).by("p-leader", approveAll);
  expect(approved.by("p-president", handOver).rejection).toMatchObject({ rejected: "SignerIsResponsible", details: { items: ["c-1.i1"] } });
  const handed = aCampaign("Running", owned).items({ i1: "SignedOff" }).by("p-president", handOver);
  expect(handed.rejection).toBeUndefined();
  expect(handed.by("p-head", { type: "AmendPlan", plan: { ...owned, leaderInCharge: "p-leader-2", brand: "新" }, reason: "x" }).rejection).toBeUndefined();
  expect(aCampaign("Running").by("p-head", { type: "AmendPlan", plan: aPlan({ items: [aPlanItem("i1", { responsible: "p-leader" }), aPlanItem("i2"), aPlanItem("i3")] }), reason: "x" }).rejection?.rejected).toBe("PlanFaulty");
});

test("an amendment that would make the carrier of an open item leader in charge is refused, unless it gives the item to another", () => {
  const asked = (change: Parameters<typeof aPlanItem>[1]): CampaignStory => aCampaign("Running").items({ i1: anItem("i1", "InProgress", { responsible: "p-leader-2" }) })
    .by("p-head", { type: "AmendPlan", plan: aPlan({ leaderInCharge: "p-leader-2", items: [aPlanItem("i1", change), aPlanItem("i2", { due: { days: 30, after: "m1" } }), aPlanItem("i3", { due: { workingDays: 10, after: "i1" } })] }), reason: "分工调整" });
  expect(asked({}).by("p-leader", approveAll).rejection).toMatchObject({ rejected: "SignerIsResponsible", details: { items: ["c-1.i1"] } });
  expect(asked({ responsible: "p-judge-2" }).by("p-leader", approveAll).rejection).toBeUndefined();
});

test("a result is one of the plan's own measures, and not of tomorrow", () => {
  const story = aCampaign("Running");
  expect(story.by("p-head", { type: "RecordResult", metric: "visits", value: 1, unit: "次", on: "2026-03-01" }).rejection?.rejected).toBe("UnknownMetric");
  expect(story.by("p-head", { type: "RecordResult", metric: "avg-trial-days", value: 1, unit: "d", on: "2026-03-03" }).rejection?.rejected).toBe("ResultInFuture");
});

test("items opened while something happened are told of it", () => {
  const early = aCampaign("Draft").by("p-head", { type: "Submit" }).by("p-leader", { type: "Approve" }).on("2026-04-01").by("p-head", { type: "ReachMilestone", milestone: "m1" });
  early.items({ i2: anItem("i2", "Waiting", { anchor: "m1" }) }).by("system", { type: "NoteItemsOpened", items: ["c-1.i2"] });
  expect(early.reactions()).toEqual([{ stream: "c-1.i2", command: { type: "ReachAnchor", anchor: "m1", on: "2026-04-01" } }]);
  expect(early.by("system", { type: "NoteItemsOpened", items: ["c-1.i2"] }).events).toEqual([]);
  const suspended = aCampaign("Draft").by("p-head", { type: "Submit" }).by("p-leader", { type: "Approve" }).by("p-leader", { type: "Suspend", ground: "停", expectedEndOn: "2026-04-01" });
  suspended.items({ i1: "Assigned" }).by("system", { type: "NoteItemsOpened", items: ["c-1.i1"] });
  expect(suspended.reactions()).toMatchObject([{ stream: "c-1.i1", command: { type: "SuspendByCampaign" } }]);
  const terminated = aCampaign("Draft").by("p-head", { type: "Submit" }).by("p-leader", { type: "Approve" }).by("p-leader", { type: "Terminate", ground: "撤销", items: [] });
  terminated.items({ i1: "Assigned" }).by("system", { type: "NoteItemsOpened", items: ["c-1.i1"] });
  expect(terminated.reactions()).toMatchObject([{ stream: "c-1.i1", command: { type: "WaiveByCampaign", ground: "撤销" } }]);
});

test("a campaign approved before its start opens its items on the day", () => {
  const story = aCampaign("Draft").on("2026-02-10").by("p-head", { type: "Submit" }).by("p-leader", { type: "Approve" });
  story.items({ i1: anItem("i1", "Waiting", { anchor: "start" }) }).until("2026-03-02", "00:00");
  expect(story.events).toMatchObject([{ type: "Started", items: ["c-1.i1"] }]);
  expect(story.reactions()).toEqual([{ stream: "c-1.i1", command: { type: "ReachAnchor", anchor: "start", on: "2026-03-02" } }]);
});

describe("an amendment", () => {
  const amended = aPlan({
    endsOn: "2027-01-29",
    items: [aPlanItem("i1", { due: { workingDays: 30, after: "start" } }), aPlanItem("i3", { due: { workingDays: 10, after: "i1" } }), aPlanItem("i4", { due: { days: 10, after: "i1" } })],
  });
  const pending = (): ReturnType<typeof aCampaign> => aCampaign("Running").by("p-head", { type: "AmendPlan", plan: amended, reason: "上级新要求" });

  test("changes nothing while pending", () => {
    const story = pending();
    expect(story.state).toMatchObject({ status: "Running", planVersion: 1, plan: { endsOn: "2026-12-31" }, waiting: [{ step: "amendment", owner: "p-leader" }] });
    expect(story.reactions()).toEqual([]);
  });

  test("is decided or withdrawn before acceptance is asked for, since it may add what must be done", () => {
    expect(pending().by("p-head", { type: "RequestAcceptance", summary: "x" }).rejection?.rejected).toBe("AmendmentPending");
  });

  const suspension: CampaignCommand = { type: "Suspend", ground: "机构改革", expectedEndOn: "2026-05-01" };

  test("does not stand in the way of a suspension, and waits on while the campaign stands still", () => {
    const story = pending().by("p-leader", suspension);
    expect(story.state).toMatchObject({ status: "Suspended", amendment: { reason: "上级新要求" }, waiting: [{ step: "amendment", owner: "p-leader" }] });
    expect(story.by("p-leader", { type: "Suspend", ground: "机构改革", expectedEndOn: "2026-06-01" }).state).toMatchObject({ status: "Suspended", expectedEndOn: "2026-06-01" });
    expect(story.by("p-leader", { type: "Resume" }).state).toMatchObject({ status: "Running", amendment: { reason: "上级新要求" } });
  });

  test("is approved, refused or withdrawn while the campaign is suspended, and the suspension stays", () => {
    const approved = pending().by("p-leader", suspension).by("p-leader", approveAll);
    expect(approved.state).toMatchObject({ status: "Suspended", expectedEndOn: "2026-05-01", planVersion: 2, plan: { endsOn: "2027-01-29" }, waiting: [] });
    for (const [by, command] of [["p-leader", { type: "Return", reason: "不必" }], ["p-head", { type: "Withdraw" }]] as const) {
      const { state } = pending().by("p-leader", suspension).by(by, command);
      expect(state).toMatchObject({ status: "Suspended", planVersion: 1, waiting: [] });
      expect(state).not.toHaveProperty("amendment");
    }
    expect(aCampaign("Suspended").by("p-leader", approveAll).rejection?.rejected).toBe("NoAmendmentPending");
  });

  test("is not approved by who asked for it", () => {
    expect(pending().by("p-head", { type: "Approve" }).rejection?.rejected).toBe("DrafterMayNotApprove");
  });

  test("is a diff once approved: removed items are waived with its reason, changed ones amended, added ones opened, the rest goes on", () => {
    const story = pending();
    expect(campaign.locks(story.state, { type: "Approve" })).toEqual(["c-1.i1", "c-1.i2", "c-1.i3"]);
    story.by("p-leader", { type: "Approve" });
    expect(story.state).toMatchObject({ planVersion: 2, plan: { endsOn: "2027-01-29" } });
    expect(story.reactions().filter(({ command }) => command.type !== "ChangeCampaignPeople")).toEqual([
      { stream: "c-1.i1", command: { type: "Amend", due: { workingDays: 30, after: "start" } } },
      { stream: "c-1.i1", command: { type: "LinkDependent", dependent: "c-1.i4" } },
      { stream: "c-1.i2", command: { type: "WaiveByCampaign", ground: "上级新要求", by: "p-leader" } },
    ]);
    expect(story.reactions().filter(({ command }) => command.type === "ChangeCampaignPeople").map(({ stream }) => stream)).toEqual(["c-1.i1", "c-1.i3"]);
    expect(story.events.flatMap((event) => campaign.effects(event, story.state))).toMatchObject([{ kind: "openTaskBook" }]);
  });

  test("returned or withdrawn, it is gone", () => {
    expect(pending().by("p-leader", { type: "Return", reason: "不必" }).state).toMatchObject({ status: "Running", waiting: [] });
    expect(pending().by("p-head", { type: "Withdraw" }).state).not.toHaveProperty("amendment");
    expect(pending().by("p-judge-1", { type: "Withdraw" }).rejection?.rejected).toBe("NotDrafter");
  });

  test("cannot move an item or take its id again", () => {
    const moved = aPlan({ items: [aPlanItem("i1"), aPlanItem("i2", { due: { days: 30, after: "i1" } }), aPlanItem("i3", { due: { workingDays: 10, after: "i1" } })] });
    expect(aCampaign("Running").by("p-head", { type: "AmendPlan", plan: moved, reason: "x" }).rejection).toMatchObject({ rejected: "ItemsMoved", details: { items: ["i2"] } });
    const again = pending().by("p-leader", { type: "Approve" }).by("p-head", { type: "AmendPlan", plan: aPlan({ endsOn: "2027-01-29" }), reason: "x" });
    expect(again.rejection?.rejected).toBe("ItemIdUsedBefore");
    expect(aCampaign("Running").by("p-head", { type: "AmendPlan", plan: aPlan(), reason: "x" }).rejection?.rejected).toBe("NothingAmended");
  });
});
