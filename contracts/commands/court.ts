import { z } from "zod";
import { roles as roleNames, type CourtCommand, type Role } from "../../domain/court/court.ts";
import { civilDate, id, instantText, note, personId, priority, text } from "../field-schemas.ts";
import type { SystemCourtCommand } from "../../domain/authority/catalogue.ts";
import { statutoryRule } from "../statutory-rule.ts";
import type { BodySchemas } from "./command-body.ts";

/** Bodies of the commands on the court itself: organisation and settings (domain §1). */

const name = text(100);
const nameEn = text(200).optional();
const email = z.email().max(200).optional();
const language = z.enum(["zh-CN", "en"]).optional();
const departmentKind = z.enum(["filing", "trial", "enforcement", "tribunal", "office"]);
const role = z.enum(roleNames as readonly [Role, ...Role[]]);
const roleList = z.array(role).max(20);
const posts = z.array(id).max(20).optional();
const version = text(60);
const action = z.string().regex(/^[a-z-]+(\.[A-Za-z-]+)?$/).max(80);

const calendarYear = z.strictObject({
  year: z.int().min(1_000).max(9_999),
  source: text(500),
  offWeekdays: z.array(civilDate).max(370),
  workWeekends: z.array(civilDate).max(370),
  announced: z.boolean(),
});

const rung = z.strictObject({
  id: text(40),
  offsetWorkingDays: z.int().min(-250).max(250),
  audience: z.array(z.enum(["person", "supervisor", "department-head", "task-force-lead", "leader-in-charge", "president"])).min(1).max(6),
  notice: z.literal("supervision-notice").optional(),
  repeat: z.literal("weekly").optional(),
});

const grant = z.strictObject({ role: z.union([role, z.literal("anyone"), z.literal("party")]), scope: z.enum(["own", "supervised", "department", "campaign", "court"]) });

/** Commands whose body is the domain's, field for field. Delegate and ConfirmLeaver are completed from the ledger; Found belongs to the setting up. */
export type PlainCourtCommand = Exclude<CourtCommand["type"], "Found" | "Delegate" | "ConfirmLeaver" | SystemCourtCommand>;

export const courtBodies = {
  RegisterDepartment: z.strictObject({ id, name, nameEn, kind: departmentKind }),
  ChangeDepartment: z.strictObject({ id, name: name.optional(), nameEn, kind: departmentKind.optional() }),
  CloseDepartment: z.strictObject({ id }),
  RegisterPost: z.strictObject({ id, name, nameEn, department: id }),
  ChangePost: z.strictObject({ id, name: name.optional(), nameEn, department: id.optional() }),
  ClosePost: z.strictObject({ id }),
  RegisterPerson: z.strictObject({ id: personId, name, email, department: id, posts, roles: roleList.optional(), language }),
  ChangePerson: z.strictObject({ id: personId, name: name.optional(), email, department: id.optional(), posts, language }),
  RecordAbsence: z.strictObject({ person: personId, fromOn: civilDate, untilOn: civilDate }),
  CancelAbsence: z.strictObject({ person: personId, fromOn: civilDate }),
  RegisterPartner: z.strictObject({ id, name, kind: z.enum(["committee", "association", "government", "enterprise"]), tier: z.enum(["grassroots", "coordination", "guidance"]) }),
  AppointHead: z.strictObject({ department: id, person: personId.optional() }),
  AppointLeaderInCharge: z.strictObject({ department: id, person: personId.optional() }),
  AppointPresident: z.strictObject({ person: personId }),
  GrantRoles: z.strictObject({ person: personId, roles: roleList.min(1) }),
  RevokeRoles: z.strictObject({ person: personId, roles: roleList.min(1) }),
  RevokeDelegation: z.strictObject({ id }),
  SetCalendar: z.strictObject({ table: z.strictObject({ version, years: z.record(z.string().regex(/^\d{4}$/), calendarYear) }) }),
  SetLadder: z.strictObject({ version, priorities: z.array(priority).max(3), rungs: z.array(rung).min(1).max(50) }),
  SetAuthority: z.strictObject({ action, grants: z.array(grant).max(50), separation: z.boolean().optional(), ground: text(500) }),
  SetProcess: z.strictObject({ id, name, steps: z.array(text(200)).min(1).max(100) }),
  SetNumberFormat: z.strictObject({ series: id, format: text(100) }),
  SetDutyWords: z.strictObject({ version, forbidden: z.array(text(50)).max(500), counting: z.array(text(50)).max(500) }),
  SetClock: z.strictObject({ scale: z.number().gt(0).max(1_000_000), courtAnchorAt: instantText.transform((value) => new Date(value).toISOString()).optional() }),
  ProposeRuleVersion: z.strictObject({ row: statutoryRule }),
  ApproveRuleVersion: z.strictObject({ rule: text(60), version }),
  RejectRuleVersion: z.strictObject({ rule: text(60), version, reason: note }),
  RedactPerson: z.strictObject({ person: personId, ground: note }),
  RetryEffect: z.strictObject({ effect: z.string().max(300).regex(/^[^/\s]+(\/[^/\s]+)*\/\d+\/[A-Za-z]+\/\d+$/).meta({ description: "<stream>/<seq>/<kind>/<ordinal>" }) }),
} as const satisfies BodySchemas<CourtCommand, PlainCourtCommand>;

/** 授权代理; the server gives the id and reads what principal and delegate take part in. */
export const delegation = z.strictObject({
  principal: personId,
  delegate: personId,
  fromOn: civilDate,
  untilOn: civilDate,
  actions: z.array(action).min(1).max(100).optional(),
}).meta({ id: "DelegationBody" });

/** 离任: a successor for each open duty, by its kind and id as the preview lists them, or one successor for all. */
export const leaver = z.strictObject({
  person: personId,
  leftOn: civilDate,
  successor: personId.optional(),
  successors: z.record(z.string().max(300), z.union([personId, z.literal("ended")])).optional(),
}).meta({ id: "LeaverBody" });
