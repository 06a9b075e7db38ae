import { isCivilDate } from "../time.ts";
import { circumstances, exclusionGroundIds, restartGroundIds, type ExtensionStep, type Period, type StatutoryRule, type Wording } from "./clock-rule.ts";

/** What is wrong with a row, and where: "limit.months", "extensions[1].article". */
export interface RuleFault { path: string; message: Wording }

/** The longest period of each unit: beyond it a calculation would leave the calendar. */
export const longestPeriods = { days: 20_000, workingDays: 5_000, months: 1_200, years: 100, hours: 100_000 } as const;
export const longestWording = 500;

const messages = {
  wording: { zh: `须有中文和英文，各 1–${longestWording} 字，不含控制字符`, en: `needs Chinese and English of 1–${longestWording} characters without control characters` },
  version: { zh: "版本名只能用小写字母、数字、点和连字符，至多 60 字", en: "a version's name has lower-case letters, digits, dots and hyphens, at most 60" },
  versionTaken: { zh: "该规则已有此版本名", en: "the rule has a version of this name already" },
  date: { zh: "应为存在的日期，格式 YYYY-MM-DD", en: "must be a date that exists, as YYYY-MM-DD" },
  amount: { zh: "应为正整数且不过大", en: "must be a whole number above zero and not too large" },
  sameDirection: { zh: "计算方向（向前、向后）须与原版本一致，办案流程依其计算", en: "the direction must stay as it was: the process counts by it" },
  sameProcedure: { zh: "审判程序须与原版本一致，转换程序依其判断", en: "the procedure must stay as it was: conversions go by it" },
  bare: { zh: "按小时计算、向前计算或无期限的规则，不能延长、扣除、重新计算或转换", en: "what is counted in hours or backwards, or has no limit, knows no extension, exclusion, new start or conversion" },
  hoursRoll: { zh: "按小时计算的期间不顺延", en: "a period of hours does not roll" },
  hoursBackwards: { zh: "按小时计算的期间不能向前计算", en: "a period of hours is not counted backwards" },
  repeatableLast: { zh: "只有最后一次延长可以重复", en: "only the last extension may be repeatable" },
  twice: { zh: "重复", en: "is there twice" },
  unknown: { zh: "没有这一项", en: "there is no such thing" },
  unknownRule: { zh: "规则表中没有这条规则，或它在此版本开始之日尚未施行", en: "the table has no such rule in force on the day this version begins" },
  circle: { zh: "转换程序不能循环", en: "conversions must not form a circle" },
} as const satisfies Record<string, Wording>;

class Faults {
  readonly found: RuleFault[] = [];

  check(good: boolean, path: string, message: keyof typeof messages): void {
    if (!good) this.found.push({ path, message: messages[message] });
  }

  wording({ zh, en }: Wording, path: string): void {
    const good = (text: string): boolean => text.trim() !== "" && text.length <= longestWording && !/\p{Cc}/u.test(text);
    this.check(good(zh) && good(en), path, "wording");
  }

  amount(value: number | undefined, path: string, most: number = longestPeriods.days): void {
    this.check(value === undefined || (Number.isSafeInteger(value) && value > 0 && value <= most), path, "amount");
  }

  period(limit: Period | "none", path: string): void {
    if (limit === "none") return;
    for (const [unit, most] of Object.entries(longestPeriods)) {
      const value = Object.entries(limit).find(([name]) => name === unit)?.[1];
      if (value !== undefined) this.amount(value, `${path}.${unit}`, most);
    }
  }

  extensions(steps: readonly ExtensionStep[], path: string): void {
    for (const [index, step] of steps.entries()) {
      this.amount(step.atMost?.months, `${path}[${index}].atMost.months`, longestPeriods.months);
      this.check(step.repeatable === undefined || index === steps.length - 1, `${path}[${index}].repeatable`, "repeatableLast");
      this.wording(step.article, `${path}[${index}].article`);
    }
  }

