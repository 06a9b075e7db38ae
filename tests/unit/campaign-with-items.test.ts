import { isRejected } from "../../domain/decider.ts";
import type { Rejected } from "../../domain/decider.ts";
import { VirtualLedger } from "../../domain/rehearsal/virtual-ledger.ts";
import type { AnyCommand } from "../../domain/rehearsal/virtual-ledger.ts";
import { campaignCourt } from "../builders/campaign-court.ts";
import { aPlan, aPlanItem } from "../builders/campaign.ts";

const plan = aPlan({
  items: [
    aPlanItem("i1", { due: { on: "2026-06-30" }, items: [aPlanItem("i1-1", { due: { on: "2026-06-01" } })] }),
    aPlanItem("i2", { due: { days: 30, after: "m1" } }),
    aPlanItem("i3", { due: { workingDays: 10, after: "i2" } }),
  ],
});

/** A campaign with its real items, approved at 09:00 of a day. */
class Running {
  readonly ledger = new VirtualLedger(campaignCourt(), () => undefined);

  constructor(on = "2026-03-02") {
    for (const [by, command] of [["p-head", { type: "Draft", plan }], ["p-head", { type: "Submit" }], ["p-leader", { type: "Approve" }]] as const) this.campaign(`${on} 09:00`, by, command);
  }

  private at(when: string): string {
    return new Date(`${when.replace(" ", "T")}:00+08:00`).toISOString();
  }

  campaign(when: string, by: string, command: AnyCommand): Rejected | undefined {
    return this.ledger.execute("c-1", "campaign", command, { id: by }, this.at(when));
  }

  item(when: string, by: string, item: string, command: AnyCommand): Rejected | undefined {
    return this.ledger.execute(`c-1.${item}`, "work-item", command, { id: by }, this.at(when));
  }

  /** An item from acceptance to sign-off on one day. */
  done(on: string, item: string): void {
    for (const [by, command] of [["p-judge-1", { type: "Accept" }], ["p-judge-1", { type: "SubmitForSignOff", summary: "完成", evidence: [] }], ["p-clerk", { type: "SignOff" }]] as const) {
      const outcome = this.item(`${on} 10:00`, by, item, command);
      if (outcome !== undefined && isRejected(outcome)) throw new Error(`${item} ${command.type}: ${JSON.stringify(outcome)}`);
    }
  }

  statuses(): string[] {
    return ["i1", "i1-1", "i2", "i3"].map((id) => {
      const state = this.ledger.state(`c-1.${id}`);
      return typeof state === "object" && state !== null && "status" in state ? String(state.status) : "none";
    });
  }

  get state(): unknown {
    return this.ledger.state("c-1");
  }
}

test("approval opens what can open and lets the rest wait", () => {
  expect(new Running().statuses()).toEqual(["Assigned", "Assigned", "Waiting", "Waiting"]);
});

test("approved before its start, everything opens on the day of start", () => {
  const story = new Running("2026-02-10");
  expect(story.statuses()).toEqual(["none", "none", "Waiting", "Waiting"]);
  story.campaign("2026-03-02 08:00", "p-leader", { type: "Instruct", text: "开始" });
  expect(story.statuses()).toEqual(["Assigned", "Assigned", "Waiting", "Waiting"]);
});

test("a milestone reached opens its items, an item signed off its dependents", () => {
  const story = new Running();
  expect(story.campaign("2026-04-20 10:00", "p-head", { type: "ReachMilestone", milestone: "m1" })).toBeUndefined();
  expect(story.statuses()).toEqual(["Assigned", "Assigned", "Assigned", "Waiting"]);
  story.done("2026-04-21", "i2");
  expect(story.statuses()).toEqual(["Assigned", "Assigned", "SignedOff", "Assigned"]);
});

test("a campaign's suspension suspends everything and frees it by itself", () => {
  const story = new Running();
  expect(story.campaign("2026-03-10 10:00", "p-leader", { type: "Suspend", ground: "改革", expectedEndOn: "2026-03-20" })).toBeUndefined();
  expect(story.statuses()).toEqual(["Suspended", "Suspended", "Suspended", "Suspended"]);
  expect(story.campaign("2026-03-20 09:00", "p-leader", { type: "Instruct", text: "继续" })).toBeUndefined();
  expect(story.statuses()).toEqual(["Assigned", "Assigned", "Waiting", "Waiting"]);
});

