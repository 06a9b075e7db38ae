import { z } from "zod";
import { personId } from "../../contracts/field-schemas.ts";
import { rolesOf } from "../../domain/authority/authorise.ts";
import { roles } from "../../domain/court/court.ts";
import { civilDateOf } from "../../domain/time.ts";
import { endpoint, type Answer, type Endpoint, type RequestContext } from "../endpoint.ts";
import { endSession, startSession } from "../identity/sessions.ts";
import { invalidRequest } from "../invalid-params.ts";
import { Problem } from "../problem.ts";
import { noContent, ok } from "./responses.ts";

/** Long enough to resist guessing, short enough that hashing it costs nothing special. */
export const newPassword = z.string().min(8).max(200);

export const meView = z.object({
  person: z.string(),
  name: z.string().optional(),
  department: z.string(),
  posts: z.array(z.string()),
  roles: z.array(z.enum(roles as readonly [(typeof roles)[number], ...(typeof roles)[number][]])),
  language: z.enum(["zh-CN", "en"]),
  principals: z.array(z.object({ person: z.string(), name: z.string().optional(), delegation: z.string(), untilOn: z.string(), actions: z.array(z.string()).optional() })).meta({ description: "Whom the person may stand in for now (X-On-Behalf-Of)" }),
  mustChangePassword: z.boolean(),
  via: z.enum(["session", "token"]),
  courtName: z.string(),
  courtNow: z.string().meta({ format: "date-time" }),
  todayOn: z.string(),
  demo: z.boolean(),
}).meta({ id: "Me" });

async function me(context: RequestContext, person: string, via: "session" | "token", mustChange: boolean): Promise<Answer> {
  const { court, state } = await context.ledger.court();
  const found = court.person(person);
  if (found === undefined) throw new Problem("not-signed-in");
  const courtNow = await context.ledger.courtNow();
  const todayOn = civilDateOf(courtNow);
  const principals = Object.values(state.delegations)
    .filter((one) => one.delegate === person && one.revokedAt === undefined && one.fromOn <= todayOn && todayOn <= one.untilOn && court.isActive(one.principal))
    .map((one) => {
      const name = court.person(one.principal)?.name;
      return { person: one.principal, delegation: one.id, untilOn: one.untilOn, ...(name === undefined ? {} : { name }), ...(one.actions === undefined ? {} : { actions: one.actions }) };
    });
  return {
    status: 200,
    body: {
      person,
      ...(found.name === undefined ? {} : { name: found.name }),
      department: found.department,
      posts: found.posts,
      roles: [...rolesOf(court, person)],
      language: found.language,
      principals,
      mustChangePassword: mustChange,
      via,
      courtName: state.name,
      courtNow,
      todayOn,
      demo: context.config.demo,
    },
  };
}

const signIn = endpoint({
  id: "signIn",
  method: "post",
  path: "/session",
  tag: "session",
  summary: { zh: "登录", en: "Sign in" },
  auth: "public",
  body: z.strictObject({ person: personId, password: z.string().min(1).max(200) }),
  responses: ok(meView),
  handler: async ({ body }, context) => {
    const checked = await context.accounts.check(body.person, body.password);
    const address = context.request.ip ?? "";
    const active = checked.ok && (await context.ledger.court()).court.isActive(body.person);
    if (!checked.ok || !active) {
      await context.security.note(!checked.ok && checked.locked ? "account-locked" : "sign-in-failed", undefined, { account: body.person, address });
      throw new Problem("sign-in-failed");
    }
    await startSession(context.request, body.person, checked.mustChange, Date.now());
    await context.security.note("signed-in", body.person, { address });
    return me(context, body.person, "session", checked.mustChange);
  },
});

