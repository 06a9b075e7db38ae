import fc from "fast-check";
import { alarmsOf } from "../../domain/campaign/campaign.alarms.ts";
import { campaign } from "../../domain/campaign/campaign.decider.ts";
import type { CampaignCommand, CampaignEvent, CampaignState, CampaignStatus } from "../../domain/campaign/campaign.ts";
import type { CampaignPlan } from "../../domain/campaign/plan.ts";
import { itemStreamId } from "../../domain/campaign/task-book.ts";
import type { Context, EventMeta, StreamId } from "../../domain/decider.ts";
import { isRejected } from "../../domain/decider.ts";
import { plusMs } from "../../domain/time.ts";
import type { Instant } from "../../domain/time.ts";
import type { WorkItemState, WorkItemStatus } from "../../domain/work-item/work-item.ts";
import { campaignCourt } from "../builders/campaign-court.ts";
import { aCampaign, anItem, aPlan, aPlanItem, campaignId, planStartedAt } from "../builders/campaign.ts";

const court = campaignCourt();
const persons = ["p-head", "p-head-2", "p-leader", "p-leader-2", "p-president", "p-clerk", "p-judge-1"];
const planItems = ["i1", "i2", "i3", "i4"];
const dates = fc.integer({ min: -5, max: 320 }).map((days) => new Date(Date.UTC(2026, 2, 2) + days * 86_400_000).toISOString().slice(0, 10));
const text = fc.constantFrom("缘由", "缘由", "");
const countersigning = fc.option(fc.record({ mode: fc.constantFrom("all" as const, "any" as const), persons: fc.subarray(persons) }), { nil: undefined });
const named = fc.subarray(planItems, { minLength: 0 }).map((ids) => ids.map((id) => itemStreamId(campaignId, id)));
const days = fc.constantFrom(30 as const, 60 as const, 90 as const);

const plan: fc.Arbitrary<CampaignPlan> = fc.oneof(
  dates.map((endsOn) => aPlan({ endsOn })),
  fc.constant(aPlan({ items: [aPlanItem("i1"), aPlanItem("i2", { due: { days: 30, after: "m1" }, weight: 2 }), aPlanItem("i4", { due: { days: 3, after: "i1" } })] })),
  fc.constant(aPlan({ title: "新标题", lead: "p-head-2", milestones: [{ id: "m1", name: "摸排", dueOn: "2026-05-29" }, { id: "m2", name: "整改", dueOn: "2026-08-31" }] })),
  fc.constant(aPlan({ startsOn: "2026-04-01", items: [aPlanItem("i1")] })),
);

