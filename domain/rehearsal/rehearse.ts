import type { CampaignPlan, PlanItem } from "../campaign/plan.ts";
import { anchorOf, placedItems } from "../campaign/plan-tree.ts";
import { planWarnings } from "../campaign/plan-warnings.ts";
import { roles } from "../campaign/stand-ins.ts";
import { itemStreamId } from "../campaign/task-book.ts";
import type { Rejected, StreamId } from "../decider.ts";
import type { Instant } from "../time.ts";
import { epochMs, instant, instantAt } from "../time.ts";
import { DueQueue } from "./due-queue.ts";
import { planFindings } from "./findings.ts";
import { acceptsAtOnce, PunctualPeople, usualActor } from "./people.ts";
import type { Act } from "./people.ts";
import { rehearsalCourt } from "./rehearsal-court.ts";
import type { Finding, Rehearsal, RehearsalRequest, ScriptLine, TimelineEntry } from "./rehearsal.ts";
import { timelineEntry } from "./timeline.ts";
import { VirtualLedger } from "./virtual-ledger.ts";
import type { Told } from "./virtual-ledger.ts";

const campaignStream: StreamId = "rehearsal";
/** The plan is approved at 09:00 of its first day. */
const approvalMinute = 540;
/** When nobody brings the campaign to its end, the rehearsal goes on for so many working days after it: the ladder of what was due then. */
const workingDaysAfterEnd = 10;

/** The plan with stand-ins for the people that its items leave out. */
function peopled(plan: CampaignPlan): CampaignPlan {
  const people = (item: PlanItem): PlanItem => ({
    ...item,
    responsible: item.responsible ?? roles.person,
    supervisor: item.supervisor ?? roles.supervisor,
    items: item.items.map(people),
  });
  return { ...plan, items: plan.items.map(people) };
}

/**
 * The rehearsal of a plan (C10): the approved plan runs through the very deciders that will run it, on a virtual clock, from
 * its start until everything is archived, or past its end when nobody acts. Stateless and deterministic. Rejected when the
 * plan itself is ("PlanFaulty").
 */
export function rehearse(request: RehearsalRequest): Rehearsal | Rejected {
  const court = rehearsalCourt(request.court);
  const calendar = court.calendar();
  const plan = peopled(request.plan);
  const timeline: TimelineEntry[] = [];
  const acts = new DueQueue<Act>();
  const happened = new Happenings(plan);
  const people = request.assume === "all-on-time" ? new PunctualPeople(plan, calendar, campaignStream) : undefined;
  const ledger = new VirtualLedger(court, (told) => {
    const entry = timelineEntry(told, court);
    if (entry !== undefined) timeline.push(entry);
    happened.note(told);
    for (const act of people === undefined ? acceptsAtOnce(told) : people.actsAfter(told)) acts.push(act);
  });

  const startedAt = instantAt(plan.startsOn, approvalMinute);
  const answers = planWarnings(plan, court.state.dutyWords, court).map(({ id }) => ({ id, answer: "演练" }));
  const approver = plan.leaderInCharge;
  const refused =
    ledger.execute(campaignStream, "campaign", { type: "Draft", plan }, { id: plan.lead }, startedAt) ??
    ledger.execute(campaignStream, "campaign", { type: "Submit" }, { id: plan.lead }, startedAt) ??
    ledger.execute(campaignStream, "campaign", { type: "Approve", warningAnswers: answers }, { id: approver }, startedAt);
  if (refused !== undefined) return refused;
  for (const act of people?.fromThePlan(startedAt) ?? []) acts.push(act);
  for (const [index, line] of (request.script ?? []).entries()) acts.push(scripted(line, index, plan, startedAt));

  const untilAt = instantAt(calendar.plusWorkingDays(plan.endsOn, workingDaysAfterEnd), 1440);
  const watchedUntilAt = people === undefined ? untilAt : instantAt(calendar.plusWorkingDays(plan.endsOn, 100), 1440);
  run(ledger, acts, watchedUntilAt, happened);
  const { findings, provisional } = planFindings(plan, calendar);
  return { timeline, findings: [...findings, ...happened.findings()], provisional };
}

/** Alarms and acts in order of time; at one instant time goes first. */
function run(ledger: VirtualLedger, acts: DueQueue<Act>, untilAt: Instant, happened: Happenings): void {
  for (;;) {
    const alarmAt = ledger.nextAt();
    const act = acts.peek();
    if (act !== undefined && (alarmAt === undefined || act.at < alarmAt)) {
      if (act.at > untilAt) return;
      acts.pop();
      const rejection = act.by === undefined ? { rejected: "NobodyToAct" } : ledger.execute(act.stream, act.kind, act.command, { id: act.by }, act.at);
      if (rejection !== undefined && act.scripted !== undefined) happened.scriptRejected(act.scripted, act, rejection);
      continue;
    }
    if (alarmAt === undefined || alarmAt > untilAt) return;
    ledger.fireNext();
  }
}

function scripted(line: ScriptLine, index: number, plan: CampaignPlan, startedAt: Instant): Act {
  const { at, item: itemId, command, by, ...fields } = line;
  const item = itemId === undefined ? undefined : placedItems(plan).find((one) => one.item.id === itemId)?.item;
  const wantedMs = Date.parse(at);
  const when = Number.isNaN(wantedMs) ? startedAt : instant(Math.max(wantedMs, epochMs(startedAt)));
  return {
    at: when,
    key: `script ${String(index).padStart(6, "0")}`,
    stream: itemId === undefined ? campaignStream : itemStreamId(campaignStream, itemId),
    kind: itemId === undefined ? "campaign" : "work-item",
    by: by ?? usualActor(command, item, plan),
    command: { type: command, ...fields },
    scripted: { index, entity: itemId ?? "campaign" },
  };
}

/** What the run itself shows: dates past the end, items that never open, script lines that are refused. */
class Happenings {
  private readonly late = new Map<string, Finding>();
  private readonly refusals: Finding[] = [];
  private readonly opened = new Set<string>();

  constructor(private readonly plan: CampaignPlan) {}

  note({ kind, event, state }: Told): void {
    if (kind !== "work-item" || state.status === "Unregistered") return;
    const { planItem, dueOn, title } = state;
    if (planItem === undefined) return;
    if (event.type === "Assigned") this.opened.add(planItem);
    if (dueOn === undefined || dueOn <= this.plan.endsOn || this.late.has(planItem)) return;
    this.late.set(planItem, { code: "PassesEnd", entity: planItem, on: dueOn, zh: `事项「${title}」的期限 ${dueOn} 超出专班行动结束日期`, en: `"${title}" comes to be due on ${dueOn}, after the campaign's end` });
  }

  scriptRejected(line: { index: number; entity: string }, act: Act, rejection: Rejected): void {
    const { type } = act.command;
    this.refusals.push({ code: "ScriptRejected", entity: line.entity, zh: `脚本第 ${line.index + 1} 条 ${type} 未被接受：${rejection.rejected}`, en: `Line ${line.index + 1} of the script, ${type}, was rejected: ${rejection.rejected}` });
  }

  findings(): Finding[] {
    const never = placedItems(this.plan).filter(({ item }) => !this.opened.has(item.id)).map(({ item }): Finding => {
      const anchor = anchorOf(item) ?? "start";
      return { code: "NeverOpens", entity: item.id, zh: `事项「${item.title}」等待 ${anchor}，始终未能启动`, en: `"${item.title}" waits for ${anchor} and never opens` };
    });
    return [...this.late.values(), ...never, ...this.refusals];
  }
}
