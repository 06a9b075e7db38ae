import { Context } from "@temporalio/activity";
import type { Client } from "@temporalio/client";
import type { EffectKind } from "../contracts/workflow-names.ts";
import type { FileStore } from "../ledger/files/file-store.ts";
import type { LeasedEffect, Ledger } from "../ledger/ledger.ts";
import { sealLedger } from "../ledger/seal.ts";
import { recover } from "../temporal/recovery.ts";
import type { ClockActivities, EffectActivities, HousekeepingActivities, SealActivities, SweepActivities } from "./activity-types.ts";
import { adoptCalendar, adoptLadder, type AdoptionProgress } from "./adoption.activities.ts";
import { deliverReaction, openTaskBook } from "./campaign.activities.ts";
import { keepHouse } from "./housekeeping.activities.ts";
import type { MailSender } from "./mail.activities.ts";
import type { PartyChannels } from "./party.activities.ts";
import { performEffects } from "./perform-effects.ts";
import type { WebhookSender } from "./webhook.activities.ts";

export interface ActivityParts { ledger: Ledger; client: Client; installation: string; files: FileStore; mail: MailSender; parties: PartyChannels; webhooks: WebhookSender }

/** Everything that the workflows may ask for, bound to this worker's ledger and channels. */
export function allActivities(parts: ActivityParts): ClockActivities & EffectActivities & SweepActivities & SealActivities & HousekeepingActivities {
  const { ledger } = parts;
  /** How far the job is goes with each heartbeat, so that Temporal's pages show it. */
  const adoption = (kind: EffectKind, job: typeof adoptCalendar) => (clock: string): Promise<void> => {
    let so: AdoptionProgress | undefined;
    const perform = async (effect: LeasedEffect): Promise<void> => { so = await job(ledger, effect, (progress) => { so = progress; }); };
    return performEffects(ledger, clock, kind, perform, () => { Context.current().heartbeat(so); });
  };
  return {
    fireDue: (clock, nowMs) => ledger.fireDue(clock, nowMs),
    sweep: async () => {
      await recover(parts.client, ledger.database, parts.installation);
    },
    sealLedger: async () => {
      await sealLedger(ledger.database);
    },
    housekeeping: () => keepHouse(ledger.database, parts.files, Date.now(), () => { Context.current().heartbeat(); }),
    openTaskBook: (clock) => performEffects(ledger, clock, "openTaskBook", (effect) => openTaskBook(ledger, effect)),
    // The retrospective is asked for by the ledger itself (a step of the lead with its clock); what is left to do outside is nothing yet but to say so.
    requestRetrospective: (clock) => performEffects(ledger, clock, "requestRetrospective", () => Promise.resolve()),
    deliverReaction: (clock) => performEffects(ledger, clock, "deliverReaction", (effect) => deliverReaction(ledger, effect)),
    adoptCalendar: adoption("adoptCalendar", adoptCalendar),
    adoptLadder: adoption("adoptLadder", adoptLadder),
    sendMail: (clock) => performEffects(ledger, clock, "sendMail", (effect) => parts.mail.send(effect)),
    serveDocument: (clock) => performEffects(ledger, clock, "serveDocument", (effect) => parts.parties.serveDocument(effect)),
    notifyParty: (clock) => performEffects(ledger, clock, "notifyParty", (effect) => parts.parties.notifyParty(effect)),
    sendWebhook: (clock) => performEffects(ledger, clock, "sendWebhook", (effect) => parts.webhooks.send(effect)),
  };
}
