import type { WorkItemCommand, WorkItemState, WorkItemStatus } from "../../domain/work-item/work-item.ts";
import { workItem } from "../../domain/work-item/work-item.decider.ts";
import { isRejected } from "../../domain/decider.ts";
import { aContext, aRegistration, aSignedOffItem, aSubmittedItem, aSuspendedItem, aWaitingItem, aWaivedItem, anAssignedItem, anItemInProgress, anUnassignedItem, morning, play, submission } from "../builders/work-item.ts";
import type { Acting } from "../builders/work-item.ts";

const states: Record<WorkItemStatus, WorkItemState> = {
  Unregistered: workItem.initial,
  Registered: anUnassignedItem().state,
  Waiting: aWaitingItem().state,
  Assigned: anAssignedItem().state,
  InProgress: anItemInProgress().state,
  Suspended: aSuspendedItem("2026-04-20", morning("2026-03-19")).state,
  SubmittedForSignOff: aSubmittedItem().after({ type: "AskCoSign", persons: ["p-clerk-2"] }, { by: "p-clerk-1", at: morning("2026-03-18") }).state,
  SignedOff: aSignedOffItem().state,
  Waived: aWaivedItem().state,
};
const order = ["Unregistered", "Registered", "Waiting", "Assigned", "InProgress", "Suspended", "SubmittedForSignOff", "SignedOff", "Waived"] as const;

const duty = { department: "civil-2", responsible: "p-judge-2", supervisor: "p-clerk-1", coOrganisers: [] };
const none = "UnknownItem";
const closed = "ItemClosed";
const ok = "ok";

