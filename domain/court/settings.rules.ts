import { authorityActions, needsSeparation } from "../authority/catalogue.ts";
import { breaksFirewall } from "../authority/firewall.ts";
import { whoMay } from "../authority/authorise.ts";
import { partyActions } from "../authority/party-actor.ts";
import { accepted, rejected, type Accepted, type Context, type Rejected } from "../decider.ts";
import type { Audience } from "../escalation/ladder.ts";
import { epochMs, instant, isCivilDate } from "../time.ts";
import { courtView, entryOf, type Court } from "./court-view.ts";
import { roles, type AuthorityEntry, type CourtCommand, type CourtEvent, type CourtState } from "./court.ts";
import { nameFault } from "./organisation.rules.ts";

type Of<Type extends CourtCommand["type"]> = Extract<CourtCommand, { type: Type }>;
type Outcome = Accepted<CourtEvent> | Rejected;

const audiences: readonly Audience[] = ["person", "supervisor", "department-head", "task-force-lead", "leader-in-charge", "president"];
const scopes: readonly AuthorityEntry["grants"][number]["scope"][] = ["own", "supervised", "department", "campaign", "court"];
/** A year of working days: rungs farther off belong to no item. */
const maxOffsetWorkingDays = 250;
/** A day in about a second is 86,400; more serves no demonstration and overflows timers. */
const maxScale = 1_000_000;

function versionFault(version: string): Rejected | undefined {
  return /^[a-z0-9][a-z0-9.-]{0,63}$/.test(version) ? undefined : rejected("InvalidVersion", { version });
}

/** 0 = Sunday … 6 = Saturday. */
function weekday(on: string): number {
  return new Date(`${on}T00:00:00.000Z`).getUTCDay();
}

/** A new version of the working-day calendar, in force at once for what is opened from now on; years without a notice are flagged. */
export function setCalendar(court: Court, { table }: Of<"SetCalendar">): Outcome {
  const fault = versionFault(table.version);
  if (fault !== undefined) return fault;
  if (entryOf(court.state.calendars, table.version) !== undefined) return rejected("VersionExists", { version: table.version });
  const wrong: string[] = [];
  for (const [key, year] of Object.entries(table.years)) {
    if (!/^[1-9]\d{3}$/.test(key) || year.year !== Number(key)) wrong.push(`years.${key}`);
    const list = (name: "offWeekdays" | "workWeekends", fits: (day: number) => boolean): void => {
      year[name].forEach((on, index) => {
        const good = isCivilDate(on) && on.startsWith(key) && fits(weekday(on)) && year[name].indexOf(on) === index;
        if (!good) wrong.push(`years.${key}.${name}[${index}]`);
      });
    };
    list("offWeekdays", (day) => day >= 1 && day <= 5);
    list("workWeekends", (day) => day === 0 || day === 6);
  }
  if (wrong.length > 0 || Object.keys(table.years).length === 0) return rejected("InvalidCalendar", { paths: wrong });
  const provisionalYears = Object.values(table.years).filter((year) => !year.announced).map((year) => year.year);
  return accepted({ type: "CalendarSet", table, provisionalYears });
}

export function setLadder(court: Court, { version, priorities, rungs }: Of<"SetLadder">): Outcome {
  const fault = versionFault(version);
  if (fault !== undefined) return fault;
  if (entryOf(court.state.ladders, version) !== undefined) return rejected("VersionExists", { version });
  if (priorities.length === 0 || priorities.some((one) => !["A", "B", "C"].includes(one))) return rejected("InvalidPriorities", { allowed: ["A", "B", "C"] });
  const wrong = rungs.flatMap((rung, index) => {
    const unique = rungs.findIndex((one) => one.id === rung.id || one.offsetWorkingDays === rung.offsetWorkingDays) === index;
    const offset = Number.isInteger(rung.offsetWorkingDays) && Math.abs(rung.offsetWorkingDays) <= maxOffsetWorkingDays;
    const heard = rung.audience.length > 0 && rung.audience.every((one) => audiences.includes(one));
    return unique && offset && heard && nameFault(rung.id) === undefined ? [] : [`rungs[${index}]`];
  });
  if (wrong.length > 0 || rungs.length === 0) return rejected("InvalidLadder", { paths: wrong });
  const distinct = [...new Set(priorities)];
  const [only] = distinct;
  return accepted({ type: "LadderSet", ladder: { version, ...(distinct.length === 1 && only !== undefined ? { priority: only } : {}), rungs }, priorities: distinct });
}

/** "authority-7" → "authority-8". */
function nextVersion(version: string): string {
  const at = version.lastIndexOf("-");
  return `${version.slice(0, at)}-${Number(version.slice(at + 1)) + 1}`;
}

/**
 * Edits one entry of the authority catalogue. Four eyes that the default catalogue demands cannot be edited away, and
 * somebody must still be able to edit the catalogue and the roles afterwards.
 */
