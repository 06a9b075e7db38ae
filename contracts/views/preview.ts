import { z } from "zod";

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

export const calendarPreview = z.object({
  ...counted,
  rows: z.array(z.object({ item: shownItem, priority, before: due, after: due })),
}).meta({ id: "CalendarPreview" });
