import { createHash } from "node:crypto";
import { z } from "zod";
import { note } from "../../contracts/field-schemas.ts";
import { codeSent, partyActs, partyView, type PartyAct } from "../../contracts/views/party.ts";
import { partyActions } from "../../domain/authority/party-actor.ts";
import type { DisputeCommand } from "../../domain/dispute/dispute.command.ts";
import { civilDateOf, instant } from "../../domain/time.ts";
import { acceptedOr, derivedId, etag } from "../command-answers.ts";
import { endpoint, type Answer, type Endpoint, type LinkContext } from "../endpoint.ts";
import { codeMinutes } from "../party/party-codes.ts";
import { heldLink, type HeldLink } from "../party/held-link.ts";
import { sendableNumber, sendSms } from "../party/sms-gateway.ts";
import { Problem } from "../problem.ts";
import { viewForParty } from "../views/party.view.ts";
import { ok } from "./responses.ts";

const partyCommands = [...partyActions].map((action) => action.slice("dispute.".length));

function keyOf({ dispute, id }: HeldLink): { dispute: string; link: string } {
  return { dispute: dispute.id, link: id };
}

/** Where a code would go: the number of whoever holds the link, the representative's own for a representative. */
function codeNumber({ dispute, party, representative }: HeldLink, context: LinkContext): string | undefined {
  if (context.config.smsGateway === undefined) return undefined;
  const holder = representative ?? dispute.parties.find((one) => one.id === party);
  return sendableNumber(holder?.personal?.phone);
}

const lastDigits = (phone: string): string => `****${phone.slice(-4)}`;

async function shown(held: HeldLink, context: LinkContext): Promise<Answer> {
  const { court, now } = await context.ledger.court();
  const available = await context.ledger.availableActions(held.loaded, { id: held.actor }, partyCommands);
  const row = (await context.partyLinks.list(held.dispute.id)).find((one) => one.link === held.id);
  if (row === undefined) throw new Problem("link-not-valid");
  const phone = codeNumber(held, context);
  return {
    status: 200,
    headers: { ETag: etag(held.loaded.version) },
    body: viewForParty({ held, available, codeTo: phone === undefined ? undefined : lastDigits(phone), linkExpiresAt: instant(new Date(row.expiresAt).getTime()), court, todayOn: civilDateOf(now), language: context.language }),
  };
}

const read = endpoint({
  id: "partyDispute",
  method: "get",
  path: "/party/dispute",
  tag: "party",
  summary: { zh: "当事人凭链接查看：阶段、期限及计算说明（隐名）", en: "A dispute for whoever holds a link: stage, dates and why, names masked" },
  auth: "party-link",
  responses: ok(partyView),
  handler: (_input, context) => shown(context.link, context),
});

const actNames: Readonly<Record<PartyAct, Record<"zh" | "en", string>>> = {
  consent: { zh: "同意在线办理", en: "your consent to proceed online" },
  confirm: { zh: "确认调解协议", en: "confirming the agreement" },
  object: { zh: "提出期限异议", en: "objecting to a date" },
};

const waits = (seconds: number): Problem => new Problem("too-many-requests", { headers: { "Retry-After": String(seconds) } });

const sendCode = endpoint({
  id: "partyCode",
  method: "post",
  path: "/party/codes",
  tag: "party",
  summary: { zh: "发送一次性验证码到预留手机", en: "Have a one-time code sent to the telephone the court knows" },
  auth: "party-link",
  refusable: true,
  body: z.strictObject({ act: z.enum(partyActs) }),
  responses: ok(codeSent),
  handler: async ({ body: { act } }, context) => {
    const { link: held, language } = context;
    const { smsGateway } = context.config;
    const phone = codeNumber(held, context);
    if (smsGateway === undefined || phone === undefined) throw new Problem("code-not-sent", { detail: { zh: "法院未登记可用的手机号，或未开通短信。请到法院窗口核验身份后打印验证码，或书面办理。", en: "The court has no telephone number of yours, or sends no messages. Have a code printed at the court, or act on paper." }, reason: "NoTelephone" });
    const made = await context.partyCodes.toSend(keyOf(held), act);
    if (!("code" in made)) throw waits(made.retryAfterSeconds);
    const { court } = await context.ledger.court();
    const text = language === "en"
      ? `${court.state.nameEn ?? court.state.name}: code ${made.code} for ${actNames[act].en}, good for ${String(codeMinutes)} minutes. Nobody of the court will ask you for it.`
      : `【${court.state.name}】验证码${made.code}，用于${actNames[act].zh}，${String(codeMinutes)}分钟内有效。法院工作人员不会向您索要验证码。`;
    try {
      await sendSms(smsGateway, { to: phone, text });
    } catch (error) {
      await context.partyCodes.takeBack(keyOf(held));
      context.logger.warn({ requestId: context.requestId, reason: error instanceof Error ? error.message : "" }, "a code could not be sent");
      throw new Problem("code-not-sent");
    }
    await context.security.note("code-sent", held.actor, { stream: held.dispute.id, act });
    return { status: 200, body: { to: lastDigits(phone), expiresAt: instant(Date.now() + codeMinutes * 60_000) } };
  },
});

