import { z } from "zod";
import { cursor, flag, id, limit, personId } from "../../contracts/field-schemas.ts";
import { authorityView, importAnswer, leaverPreviewView, organisationView, personView, settingsView } from "../../contracts/views/court.ts";
import { planOrgImport, type OrgFault, type OrgImportKind } from "../../contracts/org-csv.ts";
import { authorise, rolesOf, whoMay } from "../../domain/authority/authorise.ts";
import type { CourtCommand, CourtState } from "../../domain/court/court.ts";
import { leaverPreview } from "../../domain/court/leaver.ts";
import { civilDateOf, type Instant } from "../../domain/time.ts";
import { deciderOf } from "../../ledger/deciders.ts";
import { stateBefore } from "../../ledger/stream-history.ts";
import { page } from "../../ledger/queries/cursor.ts";
import { openDuties } from "../../ledger/queries/duties.ts";
import { acceptedOr, etag, requireRead, toRequest, type PersonContext } from "../command-answers.ts";
import { endpoint, type Endpoint } from "../endpoint.ts";
import { invalidRequest } from "../invalid-params.ts";
import { cursorValues, nextCursor } from "../paging.ts";
import { Problem } from "../problem.ts";
import { acceptedParts } from "../repeated-requests.ts";
import { organisation, shownPerson } from "../views/court.view.ts";
import { endAccess } from "./court-commands.ts";
import { ok } from "./responses.ts";

const getOrganisation = endpoint({
  id: "getOrganisation",
  method: "get",
  path: "/court/organisation",
  tag: "court",
  summary: { zh: "机构、岗位、人员、代理、流程", en: "Departments, posts, persons, delegations, processes" },
  auth: "person",
  action: "read.organisation",
  responses: ok(organisationView),
  handler: async (_input, context) => {
    await requireRead(context, "read.organisation");
    const { state } = await context.ledger.court();
    const loaded = await context.ledger.load("court");
    const version = loaded?.version ?? 0;
    const actions = loaded === undefined ? [] : await context.ledger.availableActions(loaded, context.caller.actor);
    return { status: 200, body: organisation(state, version, civilDateOf(await context.ledger.courtNow()), actions), headers: { ETag: etag(version) } };
  },
});

const getSettings = endpoint({
  id: "getSettings",
  method: "get",
  path: "/court/settings",
  tag: "court",
  summary: { zh: "工作日历、提醒规则、文号、法院时钟、词表", en: "Calendars, ladders, number formats, clock, duty words" },
  auth: "person",
  action: "read.organisation",
  responses: ok(settingsView),
  handler: async (_input, context) => {
    await requireRead(context, "read.organisation");
    const { state } = await context.ledger.court();
    const version = (await context.ledger.load("court"))?.version ?? 0;
    const { currentCalendar, calendars, currentLadders, ladders, numberFormats, clock, dutyWords } = state;
    return { status: 200, body: { version, currentCalendar, calendars, currentLadders, ladders, numberFormats, clock, dutyWords, courtNow: await context.ledger.courtNow() }, headers: { ETag: etag(version) } };
  },
});

const getAuthority = endpoint({
  id: "getAuthority",
  method: "get",
  path: "/court/authority",
  tag: "court",
  summary: { zh: "权力清单", en: "The authority catalogue" },
  auth: "person",
  action: "read.authority",
  responses: ok(authorityView),
  handler: async (_input, context) => {
    await requireRead(context, "read.authority");
    return { status: 200, body: (await context.ledger.court()).state.authority };
  },
});

const getWhoMay = endpoint({
  id: "whoMay",
  method: "get",
  path: "/court/who-may",
  tag: "court",
  summary: { zh: "谁能办这件事", en: "Who can do this now" },
  auth: "person",
  action: "read.authority",
  query: z.strictObject({ action: z.string().min(1).max(80), stream: id.optional() }),
  responses: ok(z.object({ action: z.string(), entry: z.unknown(), persons: z.array(z.string()) })),
  handler: async ({ query }, context) => {
    await requireRead(context, "read.authority");
    const { court, state } = await context.ledger.court();
    const entry = state.authority.entries.find((one) => one.action === query.action);
    if (entry === undefined) throw new Problem("not-found", { params: { what: { zh: "权力清单事项", en: "action" }, id: query.action } });
    const loaded = query.stream === undefined ? undefined : await context.ledger.load(query.stream);
    if (query.stream !== undefined && loaded === undefined) throw new Problem("not-found", { params: { what: { zh: "实体", en: "entity" }, id: query.stream } });
    const subject = loaded === undefined ? undefined : deciderOf(loaded.kind).subject(loaded.state);
    return { status: 200, body: { action: query.action, entry, persons: whoMay(court, query.action, subject, await context.ledger.courtNow()) } };
  },
});

