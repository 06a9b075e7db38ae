import { z } from "zod";
import { civilDate, cursor, id, instantText, limit, personId } from "../../contracts/field-schemas.ts";
import type { StreamKind } from "../../domain/decider.ts";
import { instantAt, plusDays, plusMs } from "../../domain/time.ts";
import { auditEvents, securityEvents, type AuditFilter, type EventRow } from "../../ledger/queries/events.ts";
import { kindsOf } from "../../ledger/queries/stream-kinds.ts";
import { titlesOf } from "../../ledger/queries/titles.ts";
import { requireRead, type PersonContext } from "../command-answers.ts";
import { endpoint, type Endpoint } from "../endpoint.ts";
import { invalidRequest } from "../invalid-params.ts";
import { cursorValues, nextCursor } from "../paging.ts";
import type { Language } from "../problem.ts";
import { tableFile, tableTypes } from "../tables.ts";
import { eventView, shownEvent } from "../views/event.view.ts";
import { idsIn, namesOf, timelineEntry } from "../views/timeline.view.ts";
import { file, ok } from "./responses.ts";

const text = z.string();
const dayMs = 24 * 60 * 60 * 1000;
/** As many rows as a person reads in a spreadsheet; whoever needs more narrows the span. */
const mostRows = 5_000;

/** An event and, beside it, its words: names are those of today, and gone with a redaction. */
const auditLine = eventView.extend({
  kind: z.enum(["court", "campaign", "work-item", "dispute"]),
  title: text.optional().meta({ description: "Of the campaign or the item" }),
  who: text,
  forWhom: text.optional(),
  text: text.meta({ description: "What was done, in words" }),
}).meta({ id: "AuditLine" });

/** A span of dates in Shanghai or of instants; a month unless said otherwise, a year at most. */
function spanOf(from: string | undefined, to: string | undefined, now: string): { from: string; to: string } {
  const end = to === undefined ? plusMs(now, dayMs) : to.includes("T") ? new Date(to).toISOString() : instantAt(plusDays(to, 1), 0);
  const start = from === undefined ? plusMs(end, -31 * dayMs) : from.includes("T") ? new Date(from).toISOString() : instantAt(from, 0);
  if (start >= end || Date.parse(end) - Date.parse(start) > 367 * dayMs) {
    throw invalidRequest([{ path: "query.from", code: "span", message: { zh: "起止时间应先后有序，且不超过一年", en: "from must be before to, and the span at most a year" } }]);
  }
  return { from: start, to: end };
}

const when = z.union([civilDate, instantText]).optional();

/** Filters of the audit, shared with its export. */
const auditQuery = z.strictObject({
  actor: personId.optional(),
  onBehalfOf: personId.optional().meta({ description: "For whom it was done under a delegation" }),
  type: z.string().regex(/^[A-Za-z,]{1,500}$/).optional().meta({ description: "Event types, comma-separated" }),
  stream: id.optional(),
  from: when,
  to: when,
});

async function filterOf(query: z.output<typeof auditQuery>, context: PersonContext): Promise<AuditFilter> {
  const { actor, onBehalfOf, type, stream } = query;
  return {
    ...(actor === undefined ? {} : { actor }), ...(onBehalfOf === undefined ? {} : { onBehalfOf }), ...(type === undefined ? {} : { types: type.split(",") }), ...(stream === undefined ? {} : { stream }),
    ...spanOf(query.from, query.to, await context.ledger.courtNow()),
  };
}

/** The words of each event, in the same order. */
async function worded(context: PersonContext, rows: readonly EventRow[]): Promise<z.input<typeof auditLine>[]> {
  const db = context.ledger.database.kysely;
  const kinds = await kindsOf(db, [...new Set(rows.map((row) => row.stream_id))]);
  const kindOf = (row: EventRow): StreamKind => kinds.get(row.stream_id) ?? "court";
  const titles = await titlesOf(db, [...new Set(rows.flatMap((row) => [row.stream_id, ...idsIn(kindOf(row), [row])]))]);
  const { court } = await context.ledger.court();
  const names = namesOf(court, titles);
  return rows.map((row) => {
    const kind = kindOf(row);
    const title = titles.get(row.stream_id);
    const { who, forWhom, text: words } = timelineEntry(kind, row, context.language === "en" ? "en" : "zh-CN", names);
    return { ...shownEvent(row), kind, who, text: words, ...(title === undefined ? {} : { title }), ...(forWhom === undefined ? {} : { forWhom }) };
  });
}

