import { z } from "zod";
import { civilDate, personId, text } from "../../contracts/field-schemas.ts";
import { createWebhook, disableWebhook, listWebhooks, rotateWebhookSecret, webhookUrlFault } from "../../ledger/webhooks.ts";
import { requireRead } from "../command-answers.ts";
import { endpoint, type Endpoint } from "../endpoint.ts";
import { Problem } from "../problem.ts";
import { created, noContent, ok } from "./responses.ts";

const feedView = z.object({
  id: z.string(), url: z.string(), eventTypes: z.array(z.string()), purpose: z.string(), ground: z.string(), recipient: z.string(),
  approvedBy: z.string(), expiresOn: z.string(), createdAt: z.string(), disabledAt: z.string().optional(), active: z.boolean(),
}).meta({ id: "Feed" });

const params = z.strictObject({ id: z.string().regex(/^wh-[0-9a-f]{16}$/) });
const shared = { tag: "court", auth: "person", action: "manage.feeds" } as const;

const listFeeds = endpoint({
  ...shared,
  id: "listFeeds",
  method: "get",
  path: "/feeds",
  summary: { zh: "数据共享目录", en: "The directory of data feeds" },
  responses: ok(z.object({ feeds: z.array(feedView) })),
  handler: async (_input, context) => {
    await requireRead(context, "manage.feeds");
    return { status: 200, body: { feeds: await listWebhooks(context.ledger.database) } };
  },
});

const createFeed = endpoint({
  ...shared,
  id: "createFeed",
  method: "post",
  path: "/feeds",
  summary: { zh: "登记数据推送；签名密钥只显示这一次", en: "Register a data feed; its signing secret is shown this once" },
  sessionOnly: true,
  body: z.strictObject({
    url: z.string().max(2_000), eventTypes: z.array(z.string().regex(/^[A-Z][A-Za-z]{1,60}$/)).min(1).max(100),
    purpose: text(500), ground: text(500), recipient: text(200), approvedBy: personId, expiresOn: civilDate,
  }),
  responses: created(z.object({ feed: feedView, secret: z.string() })),
  handler: async ({ body }, context) => {
    await requireRead(context, "manage.feeds");
    const fault = webhookUrlFault(body.url, context.config.demo);
    if (fault !== undefined) throw new Problem("invalid-request", { invalidParams: [{ path: "url", code: fault, message: { zh: "应为不带口令的 https 地址", en: "must be an https address without credentials" }, allowed: "https://…" }] });
    const { court } = await context.ledger.court();
    if (!court.isActive(body.approvedBy)) throw new Problem("not-found", { params: { what: { zh: "在职人员", en: "person" }, id: body.approvedBy } });
    const made = await createWebhook(context.ledger.database, body);
    await context.security.note("feed-created", context.caller.person, { feed: made.webhook.id, approvedBy: body.approvedBy });
    return { status: 201, body: { feed: made.webhook, secret: made.secret }, headers: { Location: `/api/v1/feeds/${made.webhook.id}` } };
  },
});

const rotateFeed = endpoint({
  ...shared,
  id: "rotateFeedSecret",
  method: "post",
  path: "/feeds/{id}/rotate-secret",
  summary: { zh: "更换推送的签名密钥", en: "Replace a feed's signing secret" },
  sessionOnly: true,
  params,
  responses: ok(z.object({ secret: z.string() })),
  handler: async ({ params: { id } }, context) => {
    await requireRead(context, "manage.feeds");
    const secret = await rotateWebhookSecret(context.ledger.database, id);
    if (secret === undefined) throw new Problem("not-found", { params: { what: { zh: "数据推送", en: "feed" }, id } });
    await context.security.note("feed-secret-rotated", context.caller.person, { feed: id });
    return { status: 200, body: { secret } };
  },
});

const endFeed = endpoint({
  ...shared,
  id: "endFeed",
  method: "delete",
  path: "/feeds/{id}",
  summary: { zh: "停止数据推送", en: "End a data feed" },
  sessionOnly: true,
  params,
  responses: noContent,
  handler: async ({ params: { id } }, context) => {
    await requireRead(context, "manage.feeds");
    if (!(await disableWebhook(context.ledger.database, id))) throw new Problem("not-found", { params: { what: { zh: "数据推送", en: "feed" }, id } });
    await context.security.note("feed-ended", context.caller.person, { feed: id });
    return { status: 204 };
  },
});

export const feedEndpoints: readonly Endpoint[] = [listFeeds, createFeed, rotateFeed, endFeed];
