import { z } from "zod";
import { id, text } from "../../contracts/field-schemas.ts";
import { light as lightSchema } from "../../contracts/views/work-item.ts";
import { authorise } from "../../domain/authority/authorise.ts";
import type { Court } from "../../domain/court/court-view.ts";
import { civilDateOf, instantAt, plusDays, type CivilDate, type Instant } from "../../domain/time.ts";
import { workItem } from "../../domain/work-item/work-item.decider.ts";
import type { WorkItemEvent } from "../../domain/work-item/work-item.ts";
import { statesBefore, type StateThen } from "../../ledger/queries/states-then.ts";
import { notFound, readable, type PersonContext } from "../command-answers.ts";
import { bulletinDocument, type BulletinFacts } from "../documents/bulletin.document.ts";
import { supervisionNoticeDocument } from "../documents/supervision-notice.document.ts";
import { wordType } from "../documents/word-document.ts";
import { endpoint, type Endpoint } from "../endpoint.ts";
import { invalidRequest } from "../invalid-params.ts";
import { Problem, type Language } from "../problem.ts";
import { campaignOf, type DraftedCampaign } from "../views/campaign.view.ts";
import { namesOf } from "../views/timeline.view.ts";
import { itemOf, workItemView, type RegisteredItem } from "../views/work-item.view.ts";

const wordAnswer = { 200: { description: { zh: "Word 文档（A4）", en: "A Word document, A4" }, contentTypes: [wordType] } };

function courtName(court: Court, language: Language): string {
  return language === "en" ? (court.state.nameEn ?? court.state.name) : court.state.name;
}

async function thenOf(context: PersonContext, stream: string, before: Instant): Promise<StateThen | undefined> {
  for await (const then of statesBefore(context.ledger.database.pool, [stream], before)) return then;
  return undefined;
}

const notice = endpoint({
  id: "supervisionNoticeDocument",
  method: "get",
  path: "/work-items/{id}/notices/{number}/document",
  tag: "work-items",
  summary: { zh: "督办单（Word，A4）", en: "A numbered supervision notice as a Word document" },
  auth: "person",
  action: "read.work-item",
  params: z.strictObject({ id, number: text(100) }),
  responses: wordAnswer,
  handler: async ({ params }, context) => {
    const item = itemOf((await readable(context, "work-item", params.id)).state);
    const issued = item?.notices.find((one) => one.number === params.number);
    if (item === undefined || issued === undefined) throw new Problem("not-found", { params: { what: { zh: "督办单", en: "supervision notice" }, id: params.number } });
    // Duty and addressees as they were when it was issued: a reassignment since then does not rewrite the document.
    const then = await thenOf(context, params.id, new Date(Date.parse(issued.issuedAt) + 1).toISOString());
    const duty = (then === undefined ? undefined : itemOf(then.state)) ?? item;
    const event = then?.events.map((one) => one.event as WorkItemEvent).find((one) => one.type === "NoticeIssued" && one.number === issued.number);
    const { court } = await context.ledger.court();
    const names = namesOf(court, new Map());
    const by = event?.type === "NoticeIssued" ? event.by : "system";
    const dueOn = duty.reworkDueOn ?? duty.dueOn;
    const bytes = await supervisionNoticeDocument({
      court: courtName(court, context.language), number: issued.number, department: names(duty.duty.department), persons: (event?.type === "NoticeIssued" ? event.to : []).map(names), item: duty.title,
      text: issued.text, replyByOn: issued.replyByOn, issuedOn: civilDateOf(issued.issuedAt),
      ...(dueOn === undefined ? {} : { dueOn }), ...(by === "system" ? {} : { issuer: names(by) }), ...(issued.rung === undefined ? {} : { rung: issued.rung }),
      ...(issued.reply === undefined ? {} : { reply: issued.reply }), ...(issued.repliedAt === undefined ? {} : { repliedOn: civilDateOf(issued.repliedAt) }),
    }, context.language);
    return { status: 200, file: { contentType: wordType, name: `${issued.number}.docx`, bytes } };
  },
});

const month = z.string().regex(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/);