/** Spends the code on this very request; throws the problem when it is none. */
async function withCode(code: string, act: PartyAct, context: LinkContext): Promise<void> {
  const { link: held } = context;
  const request = createHash("sha256").update(context.key).update("\n").update(context.bodyHash).digest();
  const verdict = await context.partyCodes.spend(keyOf(held), code, act, request);
  if (verdict === "good") {
    await context.security.note("code-accepted", held.actor, { stream: held.dispute.id, act });
    return;
  }
  await context.security.note("code-refused", held.actor, { stream: held.dispute.id, act, locked: verdict === "locked" });
  if (verdict === "locked") throw waits(await context.partyCodes.waitSeconds(keyOf(held)));
  throw new Problem("code-not-valid");
}

/** The act through the door, as the party. The consent that came with it is a command of its own, under a key of its own. */
async function give(command: DisputeCommand, alsoConsents: true | undefined, context: LinkContext): Promise<void> {
  const { link: { actor, dispute, party }, key, bodyHash, ifMatch } = context;
  const consents = alsoConsents === true && dispute.parties.find((one) => one.id === party)?.onlineSince === undefined;
  const commands: DisputeCommand[] = [...(consents ? [{ type: "ConsentOnline", party, channel: "link" } as const] : []), command];
  for (const [at, one] of commands.entries()) {
    const seen = at === 0 && ifMatch !== undefined ? { ifMatch } : {};
    acceptedOr(await context.ledger.execute({ stream: dispute.id, kind: "dispute", command: one, actor: { id: actor }, key: `${key}#${one.type}`, bodyHash, ...seen }), "dispute");
  }
}

/** The dispute as it is after the act. */
async function after(context: LinkContext): Promise<Answer> {
  return shown(await heldLink(context.request, context), context);
}

const code = z.string().regex(/^\d{6}$/).meta({ description: "The one-time code, six digits" });
const alsoConsent = z.literal(true).optional().meta({ description: "Consent to proceed online, given with it" });

const consentOnline = endpoint({
  id: "partyConsent",
  method: "post",
  path: "/party/consent",
  tag: "party",
  summary: { zh: "当事人同意在线办理", en: "The party consents to proceed online" },
  auth: "party-link",
  action: "dispute.ConsentOnline",
  command: "changes",
  body: z.strictObject({ code }),
  responses: ok(partyView),
  handler: async ({ body }, context) => {
    await withCode(body.code, "consent", context);
    await give({ type: "ConsentOnline", party: context.link.party, channel: "link" }, undefined, context);
    return after(context);
  },
});

const confirm = endpoint({
  id: "partyConfirmAgreement",
  method: "post",
  path: "/party/confirm-agreement",
  tag: "party",
  summary: { zh: "当事人确认调解协议", en: "The party confirms the agreement" },
  auth: "party-link",
  action: "dispute.ConfirmAgreement",
  command: "changes",
  body: z.strictObject({ code, consent: alsoConsent }),
  responses: ok(partyView),
  handler: async ({ body }, context) => {
    await withCode(body.code, "confirm", context);
    const on = civilDateOf(await context.ledger.courtNow());
    await give({ type: "ConfirmAgreement", party: context.link.party, on, channel: "link" }, body.consent, context);
    return after(context);
  },
});

const object = endpoint({
  id: "partyObject",
  method: "post",
  path: "/party/objections",
  tag: "party",
  summary: { zh: "当事人对期限提出异议", en: "The party objects to a date" },
  auth: "party-link",
  action: "dispute.RaiseObjection",
  command: "changes",
  body: z.strictObject({ code, consent: alsoConsent, clock: z.string().min(1).max(100), entry: z.string().min(1).max(40).optional(), text: note }),
  responses: ok(partyView),
  handler: async ({ body }, context) => {
    const { clock, entry, text, consent: consents } = body;
    await withCode(body.code, "object", context);
    const objection = derivedId("o", { caller: { person: context.link.actor }, key: context.key });
    await give({ type: "RaiseObjection", objection, party: context.link.party, clock, ...(entry === undefined ? {} : { entry }), text, channel: "link" }, consents, context);
    return after(context);
  },
});

export const partyEndpoints: readonly Endpoint[] = [read, sendCode, consentOnline, confirm, object];
