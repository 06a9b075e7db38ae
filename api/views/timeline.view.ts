import { historyText, idsShown } from "../../contracts/history/history-text.ts";
import { stepLabel } from "../../contracts/notices/notice-params.ts";
import type { NoticeLanguage } from "../../contracts/notices/notice-template.ts";
import { isPartyActor } from "../../domain/authority/party-actor.ts";
import type { Court } from "../../domain/court/court-view.ts";
import type { StreamKind, Todo } from "../../domain/decider.ts";
import type { Instant } from "../../domain/time.ts";
import type { EventRow } from "../../ledger/queries/events.ts";
import { decodeEvent } from "../../ledger/stored-event.ts";

/** A name for an id of a person, a department, a post or, from `titles`, an entity; else the id. */
export function namesOf(court: Court, titles: ReadonlyMap<string, string>): (id: string) => string {
  return (id) => titles.get(id) ?? court.person(id)?.name ?? court.department(id)?.name ?? court.post(id)?.name ?? id;
}

/** Ids that the events of a page show by name. */
export function idsIn(kind: StreamKind, rows: readonly EventRow[]): string[] {
  return [...new Set(rows.flatMap((row) => {
    const { body } = decodeEvent(row.body, null);
    return idsShown(kind, body.type, body.payload);
  }))];
}

interface TimelineEntry { seq: number; type: string; at: Instant; recordedAt: Instant; actor: string; who: string; text: string; onBehalfOf?: string; forWhom?: string }

function actorName(actor: string, language: NoticeLanguage, names: (id: string) => string): string {
  if (actor === "system") return language === "en" ? "the system" : "系统";
  // Which party it is, the event's own text says.
  if (isPartyActor(actor)) return language === "en" ? "a party, by their link" : "当事人（经链接）";
  return names(actor);
}

/** One event in words: who did what when, and for whom. */
export function timelineEntry(kind: StreamKind, row: EventRow, language: NoticeLanguage, names: (id: string) => string): TimelineEntry {
  const { body } = decodeEvent(row.body, null);
  const who = actorName(body.actor, language, names);
  return {
    seq: row.seq, type: body.type, at: body.effectiveAt, recordedAt: body.recordedAt, actor: body.actor, who,
    text: historyText(kind, body.type, body.payload, language, names),
    ...(body.onBehalfOf === undefined ? {} : { onBehalfOf: body.onBehalfOf, forWhom: names(body.onBehalfOf) }),
  };
}

/** A step that waits now. */
export function pendingStep(kind: StreamKind, todo: Todo, language: NoticeLanguage, names: (id: string) => string, now: Instant): Record<string, unknown> {
  return {
    step: todo.step, text: kind === "court" ? todo.step : stepLabel(kind, todo.step, language), owner: todo.owner, who: names(todo.owner),
    sinceAt: todo.sinceAt, dueAt: todo.dueAt, overdue: todo.dueAt < now,
  };
}
