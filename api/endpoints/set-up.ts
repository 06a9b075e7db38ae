import { z } from "zod";
import { personId, text } from "../../contracts/field-schemas.ts";
import { acceptedOr } from "../command-answers.ts";
import { endpoint } from "../endpoint.ts";
import { Problem } from "../problem.ts";
import { newPassword } from "./session.ts";

const body = z.strictObject({
  token: z.string().min(1).max(200),
  court: z.strictObject({ name: text(100), nameEn: text(200).optional() }),
  administrator: z.strictObject({ id: personId, name: text(100), email: z.email().max(200).optional(), language: z.enum(["zh-CN", "en"]).optional(), password: newPassword }),
  department: z.strictObject({ id: personId, name: text(100), nameEn: text(200).optional(), kind: z.enum(["filing", "trial", "enforcement", "tribunal", "office"]) }).optional(),
}).meta({ id: "SetUp" });

/** Founds the court and opens the first account: once, with the word from the server's log or SETUP_TOKEN. */
export const setUp = endpoint({
  id: "setUp",
  method: "post",
  path: "/setup",
  tag: "session",
  summary: { zh: "初始设置：建立法院和第一个管理员账号（仅一次）", en: "Set up: found the court and its first administrator, once" },
  auth: "public",
  body,
  responses: { 201: { description: { zh: "已建立，可以登录", en: "Founded; sign in" }, schema: z.object({ person: z.string(), court: z.string() }) } },
  handler: async (input, context) => {
    const { token, court, administrator, department } = input.body;
    if (!(await context.accounts.none())) throw new Problem("unknown-address", { params: { path: "/api/v1/setup" } });
    if (!context.setUpToken.matches(token)) {
      await context.security.note("sign-in-failed", undefined, { account: "setup", address: context.request.ip ?? "" });
      throw new Problem("sign-in-failed");
    }
    const { password, ...person } = administrator;
    const command = { type: "Found", ...court, administrator: person, ...(department === undefined ? {} : { department }) };
    const outcome = await context.ledger.execute({ stream: "court", kind: "court", command, actor: { id: "system" }, key: "found", bodyHash: context.bodyHash });
    acceptedOr(outcome, "court");
    await context.accounts.setPassword(person.id, password, false);
    await context.security.note("set-up", person.id);
    return { status: 201, body: { person: person.id, court: court.name } };
  },
});
