import { z } from "zod";
import { isCivilDate } from "../domain/time.ts";
import type { DueRule } from "../domain/work-item/due-date.ts";

/** Building blocks of bodies: what a text, an id, a date may be. Every text from people is trimmed, bounded and free of control characters. */

/** Control characters but tab and line breaks; half a surrogate pair is no character either. */
// eslint-disable-next-line no-control-regex -- these very characters are refused
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Surrogate}/u;

/** A text of `min` to `max` UTF-16 units after trimming. */
export function text(max: number, min = 1): z.ZodString {
  return z.string().trim().min(min).max(max).refine((value) => !unprintable.test(value), { params: { text: { zh: "含有不可用的控制字符", en: "holds a control character" } } });
}

/** A title: one line. */
export const title = text(200).refine((value) => !/[\r\n]/.test(value), { params: { text: { zh: "标题不能换行", en: "a title is one line" } } });
/** Reasons, grounds, comments, instructions. */
export const note = text(4_000);

const idPattern = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/;
/** Ids of entities, persons, departments, posts. */
export const id = z.string().regex(idPattern);
export const personId = z.string().regex(idPattern);

/** "YYYY-MM-DD", a date that exists, in Asia/Shanghai. */
export const civilDate = z
  .string()
  .refine((value) => isCivilDate(value) && value >= "1900-01-01" && value <= "2200-12-31", { params: { text: { zh: "应为存在的日期，格式 YYYY-MM-DD", en: "must be a date that exists, as YYYY-MM-DD" } } })
  .meta({ format: "date", example: "2026-04-30" });

/** An RFC 3339 instant with offset; handed on in canonical UTC form. */
export const instantText = z.iso.datetime({ offset: true }).refine((value) => !Number.isNaN(Date.parse(value)), { params: { text: { zh: "应为存在的时刻", en: "must be an instant that exists" } } }).meta({ example: "2026-05-06T09:12:00+08:00" });

/** 留言, and who is called on besides those whom the text names as @id. */
export const comment = z.strictObject({ text: text(2_000), mentions: z.array(personId).max(20).optional() });

export const count = z.int().min(1).max(10_000);
export const finite = z.number().min(-1e15).max(1e15);
export const weight = z.number().gt(0).max(1_000);
export const priority = z.enum(["A", "B", "C"]);
export const reportCadence = z.enum(["daily", "weekly", "half-monthly", "monthly"]);
export const unit = text(20);

/** How a due date is set (完成时限). */
export const dueRule = z.union([
  z.strictObject({ on: civilDate, fixed: z.boolean().optional() }),
  z.strictObject({ workingDays: z.int().min(0).max(2_000), after: id }),
  z.strictObject({ days: z.int().min(0).max(5_000), after: id }),
  z.strictObject({ months: z.int().min(0).max(240), after: id }),
]).meta({ id: "DueRule" }) satisfies z.ZodType<DueRule>;

/** A query flag: ?mine=true. */
export const flag = z.enum(["true", "false"]).transform((value) => value === "true");

/** A comma-separated list in the query: ?status=Assigned,InProgress. */
export function listOf<T extends string>(values: readonly [T, ...T[]]): z.ZodType<T[], string> {
  const one = z.enum(values);
  return z.string().max(500).transform((value) => value.split(",")).pipe(z.array(one).min(1).max(50));
}

/** How many entries a page has, 50 unless asked for otherwise. */
export const limit = z.coerce.number<string>().int().min(1).max(200).default(50);
/** Opaque: from the answer's `nextCursor`. */
export const cursor = z.string().min(1).max(600);
