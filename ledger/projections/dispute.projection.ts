import { isLive } from "../../domain/dispute/dispute.clocks.ts";
import type { DisputeClock } from "../../domain/dispute/dispute-clock.ts";
import type { Dispute, DisputeState } from "../../domain/dispute/dispute.ts";
import { known, panelOf } from "../../domain/dispute/dispute.people.ts";
import { open, subject } from "../../domain/dispute/dispute.reactions.ts";
import { firstFiledOn, pipelineStage, resolvedBeforeFilingOn } from "../../domain/dispute/pipeline.ts";
import { civilDateOf, type CivilDate } from "../../domain/time.ts";
import type { CaseNumberRow, DisputeClockRow, DisputeRow } from "../database.ts";
import { searchPairs } from "./search-pairs.ts";

/** All rows of one dispute. */
export interface DisputeRows { dispute: DisputeRow | undefined; clocks: DisputeClockRow[]; caseNumbers: CaseNumberRow[] }

/** The day of a clock's end; of a period of hours the day on which it ends. */
function dayOf({ dueOn, dueAt }: Pick<DisputeClock, "dueOn" | "dueAt">): CivilDate | undefined {
  return dueOn ?? (dueAt === undefined ? undefined : civilDateOf(dueAt));
}

function closedOn(dispute: Dispute): CivilDate | null {
  return dispute.status === "Closed" || dispute.status === "Archived" ? dispute.on : null;
}

function disputeRow(id: string, dispute: Dispute): DisputeRow {
  const running = dispute.clocks.filter((clock) => clock.status === "running");
  const next = running.filter((clock) => dayOf(clock) !== undefined).sort((a, b) => ((dayOf(a) ?? "") < (dayOf(b) ?? "") ? -1 : 1))[0];
  const { staff, caseNumbers } = dispute;
  return {
    id,
    number: dispute.number,
    title: `${dispute.number} ${dispute.cause}`,
    // Numbers, cause and township: no party's name, no word of what it is about.
    search: searchPairs(dispute.number, dispute.cause, dispute.township, ...caseNumbers.map((one) => one.number)),
    status: dispute.status,
    stage: pipelineStage(dispute.status),
    open: open(dispute),
    source: dispute.source,
    tier: dispute.tier,
    venue: dispute.venue.kind,
    venue_place: dispute.venue.place ?? null,
    cause: dispute.cause,
    amount_fen: dispute.amountFen === undefined ? null : String(dispute.amountFen),
    township: dispute.township ?? null,
    partner: dispute.partner ?? null,
    department: dispute.department,
    procedure: dispute.procedure ?? null,
    clerk: staff.clerk,
    mediator: staff.mediator ?? null,
    judge: staff.judge ?? null,
    enforcement_officer: staff.enforcementOfficer ?? null,
    helpers: known(...panelOf(staff).filter((person) => person !== staff.judge), staff.assistant, staff.courtClerk),
    people: subject(dispute).own,
    registered_by: dispute.registeredBy,
    registered_on: civilDateOf(dispute.registeredAt),
    resolved_on: resolvedBeforeFilingOn(dispute) ?? null,
    filed_on: firstFiledOn(dispute) ?? null,
    ruled_on: dispute.ruling?.on ?? null,
    closed_on: closedOn(dispute),
    due_on: (next === undefined ? undefined : dayOf(next)) ?? null,
    provisional: next?.provisional ?? false,
    standing_still: running.length > 0 && running.every((clock) => clock.open),
    lapsed: dispute.clocks.some((clock) => clock.lapsedOn !== undefined && isLive(clock)),
    specially_supervised: dispute.supervision !== undefined,
  };
}

function clockRow(id: string, department: string, clock: DisputeClock): DisputeClockRow {
  return {
    dispute_id: id, clock_id: clock.id, rule: clock.rule, version: clock.version, department, status: clock.status, excluded: clock.status === "running" && clock.open,
    started_on: clock.startedOn, due_on: dayOf(clock) ?? null, due_at: clock.dueAt ?? null, provisional: clock.provisional, lapsed_on: clock.lapsedOn ?? null,
  };
}

/** The rows of a dispute: functions of its state alone. Clocks and numbers are added and changed, never taken away. */
export function disputeRows(id: string, state: DisputeState): DisputeRows {
  if (state.status === "Unregistered") return { dispute: undefined, clocks: [], caseNumbers: [] };
  return {
    dispute: disputeRow(id, state),
    clocks: state.clocks.map((clock) => clockRow(id, state.department, clock)),
    caseNumbers: state.caseNumbers.map(({ stage, number }) => ({ dispute_id: id, stage, number })),
  };
}
