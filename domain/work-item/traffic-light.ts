import type { Calendar } from "../calendar/calendar.ts";
import type { CivilDate } from "../time.ts";
import { plusDays } from "../time.ts";

/** 红黄绿灯, and grey for what stands still. */
export type Light = "green" | "yellow" | "red" | "grey";

/** Why a light shows, for the text beside the icon. */
export type LightReason = "overdue" | "reports-missed" | "due-soon" | "report-late" | "on-track" | "suspended" | "waiting" | "submitted" | "closed";

/** What a light is computed from. */
export interface LightInput {
  status: "open" | "waiting" | "suspended" | "submitted" | "closed";
  dueOn?: CivilDate;
  /** Working days from opening to T; 5 or fewer make a short item. Unknown counts as long. */
  totalWorkingDays?: number;
  /** Reports missed in a row until today. */
  missedReportsRunning: number;
}

/** Dates of the two changes of an open item's light, stored so that a query computes lights from today's date alone. */
export interface LightBoundaries {
  /** First yellow day: T-3wd, or T-1wd for an item of at most 5 working days. */
  yellowFromOn: CivilDate;
  /** First red day: the calendar day after T; due today is not red. */
  redFromOn: CivilDate;
}

/** The dates from which an open item is yellow and red by its due date. */
export function lightBoundaries(calendar: Calendar, dueOn: CivilDate, totalWorkingDays: number | undefined): LightBoundaries {
  const short = totalWorkingDays !== undefined && totalWorkingDays <= 5;
  return { yellowFromOn: calendar.plusWorkingDays(dueOn, short ? -1 : -3), redFromOn: plusDays(dueOn, 1) };
}

/**
 * The traffic light of a work item on a day (domain §3). Submitted and closed items are green: their own clock stands still
 * or has ended. Red comes before yellow, the due date before reports.
 */
export function trafficLight(calendar: Calendar, input: LightInput, todayOn: CivilDate): { light: Light; reason: LightReason } {
  switch (input.status) {
    case "waiting":
    case "suspended":
      return { light: "grey", reason: input.status };
    case "submitted":
    case "closed":
      return { light: "green", reason: input.status };
    case "open": {
      const boundaries = input.dueOn === undefined ? undefined : lightBoundaries(calendar, input.dueOn, input.totalWorkingDays);
      if (boundaries !== undefined && todayOn >= boundaries.redFromOn) return { light: "red", reason: "overdue" };
      if (input.missedReportsRunning >= 2) return { light: "red", reason: "reports-missed" };
      if (boundaries !== undefined && todayOn >= boundaries.yellowFromOn) return { light: "yellow", reason: "due-soon" };
      if (input.missedReportsRunning === 1) return { light: "yellow", reason: "report-late" };
      return { light: "green", reason: "on-track" };
    }
  }
}
