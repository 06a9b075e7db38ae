import { whyCampaignStep, whyDisputeStep, whyItemStep, type WhyContext } from "../../contracts/inbox/why.ts";
import { noticeText } from "../../contracts/notices/notice-text.ts";
import { campaignStepAnswers } from "../../domain/campaign/step-answers.ts";
import type { CampaignState } from "../../domain/campaign/campaign.ts";
import type { Court } from "../../domain/court/court-view.ts";
import type { Actor, Json, StreamKind } from "../../domain/decider.ts";
import type { DisputeState } from "../../domain/dispute/dispute.ts";
import { disputeStepAnswers } from "../../domain/dispute/step-answers.ts";
import { civilDateOf, type Instant } from "../../domain/time.ts";
import { itemStepAnswers } from "../../domain/work-item/step-answers.ts";
import type { WorkItemState } from "../../domain/work-item/work-item.ts";
import type { NoticeRow, TodoRow } from "../../ledger/database.ts";
import { feedStreams, type FeedStream } from "../../ledger/queries/feed.ts";
import type { PersonContext } from "../command-answers.ts";
import type { RequestContext } from "../endpoint.ts";
import { namesOf } from "./timeline.view.ts";
import { itemOf, lightOf } from "./work-item.view.ts";

const stepAnswers: Readonly<Record<StreamKind, Readonly<Record<string, readonly string[]>>>> = { court: {}, campaign: campaignStepAnswers, "work-item": itemStepAnswers, dispute: disputeStepAnswers };

/** The commands that answer a step such as "accept" or "co-sign:p-x". */
function answersTo(kind: StreamKind, step: string): readonly string[] {
  const name = step.split(":")[0] ?? step;
  const answers: Readonly<Record<string, readonly string[]>> = stepAnswers[kind];
  return Object.hasOwn(answers, name) ? answers[name] ?? [] : [];
}

function whyOf(stream: FeedStream, row: TodoRow, context: WhyContext): string | undefined {
  switch (stream.kind) {
    case "campaign":
      return whyCampaignStep(stream.state as CampaignState, row, context);
    case "work-item":
      return whyItemStep(stream.state as WorkItemState, row, context);
    case "dispute":
      return whyDisputeStep(stream.state as DisputeState, row, context);
    case "court":
      return undefined;
  }
}

/** Steps with why they have come to the caller, how long there is, and what may be done about them at once. */
export async function shownTodos(rows: readonly TodoRow[], context: PersonContext): Promise<Record<string, unknown>[]> {
  const { court } = await context.ledger.court();
  const now = await context.ledger.courtNow();
  const todayOn = civilDateOf(now);
  const { person } = context.caller;
  const streams = await feedStreams(context.ledger.database.kysely, [...new Set(rows.map((row) => row.stream_id))]);
  const why: WhyContext = { court, language: context.language === "en" ? "en" : "zh-CN", names: namesOf(court, new Map()), reader: person };
  return Promise.all(rows.map(async (row) => {
    const stream = streams.get(row.stream_id);
    const actor: Actor = row.owner === person ? { id: person } : { id: person, onBehalfOf: row.owner };
    const item = stream?.kind === "work-item" ? itemOf(stream.state) : undefined;
    const reason = stream === undefined ? undefined : whyOf(stream, row, why);
    return {
      stream: row.stream_id, kind: row.kind, step: row.step, owner: row.owner, title: row.title, sinceAt: row.since_at, dueAt: row.due_at, overdue: row.due_at < now,
      remainingWorkingDays: court.calendar().workingDaysBetween(todayOn, civilDateOf(row.due_at)),
      actions: stream === undefined ? [] : await context.ledger.availableActions({ stream: row.stream_id, kind: stream.kind, state: stream.state as Json }, actor, answersTo(stream.kind, row.step)),
      ...(reason === undefined ? {} : { why: reason }),
      ...(item === undefined ? {} : { light: lightOf(item, court, todayOn).light }),
      ...(row.owner === person ? {} : { onBehalfOf: row.owner }),
    };
  }));
}

/** A notice in the reader's language. */
export function shownNotice(row: NoticeRow & { title: string | null }, context: RequestContext, court: Court, until: Instant | undefined): Record<string, unknown> {
  const params = JSON.parse(row.params) as Record<string, Json>;
  const told = noticeText(row.template, params, context.language === "en" ? "en" : "zh-CN", (id) => court.person(id)?.name ?? court.department(id)?.name ?? id);
  return {
    id: `${row.stream_id}/${row.seq}/${row.ordinal}`,
    stream: row.stream_id,
    template: row.template,
    params,
    ...(row.title === null ? {} : { title: row.title }),
    subject: told.subject,
    text: told.body,
    at: row.effective_at,
    recordedAt: row.recorded_at,
    unread: until === undefined || row.recorded_at > until,
  };
}
