import { z } from "zod";
import { planCalendarImport, type CalendarImport } from "../../contracts/calendar-file.ts";
import { flag, text } from "../../contracts/field-schemas.ts";
import { calendarImportAnswer } from "../../contracts/views/preview.ts";
import type { CalendarTable } from "../../domain/calendar/calendar.ts";
import type { NoticeFault } from "../../domain/calendar/notice-year.ts";
import { rememberedRequest } from "../../ledger/queries/requests.ts";
import { acceptedOr, requireRead, toRequest } from "../command-answers.ts";
import { endpoint } from "../endpoint.ts";
import { invalidRequest } from "../invalid-params.ts";
import { Problem, type Language } from "../problem.ts";
import { calendarMoves } from "./previews.ts";
import { ok } from "./responses.ts";

const maxBytes = 400_000;

function shownFault({ line, code, message }: NoticeFault, language: Language): { line: number; code: string; message: string } {
  return { line, code, message: message[language] };
}

function place({ line }: NoticeFault): string {
  return line === 0 ? "notice" : `line ${line}`;
}

/** What it says of years is not in the calendar yet. */
function isNews(plan: CalendarImport, current: CalendarTable): boolean {
  return plan.table !== undefined && JSON.stringify(Object.entries(plan.table.years).sort()) !== JSON.stringify(Object.entries(current.years).sort());
}

export const importCalendar = endpoint({
  id: "importCalendar",
  method: "post",
  path: "/court/calendar-imports",
  tag: "court",
  summary: { zh: "导入一年的放假安排：通知原文、JSON 或 CSV，可先试算", en: "Import a year's holiday notice: the official text, JSON or CSV, with a dry run" },
  auth: "person",
  action: "court.SetCalendar",
  command: "changes",
  query: z.strictObject({
    dryRun: flag.default(false),
    year: z.coerce.number<string>().int().min(1_000).max(9_999).optional().meta({ description: "Where the notice does not say it itself" }),
    version: text(60).optional().meta({ description: "Of the calendar; cn-<year>.<n> without it" }),
    source: text(500).optional().meta({ description: "The notice's name; its usual title without it" }),
  }),
  body: z.strictObject({ notice: z.string().min(1).max(maxBytes) }).optional(),
  uploads: { contentTypes: ["text/plain", "text/csv", "application/csv"], maxBytes },
  responses: ok(calendarImportAnswer),
  handler: async ({ query, body, upload }, context) => {
    const input = upload?.bytes ?? body?.notice;
    if (input === undefined) throw invalidRequest([{ path: "notice", code: "required", message: { zh: "必填", en: "is required" } }]);
    await requireRead(context, "court.SetCalendar");
    const { dryRun, year, version, source } = query;
    const { state } = await context.ledger.court();
    const current = state.calendars[state.currentCalendar];
    if (current === undefined) throw new Error(`the court has no calendar ${state.currentCalendar}`);
    const plan = planCalendarImport(input, current, (one) => Object.hasOwn(state.calendars, one), { year, version, source });
    const { table, faults, warnings, ignored, format } = plan;
    if (faults.length > 0 && !dryRun) {
      throw new Problem("invalid-file", { params: { count: faults.length }, invalidParams: faults.map((fault) => ({ path: place(fault), code: fault.code, message: fault.message })) });
    }
    const repeated = (await rememberedRequest(context.ledger.database.kysely, context.caller.actor.id, context.key)) !== undefined;
    const changed = isNews(plan, current);
    const preview = table === undefined || !changed || repeated ? undefined : await calendarMoves(context, table);
    const applied = !dryRun && (changed || repeated);
    if (applied) acceptedOr(await context.ledger.execute(toRequest(context, "court", "court", { type: "SetCalendar", ...{ table } })), "court");
    return {
      status: 200,
      body: {
        dryRun, applied, format, changed, ...(plan.year === undefined ? {} : { year: plan.year }), ...(table === undefined ? {} : { table }),
        faults: faults.map((fault) => shownFault(fault, context.language)), warnings: warnings.map((fault) => shownFault(fault, context.language)), ignored, ...(preview === undefined ? {} : { preview }),
      },
    };
  },
});
