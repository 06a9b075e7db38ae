import type { PersonId, StreamId } from "../decider.ts";

/**
 * A party or representative who acts by their link 当事人链接, as an actor: named by the dispute and the link, never by the
 * person. No person's id holds a colon, so none can be taken for a link, nor a link for a person.
 */
const prefix = "link:";

export function partyActor(dispute: StreamId, link: string): PersonId {
  return `${prefix}${dispute}:${link}`;
}

export function isPartyActor(id: PersonId): boolean {
  return id.startsWith(prefix);
}

/** All that a party may do by a link. A court can take these grants away and give them back, and no others. */
export const partyActions: ReadonlySet<string> = new Set(["dispute.ConsentOnline", "dispute.ConfirmAgreement", "dispute.RaiseObjection"]);
