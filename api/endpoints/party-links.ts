import { z } from "zod";
import { disputeBodies } from "../../contracts/commands/dispute.ts";
import { id } from "../../contracts/field-schemas.ts";
import { issuedLink, partyLinkList, printedCode } from "../../contracts/views/party.ts";
import { disputeView as disputeSchema } from "../../contracts/views/dispute.ts";
import type { DisputeCommand } from "../../domain/dispute/dispute.command.ts";
import type { Dispute } from "../../domain/dispute/dispute.ts";
import { standingLinks } from "../../domain/dispute/link.rules.ts";
import { civilDateOf, inShanghai, instant, type Instant } from "../../domain/time.ts";
import { acceptedOr, derivedId, notFound, toRequest, type PersonContext } from "../command-answers.ts";
import { disputeAnswer, readableDispute } from "../dispute-answers.ts";
import { endpoint, type Endpoint } from "../endpoint.ts";
import { codeMinutes } from "../party/party-codes.ts";
import { slipSvg } from "../party/slip.ts";
import { disputeOf } from "../views/dispute.view.ts";
import { dropNulls } from "../views/drop-nulls.ts";
import { holderText } from "../views/party.view.ts";
import { ok } from "./responses.ts";

const dayMs = 86_400_000;

/** The page of a party, with the token where no server and no referrer sees it. */
function linkUrl({ config, request }: PersonContext, token: string): string {
  return `${config.publicOrigin ?? `${request.protocol}://${request.headers.host ?? ""}`}/party#${token}`;
}

async function codeFor(context: PersonContext, dispute: string, link: string): Promise<{ digits: string; expiresAt: Instant }> {
  const digits = await context.partyCodes.toPrint({ dispute, link });
  await context.security.note("code-printed", context.caller.person, { stream: dispute, link });
  return { digits, expiresAt: instant(Date.now() + codeMinutes * 60_000) };
}

/** Token, slip and code of a link just issued; of one issued before, only that it was. */
async function given(context: PersonContext, dispute: Dispute, link: string, of: string, expiresAt: Instant, wantsCode: boolean): Promise<z.input<typeof issuedLink>> {
  const token = await context.partyLinks.issue(dispute.id, link, expiresAt);
  if (token === undefined) return { link, expiresAt };
  const { court } = await context.ledger.court();
  const code = wantsCode ? await codeFor(context, dispute.id, link) : undefined;
  const url = linkUrl(context, token);
  const { language } = context;
  const slip = slipSvg({
    court: language === "en" ? court.state.nameEn ?? court.state.name : court.state.name, number: dispute.number, holder: holderText(dispute, of, language), url, expiresOn: civilDateOf(expiresAt),
    ...(code === undefined ? {} : { code: { digits: code.digits, untilTime: inShanghai(code.expiresAt).slice(11, 16) } }),
  }, language);
  return { link, expiresAt, url, slip, ...(code === undefined ? {} : { code }) };
}

const issue = endpoint({
  id: "disputeIssuePartyLink",
  method: "post",
  path: "/disputes/{id}/issue-party-link",
  tag: "disputes",
  summary: { zh: "发出当事人查询链接：链接和二维码凭条只显示一次", en: "Issue a party's link: token and QR slip are shown once" },
  auth: "person",
  action: "dispute.IssuePartyLink",
  command: "changes",
  params: z.strictObject({ id }),
  body: disputeBodies.IssuePartyLink.extend({
    expiresInDays: z.int().min(1).max(366).default(180),
    code: z.boolean().default(false).meta({ description: "Print a one-time code on the slip, for the person at the counter whose identity was checked" }),
  }),
  responses: ok(disputeSchema.extend({ issued: issuedLink })),
  handler: async ({ params, body: { expiresInDays, code, of, link: wanted } }, context) => {
    const link = wanted ?? derivedId("l", context);
    const command: DisputeCommand = { type: "IssuePartyLink", link, of };
    const accepted = acceptedOr(await context.ledger.execute(toRequest(context, "dispute", params.id, command)), "dispute");
    const dispute = disputeOf(accepted.state);
    if (dispute === undefined) throw notFound("dispute", params.id);
    const issued = await given(context, dispute, link, of, instant(Date.now() + expiresInDays * dayMs), code);
    return disputeAnswer(context, accepted, 200, { issued });
  },
});

const list = endpoint({
  id: "listPartyLinks",
  method: "get",
  path: "/disputes/{id}/party-links",
  tag: "disputes",
  summary: { zh: "已发出的当事人链接", en: "Links issued to parties" },
  auth: "person",
  action: "read.dispute-parties",
  params: z.strictObject({ id }),
  responses: ok(partyLinkList),
  handler: async ({ params }, context) => {
    const { dispute } = await readableDispute(context, params.id, "read.dispute-parties");
    const rows = new Map((await context.partyLinks.list(params.id)).map(({ link, ...row }) => [link, row]));
    const standing = new Set(standingLinks(dispute).map((link) => link.id));
    return { status: 200, body: { links: dispute.links.map(({ id: link, of, revokedAt }) => ({ link, of, standing: standing.has(link), ...(revokedAt === undefined ? {} : { revokedAt }), ...dropNulls(rows.get(link) ?? {}) })) } };
  },
});

const print = endpoint({
  id: "printPartyCode",
  method: "post",
  path: "/disputes/{id}/party-links/{link}/code",
  tag: "disputes",
  summary: { zh: "窗口核验身份后打印一次性验证码", en: "Print a one-time code for the person at the counter, whose identity was checked" },
  auth: "person",
  action: "dispute.IssuePartyLink",
  params: z.strictObject({ id, link: id }),
  responses: ok(printedCode),
  handler: async ({ params }, context) => {
    const { dispute } = await readableDispute(context, params.id, "dispute.IssuePartyLink");
    if (!standingLinks(dispute).some((link) => link.id === params.link)) throw notFound("dispute", `${params.id} / ${params.link}`);
    return { status: 200, body: await codeFor(context, params.id, params.link) };
  },
});

export const partyLinkEndpoints: readonly Endpoint[] = [issue, list, print];