const audit = endpoint({
  id: "audit",
  method: "get",
  path: "/audit",
  tag: "ledger",
  summary: { zh: "审计：谁在何时为谁做了什么", en: "Who did what when, and for whom" },
  auth: "person",
  action: "read.audit",
  query: auditQuery.extend({ limit, cursor: cursor.optional() }),
  responses: ok(z.object({ events: z.array(auditLine), nextCursor: text.optional() })),
  handler: async ({ query }, context) => {
    await requireRead(context, "read.audit");
    const [at, stream, seq] = cursorValues(query.cursor, ["instant", "id", "seq"]) ?? [];
    const page = await auditEvents(context.ledger.database.kysely, await filterOf(query, context), query.limit, at === undefined || stream === undefined || seq === undefined ? undefined : { at, stream, seq });
    return { status: 200, body: { events: await worded(context, page.rows), ...nextCursor(page) } };
  },
});

const header: Record<Language, string[]> = {
  zh: ["记录时间", "办理人", "代谁办理", "办理内容", "对象", "对象编号", "事件", "序号", "生效时间", "哈希"],
  en: ["recorded at", "who", "for whom", "what", "of", "id", "event", "number", "effective at", "hash"],
};

const exportAudit = endpoint({
  id: "exportAudit",
  method: "get",
  path: "/audit/export",
  tag: "ledger",
  summary: { zh: "导出审计记录（Excel、CSV），最多 5000 条", en: "Export the audit, 5,000 lines at most" },
  auth: "person",
  action: "read.audit",
  query: auditQuery.extend({ format: z.enum(["csv", "xlsx"]).default("xlsx") }),
  responses: file(...tableTypes),
  handler: async ({ query }, context) => {
    await requireRead(context, "read.audit");
    const { format, ...filter } = query;
    const { rows } = await auditEvents(context.ledger.database.kysely, await filterOf(filter, context), mostRows, undefined);
    const lines = await worded(context, rows);
    return tableFile({
      name: context.language === "en" ? "audit" : "审计记录",
      header: header[context.language],
      rows: lines.map((line) => [line.recordedAt, line.who, line.forWhom, line.text, line.title, line.stream, line.type, line.seq, line.effectiveAt, line.hash]),
    }, format);
  },
});

const security = endpoint({
  id: "securityLog",
  method: "get",
  path: "/audit/security",
  tag: "ledger",
  summary: { zh: "安全日志：登录、锁定、被拒绝的查阅", en: "The security log: sign-ins, lockouts, refused reads" },
  auth: "person",
  action: "read.audit",
  query: z.strictObject({ actor: personId.optional(), what: z.string().regex(/^[a-z-]{1,40}$/).optional(), from: when, to: when, limit, cursor: cursor.optional() }),
  responses: ok(z.object({ lines: z.array(z.object({ at: text, actor: text.optional(), what: text, details: z.record(text, z.unknown()) })), nextCursor: text.optional() })),
  handler: async ({ query }, context) => {
    await requireRead(context, "read.audit");
    const [at, line] = cursorValues(query.cursor, ["instant", "number"]) ?? [];
    // The security log is written in wall time, not in the court's.
    const page = await securityEvents(context.ledger.database.kysely, { actor: query.actor, what: query.what, ...spanOf(query.from, query.to, new Date().toISOString()) }, query.limit,
      at === undefined || line === undefined ? undefined : { at, id: line });
    const lines = page.rows.map((row) => ({ at: row.at, what: row.what, details: JSON.parse(row.details) as unknown, ...(row.actor === null ? {} : { actor: row.actor }) }));
    return { status: 200, body: { lines, ...nextCursor(page) } };
  },
});

export const auditEndpoints: readonly Endpoint[] = [audit, exportAudit, security];
