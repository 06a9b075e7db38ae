import { z } from "zod";
import { id } from "../../contracts/field-schemas.ts";
import { rungLabel } from "../../contracts/notices/notice-params.ts";
import type { Context } from "../../domain/decider.ts";
import { comingRungs } from "../../domain/work-item/coming-rungs.ts";
import { dueOnOf, ladderRuns } from "../../domain/work-item/work-item.due.ts";
import { etag, notFound, readable } from "../command-answers.ts";
import { endpoint } from "../endpoint.ts";
import { itemOf } from "../views/work-item.view.ts";
import { ok } from "./responses.ts";

/** A ladder's end repeats every week for ever: a month of it is shown. */
const mostComing = 10;

const text = z.string();
const person = z.object({ id: text, name: text });
const day = text.meta({ format: "date" });

const fired = z.object({
  rung: text,
  label: text,
  occurrence: z.int(),
  dueOn: day,
  at: text,
  passed: z.boolean().meta({ description: "Its day was over before the ladder was armed: recorded, and nobody was told" }),
  to: z.array(person),
});
const coming = z.object({ rung: text, label: text, occurrence: z.int(), dueOn: day, at: text, notice: z.boolean().meta({ description: "Issues a numbered 督办单" }), to: z.array(person).meta({ description: "Whom it would reach as of now" }) });

/** Rungs fired and to come 逐级提醒督办. */
export const workItemLadder = endpoint({
  id: "workItemLadder",
  method: "get",
  path: "/work-items/{id}/ladder",
  tag: "work-items",
  summary: { zh: "逐级提醒督办：已发出的和将要发出的", en: "The escalation ladder: rungs fired, and rungs to come" },
  auth: "person",
  action: "read.work-item",
  params: z.strictObject({ id }),
  responses: ok(z.object({
    id: text, ladder: text, dueOn: day.optional(), running: z.boolean().meta({ description: "Stands still while waiting, suspended, submitted or closed" }), fired: z.array(fired), coming: z.array(coming),
  }).meta({ id: "ItemLadder" })),
  handler: async ({ params }, context) => {
    const loaded = await readable(context, "work-item", params.id);
    const item = itemOf(loaded.state);
    if (item === undefined) throw notFound("work-item", params.id);
    const { court } = await context.ledger.court();
    const at: Context = { at: await context.ledger.courtNow(), actor: { id: "system" }, actingPersons: [], court, related: {}, self: params.id, spread: true };
    const language = context.language === "en" ? "en" : "zh-CN";
    const people = (ids: readonly string[]): { id: string; name: string }[] => ids.map((one) => ({ id: one, name: court.person(one)?.name ?? one }));
    const dueOn = dueOnOf(item);
    return {
      status: 200,
      headers: { ETag: etag(loaded.version) },
      body: {
        id: item.id,
        ladder: item.ladder,
        running: ladderRuns(item),
        fired: item.rungsFired.map((one) => ({ rung: one.rung, label: rungLabel(one.rung, language), occurrence: one.occurrence, dueOn: one.dueOn, at: one.at, passed: one.passed, to: people(one.to) })),
        coming: comingRungs(item, at, mostComing).map((one) => ({ ...one, label: rungLabel(one.rung, language), to: people(one.to) })),
        ...(dueOn === undefined ? {} : { dueOn }),
      },
    };
  },
});
