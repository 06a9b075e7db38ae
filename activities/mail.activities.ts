import { createHash } from "node:crypto";
import type { SendMailOptions } from "nodemailer";
import { noticeText } from "../contracts/notices/notice-text.ts";
import type { Json, PersonId, StreamKind } from "../domain/decider.ts";
import type { LeasedEffect, Ledger } from "../ledger/ledger.ts";
import { createMailTransport } from "./mail-transport.ts";
import { PermanentFailure } from "./perform-effects.ts";

/** Sends one notice as e-mail; at least once, with a Message-ID by which a mail server or reader drops the second. */
export interface MailSender {
  /** Returns without sending when the person has no address (any more) or no channel is configured. Throws to be tried again, PermanentFailure never to be. */
  send(effect: LeasedEffect): Promise<void>;
}

export interface MailSettings {
  ledger: Pick<Ledger, "court" | "load">;
  /** smtp:// or smtps:// with credentials; without it mail goes to `dropDirectory`, or nowhere. */
  smtpUrl: string | undefined;
  from: string;
  /** Where people reach the system; links begin with it. */
  publicUrl: string;
  /** Folder for .eml files in a demonstration or a test of the channel. */
  dropDirectory?: string | undefined;
  /** Told why an effect was done without sending; never gets an address or a text. */
  onSkipped?: (effect: LeasedEffect, reason: string) => void;
}

interface MailPayload { person: PersonId; template: string; params: { [key: string]: Json } }

function payloadOf(effect: LeasedEffect): MailPayload {
  const { person, template, params } = effect.payload;
  if (typeof person !== "string" || typeof template !== "string" || typeof params !== "object" || params === null || Array.isArray(params)) {
    throw new PermanentFailure("the effect's payload is not a notice");
  }
  return { person, template, params };
}

const pages: Readonly<Record<StreamKind, string>> = { campaign: "campaigns", "work-item": "work-items", dispute: "disputes", court: "organisation" };

/** Stable over retries; neither stream nor person can be read from it. */
function messageIdOf(effect: LeasedEffect, person: PersonId, publicUrl: string): { digest: string; messageId: string } {
  const digest = createHash("sha256").update(JSON.stringify([publicUrl, effect.stream, effect.seq, effect.kind, effect.ordinal, person])).digest("hex").slice(0, 40);
  return { digest, messageId: `<${digest}@${new URL(publicUrl).hostname}>` };
}

/** The channel by which mail leaves. Connections are opened for each mail, so that an idle one keeps no worker from ending. */
export function createMailSender(settings: MailSettings): MailSender {
  const publicUrl = settings.publicUrl.replace(/\/+$/, "");
  const transport = createMailTransport(settings);

  async function compose(effect: LeasedEffect): Promise<{ address: string; digest: string; mail: SendMailOptions } | { skipped: string }> {
    const { person: id, template, params } = payloadOf(effect);
    const { court } = await settings.ledger.court();
    const person = court.person(id);
    if (person?.status !== "active") return { skipped: "the person has left" };
    if (person.email === undefined) return { skipped: "the person has no address" };
    const { subject, body } = noticeText(template, params, person.language, (other) => court.person(other)?.name ?? court.department(other)?.name ?? other);
    const kind = (await settings.ledger.load(effect.stream))?.kind;
    const link = kind === undefined ? publicUrl : kind === "court" ? `${publicUrl}/${pages.court}` : `${publicUrl}/${pages[kind]}/${encodeURIComponent(effect.stream)}`;
    const closing = person.language === "zh-CN" ? `查看并办理：${link}\n\n本邮件由${court.state.name}督办系统自动发出，请勿回复。` : `Open it: ${link}\n\nSent automatically by the supervision system of ${court.state.nameEn ?? court.state.name}; please do not reply.`;
    const { digest, messageId } = messageIdOf(effect, id, publicUrl);
    return {
      address: person.email,
      digest,
      mail: {
        from: settings.from,
        // As an object: a name or an address from the ledger is never parsed into several recipients.
        to: { name: person.name ?? "", address: person.email },
        subject,
        text: `${body}\n\n${closing}\n`,
        messageId,
        headers: { "Auto-Submitted": "auto-generated", "Content-Language": person.language },
        disableFileAccess: true,
        disableUrlAccess: true,
      },
    };
  }

  return {
    async send(effect) {
      if (!transport.configured) {
        settings.onSkipped?.(effect, "no mail server is configured");
        return;
      }
      const composed = await compose(effect);
      if ("skipped" in composed) settings.onSkipped?.(effect, composed.skipped);
      else await transport.send(composed);
    },
  };
}
