import type { Client } from "@temporalio/client";
import type { Ledger } from "../ledger/ledger.ts";
import { recover } from "../temporal/recovery.ts";
import type { ClockActivities, EffectActivities, SweepActivities } from "./activity-types.ts";
import { deliverReaction, openTaskBook } from "./campaign.activities.ts";
import type { MailSender } from "./mail.activities.ts";
import { performEffects } from "./perform-effects.ts";
import type { WebhookSender } from "./webhook.activities.ts";

export interface ActivityParts { ledger: Ledger; client: Client; installation: string; mail: MailSender; webhooks: WebhookSender }

/** Everything that the workflows may ask for, bound to this worker's ledger and channels. */
export function allActivities(parts: ActivityParts): ClockActivities & EffectActivities & SweepActivities {
  const { ledger } = parts;
  return {
    fireDue: (clock, nowMs) => ledger.fireDue(clock, nowMs),
    sweep: async () => {
      await recover(parts.client, ledger.database, parts.installation);
    },
    openTaskBook: (clock) => performEffects(ledger, clock, "openTaskBook", (effect) => openTaskBook(ledger, effect)),
    // The retrospective is asked for by the ledger itself (a step of the lead with its clock); what is left to do outside is nothing yet but to say so.
    requestRetrospective: (clock) => performEffects(ledger, clock, "requestRetrospective", () => Promise.resolve()),
    deliverReaction: (clock) => performEffects(ledger, clock, "deliverReaction", (effect) => deliverReaction(ledger, effect)),
    sendMail: (clock) => performEffects(ledger, clock, "sendMail", (effect) => parts.mail.send(effect)),
    sendWebhook: (clock) => performEffects(ledger, clock, "sendWebhook", (effect) => parts.webhooks.send(effect)),
  };
}
