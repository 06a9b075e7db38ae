import { campaign } from "../../domain/campaign/campaign.decider.ts";
import type { CampaignCommand, CampaignStatus } from "../../domain/campaign/campaign.ts";
import { isRejected } from "../../domain/decider.ts";
import { aCampaign, aPlan } from "../builders/campaign.ts";

const statuses: CampaignStatus[] = ["Undrafted", "Draft", "Submitted", "Returned", "Running", "Suspended", "UnderAcceptance", "Closed", "Watch", "Archived", "Terminated"];

/** One believable command of each type, and who gives it. */
const commands: { by: string; command: CampaignCommand; accepted: CampaignStatus[] }[] = [
  { by: "p-head", command: { type: "Draft", plan: aPlan() }, accepted: ["Undrafted"] },
  { by: "p-head", command: { type: "Submit" }, accepted: ["Draft", "Returned"] },
  { by: "p-head", command: { type: "Withdraw" }, accepted: ["Submitted"] },
  { by: "p-leader", command: { type: "Approve" }, accepted: ["Submitted"] },
  { by: "p-leader-2", command: { type: "CounterSign", opinion: "agree" }, accepted: [] },
  { by: "p-leader", command: { type: "Return", reason: "补充" }, accepted: ["Submitted"] },
  { by: "p-head", command: { type: "AmendPlan", plan: aPlan({ title: "新标题" }), reason: "改题" }, accepted: ["Draft", "Returned", "Running"] },
  { by: "p-head", command: { type: "ReachMilestone", milestone: "m1" }, accepted: ["Running"] },
  { by: "p-leader", command: { type: "Suspend", ground: "改革", expectedEndOn: "2026-12-01" }, accepted: ["Running", "Suspended"] },
  { by: "p-leader", command: { type: "Resume" }, accepted: ["Suspended"] },
  { by: "p-leader", command: { type: "HandOver", lead: "p-head-2", reason: "调岗" }, accepted: ["Draft", "Submitted", "Returned", "Running", "Suspended", "UnderAcceptance", "Closed", "Watch"] },
  { by: "p-leader", command: { type: "Instruct", text: "抓紧" }, accepted: ["Draft", "Submitted", "Returned", "Running", "Suspended", "UnderAcceptance", "Closed", "Watch"] },
  { by: "p-head", command: { type: "RecordResult", metric: "avg-trial-days", value: 60, unit: "d", on: "2026-03-01" }, accepted: ["Running", "Suspended", "UnderAcceptance", "Closed", "Watch"] },
  { by: "p-head", command: { type: "RequestAcceptance", summary: "完成", carried: ["i1", "i2", "i3"].map((id) => ({ item: `c-1.${id}`, ground: "结转" })) }, accepted: ["Running"] },
  { by: "p-leader", command: { type: "Accept" }, accepted: ["UnderAcceptance"] },
  { by: "p-leader", command: { type: "Reject", reason: "证据不足" }, accepted: ["UnderAcceptance"] },
  { by: "p-head", command: { type: "FileRetrospective", text: "复盘", lessons: [] }, accepted: ["Closed"] },
  { by: "p-clerk", command: { type: "RecordCheck", day: 30, passed: true }, accepted: ["Watch"] },
  { by: "p-leader", command: { type: "Archive" }, accepted: [] },
  { by: "p-leader", command: { type: "Terminate", ground: "撤销", items: [] }, accepted: ["Draft", "Submitted", "Returned", "UnderAcceptance", "Closed", "Watch"] },
  { by: "p-clerk", command: { type: "Comment", text: "请补充" }, accepted: ["Draft", "Submitted", "Returned", "Running", "Suspended", "UnderAcceptance", "Closed", "Watch", "Archived", "Terminated"] },
  { by: "system", command: { type: "HandOverDuties", from: "p-head", lead: "p-head-2", steps: [{ step: "revise", to: "p-head-2" }], reason: "离任移交" }, accepted: ["Draft", "Submitted", "Returned", "Running", "Suspended", "UnderAcceptance", "Closed", "Watch"] },
  { by: "system", command: { type: "NoteItem", item: "w-9", title: "临时" }, accepted: ["Running"] },
  { by: "system", command: { type: "NoteItemsOpened", items: ["c-1.i1"] }, accepted: ["Running", "Suspended", "UnderAcceptance", "Closed", "Watch", "Terminated"] },
  { by: "system", command: { type: "NoteReopened", item: "c-1.i1", closed: false }, accepted: ["Running", "Suspended", "UnderAcceptance", "Closed", "Watch", "Archived", "Terminated"] },
];

describe.each(statuses)("a campaign in %s", (status) => {
  test.each(commands)("$command.type is accepted exactly where the rules allow it", ({ by, command, accepted }) => {
    const story = aCampaign(status);
    expect(story.state.status).toBe(status);
    const late = status === "Watch" || status === "Closed" ? story.on("2026-04-01") : story;
    const permitted = campaign.may(late.state, command.type, late.context({ id: by }));
    late.by(by, command);
    if (accepted.includes(status)) expect(late.rejection).toBeUndefined();
    else expect(late.rejection).toBeDefined();
    if (isRejected(permitted)) expect(late.rejection).toEqual(permitted);
  });

  test("no alarm fires that the state has not armed", () => {
    const story = aCampaign(status);
    story.by("system", { type: "FireAlarm", alarm: { id: "end:99", kind: "end", at: story.at } });
    expect(story.rejection).toBeDefined();
  });

  test("an alarm that fails is passed over", () => {
    const story = aCampaign(status);
    for (let rounds = 0; rounds < 20; rounds += 1) {
      const alarm = campaign.nextAlarm(story.state);
      if (alarm === undefined) break;
      story.state = campaign.evolve(story.state, { type: "AlarmFailed", alarm: alarm.id, reason: "test" }, { seq: 1, effectiveAt: alarm.at, actor: "system" });
      expect(campaign.nextAlarm(story.state)).not.toEqual(alarm);
    }
  });
});
