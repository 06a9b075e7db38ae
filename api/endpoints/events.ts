import { z } from "zod";
import { cursor, id, limit } from "../../contracts/field-schemas.ts";
import type { Page } from "../../ledger/queries/cursor.ts";
import { streamEvents, type EventRow } from "../../ledger/queries/events.ts";
import { readActions } from "../../ledger/queries/feed.ts";
import { titlesOf } from "../../ledger/queries/titles.ts";
import { deciderOf } from "../../ledger/deciders.ts";
import type { Loaded } from "../../ledger/ledger.ts";
import { readable, requireRead, notFound, type PersonContext } from "../command-answers.ts";
import { endpoint, type Endpoint } from "../endpoint.ts";
import { shownEvents } from "../known-items.ts";
import { cursorValues, nextCursor } from "../paging.ts";
import { Problem } from "../problem.ts";
import { campaignOf } from "../views/campaign.view.ts";
import { eventView, shownEvent } from "../views/event.view.ts";
import { idsIn, namesOf, pendingStep, timelineEntry } from "../views/timeline.view.ts";
import { ok } from "./responses.ts";

const text = z.string();

const list = endpoint({
  id: "listStreamEvents",
  method: "get",
  path: "/streams/{id}/events",
  tag: "ledger",
  summary: { zh: "台账：一个实体的全部留痕", en: "The events of one entity" },
  auth: "person",
  action: "read.events",
  params: z.strictObject({ id }),
  query: z.strictObject({ limit, cursor: cursor.optional() }),
  responses: ok(z.object({ events: z.array(eventView), nextCursor: text.optional() })),
  handler: async ({ params, query }, context) => {
    const loaded = await readableStream(context, params.id);
    const page = await eventsOf(context, params.id, loaded, query);
    return { status: 200, body: { events: page.rows.map(shownEvent), ...nextCursor(page) } };
  },
});

/** 三个规定: that somebody was approached is told to them and to the auditor alone. */
async function withoutOthersInterventions(context: PersonContext, loaded: Loaded, rows: EventRow[]): Promise<EventRow[]> {
  if (!rows.some((row) => row.type === "InterventionRecorded" && row.actor !== context.caller.person)) return rows;
  const all = (await context.ledger.mayRead("read.interventions", context.caller.actor, loaded)).granted;
  return all ? rows : rows.filter((row) => row.type !== "InterventionRecorded" || row.actor === context.caller.person);
}

/** The court's own stream holds settings and appointments: its reading is the audit's. */
async function readableStream(context: PersonContext, stream: string): Promise<Loaded> {
  const loaded = await context.ledger.load(stream);
  if (loaded === undefined) throw notFound("work-item", stream);
  if (loaded.kind !== "court") return readable(context, loaded.kind, stream, "read.events");
  await requireRead(context, "read.audit");
  return loaded;
}

/** One page of an entity's events, as far as the reader may know of what they are about. */
async function eventsOf(context: PersonContext, stream: string, loaded: Loaded, query: { limit: number; cursor?: string | undefined }): Promise<Page<EventRow>> {
  const [after] = cursorValues(query.cursor, ["seq"]) ?? [];
  const page = await streamEvents(context.ledger.database.kysely, stream, query.limit, after === undefined ? 0 : Number(after));
  const campaign = loaded.kind === "campaign" ? campaignOf(loaded.state) : undefined;
  return { ...page, rows: campaign === undefined ? await withoutOthersInterventions(context, loaded, page.rows) : await shownEvents(context, campaign, page.rows) };
}

const timelineEntryView = z.object({
  seq: z.int(),
  type: text,
  at: text,
  recordedAt: text,
  actor: text,
  who: text,
  onBehalfOf: text.optional(),
  forWhom: text.optional().meta({ description: "The principal by name, when it was done under a delegation" }),
  text: text.meta({ description: "What was done, in words; the doer stands before it" }),
}).meta({ id: "TimelineEntry" });

const pendingStepView = z.object({ step: text, text, owner: text, who: text, sinceAt: text, dueAt: text, overdue: z.boolean() }).meta({ id: "PendingStep" });

const timeline = endpoint({
  id: "streamTimeline",
  method: "get",
  path: "/streams/{id}/timeline",
  tag: "ledger",
  summary: { zh: "办理过程：谁在何时为谁做了什么，以及正在等谁", en: "Who did what when and for whom, in words, and whom it waits for" },
  auth: "person",
  action: "read.events",
  params: z.strictObject({ id }),
  query: z.strictObject({ limit, cursor: cursor.optional() }),
  responses: ok(z.object({
    stream: text,
    kind: z.enum(["court", "campaign", "work-item", "dispute"]),
    entries: z.array(timelineEntryView),
    pending: z.array(pendingStepView).meta({ description: "Steps that wait now; on the last page" }),
    nextCursor: text.optional(),
  }).meta({ id: "Timeline" })),
  handler: async ({ params, query }, context) => {
    const loaded = await readableStream(context, params.id);
    const { kind } = loaded;
    const db = context.ledger.database.kysely;
    const page = await eventsOf(context, params.id, loaded, query);
    const { court } = await context.ledger.court();
    const names = namesOf(court, await titlesOf(db, idsIn(kind, page.rows)));
    const language = context.language === "en" ? "en" : "zh-CN";
    const now = await context.ledger.courtNow();
    const pending = page.nextCursor === undefined ? deciderOf(kind).todos(loaded.state) : [];
    return {
      status: 200,
      body: {
        stream: params.id,
        kind,
        entries: page.rows.map((row) => timelineEntry(kind, row, language, names)),
        pending: pending.map((todo) => pendingStep(kind, todo, language, names, now)),
        ...nextCursor(page),
      },
    };
  },
});

/** In a principal's name one sees what the principal sees, as far as the delegation goes; one that covers no reading shows nothing and says so at once. */
async function requireLiveReach(context: PersonContext): Promise<void> {
  const { actor } = context.caller;
  if (actor.onBehalfOf === undefined) return;
  const verdicts = await Promise.all(Object.values(readActions).map((action) => context.ledger.mayRead(action, actor)));
  if (!verdicts.some((verdict) => verdict.granted)) await requireRead(context, readActions["work-item"]);
}

const live = endpoint({
  id: "liveEvents",
  method: "get",
  path: "/events",
  tag: "ledger",
  summary: { zh: "实时变更（SSE），可用 Last-Event-ID 续接", en: "Live changes (server-sent events), resumable by Last-Event-ID" },
  auth: "person",
  responses: { 200: { description: { zh: "事件流：ready、reset、change", en: "The stream: ready, reset, change" }, contentTypes: ["text/event-stream"] } },
  handler: async (_input, context) => {
    await requireLiveReach(context);
    if (!context.feed.hasRoom(context.caller.person)) throw new Problem("too-many-requests", { headers: { "Retry-After": "30" } });
    const { request } = context;
    const last = request.headers["last-event-id"];
    if (request.res === undefined) throw new Error("the request has no response");
    await context.feed.join(request, request.res, context.caller.actor, typeof last === "string" && last !== "" ? last : undefined);
    return { status: 200, streamed: true };
  },
});

export const eventEndpoints: readonly Endpoint[] = [list, timeline, live];
