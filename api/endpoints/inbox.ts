import { z } from "zod";
import { cursor, instantText, limit } from "../../contracts/field-schemas.ts";
import { inboxCounts, listNotices, listTodos, markRead, readUntil } from "../../ledger/queries/inbox.ts";
import { inboxCounts as inboxCountsView, noticeView, todoView } from "../../contracts/views/inbox.ts";
import { ownCounts } from "../../ledger/queries/own-acts.ts";
import { requireRead, type PersonContext } from "../command-answers.ts";
import { endpoint, type Endpoint } from "../endpoint.ts";
import { cursorValues, nextCursor } from "../paging.ts";
import { shownNotice, shownTodos } from "../views/inbox.view.ts";
import { noContent, ok } from "./responses.ts";

const text = z.string();

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
  responses: ok(z.object({ counts: inboxCountsView, todos: z.array(todoView), notices: z.array(noticeView), todosCursor: text.optional(), noticesCursor: text.optional(), readUntil: text.optional() })),
  handler: async ({ query }, context) => {
    await requireRead(context, "read.inbox");
    const db = context.ledger.database.kysely;
    const { court } = await context.ledger.court();
    const owners = await ownersOf(context);
    const now = await context.ledger.courtNow();
    const [numbers, others, todos, notices, until] = await Promise.all([
      inboxCounts(db, context.caller.person, owners, now),
      ownCounts(db, context.caller.person),
      listTodos(db, owners, query.limit, undefined),
      listNotices(db, context.caller.person, query.limit, undefined),
      readUntil(db, context.caller.person),
    ]);
    return {
      status: 200,
      body: {
        counts: { ...numbers, ...others },
        todos: await shownTodos(todos.rows, context),
        notices: notices.rows.map((row) => shownNotice(row, context, court, until)),
        ...(todos.nextCursor === undefined ? {} : { todosCursor: todos.nextCursor }),
        ...(notices.nextCursor === undefined ? {} : { noticesCursor: notices.nextCursor }),
        ...(until === undefined ? {} : { readUntil: until }),
      },
    };
  },
});

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
    const page = await listTodos(context.ledger.database.kysely, await ownersOf(context), query.limit, dueAt === undefined || stream === undefined || step === undefined ? undefined : { dueAt, stream, step });
    return { status: 200, body: { todos: await shownTodos(page.rows, context), ...nextCursor(page) } };
  },
});

const notices = endpoint({
  id: "listNotices",
  method: "get",
  path: "/inbox/notices",
  tag: "inbox",
  summary: { zh: "我的通知（抄送：只需知悉）", en: "My notices: what I am told of without having to act (copied)" },
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
