import type { CampaignState } from "../../domain/campaign/campaign.ts";
import type { CampaignPlan } from "../../domain/campaign/plan.ts";
import { planWarnings } from "../../domain/campaign/plan-warnings.ts";
import { courtView, type Court } from "../../domain/court/court-view.ts";
import { DueQueue } from "../../domain/rehearsal/due-queue.ts";
import { acceptsAtOnce, PunctualPeople, type Act } from "../../domain/rehearsal/people.ts";
import type { Assumption, TimelineEntry } from "../../domain/rehearsal/rehearsal.ts";
import { rehearsalCourt } from "../../domain/rehearsal/rehearsal-court.ts";
import { timelineEntry } from "../../domain/rehearsal/timeline.ts";
import { VirtualLedger, type AnyCommand } from "../../domain/rehearsal/virtual-ledger.ts";
import { instantAt, type Instant } from "../../domain/time.ts";
import { demoCourt } from "./court-story.ts";

/** The stream under which a rehearsal runs: rungs are spread by it. */
export const virtualCampaign = "rehearsal";

/** The demonstration court as a rehearsal sees it. */
export function yearCourt(): Court {
  return rehearsalCourt(courtView(demoCourt()));
}

/** A campaign in a ledger in memory and the people of a rehearsal, for whoever turns the clock: a story, or the test itself. */
export class VirtualYear {
  readonly timeline: TimelineEntry[] = [];
  readonly acts = new DueQueue<Act>();
  readonly startedAt: Instant;
  readonly ledger: VirtualLedger;
  private readonly people: PunctualPeople | undefined;
  private readonly court = yearCourt();

  constructor(private readonly plan: CampaignPlan, assume: Assumption) {
    const { court } = this;
    this.startedAt = instantAt(plan.startsOn, 540);
    this.people = assume === "all-on-time" ? new PunctualPeople(plan, court.calendar(), virtualCampaign) : undefined;
    this.ledger = new VirtualLedger(court, (told) => {
      const entry = timelineEntry(told, court);
      if (entry !== undefined) this.timeline.push(entry);
      for (const act of this.people === undefined ? acceptsAtOnce(told) : this.people.actsAfter(told)) this.acts.push(act);
    });
  }

  get campaign(): CampaignState {
    return (this.ledger.state(virtualCampaign) ?? { status: "Undrafted" }) as CampaignState;
  }

  get phases(): string[] {
    return this.campaign.status === "Undrafted" ? [] : this.campaign.phases;
  }

  /** Draft, submission and approval, all at 09:00 of the first day; between them the caller may do what it wants. */
  async begin(between: () => Promise<void>): Promise<void> {
    const { plan, startedAt } = this;
    const warningAnswers = planWarnings(plan, this.court.state.dutyWords, this.court).map(({ id }) => ({ id, answer: "演练" }));
    const steps: { command: AnyCommand; by: string }[] = [
      { command: { type: "Draft", plan }, by: plan.lead }, { command: { type: "Submit" }, by: plan.lead }, { command: { type: "Approve", warningAnswers }, by: plan.leaderInCharge },
    ];
    for (const { command, by } of steps) {
      const rejection = this.ledger.execute(virtualCampaign, "campaign", command, { id: by }, startedAt);
      if (rejection !== undefined) throw new Error(`${command.type}: ${JSON.stringify(rejection)}`);
      await between();
    }
    for (const act of this.people?.fromThePlan(startedAt) ?? []) this.acts.push(act);
  }

  /** The next act is done, as of its own time. */
  actNext(): void {
    const act = this.acts.pop();
    if (act?.by !== undefined) this.ledger.execute(act.stream, act.kind, act.command, { id: act.by }, act.at);
  }
}
