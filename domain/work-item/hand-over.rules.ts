import { authorise } from "../authority/authorise.ts";
import { needsSeparation } from "../authority/catalogue.ts";
import type { Accepted, Context, Rejected } from "../decider.ts";
import { accepted, rejected } from "../decider.ts";
import { dutyFaults } from "./opening.rules.ts";
import { decidesOn, delegationFaults, reassignment, supervisionHandedOver } from "./people.rules.ts";
import type { WaitingStep, WorkItemCommand, WorkItemEvent } from "./work-item.ts";
import { after } from "./work-item.evolve.ts";
import { interestedIn } from "./work-item.people.ts";
import type { Item } from "./work-item.people.ts";
import { subject } from "./work-item.reactions.ts";
import { stepId } from "./work-item.steps.ts";

type Command = Extract<WorkItemCommand, { type: "HandOverDuties" }>;

/** What the catalogue must grant to whoever takes a step over. */
const actionOf: Record<WaitingStep["step"], string> = {
  accept: "work-item.Accept", assign: "work-item.Assign", "decide-extension": "work-item.DecideExtension", "decide-suspension": "work-item.DecideSuspension",
  "co-sign": "work-item.CoSign", "sign-off": "work-item.SignOff", "reply-notice": "work-item.ReplyToNotice", "relapse-check": "work-item.RecordCheck",
};

/**
 * 离任移交: what one person held in the item goes to their successors at once: the work, the supervision, a delegate's part,
 * and each decision that waits, with its clock unchanged. Refused when a successor could not decide what comes to them.
 */
export function handOverDuties(item: Item, command: Command, at: Context): Accepted<WorkItemEvent> | Rejected {
  const { from, responsible, supervisor, delegate, reason } = command;
  const events: WorkItemEvent[] = [];
  let now = item;
  const add = (event: WorkItemEvent): void => {
    const next = after(now, at, event);
    if (next.status === "Unregistered") return;
    events.push(event);
    now = next;
  };

  if (delegate !== undefined && now.delegate?.person === from) {
    const { untilOn } = now.delegate;
    add({ type: "DelegationEnded", person: from });
    if (delegate !== "ended") {
      if (decidesOn(now, delegate)) return rejected("SupervisorIsResponsible", { person: delegate });
      add({ type: "Delegated", to: delegate, by: at.actor.id, untilOn });
    }
  }
  if (responsible !== undefined && now.duty.responsible === from) add(reassignment(now, { ...responsible, reason }, at));
  for (const step of now.waiting.filter((one) => one.owner === from)) {
    const named = command.steps.find((one) => one.step === stepId(step))?.to;
    // What a suspension has frozen is in nobody's list: it goes with the duty it belongs to.
    const to = named ?? (now.status === "Suspended" ? (responsible?.responsible ?? supervisor) : undefined);
    if (to !== undefined) add({ type: "StepHandedOver", step: step.step, ...(step.key === undefined ? {} : { key: step.key }), from, to, by: at.actor.id, reason });
  }
  if (supervisor !== undefined && now.duty.supervisor === from) add(supervisionHandedOver(now, supervisor, reason, at));

  const left = now.status === "Suspended" ? [] : now.waiting.filter((one) => one.owner === from).map(stepId);
  if (left.length > 0) return rejected("DutiesChanged", { steps: left });
  return faultsOf(item, now, command, at) ?? accepted(...events);
}

/** Four eyes and the catalogue, tested against the item as it will be. */
function faultsOf(before: Item, item: Item, { responsible, supervisor }: Command, at: Context): Rejected | undefined {
  const { duty } = item;
  if (responsible !== undefined || supervisor !== undefined) {
    const faults = dutyFaults({ department: duty.department, ...(duty.responsible === undefined ? {} : { responsible: duty.responsible }), ...(duty.supervisor === undefined ? {} : { supervisor: duty.supervisor }), coOrganisers: [] }, at);
    if (faults !== undefined) return faults;
  }
  if (duty.supervisor !== undefined && duty.supervisor !== before.duty.supervisor && interestedIn(item).includes(duty.supervisor)) return rejected("SupervisorIsInterested", { person: duty.supervisor });
  for (const step of item.waiting) {
    if (before.waiting.some((one) => stepId(one) === stepId(step) && one.owner === step.owner)) continue;
    const action = actionOf[step.step];
    const fourEyes = step.step === "co-sign" || needsSeparation(action);
    if (fourEyes && interestedIn(item).includes(step.owner)) return rejected("SuccessorIsInterested", { person: step.owner, step: stepId(step) });
    if ("refused" in authorise(at.court, { id: step.owner }, action, subject(item), at.at)) return rejected("SuccessorMayNotDecide", { person: step.owner, step: stepId(step) });
  }
  return duty.responsible === before.duty.responsible && duty.supervisor === before.duty.supervisor ? undefined : delegationFaults(item, at);
}