const demoSignIn = endpoint({
  id: "signInDemo",
  method: "post",
  path: "/session/demo",
  tag: "session",
  summary: { zh: "演示登录（仅演示模式）", en: "Sign in without a password, in a demonstration only" },
  auth: "public",
  body: z.strictObject({ person: personId }),
  responses: ok(meView),
  handler: async ({ body }, context) => {
    if (!context.config.demo) throw new Problem("unknown-address", { params: { path: "/api/v1/session/demo" } });
    const { court } = await context.ledger.court();
    if (!court.isActive(body.person)) throw new Problem("sign-in-failed");
    await startSession(context.request, body.person, false, Date.now());
    await context.security.note("demo-sign-in", body.person, { address: context.request.ip ?? "" });
    return me(context, body.person, "session", false);
  },
});

const demoPersons = endpoint({
  id: "listDemoPersons",
  method: "get",
  path: "/session/demo",
  tag: "session",
  summary: { zh: "演示中可登录的人员（仅演示模式）", en: "Whom one may enter as, in a demonstration only" },
  auth: "public",
  responses: ok(z.object({
    courtName: z.string(),
    persons: z.array(z.object({ person: z.string(), name: z.string().optional(), department: z.string(), departmentName: z.string(), departmentNameEn: z.string().optional(), roles: z.array(z.enum(roles as readonly [(typeof roles)[number], ...(typeof roles)[number][]])) })),
  })),
  handler: async (_input, context) => {
    if (!context.config.demo) throw new Problem("unknown-address", { params: { path: "/api/v1/session/demo" } });
    const { court, state } = await context.ledger.court();
    const persons = Object.values(state.persons).filter((one) => court.isActive(one.id)).map((one) => {
      const department = court.department(one.department);
      return {
        person: one.id,
        ...(one.name === undefined ? {} : { name: one.name }),
        department: one.department,
        departmentName: department?.name ?? one.department,
        ...(department?.nameEn === undefined ? {} : { departmentNameEn: department.nameEn }),
        roles: [...rolesOf(court, one.id)],
      };
    });
    return { status: 200, body: { courtName: state.name, persons } };
  },
});

const signOut = endpoint({
  id: "signOut",
  method: "delete",
  path: "/session",
  tag: "session",
  summary: { zh: "退出登录", en: "Sign out" },
  auth: "person",
  sessionOnly: true,
  responses: noContent,
  handler: async (_input, context) => {
    await endSession(context.request);
    await context.security.note("signed-out", context.caller.person);
    return { status: 204 };
  },
});

const getMe = endpoint({
  id: "getSession",
  method: "get",
  path: "/session",
  tag: "session",
  summary: { zh: "我是谁：角色、可代理的委托人、法院时间", en: "Who I am: roles, principals, court time" },
  auth: "person",
  responses: ok(meView),
  handler: async (_input, context) => me(context, context.caller.person, context.caller.via, context.caller.via === "session" && context.request.session.mustChange === true),
});

const changePassword = endpoint({
  id: "changePassword",
  method: "post",
  path: "/session/password",
  tag: "session",
  summary: { zh: "修改密码；其他会话随即退出", en: "Change the password; other sessions end" },
  auth: "person",
  sessionOnly: true,
  body: z.strictObject({ password: z.string().min(1).max(200), newPassword }),
  responses: noContent,
  handler: async ({ body }, context) => {
    const { person } = context.caller;
    if (body.newPassword === body.password || body.newPassword.toLowerCase() === person.toLowerCase()) {
      throw invalidRequest([{ path: "newPassword", code: "too-weak", message: { zh: "新密码不能与原密码或账号相同", en: "must differ from the old one and from the account's name" } }]);
    }
    const checked = await context.accounts.check(person, body.password);
    if (!checked.ok) {
      await context.security.note(checked.locked ? "account-locked" : "sign-in-failed", person, { account: person, address: context.request.ip ?? "" });
      throw new Problem("sign-in-failed");
    }
    await context.accounts.setPassword(person, body.newPassword, false);
    await context.accounts.endSessions(person);
    await startSession(context.request, person, false, Date.now());
    await context.security.note("password-changed", person);
    return { status: 204 };
  },
});

export const sessionEndpoints: readonly Endpoint[] = [signIn, demoSignIn, demoPersons, signOut, getMe, changePassword];
