import type { Context, PersonId, Rejected } from "../decider.ts";
import { accepted, rejected } from "../decider.ts";
import type { Procedure } from "../legal-clock/clock-rule.ts";
import type { Command, Decision } from "./decision.ts";
import { staffPosts, type Dispute, type DisputeFacts, type DisputeStaff, type DisputeStep, type Panel, type StaffPost } from "./dispute.ts";
import { dateFaults } from "./dispute.clocks.ts";
import { eligible, everyoneIn, hasRole, holdersOf, known, panelOf, panelWith, staffWith, trialTeam, unfitToTry, unknownParties } from "./dispute.people.ts";
import { armStep, stepId } from "./dispute.steps.ts";

/** 独任 or 合议庭: small claims and summary are tried by one judge (CPL 40, 160); a collegial panel has at least three, its judge in charge among them. */
export function panelFaults(judge: PersonId, panel: Panel, procedure: Procedure | undefined): Rejected | undefined {
  if (panel.kind === "sole") return undefined;
  if (procedure !== "ordinary") return rejected("CollegialOnlyOrdinary");
  const size = known(judge, panel.presiding, ...panel.members).length;
  if (size < 3 || size % 2 === 0) return rejected("PanelSize", { size });
  return undefined;
}

/** The panel's judges, and its assessors 人民陪审员: members who are no judges. */
export function panelUnfit(dispute: DisputeFacts, at: Context, judge: PersonId, panel: Panel, helpers: readonly PersonId[] = []): Rejected | undefined {
  const judges = known(judge, ...(panel.kind === "collegial" ? [panel.presiding] : []));
  const members = panel.kind === "collegial" ? panel.members : [];
  return unfitToTry(dispute, at.court, judges, [...members, ...helpers]);
}

/** 分案 */
export function assignCase(dispute: Dispute, command: Command<"AssignCase">, at: Context): Decision {
  const { department, judge, panel, assistant, courtClerk, on, caseNumber } = command;
  const faults = dateFaults(at, on) ?? panelFaults(judge, panel, dispute.procedure) ?? panelUnfit(dispute, at, judge, panel, known(assistant, courtClerk));
  if (faults !== undefined) return faults;
  if (at.court.department(department) === undefined) return rejected("UnknownDepartment", { department });
  if (dispute.filedOn !== undefined && on < dispute.filedOn) return rejected("DateBeforeFiling", { on, filedOn: dispute.filedOn });
  return accepted({
    type: "CaseAssigned", department, judge, panel, ...(assistant === undefined ? {} : { assistant }), ...(courtClerk === undefined ? {} : { courtClerk }), on, stepsOver: [stepId({ step: "assign-case" })], handOver: { step: "scheduling", holder: judge },
    ...(caseNumber === undefined ? {} : { caseNumber: { stage: "first-instance", number: caseNumber } }),
  });
}

/** The panel anew: also a sole judge's case that was converted gets its 合议庭 so. Every clock goes on as it was. */
export function formPanel(dispute: Dispute, command: Command<"FormPanel">, at: Context): Decision {
  const { judge, panel, reason } = command;
  if (reason.trim() === "") return rejected("ReasonMissing");
  const faults = panelFaults(judge, panel, dispute.procedure) ?? panelUnfit(dispute, at, judge, panel);
  return faults ?? accepted({ type: "PanelFormed", judge, panel, by: at.actor.id, reason });
}

const triers: readonly StaffPost[] = ["judge", "panel-member", "assistant", "court-clerk"];

function postFaults(dispute: Dispute, at: Context, post: StaffPost, to: PersonId): Rejected | undefined {
  if (triers.includes(post)) return unfitToTry(dispute, at.court, post === "judge" ? [to] : [], [to]);
  if (!at.court.isActive(to)) return rejected("PersonNotActive", { persons: [to] });
  if (post === "mediator" && !hasRole(at.court, to, "mediator")) return rejected("NotAMediator", { persons: [to] });
  return post === "mediator" && trialTeam(dispute).includes(to) ? rejected("TriesTheCase") : undefined;
}

function staffAfter(staff: DisputeStaff, post: StaffPost, from: PersonId, to: PersonId): DisputeStaff {
  // Whoever is on the panel already only takes the case in charge.
  const panel = staff.panel === undefined || panelOf(staff).includes(to) ? {} : { panel: panelWith(staff.panel, from, to) };
  switch (post) {
    case "clerk": return { ...staff, clerk: to };
    case "mediator": return { ...staff, mediator: to };
    case "judge": return { ...staff, judge: to, ...panel };
    case "panel-member": return { ...staff, ...panel };
    case "assistant": return { ...staff, assistant: to };
    case "court-clerk": return { ...staff, courtClerk: to };
    case "enforcement-officer": return { ...staff, enforcementOfficer: to };
  }
}

/** Who holds a post changes; every clock goes on as it was. */
export function reassign(dispute: Dispute, command: Command<"Reassign">, at: Context): Decision {
  const { post, to, reason } = command;
  if (reason.trim() === "") return rejected("ReasonMissing");
  const holders = holdersOf(dispute.staff, post);
  const from = command.from ?? holders[0];
  if (from === undefined || !holders.includes(from)) return rejected("PostNotHeld", { post });
  if (from === to) return rejected("NothingChanged");
  if (post === "panel-member" && panelOf(dispute.staff).includes(to)) return rejected("OnThePanel", { persons: [to] });
  const faults = postFaults(dispute, at, post, to);
  if (faults !== undefined) return faults;
  const staff = staffAfter(dispute.staff, post, from, to);
  const size = post === "judge" && staff.panel !== undefined ? panelFaults(to, staff.panel, dispute.procedure) : undefined;
  return size ?? accepted({ type: "Reassigned", post, from, to, staff, by: at.actor.id, reason });
}