  /** Grounds of exclusion or of a new start: each known, each once. */
  grounds(grounds: readonly { id: string; name: Wording; article: Wording }[], known: readonly string[], path: string): void {
    for (const [index, ground] of grounds.entries()) {
      this.check(known.includes(ground.id), `${path}[${index}].id`, "unknown");
      this.check(grounds.findIndex(({ id }) => id === ground.id) === index, `${path}[${index}].id`, "twice");
      this.wording(ground.name, `${path}[${index}].name`);
      this.wording(ground.article, `${path}[${index}].article`);
    }
  }
}

/** Whether conversions lead from `from` to `to` in any version of the table: a clock must not be converted in a circle. */
function leadsTo(table: readonly StatutoryRule[], from: string, to: string, seen: Set<string>): boolean {
  if (from === to) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  return table.some((row) => row.id === from && Object.values(row.convertsTo ?? {}).some((next) => leadsTo(table, next, to, seen)));
}

function variants(faults: Faults, row: StatutoryRule): void {
  for (const [name, variant] of Object.entries(row.variants ?? {})) {
    const path = `variants.${name}`;
    faults.check(circumstances.some((one) => one === name), path, "unknown");
    faults.period(variant.limit, `${path}.limit`);
    faults.wording(variant.article, `${path}.article`);
    faults.extensions(variant.extensions ?? [], `${path}.extensions`);
    const bare = variant.limit === "none" || "hours" in variant.limit;
    faults.check(!bare || (variant.extensions ?? []).length === 0, `${path}.extensions`, "bare");
  }
}

function conversions(faults: Faults, row: StatutoryRule, table: readonly StatutoryRule[]): void {
  for (const [to, by] of Object.entries(row.convertsTo ?? {})) {
    const path = `convertsTo.${to}`;
    const known = (id: string): boolean => table.some((one) => one.id === id && one.fromOn <= row.fromOn);
    faults.check(known(to) && known(by), path, "unknownRule");
    faults.check(to !== row.id && !leadsTo(table, by, row.id, new Set()), path, "circle");
  }
}

/**
 * Everything that is wrong with a row that is to become a version of a rule of the table. Whether its start fits is not asked
 * here. What the process and conversions go by — direction and procedure — stays as in the rule's latest version.
 */
export function ruleFaults(row: StatutoryRule, table: readonly StatutoryRule[]): RuleFault[] {
  const faults = new Faults();
  const versions = table.filter(({ id }) => id === row.id);
  const latest = versions[versions.length - 1];
  faults.check(/^[a-z0-9][a-z0-9.-]{0,59}$/.test(row.version), "version", "version");
  faults.check(!versions.some(({ version }) => version === row.version), "version", "versionTaken");
  faults.check(isCivilDate(row.fromOn), "fromOn", "date");
  for (const field of ["name", "starts", "satisfiedBy", "article", "law"] as const) faults.wording(row[field], field);
  if (row.note !== undefined) faults.wording(row.note, "note");
  faults.period(row.limit, "limit");
  faults.check(row.before === latest?.before, "before", "sameDirection");
  faults.check(row.procedure === latest?.procedure, "procedure", "sameProcedure");
  faults.extensions(row.extensions, "extensions");
  if (row.grounds !== "any") {
    faults.grounds(row.grounds, exclusionGroundIds, "grounds");
    for (const [index, ground] of row.grounds.entries()) {
      for (const field of ["atMostMonths", "countedDays", "askedWithinDays", "endsMonthsAfter"] as const) faults.amount(ground[field], `grounds[${index}].${field}`, longestPeriods.months);
    }
  }
  faults.grounds(row.restarts, restartGroundIds, "restarts");
  const hours = row.limit !== "none" && "hours" in row.limit;
  if (hours || row.before === true || row.limit === "none") {
    faults.check(row.extensions.length === 0, "extensions", "bare");
    faults.check(row.grounds.length === 0, "grounds", "bare");
    faults.check(row.restarts.length === 0, "restarts", "bare");
    faults.check(Object.keys(row.convertsTo ?? {}).length === 0, "convertsTo", "bare");
  }
  faults.check(!(hours && row.rolls), "rolls", "hoursRoll");
  faults.check(!(hours && row.before === true), "limit", "hoursBackwards");
  variants(faults, row);
  conversions(faults, row, table);
  return faults.found;
}
