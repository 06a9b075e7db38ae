import { isPartyActor, partyActor } from "../authority/party-actor.ts";
import type { Context, Rejected } from "../decider.ts";
import { rejected } from "../decider.ts";
import type { Command } from "./decision.ts";
import type { Dispute, DisputeFacts } from "./dispute.ts";

type PartyLink = Dispute["links"][number];

/** Whose link it is, as a representative of a party or as that party. Undefined once the person's data is destroyed. */
export function linkHolder(dispute: DisputeFacts, link: PartyLink): { party: string; representative?: DisputeFacts["representatives"][number] } | undefined {
  const representative = dispute.representatives.find((one) => one.id === link.of);
  const principal = dispute.parties.find((one) => one.id === (representative?.of ?? link.of));
  if (principal === undefined || principal.redacted === true || representative?.redacted === true) return undefined;
  return { party: principal.id, ...(representative === undefined ? {} : { representative }) };
}

/** Links that were not taken back and whose holder is still known. */
export function standingLinks(dispute: DisputeFacts): PartyLink[] {
  return dispute.links.filter((link) => link.revokedAt === undefined && linkHolder(dispute, link) !== undefined);
}

/**
 * Who acts by a link acts for the party whose link it is; whoever enters it for a party, on paper 书面. A representative
 * admits or settles in the principal's stead with special authority 特别授权 only (民事诉讼法 62).
 */
export function channelFault(dispute: Dispute, command: Command<"ConsentOnline" | "ConfirmAgreement" | "RaiseObjection">, at: Context): Rejected | undefined {
  if (!isPartyActor(at.actor.id)) return command.channel === "link" ? rejected("NotByLink") : undefined;
  const link = standingLinks(dispute).find((one) => partyActor(dispute.id, one.id) === at.actor.id);
  const holder = link === undefined ? undefined : linkHolder(dispute, link);
  if (holder === undefined || holder.party !== command.party || command.channel !== "link") return rejected("LinkOfAnother");
  if (command.type === "ConfirmAgreement" && holder.representative?.authority === "general") return rejected("SpecialAuthorityMissing");
  return undefined;
}
