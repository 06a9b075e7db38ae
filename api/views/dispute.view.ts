import type { z } from "zod";
import type { disputeClockView, disputeLine } from "../../contracts/views/dispute.ts";
import { clockLabel, disputeStatusNames, disputeValues } from "../../contracts/notices/dispute-labels.ts";
import type { Court } from "../../domain/court/court-view.ts";
import { isRejected } from "../../domain/decider.ts";
import { statementOf } from "../../domain/dispute/dispute.clocks.ts";
import type { DisputeClock } from "../../domain/dispute/dispute-clock.ts";
import type { Dispute, DisputeState, Party, Representative } from "../../domain/dispute/dispute.ts";
import { pipelineStage } from "../../domain/dispute/pipeline.ts";
import { civilDateOf, daysBetween, type CivilDate } from "../../domain/time.ts";
import type { ListedDispute } from "../../ledger/queries/disputes.ts";
import type { Language } from "../problem.ts";
import { rejectionTexts } from "../rejections/rejection-texts.ts";
import { deadlineView } from "./deadline.view.ts";
import { dropNulls } from "./drop-nulls.ts";

/** A dispute's state out of the ledger; undefined when it is none. */
export function disputeOf(state: unknown): Dispute | undefined {
  const dispute = state as DisputeState;
  return dispute.status === "Unregistered" ? undefined : dispute;
}

type NoticeLanguage = "zh-CN" | "en";
const noticeLanguage = (language: Language): NoticeLanguage => (language === "en" ? "en" : "zh-CN");

/** 隐名: 李某, 甲**. Nothing of a name that was destroyed is left to mask. */
export function maskedName({ kind, personal }: { kind?: Party["kind"]; personal?: { name?: string } }, language: Language): string {
  const [first] = [...(personal?.name ?? "")];
  if (first === undefined) return language === "en" ? "(no name)" : "（无姓名）";
  return kind === "legal" ? `${first}**` : `${first}某`;
}

type Named = { name: string; masked: boolean; personal?: Record<string, unknown> };

function namedFor(one: (Party | Representative) & { kind?: Party["kind"] }, names: boolean, language: Language): Named {
  const { personal } = one;
  if (names && personal?.name !== undefined) return { name: personal.name, masked: false, personal: { ...personal } };
  return { name: maskedName(one, language), masked: true, ...(names && personal !== undefined ? { personal: { ...personal } } : {}) };
}

/** One clock: its dates, what was excluded and extended, and how its date was computed. */
export function clockView(dispute: Dispute, clock: DisputeClock, court: Court, todayOn: CivilDate, language: Language): z.input<typeof disputeClockView> {
  const computed = statementOf(dispute, clock, court);
  const row = court.statutoryRules().find((one) => one.id === clock.rule && one.version === clock.version);
  const dueOn = clock.dueOn ?? (clock.dueAt === undefined ? undefined : civilDateOf(clock.dueAt));
  const groundText = (ground: string | undefined): string | undefined => (ground === undefined ? undefined : disputeValues["ground"]?.[ground]?.[noticeLanguage(language)] ?? ground);
  return {
    id: clock.id, label: clockLabel(clock.id, noticeLanguage(language)), rule: clock.rule, version: clock.version, status: clock.status, startedOn: clock.startedOn, provisional: clock.provisional, open: clock.open,
    party: clock.party, of: clock.of, dueOn: clock.dueOn, dueAt: clock.dueAt, lapsedOn: clock.lapsedOn, window: clock.window,
    ...(dueOn === undefined || clock.status !== "running" ? {} : { remainingDays: daysBetween(todayOn, dueOn) }),
    exclusions: clock.entries.flatMap((entry) => (entry.type === "excluded" ? [{ id: entry.id, from: entry.from, to: entry.to, expectedTo: entry.expectedTo, ground: entry.ground, groundText: groundText(entry.ground) }] : [])),
    extensions: clock.entries.flatMap((entry) => (entry.type === "extended" ? [{ id: entry.id, months: entry.months, days: entry.days, approvedOn: entry.approvedOn, by: entry.by }] : [])),
    ...(isRejected(computed) ? { refused: rejectionTexts[computed.rejected]?.[language] ?? computed.rejected } : { statement: deadlineView(computed, row, dispute.calendar, language) }),
  };
}

export interface DisputeReader { language: Language; /** May read names (read.dispute-parties). */ names: boolean }

/** A dispute for one reader. Left out are who knows the seal, links, and everything personal that the reader has no right to. */
export function disputeView(dispute: Dispute, version: number, availableActions: string[], court: Court, todayOn: CivilDate, reader: DisputeReader): Record<string, unknown> {
  const { summary, parties, representatives, clocks, sealed, knowsTheSeal: _knows, formerPanel: _former, calendar: _calendar, proposedMediators, phases: _phases, ...facts } = dispute;
  const { language, names } = reader;
  return {
    ...facts,
    ...(names && summary !== undefined ? { summary } : {}),
    version,
    statusText: disputeStatusNames[dispute.status][noticeLanguage(language)],
    stage: pipelineStage(dispute.status),
    proposedMediators,
    parties: parties.map(({ personal, ...party }) => ({ ...party, ...namedFor({ ...party, ...(personal === undefined ? {} : { personal }) }, names, language) })),
    representatives: representatives.map(({ personal, ...one }) => ({ ...one, ...namedFor({ ...one, ...(personal === undefined ? {} : { personal }) }, names, language) })),
    clocks: clocks.map((clock) => clockView(dispute, clock, court, todayOn, language)),
    sealed: sealed.map((one) => ({ ...one, sealed: true })),
    todayOn,
    availableActions,
  };
}

/** A row of a list. */
export function disputeLineView(row: ListedDispute, todayOn: CivilDate): z.input<typeof disputeLine> {
  return dropNulls({
    id: row.id, number: row.number, title: row.title, status: row.status, stage: row.stage, open: row.open, source: row.source, tier: row.tier, venue: row.venue, venuePlace: row.venue_place, cause: row.cause,
    amountFen: row.amount_fen === null ? null : Number(row.amount_fen), township: row.township, partner: row.partner, department: row.department, procedure: row.procedure, clerk: row.clerk, mediator: row.mediator, judge: row.judge,
    enforcementOfficer: row.enforcement_officer, registeredBy: row.registered_by, registeredOn: row.registered_on, resolvedOn: row.resolved_on, filedOn: row.filed_on, ruledOn: row.ruled_on, closedOn: row.closed_on, dueOn: row.due_on,
    remainingDays: row.due_on === null || !row.open ? null : daysBetween(todayOn, row.due_on), provisional: row.provisional, lapsed: row.lapsed, speciallySupervised: row.specially_supervised, light: row.light, version: row.person_seq,
  }) as z.input<typeof disputeLine>;
}