export function setAuthority(court: Court, { type: _type, ...entry }: Of<"SetAuthority">, at: Context): Outcome {
  const before = court.state.authority.entries.find((one) => one.action === entry.action);
  if (!authorityActions.has(entry.action)) return rejected("UnknownAction", { action: entry.action });
  if (entry.grants.some((grant) => (grant.role !== "anyone" && grant.role !== "party" && !roles.includes(grant.role)) || !scopes.includes(grant.scope))) {
    return rejected("InvalidGrants", { roles: ["anyone", ...roles], scopes: [...scopes] });
  }
  if (entry.grants.some((grant) => grant.role === "party" && (!partyActions.has(entry.action) || grant.scope !== "own"))) return rejected("PartyGrantTooWide", { actions: [...partyActions] });
  if (entry.ground.trim() === "") return rejected("NoGround");
  if (needsSeparation(entry.action) && entry.separation !== true) return rejected("SeparationRequired", { action: entry.action });
  if (breaksFirewall(entry)) return rejected("AdjudicationFirewall", { action: entry.action });
  const next: AuthorityEntry = { action: entry.action, grants: entry.grants, ...(entry.separation === true ? { separation: true } : {}), ground: entry.ground };
  if (JSON.stringify(before) === JSON.stringify(next)) return rejected("NothingChanged");

  const version = nextVersion(court.state.authority.version);
  const edited: CourtState = { ...court.state, authority: { version, entries: [...court.state.authority.entries.filter((one) => one.action !== next.action), next] } };
  const after = courtView(edited);
  const stuck = ["court.SetAuthority", "court.GrantRoles"].filter((action) => whoMay(after, action, noSubject, at.at).length === 0);
  return stuck.length > 0 ? rejected("NobodyCouldEditAuthority", { actions: stuck }) : accepted({ type: "AuthoritySet", version, entry: next });
}

/** Nobody stands in a special relation to the court itself: only roles within the whole court count. */
export const noSubject = { departments: [], own: [], campaign: [], supervisors: [], interested: [] };

/** A named list of process steps 定流程; a version once set never changes, items in progress rely on it. */
export function setProcess(court: Court, { id, name, steps }: Of<"SetProcess">): Outcome {
  const version = /^[a-z0-9][a-z0-9-]{0,60}-(v\d{1,4})$/.exec(id)?.[1];
  if (version === undefined) return rejected("InvalidId", { id, allowed: "name-v1" });
  if (entryOf(court.state.processes, id) !== undefined) return rejected("VersionExists", { version: id });
  const fault = nameFault(name) ?? steps.map((step, index) => nameFault(step, `steps[${index}]`)).find((one) => one !== undefined);
  if (fault !== undefined) return fault;
  if (steps.length === 0 || steps.length > 50 || new Set(steps).size !== steps.length) return rejected("InvalidSteps", { allowed: "1–50, each once" });
  return accepted({ type: "ProcessSet", id, version, name, steps });
}

/** 文号格式: the year and the number must both be in it, or two documents would bear one number. */
export function setNumberFormat(court: Court, { series, format }: Of<"SetNumberFormat">): Outcome {
  if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(series)) return rejected("InvalidId", { id: series, allowed: "a-z 0-9 -" });
  const fault = nameFault(format, "format");
  if (fault !== undefined) return fault;
  const missing = ["{year}", "{number}"].filter((placeholder) => !format.includes(placeholder));
  if (missing.length > 0) return rejected("FormatIncomplete", { missing });
  if (entryOf(court.state.numberFormats, series) === format) return rejected("NothingChanged");
  return accepted({ type: "NumberFormatSet", series, format });
}

export function setDutyWords(court: Court, { version, forbidden, counting }: Of<"SetDutyWords">): Outcome {
  const fault = versionFault(version) ?? [...forbidden, ...counting].map((word) => nameFault(word, "words")).find((one) => one !== undefined);
  if (fault !== undefined) return fault;
  if (court.state.dutyWords.version === version) return rejected("VersionExists", { version });
  return accepted({ type: "DutyWordsSet", version, forbidden, counting });
}

/**
 * New anchors of the court clock (architecture.md, "Court clock"): court time goes on from where it is (or leaps forward to
 * `courtAnchorAt`) at the new scale. The wall anchor is the wall time at which court time is now, rounded down, so that no
 * rounding moves court time back.
 */
export function setClock(court: Court, { scale, courtAnchorAt }: Of<"SetClock">, at: Context): Outcome {
  if (!Number.isFinite(scale) || scale <= 0 || scale > maxScale) return rejected("InvalidScale", { allowed: `0 < scale ≤ ${maxScale}` });
  if (courtAnchorAt !== undefined) {
    if (Number.isNaN(epochMs(courtAnchorAt)) || instant(epochMs(courtAnchorAt)) !== courtAnchorAt) return rejected("InvalidInstant", { courtAnchorAt });
    if (courtAnchorAt < at.at) return rejected("ClockMovesBack", { now: at.at });
  }
  const { clock } = court.state;
  const wallMs = Math.floor(epochMs(clock.wallAnchorAt) + (epochMs(at.at) - epochMs(clock.courtAnchorAt)) / clock.scale);
  return accepted({ type: "ClockSet", clock: { courtAnchorAt: courtAnchorAt ?? at.at, wallAnchorAt: instant(wallMs), scale } });
}
