import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { createTransport, type SendMailOptions } from "nodemailer";
import { PermanentFailure } from "./perform-effects.ts";

export interface TransportSettings {
  /** smtp:// or smtps:// with credentials; without it what is sent goes to `dropDirectory`, or nowhere. */
  smtpUrl: string | undefined;
  /** Folder for .eml files in a demonstration or a test of the channel. */
  dropDirectory?: string | undefined;
}

/** One message; `digest` is stable over retries and names its file in the drop folder. */
export interface OutgoingMail { address: string; digest: string; mail: SendMailOptions }

export interface MailTransport {
  configured: boolean;
  /** "accepted" by the mail server, or "dropped" into the folder. Throws to be tried again, PermanentFailure never to be; no error keeps the address. */
  send(message: OutgoingMail): Promise<"accepted" | "dropped" | "nowhere">;
}

/** A mail server that does not answer by then is tried again later; together well below the lease of the effect. */
const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000, dnsTimeout: 5_000 };

/** A refusal of this recipient or this message (5xx) stays one; a refused login or sender is the court's own setting and may be mended. */
function isPermanent(error: unknown): boolean {
  if (!(error instanceof Error) || !("responseCode" in error) || typeof error.responseCode !== "number") return false;
  if (error.responseCode < 500 || error.responseCode > 599) return false;
  const command = "command" in error && typeof error.command === "string" ? error.command : "";
  return command.startsWith("RCPT TO") || command === "DATA";
}

/** The error as it may be kept: mail servers repeat the address in their answer. */
function withoutAddress(error: unknown, address: string): string {
  const message = error instanceof Error ? error.message : "unknown";
  return message.split(address).join("[address]").replace(/[^\s<>@]+@[^\s<>@]+/g, "[address]");
}

/** Appears in the folder when it is whole; written again under the same name, it is one file. */
export async function dropFile(directory: string, name: string, content: string | Buffer | Readable): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, name);
  await writeFile(`${path}.part`, content, { mode: 0o600 });
  await rename(`${path}.part`, path);
}

/** Connections are opened for each mail, so that an idle one keeps no worker from ending. */
export function createMailTransport({ smtpUrl, dropDirectory }: TransportSettings): MailTransport {
  const smtp = smtpUrl === undefined ? undefined : createTransport({ url: smtpUrl, ...timeouts });
  const composer = createTransport({ streamTransport: true, buffer: true, newline: "windows" });

  return {
    configured: smtp !== undefined || dropDirectory !== undefined,
    async send({ address, digest, mail }) {
      if (smtp === undefined) {
        if (dropDirectory === undefined) return "nowhere";
        const { message } = await composer.sendMail(mail);
        await dropFile(dropDirectory, `${digest}.eml`, message);
        return "dropped";
      }
      try {
        await smtp.sendMail(mail);
        return "accepted";
      } catch (error) {
        const reason = withoutAddress(error, address);
        throw isPermanent(error) ? new PermanentFailure(reason) : new Error(reason);
      }
    },
  };
}
