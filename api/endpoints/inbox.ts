import { z } from "zod";
import { cursor, instantText, limit } from "../../contracts/field-schemas.ts";
import { inboxCounts, listNotices, listTodos, markRead, readUntil } from "../../ledger/queries/inbox.ts";
import { noticeText } from "../../contracts/notices/notice-text.ts";
import type { Court } from "../../domain/court/court-view.ts";
import type { Json } from "../../domain/decider.ts";
import { requireRead, type PersonContext } from "../command-answers.ts";
import { endpoint, type Endpoint } from "../endpoint.ts";
import { cursorValues, nextCursor } from "../paging.ts";
import { noContent, ok } from "./responses.ts";

const text = z.string();

const todoView = z.object({
  stream: text,
  kind: z.enum(["court", "campaign", "work-item"]),
  step: text,
  owner: text,
  onBehalfOf: text.optional().meta({ description: "The principal, when the step is someone else's for whom the caller may act" }),
  title: text,
  sinceAt: text,
  dueAt: text,
  overdue: z.boolean(),
}).meta({ id: "Todo" });

const noticeView = z.object({
  id: text,
  stream: text,
  template: text,
  params: z.record(text, z.unknown()),
  title: text.optional(),
  subject: text,
  text: text,
  at: text,
  recordedAt: text.meta({ description: "When it was written, for marking read; after a downtime later than what it is about" }),
  unread: z.boolean(),
}).meta({ id: "Notice" });

const counts = z.object({ todos: z.int(), overdue: z.int(), unread: z.int().meta({ description: "Counted to 100" }) });

/** The person's own steps and those of principals for whom a delegation holds now. Which step the delegation covers is decided when it is taken. */
async function ownersOf(context: PersonContext): Promise<string[]> {
  const { court, state } = await context.ledger.court();
  const now = await context.ledger.courtNow();
  const { person } = context.caller;
  const principals = Object.values(state.delegations)
    .filter((one) => one.delegate === person)
    .flatMap((one) => (one.actions ?? ["read.work-item"]).flatMap((action) => court.principalsOf(person, action, now)));
  return [...new Set([person, ...principals])];
}

const inbox = endpoint({
  id: "getInbox",
  method: "get",
  path: "/inbox",
  tag: "inbox",
  summary: { zh: "我的待办与通知（首页）", en: "My steps and notices: the first page" },
  auth: "person",
  action: "read.inbox",
  query: z.strictObject({ limit }),
  responses: ok(z.object({ counts, todos: z.array(todoView), notices: z.array(noticeView), todosCursor: text.optional(), noticesCursor: text.optional(), readUntil: text.optional() })),
  handler: async ({ query }, context) => {
    await requireRead(context, "read.inbox");
    const db = context.ledger.database.kysely;
    const { court } = await context.ledger.court();
    const owners = await ownersOf(context);
    const now = await context.ledger.courtNow();
    const [numbers, todos, notices, until] = await Promise.all([
      inboxCounts(db, context.caller.person, owners, now),
      listTodos(db, owners, query.limit, undefined),
      listNotices(db, context.caller.person, query.limit, undefined),
      readUntil(db, context.caller.person),
    ]);
    return {
      status: 200,
      body: {
        counts: numbers,
        todos: todos.rows.map((row) => shownTodo(row, context.caller.person, now)),
        notices: notices.rows.map((row) => shownNotice(row, context, court, until)),
        ...(todos.nextCursor === undefined ? {} : { todosCursor: todos.nextCursor }),
        ...(notices.nextCursor === undefined ? {} : { noticesCursor: notices.nextCursor }),
        ...(until === undefined ? {} : { readUntil: until }),
      },
    };
  },
});

function shownTodo(row: { stream_id: string; kind: string; step: string; owner: string; title: string; since_at: string; due_at: string }, person: string, now: string): Record<string, unknown> {
  return {
    stream: row.stream_id, kind: row.kind, step: row.step, owner: row.owner, title: row.title, sinceAt: row.since_at, dueAt: row.due_at, overdue: row.due_at < now,
    ...(row.owner === person ? {} : { onBehalfOf: row.owner }),
  };
}

function shownNotice(row: { stream_id: string; seq: number; ordinal: number; template: string; params: string; effective_at: string; recorded_at: string; title: string | null }, context: PersonContext, court: Court, until: string | undefined): Record<string, unknown> {
  const params = JSON.parse(row.params) as Record<string, Json>;
  const told = noticeText(row.template, params, context.language === "en" ? "en" : "zh-CN", (person) => court.person(person)?.name ?? person);
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

const todos = endpoint({
  id: "listTodos",
  method: "get",
  path: "/inbox/todos",
  tag: "inbox",
  summary: { zh: "我的待办", en: "Steps waiting for me" },
  auth: "person",
  action: "read.inbox",
  query: z.strictObject({ limit, cursor: cursor.optional() }),
  responses: ok(z.object({ todos: z.array(todoView), nextCursor: text.optional() })),
  handler: async ({ query }, context) => {
    await requireRead(context, "read.inbox");
    const [dueAt, stream, step] = cursorValues(query.cursor, ["instant", "id", "id"]) ?? [];
    const now = await context.ledger.courtNow();
    const page = await listTodos(context.ledger.database.kysely, await ownersOf(context), query.limit, dueAt === undefined || stream === undefined || step === undefined ? undefined : { dueAt, stream, step });
    return { status: 200, body: { todos: page.rows.map((row) => shownTodo(row, context.caller.person, now)), ...nextCursor(page) } };
  },
});

const notices = endpoint({
  id: "listNotices",
  method: "get",
  path: "/inbox/notices",
  tag: "inbox",
  summary: { zh: "我的通知", en: "My notices" },
  auth: "person",
  action: "read.inbox",
  query: z.strictObject({ limit, cursor: cursor.optional() }),
  responses: ok(z.object({ notices: z.array(noticeView), nextCursor: text.optional() })),
  handler: async ({ query }, context) => {
    await requireRead(context, "read.inbox");
    const [recordedAt, at, stream, seq, ordinal] = cursorValues(query.cursor, ["instant", "instant", "id", "seq", "seq"]) ?? [];
    const db = context.ledger.database.kysely;
    const after = recordedAt === undefined || at === undefined || stream === undefined || seq === undefined || ordinal === undefined ? undefined : { recordedAt, at, stream, seq, ordinal };
    const page = await listNotices(db, context.caller.person, query.limit, after);
    const until = await readUntil(db, context.caller.person);
    const { court } = await context.ledger.court();
    return { status: 200, body: { notices: page.rows.map((row) => shownNotice(row, context, court, until)), ...nextCursor(page) } };
  },
});

const read = endpoint({
  id: "markNoticesRead",
  method: "post",
  path: "/inbox/read",
  tag: "inbox",
  summary: { zh: "通知标为已读（到某一时刻写入的为止）", en: "Mark notices read, up to an instant of writing" },
  auth: "person",
  action: "read.inbox",
  scope: "read",
  body: z.strictObject({ until: instantText.optional() }),
  responses: noContent,
  handler: async ({ body }, context) => {
    const now = await context.ledger.courtNow();
    const until = body.until === undefined ? now : new Date(body.until).toISOString();
    await markRead(context.ledger.database.kysely, context.caller.person, until < now ? until : now);
    return { status: 204 };
  },
});

export const inboxEndpoints: readonly Endpoint[] = [inbox, todos, notices, read];
