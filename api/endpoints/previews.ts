import type { z } from "zod";
import { courtBodies } from "../../contracts/commands/court.ts";
import { clockLabel } from "../../contracts/notices/dispute-labels.ts";
import { calendarPreview, ladderPreview } from "../../contracts/views/preview.ts";
import { authorise } from "../../domain/authority/authorise.ts";
import type { CalendarTable } from "../../domain/calendar/calendar.ts";
import type { Court } from "../../domain/court/court-view.ts";
import { dispute } from "../../domain/dispute/dispute.decider.ts";
import type { Instant } from "../../domain/time.ts";
import { workItem } from "../../domain/work-item/work-item.decider.ts";
import { dueOf, previewAdoption, previewDisputes, type PreviewedDispute, type PreviewedItem } from "../../ledger/adoption-preview.ts";
import { requireRead, type PersonContext } from "../command-answers.ts";
import { endpoint, type Endpoint } from "../endpoint.ts";
import { rejectionProblem } from "../rejections/rejection-problem.ts";
import { rejectionTexts } from "../rejections/rejection-texts.ts";
import { ok } from "./responses.ts";

/** Rows in one answer; beyond them only the counts go on. */
const mostRows = 500;

type Setting = Parameters<typeof previewAdoption>[2];
type ShownItem = { id: string; title: string; department: string };

/** An item's name for whoever may read it: setting a calendar does not open the court's items to an administrator. */
function shownItem(context: PersonContext, court: Court, now: Instant, { before }: PreviewedItem): { item?: ShownItem } {
  const verdict = authorise(court, context.caller.actor, "read.work-item", workItem.subject(before), now);
  return "granted" in verdict ? { item: { id: before.id, title: before.title, department: before.duty.department } } : {};
}

interface Counts { asOf: Instant; open: number; moved: number; complete: boolean }

/** Walks every open item that would adopt the setting; `row` answers undefined for one that does not change. */
async function walk<Row>(context: PersonContext, setting: Setting, row: (item: PreviewedItem, court: Court, now: Instant) => Row | undefined): Promise<Counts & { rows: Row[] }> {
  const { court, state } = await context.ledger.court();
  const now = await context.ledger.courtNow();
  const rows: Row[] = [];
  let open = 0;
  let moved = 0;
  const rejection = await previewAdoption(context.ledger.database, state, setting, context.caller.actor, now, (item) => {
    open += 1;
    const made = row(item, court, now);
    if (made === undefined) return;
    moved += 1;
    if (rows.length < mostRows) rows.push(made);
  });
  if (rejection !== undefined) throw rejectionProblem(rejection, []);
  return { asOf: now, open, moved, complete: rows.length === moved, rows };
}

const previewLadder = endpoint({
  id: "previewLadder",
  method: "post",
  path: "/court/preview-ladder",
  tag: "court",
  summary: { zh: "试算提醒规则换版：在办事项的下一次提醒会怎样变化；不保存", en: "What a new ladder would move: the next rung of every open item; nothing is stored" },
  auth: "person",
  action: "court.SetLadder",
  scope: "read",
  body: courtBodies.SetLadder,
  responses: ok(ladderPreview),
  handler: async ({ body }, context) => {
    await requireRead(context, "court.SetLadder");
    const openByPriority = { A: 0, B: 0, C: 0 };
    const movedByPriority = { A: 0, B: 0, C: 0 };
    const counts = await walk(context, { type: "SetLadder", ...body }, (item, court, now): z.input<typeof ladderPreview>["rows"][number] | undefined => {
      const { priority, nextRung: before } = item.before;
      const { nextRung: after } = item.after;
      openByPriority[priority] += 1;
      if (before?.rung === after?.rung && before?.at === after?.at) return undefined;
      movedByPriority[priority] += 1;
      const { dueOn } = dueOf(item.before);
      return {
        ...shownItem(context, court, now, item), priority, ...(dueOn === undefined ? {} : { dueOn }),
        ...(before === undefined ? {} : { before: { rung: before.rung, at: before.at } }), ...(after === undefined ? {} : { after: { rung: after.rung, at: after.at } }),
      };
    });
    return { status: 200, body: { version: body.version, ...counts, openByPriority, movedByPriority } };
  },
});

type MovedClocks = z.input<typeof calendarPreview>["disputes"];
type ShownDispute = MovedClocks["rows"][number]["dispute"];

/** Number and cause for whoever may read the dispute; of the rest an administrator learns that dates move. */
function shownDispute(context: PersonContext, court: Court, now: Instant, before: PreviewedDispute["before"]): { dispute?: ShownDispute } {
  const verdict = authorise(court, context.caller.actor, "read.dispute", dispute.subject(before), now);
  const { id, number, cause, department } = before;
  return "granted" in verdict ? { dispute: { id, number, cause, department } } : {};
}

/** Every clock of an open dispute that the calendar would move. */
async function clockMoves(context: PersonContext, table: CalendarTable): Promise<MovedClocks> {
  const { court, state } = await context.ledger.court();
  const now = await context.ledger.courtNow();
  const { language } = context;
  const found: MovedClocks = { open: 0, moved: 0, complete: true, rows: [] };
  const rejection = await previewDisputes(context.ledger.database, state, { type: "SetCalendar", table }, context.caller.actor, now, ({ before, moved }) => {
    found.open += 1;
    if (moved.length === 0) return;
    const shown = shownDispute(context, court, now, before);
    for (const { clock, from, to, refused } of moved) {
      found.moved += 1;
      if (found.rows.length === mostRows) continue;
      found.rows.push({ ...shown, clock, label: clockLabel(clock, language === "en" ? "en" : "zh-CN"), from, to, ...(refused === undefined ? {} : { refused: rejectionTexts[refused]?.[language] ?? refused }) });
    }
  });
  if (rejection !== undefined) throw rejectionProblem(rejection, []);
  return { ...found, complete: found.rows.length === found.moved };
}

/** What a calendar would move: every open item whose date, or how sure it is, would change, and every clock of a dispute. */
export async function calendarMoves(context: PersonContext, table: CalendarTable): Promise<z.input<typeof calendarPreview>> {
  const counts = await walk(context, { type: "SetCalendar", table }, (item, court, now): z.input<typeof calendarPreview>["rows"][number] | undefined => {
    const [before, after] = [dueOf(item.before), dueOf(item.after)];
    if (before.dueOn === after.dueOn && before.provisional === after.provisional) return undefined;
    return { ...shownItem(context, court, now, item), priority: item.before.priority, before, after };
  });
  return { version: table.version, ...counts, disputes: await clockMoves(context, table) };
}

const previewCalendar = endpoint({
  id: "previewCalendar",
  method: "post",
  path: "/court/preview-calendar",
  tag: "court",
  summary: { zh: "试算工作日历换版：在办事项的完成时限、矛盾纠纷的期限会怎样变化；不保存", en: "What a new calendar would move: the due date of every open item, the clocks of every open dispute; nothing is stored" },
  auth: "person",
  action: "court.SetCalendar",
  scope: "read",
  body: courtBodies.SetCalendar,
  responses: ok(calendarPreview),
  handler: async ({ body }, context) => {
    await requireRead(context, "court.SetCalendar");
    return { status: 200, body: await calendarMoves(context, body.table) };
  },
});

export const previewEndpoints: readonly Endpoint[] = [previewLadder, previewCalendar];
