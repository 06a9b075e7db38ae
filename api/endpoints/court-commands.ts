import { kebab } from "../../contracts/commands/command-body.ts";
import { courtBodies, delegation, leaver, type PlainCourtCommand } from "../../contracts/commands/court.ts";
import type { Text } from "../../contracts/problem-codes.ts";
import { courtAnswer } from "../../contracts/views/court.ts";
import type { CourtState, DutyKind, HandedDuty } from "../../domain/court/court.ts";
import { dutyKinds, leaverPreview } from "../../domain/court/leaver.ts";
import { civilDateOf } from "../../domain/time.ts";
import { openDuties } from "../../ledger/queries/duties.ts";
import { acceptedOr, derivedId, etag, toRequest, type Accepted, type PersonContext } from "../command-answers.ts";
import { endpoint, type Answer, type Endpoint } from "../endpoint.ts";
import { Problem } from "../problem.ts";
import { touched } from "../views/court.view.ts";
import { ok } from "./responses.ts";

const summaries: Record<PlainCourtCommand, Text> = {
  RegisterDepartment: { zh: "登记部门", en: "Register a department" },
  ChangeDepartment: { zh: "变更部门", en: "Change a department" },
  CloseDepartment: { zh: "撤销部门", en: "Close a department" },
  RegisterPost: { zh: "登记岗位", en: "Register a post" },
  ChangePost: { zh: "变更岗位", en: "Change a post" },
  ClosePost: { zh: "撤销岗位", en: "Close a post" },
  RegisterPerson: { zh: "登记人员", en: "Register a person" },
  ChangePerson: { zh: "变更人员信息", en: "Change a person" },
  RecordAbsence: { zh: "登记缺勤", en: "Record an absence" },
  CancelAbsence: { zh: "撤销缺勤", en: "Cancel an absence" },
  RegisterPartner: { zh: "登记协同单位", en: "Register a partner" },
  AppointHead: { zh: "任免部门负责人", en: "Appoint a head of department" },
  AppointLeaderInCharge: { zh: "确定分管院领导", en: "Appoint a leader in charge" },
  AppointPresident: { zh: "登记院长", en: "Appoint the president" },
  GrantRoles: { zh: "授予角色", en: "Grant roles" },
  RevokeRoles: { zh: "收回角色", en: "Revoke roles" },
  RevokeDelegation: { zh: "撤销授权代理", en: "Revoke a delegation" },
  SetCalendar: { zh: "工作日历换版", en: "Set a calendar version" },
  SetLadder: { zh: "提醒督办规则换版", en: "Set a ladder version" },
  SetAuthority: { zh: "编辑权力清单", en: "Edit the authority catalogue" },
  SetProcess: { zh: "登记办理流程", en: "Set a process" },
  SetNumberFormat: { zh: "设置文号格式", en: "Set a number format" },
  SetDutyWords: { zh: "设置词表", en: "Set the duty words" },
  SetClock: { zh: "调整法院时钟", en: "Set the court's clock" },
  ProposeRuleVersion: { zh: "拟定法定期限规则的新版本", en: "Propose a version of a statutory rule" },
  ApproveRuleVersion: { zh: "批准法定期限规则的新版本", en: "Approve a version of a statutory rule" },
  RejectRuleVersion: { zh: "不予批准或撤回法定期限规则的新版本", en: "Turn down or take back a version of a statutory rule" },
  RedactPerson: { zh: "删除个人信息", en: "Redact a person" },
  RetryEffect: { zh: "重新办理失败的外部动作", en: "Try a failed effect again" },
};

async function courtResult(context: PersonContext, accepted: Accepted, type: string, body: Record<string, unknown>, id?: string): Promise<Answer> {
  const state = accepted.state as unknown as CourtState;
  const todayOn = civilDateOf(await context.ledger.courtNow());
  return { status: 200, body: { version: accepted.version, ...(id === undefined ? {} : { id }), entity: touched(type, body, state, todayOn) }, headers: { ETag: etag(accepted.version) } };
}

