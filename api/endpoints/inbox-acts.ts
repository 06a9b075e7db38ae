import { z } from "zod";
import { cursor, limit } from "../../contracts/field-schemas.ts";
import { actView, initiatedView } from "../../contracts/views/inbox.ts";
import { civilDateOf } from "../../domain/time.ts";
import { isStreamKind } from "../../ledger/deciders.ts";
import { actsOf, begunBy, type ActRow, type BegunRow } from "../../ledger/queries/own-acts.ts";
import { reachOf } from "../../ledger/queries/reach.ts";
import { titlesOf } from "../../ledger/queries/titles.ts";
import { requireRead, visibleStreams, type PersonContext } from "../command-answers.ts";
import { endpoint, type Endpoint } from "../endpoint.ts";
import { cursorValues, nextCursor } from "../paging.ts";
import { dropNulls } from "../views/drop-nulls.ts";
import { idsIn, namesOf, timelineEntry } from "../views/timeline.view.ts";
import { remainingDays } from "../views/work-item.view.ts";
import { ok } from "./responses.ts";

const text = z.string();

async function shownActs(rows: readonly ActRow[], context: PersonContext): Promise<Record<string, unknown>[]> {
  const db = context.ledger.database.kysely;
  const { court } = await context.ledger.court();
  const mentioned = rows.flatMap((row) => (isStreamKind(row.kind) ? [row.stream_id, ...idsIn(row.kind, [row])] : []));
  // A title says more than the act itself did: it is shown of what the caller may read today.
  const titles = await titlesOf(db, [...(await visibleStreams(context, mentioned)).keys()]);
  const names = namesOf(court, titles);
  return rows.flatMap((row) => {
    if (!isStreamKind(row.kind)) return [];
    const { actor: _actor, who: _who, ...entry } = timelineEntry(row.kind, row, context.language === "en" ? "en" : "zh-CN", names);
    const title = titles.get(row.stream_id);
    return [{ stream: row.stream_id, kind: row.kind, ...entry, ...(title === undefined ? {} : { title }) }];
  });
}

const done = endpoint({
  id: "listDone",
  method: "get",
  path: "/inbox/done",
  tag: "inbox",
  summary: { zh: "已办：我办理过的，最近的在前", en: "What I did, the latest first" },
  auth: "person",
  action: "read.inbox",
  query: z.strictObject({ limit, cursor: cursor.optional() }),
  responses: ok(z.object({ acts: z.array(actView), nextCursor: text.optional() })),
  handler: async ({ query }, context) => {
    await requireRead(context, "read.inbox");
    const [at, stream, seq] = cursorValues(query.cursor, ["instant", "id", "seq"]) ?? [];
    const page = await actsOf(context.ledger.database.kysely, context.caller.person, query.limit, at === undefined || stream === undefined || seq === undefined ? undefined : { at, stream, seq });
    return { status: 200, body: { acts: await shownActs(page.rows, context), ...nextCursor(page) } };
  },
});

const initiated = endpoint({
  id: "listInitiated",
  method: "get",
  path: "/inbox/initiated",
  tag: "inbox",
  summary: { zh: "我发起：我起草的专班行动和登记的事项，最近的在前", en: "Campaigns that I drafted and items that I registered, the latest first" },
  auth: "person",
  action: "read.inbox",
  query: z.strictObject({ limit, cursor: cursor.optional() }),
  responses: ok(z.object({ initiated: z.array(initiatedView), nextCursor: text.optional() })),
  handler: async ({ query }, context) => {
    await requireRead(context, "read.inbox");
    const { court } = await context.ledger.court();
    const now = await context.ledger.courtNow();
    const todayOn = civilDateOf(now);
    const [at, stream] = cursorValues(query.cursor, ["instant", "id"]) ?? [];
    const reach = reachOf(court, context.caller.actor, "read.work-item", now);
    const page = await begunBy(context.ledger.database.kysely, context.caller.person, reach, todayOn, query.limit, at === undefined || stream === undefined ? undefined : { at, stream });
    const shown = (row: BegunRow): Record<string, unknown> => dropNulls({
      id: row.id, kind: row.kind, title: row.title, status: row.status, beganAt: row.began_at, light: row.light, department: row.department, responsible: row.responsible, dueOn: row.due_on,
      ...remainingDays(court, todayOn, row.due_on, row.open === true),
    });
    return { status: 200, body: { initiated: page.rows.map(shown), ...nextCursor(page) } };
  },
});

export const inboxActs: readonly Endpoint[] = [done, initiated];
