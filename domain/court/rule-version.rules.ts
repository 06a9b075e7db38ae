import { accepted, rejected, type Accepted, type Context, type EventMeta, type Notice, type Rejected } from "../decider.ts";
import type { StatutoryRule } from "../legal-clock/clock-rule.ts";
import { ruleFaults } from "../legal-clock/rule-faults.ts";
import { civilDateOf, plusDays, type CivilDate } from "../time.ts";
import type { CourtCommand, CourtEvent, CourtState, RuleProposal } from "./court.ts";
import { statutoryTable } from "./statutory-table.ts";

type Of<Type extends CourtCommand["type"]> = Extract<CourtCommand, { type: Type }>;
type Event<Type extends CourtEvent["type"]> = Extract<CourtEvent, { type: Type }>;
type Outcome = Accepted<CourtEvent> | Rejected;

function pendingOf(state: CourtState, rule: string): RuleProposal | undefined {
  return (state.ruleProposals ?? []).find(({ row }) => row.id === rule);
}

/**
 * A version begins on a day to come, after the rule's latest one: whatever has started already keeps the version that it
 * started under, and nothing that was computed before changes.
 */
function startFault(table: readonly StatutoryRule[], { id, fromOn }: StatutoryRule, todayOn: CivilDate): Rejected | undefined {
  const latestOn = table.reduce((latest, row) => (row.id === id && row.fromOn > latest ? row.fromOn : latest), todayOn);
  return fromOn > latestOn ? undefined : rejected("RuleStartsTooEarly", { rule: id, fromOn, earliest: plusDays(latestOn, 1) });
}

/** Key by key, whatever order the keys came in; the version's own name and first day apart. */
function terms({ version: _version, fromOn: _fromOn, ...rest }: StatutoryRule): string {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, sorted(one)]));
  };
  return JSON.stringify(sorted(rest));
}

/** Why a row cannot become a version of its rule, with every fault of it; undefined when it can. */
export function ruleVersionFault(state: CourtState, row: StatutoryRule, todayOn: CivilDate): Rejected | undefined {
  const table = statutoryTable(state);
  const latest = table.filter(({ id }) => id === row.id).at(-1);
  if (latest === undefined) return rejected("UnknownRule", { rule: row.id });
  const faults = ruleFaults(row, table);
  if (faults.length > 0) return rejected("FaultyRule", { rule: row.id, faults: faults.map(({ path, message: { zh, en } }) => ({ path, message: { zh, en } })) });
  return startFault(table, row, todayOn) ?? (terms(latest) === terms(row) ? rejected("NothingChanged") : undefined);
}

/** 拟定法定期限规则的新版本: it waits for the president; nothing follows it before. */
export function proposeRuleVersion(state: CourtState, { row }: Of<"ProposeRuleVersion">, at: Context): Outcome {
  const pending = pendingOf(state, row.id);
  if (pending !== undefined) return rejected("RuleProposalPending", { rule: row.id, version: pending.row.version });
  return ruleVersionFault(state, row, civilDateOf(at.at)) ?? accepted({ type: "RuleVersionProposed", row, by: at.actingPersons });
}

function pendingVersion(state: CourtState, { rule, version }: { rule: string; version: string }): RuleProposal | Rejected {
  const pending = pendingOf(state, rule);
  return pending?.row.version === version ? pending : rejected("NoRuleProposed", { rule, version });
}

/** 批准: by somebody else than whoever proposed it, whoever acts for whom; it must still begin on a day to come. */
export function approveRuleVersion(state: CourtState, command: Of<"ApproveRuleVersion">, at: Context): Outcome {
  const pending = pendingVersion(state, command);
  if ("rejected" in pending) return pending;
  const { rule, version } = command;
  if (pending.by.some((person) => at.actingPersons.includes(person))) return rejected("OwnRuleProposal", { rule, version });
  return startFault(statutoryTable(state), pending.row, civilDateOf(at.at)) ?? accepted({ type: "RuleVersionApproved", rule, version, fromOn: pending.row.fromOn });
}

/** 不予批准, by the president; or taken back by whoever proposed it. */
export function rejectRuleVersion(state: CourtState, command: Of<"RejectRuleVersion">, at: Context): Outcome {
  const pending = pendingVersion(state, command);
  if ("rejected" in pending) return pending;
  const { rule, version, reason } = command;
  const allowed = [...pending.by, ...(state.president === undefined ? [] : [state.president])];
  if (!at.actingPersons.some((person) => allowed.includes(person))) return rejected("NotEntitled", { allowed });
  return accepted({ type: "RuleVersionRejected", rule, version, reason, proposedBy: pending.by });
}

export function withRuleVersion(state: CourtState, { rule, version }: Event<"RuleVersionApproved">, { actor, effectiveAt }: EventMeta): Pick<CourtState, "ruleVersions" | "ruleProposals"> {
  const approved = pendingOf(state, rule);
  const ruleProposals = withoutProposal(state, rule);
  if (approved?.row.version !== version) return { ruleProposals };
  return { ruleVersions: [...(state.ruleVersions ?? []), { ...approved, approvedBy: actor, approvedAt: effectiveAt }], ruleProposals };
}

export function withoutProposal(state: CourtState, rule: string): RuleProposal[] {
  return (state.ruleProposals ?? []).filter(({ row }) => row.id !== rule);
}

/** The president is told of what waits, and whoever proposed it of what became of it. */
export function ruleVersionNotices(event: Event<"RuleVersionProposed" | "RuleVersionApproved" | "RuleVersionRejected">, state: CourtState): Notice[] {
  switch (event.type) {
    case "RuleVersionProposed": {
      const { id: rule, version, fromOn } = event.row;
      return state.president === undefined ? [] : [{ to: [state.president], template: "rule-version-proposed", params: { rule, version, fromOn, by: event.by } }];
    }
    case "RuleVersionApproved": {
      const { rule, version, fromOn } = event;
      const approved = (state.ruleVersions ?? []).find(({ row }) => row.id === rule && row.version === version);
      return approved === undefined ? [] : [{ to: approved.by, template: "rule-version-approved", params: { rule, version, fromOn } }];
    }
    case "RuleVersionRejected": {
      const { rule, version, reason } = event;
      return [{ to: event.proposedBy, template: "rule-version-rejected", params: { rule, version, reason } }];
    }
  }
}