/** The first instant after a month. */
function endOf(given: string): Instant {
  const [year = 0, number = 0] = given.split("-").map(Number);
  return instantAt(number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, "0")}-01`, 0);
}

interface MonthOfItem { facts: RegisteredItem; light: BulletinFacts["behind"][number]["light"]; progress: number; signedOff: CivilDate[]; missed: CivilDate[]; shown: boolean }

/** One item's month: how it stood at its end, and what of the month stands in its events. */
function monthOfItem(context: PersonContext, court: Court, then: StateThen, given: string, asOfOn: CivilDate, now: Instant): MonthOfItem | undefined {
  const facts = itemOf(then.state);
  if (facts === undefined) return undefined;
  const view = workItemView(facts, 0, [], court, asOfOn);
  const events = then.events.map((one) => one.event as WorkItemEvent);
  return {
    facts, light: lightSchema.parse(view["light"]), progress: z.number().parse(view["progress"]),
    signedOff: events.flatMap((event) => (event.type === "SignedOff" && event.onDate.startsWith(given) ? [event.onDate] : [])),
    missed: events.flatMap((event) => (event.type === "ReportMissed" && event.reportOn.startsWith(given) ? [event.reportOn] : [])),
    shown: "granted" in authorise(court, context.caller.actor, "read.work-item", workItem.subject(facts), now),
  };
}

function factsOf(campaign: DraftedCampaign, items: readonly MonthOfItem[], court: Court, language: Language, given: string, asOfOn: CivilDate): BulletinFacts {
  const names = namesOf(court, new Map());
  const person = (one: string | undefined): string => (one === undefined ? "—" : names(one));
  const shown = items.filter((one) => one.shown);
  const line = ({ facts }: MonthOfItem): { title: string; department: string; responsible: string } => ({ title: facts.title, department: names(facts.duty.department), responsible: person(facts.duty.responsible) });
  const behind = shown.filter((one) => one.light === "red" || one.light === "yellow").map((one) => {
    const dueOn = one.facts.reworkDueOn ?? one.facts.dueOn;
    return { ...line(one), light: one.light, progress: one.progress, ...(dueOn === undefined ? {} : { dueOn }) };
  });
  const goals = new Map(campaign.plan.goals.map((goal) => [goal.metric, goal]));
  const byLight = { red: 0, yellow: 0, green: 0, grey: 0 };
  for (const one of items) byLight[one.light] += 1;
  return {
    court: courtName(court, language), campaign: campaign.plan.title, lead: names(campaign.lead), leaderInCharge: names(campaign.leaderInCharge), month: given, asOfOn,
    total: items.length, byLight, closed: items.filter((one) => one.facts.status === "SignedOff" || one.facts.status === "Waived").length,
    signedOffInMonth: items.filter((one) => one.signedOff.length > 0).length, missedReportsInMonth: items.reduce((sum, one) => sum + one.missed.length, 0),
    behind: [...behind.filter((one) => one.light === "red"), ...behind.filter((one) => one.light === "yellow")],
    signedOff: shown.flatMap((one) => one.signedOff.slice(-1).map((on) => ({ ...line(one), on }))),
    lateReports: shown.flatMap((one) => one.missed.map((reportOn) => ({ ...line(one), reportOn }))),
    milestones: campaign.milestones.map((one) => ({ name: one.name, dueOn: one.dueOn, ...(one.reachedOn === undefined ? {} : { reachedOn: one.reachedOn }) })),
    results: campaign.results.filter((one) => one.on.startsWith(given)).map((one) => {
      const goal = goals.get(one.metric);
      return { name: goal?.name ?? one.metric, value: one.value, unit: one.unit, on: one.on, ...(goal === undefined ? {} : { target: goal.target }) };
    }),
    hidden: items.length - shown.length,
  };
}

const bulletin = endpoint({
  id: "campaignBulletin",
  method: "get",
  path: "/campaigns/{id}/bulletin",
  tag: "campaigns",
  summary: { zh: "督查通报（Word，A4）：某月月末的情况，本月则截至此刻", en: "The month's bulletin as a Word document: as of the month's end, or of now for the running month" },
  auth: "person",
  action: "read.campaign",
  params: z.strictObject({ id }),
  query: z.strictObject({ month: month.meta({ description: "YYYY-MM" }) }),
  responses: wordAnswer,
  handler: async ({ params, query }, context) => {
    await readable(context, "campaign", params.id);
    const now = await context.ledger.courtNow();
    if (`${query.month}-01` > civilDateOf(now)) throw invalidRequest([{ path: "query.month", code: "future", message: { zh: "这个月还没有到", en: "this month has not come yet" } }]);
    const end = endOf(query.month);
    const before = end < now ? end : new Date(Date.parse(now) + 1).toISOString();
    const asOfOn = end < now ? plusDays(civilDateOf(end), -1) : civilDateOf(now);
    const then = await thenOf(context, params.id, before);
    const campaign = then === undefined ? undefined : campaignOf(then.state);
    if (campaign === undefined) throw notFound("campaign", params.id);
    const { court } = await context.ledger.court();
    const items: MonthOfItem[] = [];
    const members = campaign.items.filter((one) => one.opened && one.removed === undefined).map((one) => one.id);
    for await (const member of statesBefore(context.ledger.database.pool, members, before)) {
      const one = monthOfItem(context, court, member, query.month, asOfOn, now);
      if (one !== undefined) items.push(one);
    }
    const bytes = await bulletinDocument(factsOf(campaign, items, court, context.language, query.month, asOfOn), context.language);
    return { status: 200, file: { contentType: wordType, name: `${campaign.plan.title}-${query.month}.docx`, bytes } };
  },
});

export const documentEndpoints: readonly Endpoint[] = [notice, bulletin];
