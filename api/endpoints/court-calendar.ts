import { z } from "zod";
import { civilDate } from "../../contracts/field-schemas.ts";
import { specialDays } from "../../domain/calendar/calendar-days.ts";
import { daysBetween } from "../../domain/time.ts";
import { requireRead } from "../command-answers.ts";
import { endpoint } from "../endpoint.ts";
import { invalidRequest } from "../invalid-params.ts";
import { ok } from "./responses.ts";

const mostDays = 400;

const day = z.object({
  on: civilDate,
  kind: z.enum(["weekend", "holiday", "make-up"]),
  name: z.string().optional().meta({ description: "The feast it is off for, as far as it is one of the statutory ones" }),
  source: z.string().optional().meta({ description: "The notice it is taken from" }),
  provisional: z.boolean().meta({ description: "The year's notice is awaited: the day may change" }),
}).meta({ id: "SpecialDay" });

/** What a calendar or a Gantt shades: every other day of the span is an ordinary working day. */
export const courtCalendar = endpoint({
  id: "courtCalendar",
  method: "get",
  path: "/court/calendar",
  tag: "court",
  summary: { zh: "工作日历：放假、调休上班、周末", en: "The working calendar: holidays, make-up working days, weekends" },
  auth: "person",
  action: "read.organisation",
  query: z.strictObject({ from: civilDate, to: civilDate }),
  responses: ok(z.object({ calendar: z.string(), from: civilDate, to: civilDate, days: z.array(day) })),
  handler: async ({ query }, context) => {
    await requireRead(context, "read.organisation");
    const { from, to } = query;
    if (to < from || daysBetween(from, to) >= mostDays) {
      throw invalidRequest([{ path: "query.to", code: "span", message: { zh: `起止日期应先后有序，且不超过 ${mostDays} 天`, en: `from must not be after to, and the span at most ${mostDays} days` } }]);
    }
    const { state } = await context.ledger.court();
    const table = state.calendars[state.currentCalendar];
    if (table === undefined) throw new Error(`the court has no calendar ${state.currentCalendar}`);
    const days = specialDays(table, from, to).map(({ feasts, ...one }) => ({ ...one, ...(feasts.length === 0 ? {} : { name: feasts.map((feast) => feast[context.language]).join(context.language === "en" ? ", " : "、") }) }));
    return { status: 200, body: { calendar: table.version, from, to, days } };
  },
});