const command: fc.Arbitrary<CampaignCommand> = fc.oneof(
  plan.map((one): CampaignCommand => ({ type: "Draft", plan: one })),
  countersigning.map((one): CampaignCommand => ({ type: "Submit", ...(one === undefined ? {} : { countersigning: one }) })),
  fc.constantFrom<CampaignCommand>({ type: "Withdraw" }, { type: "Approve" }, { type: "Approve" }, { type: "Accept" }, { type: "Accept" }, { type: "Accept" }, { type: "Resume" }, { type: "Archive" }, { type: "FileRetrospective", text: "复盘", lessons: [] }),
  days.map((day): CampaignCommand => ({ type: "RecordCheck", day, passed: true })),
  days.map((day): CampaignCommand => ({ type: "RecordCheck", day, passed: true })),
  fc.constantFrom("agree" as const, "agree" as const, "disagree" as const).map((opinion): CampaignCommand => ({ type: "CounterSign", opinion })),
  text.map((reason): CampaignCommand => ({ type: "Return", reason })),
  fc.tuple(plan, text, countersigning).map(([one, reason, signing]): CampaignCommand => ({ type: "AmendPlan", plan: one, reason, ...(signing === undefined ? {} : { countersigning: signing }) })),
  fc.constantFrom("m1", "m2").map((milestone): CampaignCommand => ({ type: "ReachMilestone", milestone })),
  fc.tuple(text, dates).map(([ground, expectedEndOn]): CampaignCommand => ({ type: "Suspend", ground, expectedEndOn })),
  fc.tuple(fc.constantFrom(...persons), fc.boolean()).map(([person, leads]): CampaignCommand => ({ type: "HandOver", ...(leads ? { lead: person } : { leaderInCharge: person }), reason: "调岗" })),
  text.map((words): CampaignCommand => ({ type: "Instruct", text: words })),
  dates.map((on): CampaignCommand => ({ type: "RecordResult", metric: "avg-trial-days", value: 60, unit: "d", on })),
  named.map((ids): CampaignCommand => ({ type: "RequestAcceptance", summary: "完成", carried: ids.map((item) => ({ item, ground: "结转" })) })),
  text.map((reason): CampaignCommand => ({ type: "Reject", reason })),
  text.map((words): CampaignCommand => ({ type: "FileRetrospective", text: words, lessons: [] })),
  fc.tuple(days, fc.boolean(), named).map(([day, passed, ids]): CampaignCommand => ({ type: "RecordCheck", day, passed, ...(passed ? {} : { reopen: ids.map((item) => ({ item, due: { on: "2026-12-30" } })) }) })),
  fc.tuple(fc.constantFrom("缘由", "", ""), named).map(([ground, ids]): CampaignCommand => ({ type: "Terminate", ground, items: ids.map((item, index) => ({ item, action: index % 2 === 0 ? "waive" : "carry", ground: "撤销" })) })),
  fc.constantFrom("m1", "start", undefined).map((anchor): CampaignCommand => ({ type: "NoteItem", item: "w-1", title: "临时", ...(anchor === undefined ? {} : { anchor }) })),
  named.map((items): CampaignCommand => ({ type: "NoteItemsOpened", items })),
  fc.tuple(fc.constantFrom(...planItems), fc.boolean()).map(([id, closed]): CampaignCommand => ({ type: "NoteReopened", item: itemStreamId(campaignId, id), closed })),
);
const systemOnly = new Set<CampaignCommand["type"]>(["NoteItem", "NoteItemsOpened", "NoteReopened"]);
const itemStatus = fc.constantFrom<WorkItemStatus>("Unregistered", "Registered", "Waiting", "Assigned", "InProgress", "Suspended", "SubmittedForSignOff", "SignedOff", "SignedOff", "Waived");

interface Step { command: CampaignCommand; by: string; hours: number; items: WorkItemStatus[] }
const step: fc.Arbitrary<Step> = fc.record({ command, by: fc.constantFrom(...persons), hours: fc.integer({ min: 0, max: 24 * 12 }), items: fc.oneof(fc.array(itemStatus, { minLength: 4, maxLength: 4 }), fc.constant<WorkItemStatus[]>(["SignedOff", "SignedOff", "Waived", "SignedOff"])) });
/** Under watch with one check left to record. */
function almostArchived(): CampaignState {
  const { state } = aCampaign("Watch");
  return state.status === "Watch" ? { ...state, checks: state.checks.map((check) => (check.day === 30 ? check : { ...check, result: "passed" as const })) } : state;
}
const start = fc.oneof(fc.constant(almostArchived()), fc.constantFrom<CampaignStatus>("Undrafted", "Submitted", "Running", "Running", "UnderAcceptance", "Closed", "Watch").map((status) => aCampaign(status).state));
const lives: fc.Arbitrary<Step[]> = fc.array(step, { maxLength: 35, size: "max" });

interface Recorded { event: CampaignEvent; meta: EventMeta }
interface Turn { before: CampaignState; after: CampaignState; at: Instant; command: CampaignCommand; events: CampaignEvent[]; context: Context }