const getPerson = endpoint({
  id: "getPerson",
  method: "get",
  path: "/court/persons/{id}",
  tag: "court",
  summary: { zh: "人员", en: "A person" },
  auth: "person",
  action: "read.organisation",
  params: z.strictObject({ id: personId }),
  responses: ok(personView),
  handler: async ({ params }, context) => {
    await requireRead(context, "read.organisation");
    const { court } = await context.ledger.court();
    const person = Object.hasOwn(court.state.persons, params.id) ? court.person(params.id) : undefined;
    if (person === undefined) throw new Problem("not-found", { params: { what: { zh: "人员", en: "person" }, id: params.id } });
    const withEmail = context.caller.person === person.id || rolesOf(court, context.caller.person).has("administrator");
    return { status: 200, body: shownPerson(person, withEmail) };
  },
});

/** Not what the catalogue grants as a read: whoever may confirm the leaving may preview it. */
async function requireLeaverRight(context: PersonContext): Promise<void> {
  const { court } = await context.ledger.court();
  const verdict = authorise(court, context.caller.actor, "court.ConfirmLeaver", undefined, await context.ledger.courtNow());
  if ("granted" in verdict) return;
  await context.security.note("read-refused", context.caller.person, { action: "court.ConfirmLeaver" });
  throw new Problem("not-allowed", { params: { action: "court.ConfirmLeaver" }, ...(verdict.entry === undefined ? {} : { authority: verdict.entry }) });
}

const preview = endpoint({
  id: "leaverPreview",
  method: "get",
  path: "/court/persons/{id}/leaver-preview",
  tag: "court",
  summary: { zh: "离任预览：尚需移交的事项", en: "What a leaver still has to hand over" },
  auth: "person",
  action: "court.ConfirmLeaver",
  params: z.strictObject({ id: personId }),
  responses: ok(leaverPreviewView),
  handler: async ({ params }, context) => {
    await requireLeaverRight(context);
    const { court, state } = await context.ledger.court();
    if (!court.isActive(params.id)) throw new Problem("not-found", { params: { what: { zh: "在职人员", en: "person" }, id: params.id } });
    const open = leaverPreview(state, params.id, await openDuties(context.ledger.database.pool, params.id));
    return { status: 200, body: { person: params.id, open, total: Object.values(open).reduce((sum, duties) => sum + duties.length, 0) } };
  },
});

const failedEffects = endpoint({
  id: "listFailedEffects",
  method: "get",
  path: "/court/failed-effects",
  tag: "court",
  summary: { zh: "失败的外部动作（邮件、推送等），可凭编号重新办理", en: "Effects that failed, the newest first; `effect` is what retry-effect wants" },
  auth: "person",
  action: "court.RetryEffect",
  query: z.strictObject({ limit, cursor: cursor.optional() }),
  responses: ok(z.object({
    effects: z.array(z.object({ effect: z.string(), kind: z.string(), reason: z.string(), attempts: z.int(), failedAt: z.string() }).meta({ id: "FailedEffect" })),
    nextCursor: z.string().optional(),
  })),
  handler: async ({ query }, context) => {
    await requireRead(context, "court.RetryEffect");
    const [at, effect] = cursorValues(query.cursor, ["instant", "id"]) ?? [];
    const { state } = await context.ledger.court();
    const newestFirst = [...(state.failedEffects ?? [])].sort((a, b) => (a.failedAt === b.failedAt ? (a.effect < b.effect ? -1 : 1) : a.failedAt > b.failedAt ? -1 : 1));
    const left = at === undefined || effect === undefined ? newestFirst : newestFirst.filter((one) => one.failedAt < at || (one.failedAt === at && one.effect > effect));
    const found = page(left.slice(0, query.limit + 1), query.limit, (one) => [one.failedAt, one.effect]);
    return { status: 200, body: { effects: found.rows, ...nextCursor(found) } };
  },
});

