import { z } from "zod";
import { cursor, id, limit } from "../../contracts/field-schemas.ts";
import { commentList, type commentView } from "../../contracts/views/file.ts";
import { streamComments, type EventRow } from "../../ledger/queries/events.ts";
import { decodeEvent } from "../../ledger/stored-event.ts";
import { notFound, readable } from "../command-answers.ts";
import { endpoint } from "../endpoint.ts";
import { cursorValues, nextCursor } from "../paging.ts";
import { namesOf } from "../views/timeline.view.ts";
import { ok } from "./responses.ts";

const written = z.object({ text: z.string(), by: z.string(), mentioned: z.array(z.string()) });

function shown(row: EventRow, names: (id: string) => string): z.input<typeof commentView> {
  const { body } = decodeEvent(row.body, null);
  const { text, by, mentioned } = written.parse(body.payload);
  return {
    seq: row.seq, at: body.effectiveAt, by, who: names(by), text, mentioned: mentioned.map((person) => ({ id: person, name: names(person) })),
    ...(body.onBehalfOf === undefined ? {} : { onBehalfOf: body.onBehalfOf, forWhom: names(body.onBehalfOf) }),
  };
}

export const streamCommentsEndpoint = endpoint({
  id: "streamComments",
  method: "get",
  path: "/streams/{id}/comments",
  tag: "ledger",
  summary: { zh: "事项或专班行动的留言，新的在前", en: "The comments on an item or a campaign, the newest first" },
  auth: "person",
  action: "read.events",
  params: z.strictObject({ id }),
  query: z.strictObject({ limit, cursor: cursor.optional() }),
  responses: ok(commentList),
  handler: async ({ params, query }, context) => {
    const loaded = await context.ledger.load(params.id);
    if (loaded === undefined || loaded.kind === "court") throw notFound("work-item", params.id);
    // A comment is part of the record: whoever may read the record may read it.
    await readable(context, loaded.kind, params.id, "read.events");
    const [before] = cursorValues(query.cursor, ["seq"]) ?? [];
    const page = await streamComments(context.ledger.database.kysely, params.id, query.limit, before === undefined ? undefined : Number(before));
    const { court } = await context.ledger.court();
    const names = namesOf(court, new Map());
    return { status: 200, body: { comments: page.rows.map((row) => shown(row, names)), ...nextCursor(page) } };
  },
});
