import { z } from "zod";
import { roles, type Role } from "../../domain/court/court.ts";

/** Organisation and settings as the API shows them. E-mail addresses are shown to their owner and to administrators only. */

const text = z.string();
const day = z.string().meta({ format: "date" });
const role = z.enum(roles as readonly [Role, ...Role[]]);

export const departmentView = z.object({
  id: text, name: text, nameEn: text.optional(), kind: z.enum(["filing", "trial", "enforcement", "tribunal", "office"]), head: text.optional(), leaderInCharge: text.optional(), closed: z.boolean().optional(),
}).meta({ id: "Department" });

export const postView = z.object({ id: text, name: text, nameEn: text.optional(), department: text, closed: z.boolean().optional() }).meta({ id: "Post" });

export const personView = z.object({
  id: text,
  name: text.optional(),
  email: text.optional(),
  department: text,
  posts: z.array(text),
  roles: z.array(role),
  status: z.enum(["active", "left"]),
  leftOn: day.optional(),
  absences: z.array(z.object({ fromOn: day, untilOn: day })),
  language: z.enum(["zh-CN", "en"]),
}).meta({ id: "Person" });

export const delegationView = z.object({
  id: text, principal: text, delegate: text, fromOn: day, untilOn: day, actions: z.array(text).optional(), revokedAt: text.optional(), inForce: z.boolean(),
}).meta({ id: "Delegation" });

export const authorityView = z.object({
  version: text,
  entries: z.array(z.object({ action: text, grants: z.array(z.object({ role: text, scope: text })), separation: z.boolean().optional(), ground: text })),
}).meta({ id: "AuthorityCatalogue" });

export const organisationView = z.object({
  version: z.int(),
  name: text,
  nameEn: text.optional(),
  president: text.optional(),
  departments: z.array(departmentView),
  posts: z.array(postView),
  persons: z.array(personView),
  partners: z.array(z.object({ id: text, name: text, kind: text, tier: text })),
  delegations: z.array(delegationView),
  processes: z.array(z.object({ id: text, version: text, name: text, steps: z.array(text) })),
  availableActions: z.array(text).meta({ description: "Commands on the court that the caller may give" }),
}).meta({ id: "Organisation" });

/** 工作日历: by year, what the State Council's notice makes of weekdays and weekends. */
export const calendarTable = z.object({
  version: text,
  years: z.record(text, z.object({ year: z.int(), source: text, offWeekdays: z.array(day), workWeekends: z.array(day), announced: z.boolean().meta({ description: "False while the notice is awaited" }) })),
}).meta({ id: "CalendarTable" });

/** 逐级提醒督办规则 */
const ladder = z.object({
  version: text,
  priority: z.enum(["A", "B", "C"]).optional(),
  rungs: z.array(z.object({
    id: text, offsetWorkingDays: z.int(), audience: z.array(z.enum(["person", "supervisor", "department-head", "task-force-lead", "leader-in-charge", "president"])),
    notice: z.literal("supervision-notice").optional(), repeat: z.literal("weekly").optional(),
  })),
}).meta({ id: "Ladder" });

export const settingsView = z.object({
  version: z.int(),
  currentCalendar: text,
  calendars: z.record(text, calendarTable),
  currentLadders: z.object({ A: text, B: text, C: text }),
  ladders: z.record(text, ladder),
  numberFormats: z.record(text, text),
  clock: z.object({ courtAnchorAt: text, wallAnchorAt: text, scale: z.number() }),
  courtNow: text,
  dutyWords: z.object({ version: text, forbidden: z.array(text), counting: z.array(text) }),
}).meta({ id: "Settings" });

/** After a court command: the version and the part it concerned, as it now is. */
export const courtAnswer = z.object({ version: z.int(), id: text.optional(), entity: z.unknown() }).meta({ id: "CourtAnswer" });

const duty = z.object({ id: text, title: text.optional(), of: z.enum(["campaign", "work-item", "dispute", "court"]).optional().meta({ description: "Of a decision: whose step it is" }) });
export const leaverPreviewView = z.object({
  person: text,
  open: z.object({
    appointments: z.array(duty), items: z.array(duty), decisions: z.array(duty), leads: z.array(duty), supervisions: z.array(duty),
    cases: z.array(duty), tokens: z.array(duty), delegations: z.array(duty), sessions: z.array(duty),
  }),
  total: z.int(),
}).meta({ id: "LeaverPreview" });

export const importAnswer = z.object({
  dryRun: z.boolean(),
  applied: z.boolean(),
  commands: z.int(),
  summary: z.object({ rows: z.int(), added: z.int(), changed: z.int(), unchanged: z.int(), leavers: z.int() }),
  faults: z.array(z.object({ row: z.int(), column: text.optional(), code: text, message: text })),
}).meta({ id: "ImportAnswer" });