const importKinds = ["departments", "posts", "persons", "leavers"] as const;
const importTypes = ["text/csv", "application/csv", "text/plain"];

function shownFault(fault: OrgFault, language: "zh" | "en"): Record<string, unknown> {
  return { row: fault.row, code: fault.code, message: fault.message[language], ...(fault.column === undefined ? {} : { column: fault.column }) };
}

async function endAccessOfLeavers(context: PersonContext, commands: CourtCommand[]): Promise<void> {
  for (const command of commands) if (command.type === "ConfirmLeaver") await endAccess(context, command.person);
}

/** Whose duties a file asks for: people of this court whom it names as leaving. */
function leaversIn(kind: OrgImportKind, input: string | Uint8Array, state: CourtState, at: Instant): string[] {
  const named = new Set<string>();
  planOrgImport(kind, input, state, { at, openOf: (person) => {
    if (Object.hasOwn(state.persons, person)) named.add(person);
    return {};
  } });
  return [...named];
}

const importOrganisation = endpoint({
  id: "importOrganisation",
  method: "post",
  path: "/court/imports/{kind}",
  tag: "court",
  summary: { zh: "导入部门、岗位、人员、离任（CSV，可先试算）", en: "Import departments, posts, persons or leavers from CSV, with a dry run" },
  auth: "person",
  action: "court.RegisterPerson",
  command: "changes",
  params: z.strictObject({ kind: z.enum(importKinds) }),
  query: z.strictObject({ dryRun: flag.default(false) }),
  body: z.strictObject({ csv: z.string().min(1).max(5_000_000) }).optional(),
  uploads: { contentTypes: importTypes, maxBytes: 5_000_000 },
  responses: ok(importAnswer),
  handler: async ({ params, query, body, upload }, context) => {
    const input = upload?.bytes ?? body?.csv;
    if (input === undefined) throw invalidRequest([{ path: "csv", code: "required", message: { zh: "必填", en: "is required" } }]);
    const [first, ...others] = await acceptedParts(context);
    if (first !== undefined) {
      // The first answer again: what the file meant for the court as it was before.
      const { state } = await stateBefore(context.ledger.database.pool, "court", first.seq);
      const { summary, commands } = planOrgImport(params.kind, input, state as CourtState, { at: await context.ledger.courtNow() });
      await endAccessOfLeavers(context, commands);
      return { status: 200, body: { dryRun: false, applied: true, commands: others.length + 1, summary, faults: [] } };
    }
    await requireLeaverRight(context);
    const { state } = await context.ledger.court();
    const at = await context.ledger.courtNow();
    const held = new Map<string, Awaited<ReturnType<typeof openDuties>>>();
    for (const person of leaversIn(params.kind, input, state, at)) held.set(person, await openDuties(context.ledger.database.pool, person));
    const plan = planOrgImport(params.kind, input, state, { at, openOf: (person) => held.get(person) ?? {} });
    if (plan.faults.length > 0 && !query.dryRun) {
      throw new Problem("invalid-file", {
        params: { count: plan.faults.length },
        invalidParams: plan.faults.map((fault) => ({ path: `row ${fault.row}${fault.column === undefined ? "" : ` ${fault.column}`}`, code: fault.code, message: fault.message })),
      });
    }
    const applied = !query.dryRun && plan.commands.length > 0;
    if (plan.commands.length > 0) {
      const requests = plan.commands.map((command, index) => ({ ...toRequest({ ...context, key: `${context.key}/${index}` }, "court", "court", command), ...(index === 0 ? {} : { ifMatch: undefined }) }));
      for (const outcome of await context.ledger.executeAll(requests, { dryRun: query.dryRun })) acceptedOr(outcome, "court");
      if (applied) await endAccessOfLeavers(context, plan.commands);
    }
    return { status: 200, body: { dryRun: query.dryRun, applied, commands: plan.commands.length, summary: plan.summary, faults: plan.faults.map((fault) => shownFault(fault, context.language)) } };
  },
});

export const courtReads: readonly Endpoint[] = [getOrganisation, getSettings, getAuthority, getWhoMay, getPerson, preview, failedEffects, importOrganisation];
