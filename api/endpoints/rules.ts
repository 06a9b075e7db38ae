import { z } from "zod";
import { cursor, limit } from "../../contracts/field-schemas.ts";
import { isText } from "../../contracts/problem-text-guard.ts";
import { ruleVersionPage, ruleVersionPreview, ruleVersionStatuses, ruleVersionTrial } from "../../contracts/views/rule.ts";
import { authorise } from "../../domain/authority/authorise.ts";
import type { Court } from "../../domain/court/court-view.ts";
import { ruleVersionFault } from "../../domain/court/rule-version.rules.ts";
import { isRejected } from "../../domain/decider.ts";
import type { Circumstance, StatutoryRule } from "../../domain/legal-clock/clock-rule.ts";
import { deadline } from "../../domain/legal-clock/deadline.ts";
import type { ClockEntry } from "../../domain/legal-clock/legal-clock.ts";
import { ruleInForce } from "../../domain/legal-clock/rule-in-force.ts";
import { statutoryRuleIds } from "../../domain/legal-clock/rules/statutory-rules.ts";
import { civilDateOf, instantAt, type CivilDate } from "../../domain/time.ts";
import { page } from "../../ledger/queries/cursor.ts";
import { requireRead } from "../command-answers.ts";
import { endpoint, type Endpoint } from "../endpoint.ts";
import { cursorValues, nextCursor } from "../paging.ts";
import type { Language } from "../problem.ts";
import { rejectionProblem } from "../rejections/rejection-problem.ts";
import { rejectionTexts } from "../rejections/rejection-texts.ts";
import { deadlineView } from "../views/deadline.view.ts";
import { ok } from "./responses.ts";

type ShownVersion = Omit<z.input<typeof ruleVersionPage>["rules"][number], "row"> & { row: StatutoryRule };
type Outcome = z.input<typeof ruleVersionPreview>["before"];

const order = new Map<string, number>(statutoryRuleIds.map((id, index) => [id, index]));

/** Every version in the table's order, of one rule the earliest first. */
function versions(court: Court, todayOn: CivilDate): ShownVersion[] {
  const { ruleVersions = [], ruleProposals = [] } = court.state;
  const own = new Map(ruleVersions.map((one) => [one.row, one]));
  const table = court.statutoryRules();
  const inForce = (row: StatutoryRule): boolean => !table.some((other) => other.id === row.id && other.fromOn > row.fromOn && other.fromOn <= todayOn);
  const approved = table.map((row): ShownVersion => {
    const version = own.get(row);
    const status = row.fromOn > todayOn ? "upcoming" : inForce(row) ? "in-force" : "past";
    if (version === undefined) return { status, source: "built-in", row };
    return { status, source: "court", row, proposedBy: version.by, proposedAt: version.proposedAt, approvedBy: version.approvedBy, approvedAt: version.approvedAt };
  });
  const proposed = ruleProposals.map(({ row, by, proposedAt }): ShownVersion => ({ status: "proposed", source: "court", row, proposedBy: by, proposedAt }));
  return [...approved, ...proposed].sort((a, b) => place(a.row.id) - place(b.row.id) || (a.row.fromOn < b.row.fromOn ? -1 : 1));
}

function place(rule: string): number {
  return order.get(rule) ?? order.size;
}

