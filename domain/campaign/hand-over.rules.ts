import { authorise } from "../authority/authorise.ts";
import { needsSeparation } from "../authority/catalogue.ts";
import type { Accepted, Context, Rejected } from "../decider.ts";
import { accepted, isRejected, rejected } from "../decider.ts";
import { evolveCampaign } from "./campaign.evolve.ts";
import { subject } from "./campaign.subject.ts";
import { stepId } from "./campaign.steps.ts";
import type { CampaignCommand, CampaignEvent, CampaignState, CampaignStep } from "./campaign.ts";
import { handOver } from "./running.rules.ts";

type Decision = Accepted<CampaignEvent> | Rejected;
type Facts = Exclude<CampaignState, { status: "Undrafted" }>;
type Command = Extract<CampaignCommand, { type: "HandOverDuties" }>;

/** What the catalogue must grant to whoever takes a step over. */
const actionOf: Record<CampaignStep["step"], string> = {
  approve: "campaign.Approve", "counter-sign": "campaign.CounterSign", amendment: "campaign.Approve", revise: "campaign.AmendPlan",
  accept: "campaign.Accept", retrospective: "campaign.FileRetrospective", check: "campaign.RecordCheck", milestone: "campaign.ReachMilestone",
};

/**
 * 离任移交: the lead, the charge, and each decision that waits go to their successors at once, clocks unchanged. Refused when
 * a successor could not decide what comes to them: they drafted it, are responsible, or the catalogue does not let them.
 */
export function handOverDuties(state: Facts, command: Command, at: Context): Decision {
  const { from, lead, steps, reason } = command;
  const events: CampaignEvent[] = [];
  let now = state;
  const add = (...more: CampaignEvent[]): void => {
    for (const event of more) {
      const next = evolveCampaign(now, event, { seq: 0, effectiveAt: at.at, actor: at.actor.id });
      if (next.status === "Undrafted") continue;
      events.push(event);
      now = next;
    }
  };

  for (const step of state.waiting.filter((one) => one.owner === from)) {
    const to = steps.find((one) => one.step === stepId(step))?.to;
    if (to !== undefined) add({ type: "StepHandedOver", step: step.step, ...(step.key === undefined ? {} : { key: step.key }), from, to, by: at.actor.id, reason });
  }
  if (lead !== undefined && (now.lead === from || now.leaderInCharge === from)) {
    const handed = handOver(now, { type: "HandOver", ...(now.lead === from ? { lead } : {}), ...(now.leaderInCharge === from ? { leaderInCharge: lead } : {}), reason }, at);
    if (isRejected(handed)) return handed;
    add(...handed.events);
  }
  const left = now.waiting.filter((one) => one.owner === from).map(stepId);
  return left.length > 0 ? rejected("DutiesChanged", { steps: left }) : (faultsOf(state, now, at) ?? accepted(...events));
}

/** Four eyes and the catalogue, tested against the campaign as it will be. */
function faultsOf(before: Facts, after: Facts, at: Context): Rejected | undefined {
  for (const step of after.waiting) {
    if (before.waiting.some((one) => stepId(one) === stepId(step) && one.owner === step.owner)) continue;
    const action = actionOf[step.step];
    const concerned = subject(after);
    if (needsSeparation(action) && concerned.interested.includes(step.owner)) return rejected("SuccessorIsInterested", { person: step.owner, step: stepId(step) });
    if ("refused" in authorise(at.court, { id: step.owner }, action, concerned, at.at)) return rejected("SuccessorMayNotDecide", { person: step.owner, step: stepId(step) });
  }
  return undefined;
}