/** The command, whoever may give it, and what becomes of it in each state, in the order above. */
const table: [WorkItemCommand, Acting, readonly string[]][] = [
  [{ type: "Register", ...aRegistration() }, { by: "p-clerk-1" }, [ok, ...Array<string>(8).fill("AlreadyRegistered")]],
  [{ type: "Assign", duty }, { by: "p-head" }, [none, ok, ...Array<string>(7).fill("AssignmentNotOpen")]],
  [{ type: "Accept" }, { by: "p-judge-1" }, [none, "NotAssigned", "NotAssigned", ok, ...Array<string>(5).fill("NotAssigned")]],
  [{ type: "Decline", reason: "不属本庭" }, { by: "p-judge-1" }, [none, "NotAssigned", "NotAssigned", ok, ...Array<string>(5).fill("NotAssigned")]],
  [{ type: "Report", summary: "进展" }, { by: "p-judge-1" }, [none, "NotInProgress", "NotInProgress", "NotInProgress", ok, ...Array<string>(4).fill("NotInProgress")]],
  [{ type: "Decompose", items: [{ id: "w-2", title: "摸排", duty, weight: 1, due: { on: "2026-03-20" } }] }, { by: "p-head" }, [none, ok, ok, ok, ok, "NotDecomposable", "NotDecomposable", "NotDecomposable", "NotDecomposable"]],
  [{ type: "Urge", text: "请抓紧" }, { by: "p-clerk-1" }, [none, ok, "NothingToUrge", ok, ok, "NothingToUrge", ok, "NothingToUrge", "NothingToUrge"]],
  [{ type: "Instruct", text: "抓好落实" }, { by: "p-leader" }, [none, ok, ok, ok, ok, ok, ok, closed, closed]],
  [{ type: "RequestExtension", amount: 3, reason: "补充材料" }, { by: "p-judge-1" }, [none, "NotInProgress", "NotInProgress", "NotInProgress", ok, ...Array<string>(4).fill("NotInProgress")]],
  [{ type: "DecideExtension", granted: true }, { by: "p-clerk-1" }, [none, ...Array<string>(8).fill("NoExtensionPending")]],
  [{ type: "Suspend", ground: "鉴定", expectedEndOn: "2026-05-20" }, { by: "p-clerk-1" }, [none, "NotInProgress", "NotInProgress", "NotInProgress", ok, ok, "NotInProgress", "NotInProgress", "NotInProgress"]],
  [{ type: "DecideSuspension", granted: true }, { by: "p-clerk-1" }, [none, ...Array<string>(8).fill("NoSuspensionPending")]],
  [{ type: "Resume" }, { by: "p-clerk-1" }, [none, ...Array<string>(4).fill("NotSuspended"), ok, ...Array<string>(3).fill("NotSuspended")]],
  [submission, { by: "p-judge-1" }, [none, "NotInProgress", "NotInProgress", "NotInProgress", ok, ...Array<string>(4).fill("NotInProgress")]],
  [{ type: "SignOff" }, { by: "p-clerk-1" }, [none, ...Array<string>(5).fill("NotSubmitted"), "CoSignersOpen", "NotSubmitted", "NotSubmitted"]],
  [{ type: "Return", reason: "材料不全" }, { by: "p-clerk-1" }, [none, ...Array<string>(5).fill("NotSubmitted"), ok, "NotSubmitted", "NotSubmitted"]],
  [{ type: "AskCoSign", persons: ["p-head"] }, { by: "p-clerk-1" }, [none, ...Array<string>(5).fill("NotSubmitted"), ok, "NotSubmitted", "NotSubmitted"]],
  [{ type: "CoSign", opinion: "agree" }, { by: "p-clerk-2" }, [none, ...Array<string>(5).fill("NotSubmitted"), ok, "NotSubmitted", "NotSubmitted"]],
  [{ type: "Reassign", department: "civil-2", responsible: "p-judge-2", reason: "工作调整" }, { by: "p-head" }, [none, "NotAssigned", ok, ok, ok, ok, ok, "NotAssigned", "NotAssigned"]],
  [{ type: "Delegate", to: "p-judge-2", untilOn: "2026-03-27" }, { by: "p-judge-1" }, [none, "NotAssigned", "NotAssigned", ok, ok, ok, "NotAssigned", "NotAssigned", "NotAssigned"]],
  [{ type: "Waive", ground: "政策调整" }, { by: "p-leader" }, [none, ok, ok, ok, ok, ok, ok, closed, closed]],
  [{ type: "IssueNotice", text: "请说明原因", replyByOn: "2026-03-27" }, { by: "p-clerk-1" }, [none, ok, "NotRunning", ok, ok, "NotRunning", ok, "NotRunning", "NotRunning"]],
  [{ type: "ReplyToNotice", number: "（2026）督字第12号", text: "已整改" }, { by: "p-judge-1" }, [none, ...Array<string>(6).fill("NoNoticeOpen"), closed, closed]],
  [{ type: "Reopen", reason: "反弹", due: { on: "2026-04-30" } }, { by: "p-clerk-1" }, [none, ...Array<string>(6).fill("NotSignedOff"), ok, "NotSignedOff"]],
  [{ type: "RecordCheck", day: 30, passed: true }, { by: "p-clerk-1", at: morning("2026-04-20") }, [none, ...Array<string>(6).fill("NotSignedOff"), ok, "NotSignedOff"]],
  [{ type: "AttachFile", sha256: "ab".repeat(32), name: "清单.pdf", sizeBytes: 9, mediaType: "application/pdf" }, { by: "p-judge-1" }, [none, "NotOnTheItem", ok, ok, ok, ok, ok, closed, closed]],
  [{ type: "Comment", text: "请补充" }, { by: "p-clerk-1" }, [none, ...Array<string>(8).fill(ok)]],
  [{ type: "AdoptCalendar", calendar: "cn-2026.1" }, { by: "p-clerk-1" }, [none, ok, ok, ok, ok, ok, ok, closed, closed]],
  [{ type: "AdoptLadder", ladder: "default-1" }, { by: "p-clerk-1" }, [none, ok, ok, ok, ok, ok, ok, closed, closed]],
  [{ type: "ReachAnchor", anchor: "m1", on: "2026-03-19" }, {}, [none, ...Array<string>(8).fill(ok)]],
  [{ type: "SuspendByCampaign", ground: "暂停", expectedEndOn: "2026-05-01" }, {}, [none, ...Array<string>(8).fill(ok)]],
  [{ type: "ResumeByCampaign" }, {}, [none, ...Array<string>(8).fill(ok)]],
  [{ type: "ChangeCampaignPeople", lead: "p-head", leaderInCharge: "p-leader", endsOn: "2026-12-31" }, {}, [none, ...Array<string>(8).fill(ok)]],
  [{ type: "HandOverDuties", from: "p-clerk-1", supervisor: "p-clerk-2", steps: [{ step: "sign-off", to: "p-clerk-2" }, { step: "decide-suspension", to: "p-clerk-2" }], reason: "离任移交" }, {}, [none, ...Array<string>(8).fill(ok)]],
  [{ type: "LinkDependent", dependent: "w-9" }, {}, [none, ...Array<string>(8).fill(ok)]],
  [{ type: "NoteChild", child: "w-2", title: "摸排", weight: 1, closed: true }, {}, [none, ...Array<string>(8).fill(ok)]],
  [{ type: "WaiveByCampaign", ground: "终止", by: "p-leader" }, {}, [none, ok, ok, ok, ok, ok, ok, closed, closed]],
  [{ type: "CarryOver", ground: "转常态" }, {}, [none, ok, ok, ok, ok, ok, ok, closed, closed]],
  [{ type: "Amend", title: "新名称" }, {}, [none, ok, ok, ok, ok, ok, ok, closed, closed]],
  [{ type: "FireAlarm", alarm: { id: "rung:T-7wd:0:2026-01-01", kind: "rung", at: morning("2026-01-01") } }, {}, [none, ...Array<string>(8).fill("AlarmObsolete")]],
];

const cases = table.flatMap(([command, acting, outcomes]) => order.map((status, index) => ({ command, acting, status, expected: outcomes[index] ?? "?" })));

test.each(cases)("$command.type on $status: $expected", ({ command, acting, status, expected }) => {
  const { rejection } = play(states[status], command, { at: morning("2026-03-19"), related: { "c-1": { status: "Running" } }, ...acting });
  expect(rejection?.rejected ?? ok).toBe(expected);
});

test.each(cases)("what may refuses decide refuses: $command.type on $status", ({ command, acting, status }) => {
  const at = aContext({ at: morning("2026-03-19"), ...acting });
  const refused = workItem.may(states[status], command.type, at);
  if (isRejected(refused)) expect(workItem.decide(states[status], command, at)).toEqual(refused);
});

test("every builder's item is in the state it is named after", () => {
  for (const status of order) expect(states[status].status).toBe(status);
});

test.each(order)("%s survives JSON, and so does every event that led there", (status) => {
  expect(JSON.parse(JSON.stringify(states[status]))).toStrictEqual(states[status]);
});

test("what only time and other streams may do is refused to persons", () => {
  const { rejection } = play(states.InProgress, { type: "WaiveByCampaign", ground: "x", by: "p-judge-1" }, { by: "p-judge-1" });
  expect(rejection?.rejected).toBe("OnlyTheSystem");
});