test("an approved amendment waives, amends, adds and links in one transaction", () => {
  const story = new Running();
  const amended = { ...plan, items: [aPlanItem("i1", { due: { on: "2026-07-31" } }), aPlanItem("i2", { due: { days: 30, after: "m1" } }), aPlanItem("i3", { due: { workingDays: 10, after: "i2" } }), aPlanItem("i4", { due: { days: 5, after: "i1" } })] };
  expect(story.campaign("2026-03-10 10:00", "p-head", { type: "AmendPlan", plan: amended, reason: "上级要求" })).toBeUndefined();
  expect(story.campaign("2026-03-11 10:00", "p-leader", { type: "Approve" })).toBeUndefined();
  expect(story.statuses()).toEqual(["Assigned", "Waived", "Waiting", "Waiting"]);
  expect(story.ledger.state("c-1.i1")).toMatchObject({ dueOn: "2026-07-31", dependents: ["c-1.i4"] });
  expect(story.ledger.state("c-1.i4")).toMatchObject({ status: "Waiting" });
  story.done("2026-03-12", "i1");
  expect(story.ledger.state("c-1.i4")).toMatchObject({ status: "Assigned" });
});

test("from acceptance through a failed check to the archive", () => {
  const story = new Running();
  story.campaign("2026-04-20 10:00", "p-head", { type: "ReachMilestone", milestone: "m1" });
  for (const id of ["i1-1", "i1", "i2"]) story.done("2026-04-21", id);
  expect(story.campaign("2026-04-22 10:00", "p-head", { type: "RequestAcceptance", summary: "x" })).toMatchObject({ rejected: "ItemsOpen", details: { items: ["c-1.i3"] } });
  expect(story.campaign("2026-04-22 10:00", "p-head", { type: "RequestAcceptance", summary: "x", carried: [{ item: "c-1.i3", ground: "转常态" }] })).toBeUndefined();
  expect(story.campaign("2026-04-23 10:00", "p-leader", { type: "Accept" })).toBeUndefined();
  expect(story.ledger.state("c-1.i3")).not.toHaveProperty("campaign");
  expect(story.campaign("2026-04-24 10:00", "p-head", { type: "FileRetrospective", text: "复盘", lessons: [] })).toBeUndefined();
  expect(story.campaign("2026-05-25 10:00", "p-head", { type: "RecordCheck", day: 30, passed: false, note: "反弹", reopen: [{ item: "c-1.i2", due: { on: "2026-06-15" } }] })).toBeUndefined();
  expect(story.statuses()[2]).toBe("InProgress");
  for (const [on, day] of [["2026-06-22", 60], ["2026-07-22", 90]] as const) expect(story.campaign(`${on} 10:00`, "p-head", { type: "RecordCheck", day, passed: true })).toBeUndefined();
  expect(story.campaign("2026-07-23 10:00", "p-leader", { type: "Archive" })).toMatchObject({ rejected: "ItemsReopened" });
  expect(story.item("2026-07-23 10:00", "p-judge-1", "i2", { type: "SubmitForSignOff", summary: "再办", evidence: [] })).toBeUndefined();
  expect(story.item("2026-07-23 11:00", "p-clerk", "i2", { type: "SignOff" })).toBeUndefined();
  story.item("2026-07-28 11:00", "p-clerk", "i2", { type: "Urge", text: "x" });
  expect(story.state).toMatchObject({ status: "Archived" });
});

test("termination waives children before parents and carries the rest", () => {
  const story = new Running();
  const items = [["i1", "waive"], ["i1-1", "waive"], ["i2", "carry"], ["i3", "waive"]].map(([id, action]) => ({ item: `c-1.${id}`, action, ground: "撤销" }));
  expect(story.campaign("2026-03-10 10:00", "p-leader", { type: "Terminate", ground: "撤销", items })).toBeUndefined();
  expect(story.statuses()).toEqual(["Waived", "Waived", "Waiting", "Waived"]);
});

test("handing over reaches every open item", () => {
  const story = new Running();
  expect(story.campaign("2026-03-10 10:00", "p-leader", { type: "HandOver", lead: "p-head-2", reason: "调岗" })).toBeUndefined();
  expect(story.ledger.state("c-1.i2")).toMatchObject({ campaign: { lead: "p-head-2" } });
});
