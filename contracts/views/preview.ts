import { z } from "zod";
import { calendarTable } from "./court.ts";

/** What a new version of a setting would move, as the API shows it before anything is set. */

const day = z.string().meta({ format: "date" });
const shownItem = z.object({ id: z.string(), title: z.string(), department: z.string() }).optional().meta({ description: "Left out where the caller may not read the item" });
const priority = z.enum(["A", "B", "C"]);
const rung = z.object({ rung: z.string(), at: z.string().meta({ format: "date-time" }) }).optional();
const due = z.object({ dueOn: day.optional(), provisional: z.boolean() });

const counted = {
  version: z.string(),
  asOf: z.string().meta({ format: "date-time" }),
  open: z.int().meta({ description: "Open items that would adopt it" }),
  moved: z.int().meta({ description: "Of these, those that would change" }),
  complete: z.boolean().meta({ description: "Whether every change is among the rows" }),
};

export const ladderPreview = z.object({
  ...counted,
  openByPriority: z.record(priority, z.int()),
  movedByPriority: z.record(priority, z.int()),
  rows: z.array(z.object({ item: shownItem, priority, dueOn: day.optional(), before: rung, after: rung })),
}).meta({ id: "LadderPreview" });

const noticeLine = z.object({ line: z.int().meta({ description: "Of the text or the file; 0 is the whole" }), code: z.string(), message: z.string() });

/** 期限 of disputes that a calendar would move. */
const movedClocks = z.object({
  open: z.int().meta({ description: "Open disputes that would adopt it" }),
  moved: z.int().meta({ description: "Clocks of theirs that would end on another day" }),
  complete: counted.complete,
  rows: z.array(z.object({
    dispute: z.object({ id: z.string(), number: z.string(), cause: z.string(), department: z.string() }).optional().meta({ description: "Left out where the caller may not read the dispute" }),
    clock: z.string().meta({ description: "Its id in the dispute" }),
    label: z.string(),
    from: day.optional(),
    to: day.optional(),
    refused: z.string().optional().meta({ description: "Why the clock would stay as it is: the law refuses an entry of it under the new calendar" }),
  })),
}).meta({ id: "MovedClocks" });

export const calendarPreview = z.object({
  ...counted,
  disputes: movedClocks,
  rows: z.array(z.object({ item: shownItem, priority, before: due, after: due })),
}).meta({ id: "CalendarPreview" });

/** 导入放假安排: the calendar that a year's notice makes, and what it would move or has begun to move. */
export const calendarImportAnswer = z.object({
  dryRun: z.boolean(),
  applied: z.boolean(),
  format: z.enum(["json", "csv", "text"]),
  year: z.int().optional(),
  changed: z.boolean().meta({ description: "Whether it says anything that the calendar does not say already" }),
  table: calendarTable.optional().meta({ description: "What set-calendar would take; absent while anything is at fault" }),
  faults: z.array(noticeLine),
  warnings: z.array(noticeLine).meta({ description: "Unusual, to be looked at; nothing is refused for them" }),
  ignored: z.array(z.object({ line: z.int(), text: z.string() })).meta({ description: "Sentences with dates that arrange nothing" }),
  preview: calendarPreview.optional(),
}).meta({ id: "CalendarImport" });