function plainCommand(type: PlainCourtCommand): Endpoint {
  return endpoint({
    id: `court${type}`,
    method: "post",
    path: `/court/${kebab(type)}`,
    tag: "court",
    summary: summaries[type],
    auth: "person",
    action: `court.${type}`,
    command: "changes",
    body: courtBodies[type],
    responses: ok(courtAnswer),
    handler: async ({ body }, context) => {
      const fields = body as Record<string, unknown>;
      // In operation every deadline is one of real time: nobody may let it run faster or leap over it.
      if (type === "SetClock" && !context.config.demo && (fields["scale"] !== 1 || fields["courtAnchorAt"] !== undefined)) throw new Problem("demonstration-only");
      const accepted = acceptedOr(await context.ledger.execute(toRequest(context, "court", "court", { type, ...fields })), "court");
      // Personal data goes from our own tables too: sessions and tokens of a redacted person are theirs.
      if (type === "RedactPerson" && typeof fields["person"] === "string") await endAccess(context, fields["person"]);
      return courtResult(context, accepted, type, fields);
    },
  });
}

const delegate = endpoint({
  id: "courtDelegate",
  method: "post",
  path: "/court/delegate",
  tag: "court",
  summary: { zh: "授权代理", en: "Delegate" },
  auth: "person",
  action: "court.Delegate",
  command: "changes",
  body: delegation,
  responses: ok(courtAnswer),
  handler: async ({ body }, context) => {
    const id = derivedId("d", context);
    const accepted = acceptedOr(await context.ledger.execute(toRequest(context, "court", "court", { type: "Delegate", ...{ ...body, id } })), "court");
    return courtResult(context, accepted, "Delegate", { id }, id);
  },
});

/** Each open duty with its successor: named one by one, or one for all; sessions and tokens end unless said otherwise. */
function handed(preview: Record<DutyKind, { id: string; title?: string }[]>, body: { successor?: string; successors?: Record<string, string> }): Partial<Record<DutyKind, HandedDuty[]>> {
  const named = body.successors ?? {};
  const open: Partial<Record<DutyKind, HandedDuty[]>> = {};
  for (const kind of dutyKinds) {
    const fallback = kind === "tokens" || kind === "sessions" || kind === "delegations" ? "ended" : body.successor;
    open[kind] = preview[kind].map((duty) => {
      const successor = named[duty.id] ?? fallback;
      return successor === undefined ? duty : { ...duty, successor };
    });
  }
  return open;
}

/** A person who left signs in no more, wherever they are signed in now. */
export async function endAccess(context: PersonContext, person: string): Promise<void> {
  await context.accounts.endSessions(person);
  await context.tokens.revokeAll(person);
}

const confirmLeaver = endpoint({
  id: "courtConfirmLeaver",
  method: "post",
  path: "/court/confirm-leaver",
  tag: "court",
  summary: { zh: "确认离任：一切在办事项移交接续人", en: "Confirm a leaver; every duty goes to a successor" },
  auth: "person",
  action: "court.ConfirmLeaver",
  command: "changes",
  body: leaver,
  responses: ok(courtAnswer),
  handler: async ({ body }, context) => {
    const { state } = await context.ledger.court();
    const open = handed(leaverPreview(state, body.person, await openDuties(context.ledger.database.pool, body.person)), body);
    // Whatever the person holds goes over with the same command: the entities concerned hand over in its transaction.
    const confirm = toRequest(context, "court", "court", { type: "ConfirmLeaver", ...{ person: body.person, leftOn: body.leftOn, open } });
    const accepted = acceptedOr(await context.ledger.execute(confirm), "court");
    await endAccess(context, body.person);
    return courtResult(context, accepted, "ConfirmLeaver", { person: body.person });
  },
});

const plainTypes = Object.keys(courtBodies) as PlainCourtCommand[];

export const courtCommands: readonly Endpoint[] = [...plainTypes.map((type) => plainCommand(type)), delegate, confirmLeaver];