const listRules = endpoint({
  id: "listRules",
  method: "get",
  path: "/rules",
  tag: "calculations",
  summary: { zh: "法定期限规则：各版本的条文依据、法律版本和可靠程度", en: "The statutory limits: every version with its article, law and confidence" },
  auth: "person",
  action: "read.organisation",
  query: z.strictObject({ rule: z.enum(statutoryRuleIds).optional(), status: z.enum(ruleVersionStatuses).optional(), limit, cursor: cursor.optional() }),
  responses: ok(ruleVersionPage),
  handler: async ({ query }, context) => {
    await requireRead(context, "read.organisation");
    const { court } = await context.ledger.court();
    const now = await context.ledger.courtNow();
    const [afterRule, afterOn] = cursorValues(query.cursor, ["id", "date"]) ?? [];
    const found = versions(court, civilDateOf(now)).filter(({ row, status }) => {
      if ((query.rule ?? row.id) !== row.id || (query.status ?? status) !== status) return false;
      if (afterRule === undefined || afterOn === undefined) return true;
      return place(row.id) > place(afterRule) || (row.id === afterRule && row.fromOn > afterOn);
    });
    const { rows, nextCursor: next } = page(found.slice(0, query.limit + 1), query.limit, ({ row }) => [row.id, row.fromOn]);
    const approver = "granted" in authorise(court, context.caller.actor, "court.ApproveRuleVersion", undefined, now);
    const mine = [context.caller.actor.id, context.caller.actor.onBehalfOf];
    const mayApprove = approver ? (court.state.ruleProposals ?? []).filter(({ by }) => !by.some((person) => mine.includes(person))).map(({ row }) => row.id) : [];
    return { status: 200, body: { rules: rows, mayApprove, ...nextCursor({ nextCursor: next }) } };
  },
});

interface Sample { rule: string; startsOn: CivilDate; circumstances: readonly Circumstance[] | undefined; ledger: readonly ClockEntry[] }

const morningMinutes = 9 * 60;

/** The sample's date by a table, or why the rule refuses it. */
function outcomeOf({ rule: id, startsOn, circumstances, ledger }: Sample, table: readonly StatutoryRule[], court: Court, language: Language): Outcome {
  const found = ruleInForce(table, id, startsOn, circumstances);
  const calendar = court.calendar();
  const computed = isRejected(found) ? found : deadline([{ type: "started", on: startsOn, ...(byHours(found.rule.limit) ? { at: instantAt(startsOn, morningMinutes) } : {}) }, ...ledger], found.rule, calendar);
  if (!isRejected(computed)) return { calculation: deadlineView(computed, isRejected(found) ? undefined : found.row, calendar.version, language) };
  const text = rejectionTexts[computed.rejected]?.[language] ?? computed.rejected;
  const article = computed.details?.["article"];
  return { refusal: { reason: computed.rejected, text, ...(isText(article) ? { article: article[language] } : {}) } };
}

function byHours(periodLimit: StatutoryRule["limit"]): boolean {
  return periodLimit !== "none" && "hours" in periodLimit;
}

function told({ calculation, refusal }: Outcome): string {
  return JSON.stringify([calculation?.dueOn, calculation?.dueAt, calculation?.kind, refusal?.reason]);
}

const previewRuleVersion = endpoint({
  id: "previewRuleVersion",
  method: "post",
  path: "/court/preview-rule-version",
  tag: "court",
  summary: { zh: "试算规则新版本：同一起算日按现行和新版本各算一遍；不保存", en: "What a version of a rule changes: one sample with the table as it is and with the version; nothing is stored" },
  auth: "person",
  action: "calculate",
  scope: "read",
  refusable: true,
  body: ruleVersionTrial,
  responses: ok(ruleVersionPreview),
  handler: async ({ body }, context) => {
    await requireRead(context, "calculate");
    const { court, state } = await context.ledger.court();
    const { row, startsOn = row.fromOn, circumstances, ledger } = body;
    const fault = ruleVersionFault(state, row, civilDateOf(await context.ledger.courtNow()));
    if (fault !== undefined) throw rejectionProblem(fault, []);
    const sample: Sample = { rule: row.id, startsOn, circumstances, ledger };
    const table = court.statutoryRules();
    const before = outcomeOf(sample, table, court, context.language);
    const after = outcomeOf(sample, [...table, row], court, context.language);
    return { status: 200, body: { rule: row.id, version: row.version, startsOn, applies: startsOn >= row.fromOn, changed: told(before) !== told(after), before, after } };
  },
});

export const ruleEndpoints: readonly Endpoint[] = [listRules, previewRuleVersion];
