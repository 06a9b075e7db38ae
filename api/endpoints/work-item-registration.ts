import { registration } from "../../contracts/commands/work-item.ts";
import { workItemView as workItemSchema } from "../../contracts/views/work-item.ts";
import { acceptedOr, derivedId, toRequest } from "../command-answers.ts";
import { endpoint } from "../endpoint.ts";
import { completed } from "../registration.ts";
import { prepared } from "../repeated-requests.ts";
import { created } from "./responses.ts";
import { itemAnswer } from "./work-item-commands.ts";

export const registerWorkItem = endpoint({
  id: "workItemRegister",
  method: "post",
  path: "/work-items",
  tag: "work-items",
  summary: { zh: "登记督办事项（上级交办、领导批示等）", en: "Register a work item by hand" },
  auth: "person",
  action: "work-item.Register",
  command: "creates",
  body: registration,
  responses: created(workItemSchema),
  handler: async ({ body }, context) => {
    const stream = derivedId("w", context);
    const registered = await prepared(context, "work-item", stream, () => completed(body, context));
    if ("repeated" in registered) return itemAnswer(context, registered.repeated, 201);
    const command = { type: "Register", ...registered.ready };
    const outcome = await context.ledger.execute({ ...toRequest(context, "work-item", stream, command), ifMatch: undefined });
    return itemAnswer(context, acceptedOr(outcome, "work-item"), 201);
  },
});