/** Time goes on as the door lets it: what is due fires first, as of its own due time; then somebody acts. Items are as the locks would find them. */
function live(from: CampaignState, steps: readonly Step[], look: (turn: Turn) => void = () => undefined): { state: CampaignState; recorded: Recorded[] } {
  let state = from;
  let now: Instant = plusMs(planStartedAt, 3_600_000);
  let items: WorkItemStatus[] = ["InProgress", "Waiting", "Waiting", "Unregistered"];
  const recorded: Recorded[] = [];
  const contextOf = (by: string, at: Instant, one: CampaignCommand): Context => {
    const known: Record<StreamId, WorkItemState> = Object.fromEntries(planItems.map((id, index) => [itemStreamId(campaignId, id), anItem(id, items[index] ?? "Unregistered", id === "i2" ? { anchor: "m1" } : {})]));
    const related: Record<StreamId, unknown> = {};
    for (const id of campaign.locks(state, one)) if (known[id] !== undefined && known[id].status !== "Unregistered") related[id] = known[id];
    return { at, actor: { id: by }, actingPersons: by === "system" ? [] : [by], court, related, self: campaignId, spread: true };
  };
  const act = (one: CampaignCommand, by: string, at: Instant): boolean => {
    const context = contextOf(by, at, one);
    const permitted = campaign.may(state, one.type, context);
    const outcome = campaign.decide(state, one, context);
    if (isRejected(permitted)) expect(outcome).toEqual(permitted);
    if (isRejected(outcome)) return false;
    const before = state;
    const after: { event: CampaignEvent; state: CampaignState }[] = [];
    for (const event of outcome.events) {
      const meta: EventMeta = { seq: recorded.length + 1, effectiveAt: at, actor: by };
      recorded.push({ event, meta });
      state = campaign.evolve(state, event, meta);
      after.push({ event, state });
    }
    const locked = campaign.locks(before, one);
    for (const one of after) for (const reaction of campaign.react(one.event, one.state)) if (reaction.when === "atomic") expect(locked).toContain(reaction.stream);
    look({ before, after: state, at, command: one, events: outcome.events, context });
    return true;
  };
  for (const one of steps) {
    now = plusMs(now, one.hours * 3_600_000);
    for (let alarm = campaign.nextAlarm(state); alarm !== undefined && alarm.at <= now; alarm = campaign.nextAlarm(state)) {
      expect(act({ type: "FireAlarm", alarm }, "system", alarm.at)).toBe(true);
      expect(campaign.nextAlarm(state)).not.toEqual(alarm);
    }
    items = one.items;
    const entitled = persons.filter((by) => !isRejected(campaign.may(state, one.command.type, contextOf(by, now, one.command))));
    const somebody = one.hours % 5 === 0 ? one.by : (entitled[one.hours % Math.max(1, entitled.length)] ?? one.by);
    act(one.command, systemOnly.has(one.command.type) ? "system" : somebody, now);
  }
  return { state, recorded };
}

test("the histories below reach every state", () => {
  const reached = new Set<string>();
  fc.assert(fc.property(start, lives, (state, steps) => void live(state, steps, ({ after }) => reached.add(after.status))), { numRuns: 300, seed: 5 });
  expect([...reached].sort()).toEqual(["Archived", "Closed", "Draft", "Returned", "Running", "Submitted", "Suspended", "Terminated", "UnderAcceptance", "Watch"]);
});

test("replaying the events gives the same state, and states and events survive JSON; what `may` refuses `decide` refuses with the same reason; locks cover reactions", () => {
  fc.assert(
    fc.property(start, lives, (from, steps) => {
      const { state, recorded } = live(from, steps);
      const stored = recorded.map((one) => JSON.parse(JSON.stringify(one)) as Recorded);
      expect(stored).toStrictEqual(recorded);
      const reread = JSON.parse(JSON.stringify(from)) as CampaignState;
      expect(stored.reduce((so, { event, meta }) => campaign.evolve(so, event, meta), reread)).toStrictEqual(state);
      expect(JSON.parse(JSON.stringify(state))).toStrictEqual(state);
    }),
    { numRuns: 150, seed: 7 },
  );
});

test("firing an alarm always changes the next one, and none is armed for the past or fires twice", () => {
  fc.assert(
    fc.property(start, lives, (from, steps) => {
      const fired = new Set<string>();
      live(from, steps, ({ before, after, at, command: one }) => {
        const known = new Set(alarmsOf(before).map((alarm) => `${alarm.id} ${alarm.at}`));
        if (one.type === "FireAlarm") {
          expect(fired).not.toContain(`${one.alarm.id} ${one.alarm.at}`);
          fired.add(`${one.alarm.id} ${one.alarm.at}`);
        }
        for (const alarm of alarmsOf(after)) if (!known.has(`${alarm.id} ${alarm.at}`)) expect(`${alarm.id} ${alarm.at < at ? `${alarm.at} before ${at}` : ""}`).toBe(`${alarm.id} `);
      });
    }),
    { numRuns: 150, seed: 11 },
  );
});

test("nobody approves what they drafted, and nobody accepts what they led or asked for", () => {
  fc.assert(
    fc.property(start, lives, (from, steps) => {
      live(from, steps, ({ before, command: one, events, context }) => {
        if (before.status === "Undrafted") return;
        if (one.type === "Approve") for (const person of context.actingPersons) expect(before.amendment?.drafters ?? before.drafters).not.toContain(person);
        if (events.some((event) => event.type === "Closed")) for (const person of context.actingPersons) expect(person).not.toBe(before.lead);
      });
    }),
    { numRuns: 100, seed: 13 },
  );
});
