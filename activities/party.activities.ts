import { createHash } from "node:crypto";
import { partyText, serviceText } from "../contracts/notices/party-texts.ts";
import type { Json } from "../domain/decider.ts";
import type { Dispute, DisputeState, Party, Service, ServiceMethod } from "../domain/dispute/dispute.ts";
import { civilDateOf } from "../domain/time.ts";
import type { LeasedEffect, Ledger } from "../ledger/ledger.ts";
import { createMailTransport, dropFile, type OutgoingMail, type TransportSettings } from "./mail-transport.ts";
import { PermanentFailure } from "./perform-effects.ts";
import { effectId, refusalOf, systemCommand } from "./system-command.ts";

/**
 * What one attempt at serving a document came to. `accepted`: the court's own system shows that it was sent, which is the
 * day of service (Interp. 135); `refused`: it will never arrive this way; `handed-over`: the receipt 送达回证 will tell.
 */
export type Attempt = "accepted" | "refused" | "handed-over";

/** What leaves for one party: number and kind of document, address and name only where they are needed to arrive. */
export interface Outgoing { effect: LeasedEffect; party: Party; subject: string; body: string }

/** An adapter of one way of serving: others (an EMS interface, a court gazette) plug in here. Throws to be tried again. */
export type ServiceChannel = (outgoing: Outgoing) => Promise<Attempt>;

/** Serves documents on parties and sends them messages. */
export interface PartyChannels {
  serveDocument(effect: LeasedEffect): Promise<void>;
  notifyParty(effect: LeasedEffect): Promise<void>;
}

export interface PartySettings extends TransportSettings {
  ledger: Pick<Ledger, "load" | "execute" | "courtNow">;
  from: string;
  /** Names the court's messages: a stable Message-ID begins with it. */
  publicUrl: string;
  /** Told why an effect was done without sending; never gets an address or a text. */
  onSkipped?: (effect: LeasedEffect, reason: string) => void;
  /** Adapters in the place of the usual ones. */
  channels?: Partial<Record<Exclude<ServiceMethod, "personal">, ServiceChannel>>;
}

function digestOf(effect: LeasedEffect, publicUrl: string): string {
  return createHash("sha256").update(JSON.stringify([publicUrl, effectId(effect)])).digest("hex").slice(0, 40);
}

function textOf(effect: LeasedEffect, name: string): string {
  const value = effect.payload[name];
  if (typeof value !== "string") throw new PermanentFailure(`the effect names no ${name}`);
  return value;
}

/** The channels of a court that has a mail server, a drop folder, both or neither: what cannot leave by itself is sent by hand. */
export function createPartyChannels(settings: PartySettings): PartyChannels {
  const { ledger, from, dropDirectory } = settings;
  const publicUrl = settings.publicUrl.replace(/\/+$/, "");
  const transport = createMailTransport(settings);
  const skip = (effect: LeasedEffect, reason: string): void => { settings.onSkipped?.(effect, reason); };

  function mailTo({ effect, party, subject, body }: Outgoing, address: string): OutgoingMail {
    const digest = digestOf(effect, publicUrl);
    return {
      address, digest,
      mail: {
        from, to: { name: party.personal?.name ?? "", address }, subject, text: `${body}\n`, messageId: `<${digest}@${new URL(publicUrl).hostname}>`,
        headers: { "Auto-Submitted": "auto-generated" }, disableFileAccess: true, disableUrlAccess: true,
      },
    };
  }

  /** 电子送达, to the address that the party gave with its consent. */
  const electronic: ServiceChannel = async (outgoing) => {
    const address = outgoing.party.personal?.email;
    if (address === undefined) return "refused";
    try {
      const sent = await transport.send(mailTo(outgoing, address));
      if (sent === "nowhere") skip(outgoing.effect, "no mail server is configured");
      return sent === "accepted" ? "accepted" : "handed-over";
    } catch (error) {
      if (error instanceof PermanentFailure) return "refused";
      throw error;
    }
  };

  /** A cover sheet for the post room or the gazette, picked up from the folder. */
  const sheet = (withAddress: boolean): ServiceChannel => async ({ effect, party, subject, body }) => {
    if (dropDirectory === undefined) {
      skip(effect, "no drop folder is configured");
      return "handed-over";
    }
    const { name, address } = party.personal ?? {};
    const head = [name, ...(withAddress ? [address] : [])].filter((line) => line !== undefined);
    await dropFile(dropDirectory, `${digestOf(effect, publicUrl)}.txt`, `${[...head, "", subject, "", body].join("\n")}\n`);
    return "handed-over";
  };

  const channels: Record<Exclude<ServiceMethod, "personal">, ServiceChannel> = { electronic, postal: sheet(true), publication: sheet(false), ...settings.channels };

  async function disputeOf(effect: LeasedEffect): Promise<Dispute | undefined> {
    const loaded = await ledger.load(effect.stream);
    if (loaded?.kind !== "dispute") return undefined;
    const state = loaded.state as unknown as DisputeState;
    return state.status === "Unregistered" ? undefined : state;
  }

  async function record(effect: LeasedEffect, service: Service, delivered: boolean): Promise<void> {
    const command: { type: string; service: string; delivered: boolean; on: string } = { type: "RecordService", service: service.id, delivered, on: civilDateOf(await ledger.courtNow()) };
    const outcome = await ledger.execute(systemCommand(effect.stream, "dispute", command, `${effectId(effect)}:${delivered ? "served" : "returned"}`));
    const reason = refusalOf([outcome]);
    if (reason === undefined) return;
    // Somebody has recorded the receipt meanwhile, or the case is over: the record stands as it is.
    if (outcome.outcome === "rejected") skip(effect, reason);
    else throw new Error(`the service was not recorded: ${reason}`);
  }

  return {
    async serveDocument(effect) {
      const dispute = await disputeOf(effect);
      const service = dispute?.services.find((one) => one.id === textOf(effect, "service"));
      const party = dispute?.parties.find((one) => one.id === service?.party);
      const attempt = service?.attempts.at(-1);
      if (dispute === undefined || service === undefined || party === undefined || attempt === undefined || attempt.method === "personal") return;
      if (service.servedOn !== undefined || service.attempts.length !== effect.payload["attempt"]) {
        skip(effect, "served meanwhile, or sent another way");
        return;
      }
      if (party.redacted === true) {
        skip(effect, "nothing is known of the party any more");
        return;
      }
      const text = serviceText(dispute.number, { document: service.document, method: attempt.method });
      const came = await channels[attempt.method]({ effect, party, ...text });
      if (came !== "handed-over") await record(effect, service, came === "accepted");
    },
    async notifyParty(effect) {
      const dispute = await disputeOf(effect);
      const party = dispute?.parties.find((one) => one.id === textOf(effect, "party"));
      const text = dispute === undefined ? undefined : partyText(textOf(effect, "template"), dispute.number, effect.payload["params"] as { [key: string]: Json });
      if (dispute === undefined || party === undefined || text === undefined) return;
      const address = party.personal?.email;
      // Its link shows the same: whoever has not agreed to proceed online gets nothing by mail.
      if (address === undefined || party.onlineSince === undefined) {
        skip(effect, "the party is told by its link");
        return;
      }
      if ((await transport.send(mailTo({ effect, party, ...text }, address))) === "nowhere") skip(effect, "no mail server is configured");
    },
  };
}