/** 回避 of judges is decided by the president, of court clerks and assistants by the judge (CPL 49); never by whom it concerns. */
function recusalDecider(dispute: Dispute, of: PersonId, at: Context): PersonId | undefined {
  const helper = of === dispute.staff.assistant || of === dispute.staff.courtClerk;
  return eligible(at.court, helper ? dispute.staff.judge : at.court.president(), [of]) ?? eligible(at.court, at.court.leaderInCharge(dispute.department), [of]);
}

export function requestRecusal(dispute: Dispute, command: Command<"RequestRecusal">, at: Context): Decision {
  const { of, ground } = command;
  if (ground.trim() === "") return rejected("GroundMissing");
  if (![...trialTeam(dispute), ...known(dispute.staff.mediator, dispute.staff.enforcementOfficer)].includes(of)) return rejected("NotOnTheCase", { persons: [of] });
  const unknown = command.by === undefined ? undefined : unknownParties(dispute, [command.by]);
  if (unknown !== undefined) return unknown;
  const owner = recusalDecider(dispute, of, at);
  if (owner === undefined) return rejected("NobodyToDecide");
  return accepted({ type: "RecusalRequested", of, by: command.by ?? at.actor.id, ground, steps: [armStep(dispute, at, "decide-recusal", owner)] });
}

const deciding = [stepId({ step: "decide-recusal" })];

/** Granted, somebody else takes the place and the clocks go on. */
export function decideRecusal(dispute: Dispute, command: Command<"DecideRecusal">, at: Context): Decision {
  const { recusal } = dispute;
  if (recusal === undefined) return rejected("NoRecusalAsked");
  const { of } = recusal;
  const { granted, replacement } = command;
  const reason = command.reason === undefined ? {} : { reason: command.reason };
  if (!granted) return accepted({ type: "RecusalDecided", of, granted, by: at.actor.id, ...reason, stepsOver: deciding });
  if (replacement === undefined || replacement === of) return rejected("ReplacementMissing");
  if (panelOf(dispute.staff).includes(replacement)) return rejected("OnThePanel", { persons: [replacement] });
  const post = (["judge", "panel-member", "assistant", "court-clerk", "mediator", "enforcement-officer"] as const).find((one) => holdersOf(dispute.staff, one).includes(of));
  const faults = post === undefined ? rejected("PostNotHeld") : postFaults(dispute, at, post, replacement);
  if (faults !== undefined) return faults;
  return accepted({ type: "RecusalDecided", of, granted, by: at.actor.id, ...reason, replacement, staff: staffWith(dispute.staff, of, replacement), stepsOver: deciding });
}

/** 移交: who has the case in hand in which step 条目化、可视化. */
export function handOver(dispute: Dispute, command: Command<"HandOver">, at: Context): Decision {
  const { step, to } = command;
  if (!at.court.isActive(to)) return rejected("PersonNotActive", { persons: [to] });
  const now = dispute.handOvers[dispute.handOvers.length - 1];
  if (now !== undefined && now.untilAt === undefined && now.step === step && now.holder === to) return rejected("NothingChanged");
  return accepted({ type: "HandedOver", by: at.actor.id, handOver: { step, holder: to } });
}

/** Decisions that nobody on the case takes. */
const decisions: readonly DisputeStep["step"][] = ["decide-extension", "decide-exclusion", "decide-recusal", "answer-objection"];

function stepFaults(dispute: Dispute, at: Context, { step, owner }: DisputeStep): Rejected | undefined {
  if (!at.court.isActive(owner)) return rejected("PersonNotActive", { persons: [owner] });
  if (step === "accept-mediation" && !hasRole(at.court, owner, "mediator")) return rejected("NotAMediator", { persons: [owner] });
  const helpersRecusal = step === "decide-recusal" && owner === dispute.staff.judge && dispute.recusal?.of !== owner;
  return decisions.includes(step) && everyoneIn(dispute).includes(owner) && !helpersRecusal ? rejected("DeciderIsInterested") : undefined;
}

/** 离任移交: everything the leaver held, each step to its own successor; who knows the seal does not come onto the case by it. */
export function handOverDuties(dispute: Dispute, command: Command<"HandOverDuties">, at: Context): Decision {
  const { from, successor, steps, reason } = command;
  const held = successor === undefined ? [] : staffPosts.filter((post) => holdersOf(dispute.staff, post).includes(from));
  if (successor !== undefined && panelOf(dispute.staff).includes(from) && panelOf(dispute.staff).includes(successor)) return rejected("OnThePanel", { persons: [successor] });
  for (const post of held) {
    const faults = postFaults(dispute, at, post, successor ?? from);
    if (faults !== undefined) return faults;
  }
  const staff = successor === undefined ? dispute.staff : staffWith(dispute.staff, from, successor);
  const moved = dispute.waiting.flatMap((step) => {
    const to = steps.find((one) => one.step === stepId(step))?.to ?? (step.owner === from ? successor : undefined);
    return to === undefined || step.owner !== from ? [] : [{ ...step, owner: to }];
  });
  const unfit = moved.map((step) => stepFaults({ ...dispute, staff }, at, step)).find((faults) => faults !== undefined);
  return unfit ?? accepted({ type: "DutiesHandedOver", from, staff, reason, ...(successor === undefined ? {} : { successor }), steps: moved });
}
