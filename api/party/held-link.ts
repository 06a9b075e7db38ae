import type { Request } from "express";
import { partyActor } from "../../domain/authority/party-actor.ts";
import type { PersonId } from "../../domain/decider.ts";
import type { Dispute, Representative } from "../../domain/dispute/dispute.ts";
import { linkHolder, standingLinks } from "../../domain/dispute/link.rules.ts";
import type { Loaded } from "../../ledger/ledger.ts";
import type { Text } from "../../contracts/problem-codes.ts";
import type { Services } from "../endpoint.ts";
import { Problem } from "../problem.ts";
import { disputeOf } from "../views/dispute.view.ts";

/** The header in which a page sends the token; the address holds it in its fragment only, which no browser sends. */
export const linkHeader = "x-party-link";

/** A good link with the dispute it belongs to, and for whom it stands. */
export interface HeldLink {
  id: string;
  actor: PersonId;
  party: string;
  representative?: Representative;
  loaded: Loaded;
  dispute: Dispute;
}

const over: Readonly<Record<"expired" | "revoked", Text>> = {
  expired: { zh: "链接已过有效期。请联系法院重新发给您一条，期间也可以书面办理。", en: "The link has expired. Ask the court for another; until then everything can be done on paper." },
  revoked: { zh: "链接已被收回。请使用法院最近发给您的链接，或联系法院。", en: "The link was taken back. Use the last one the court sent you, or ask the court." },
};

function refused(reason?: keyof typeof over): Problem {
  return new Problem("link-not-valid", reason === undefined ? {} : { detail: over[reason], reason });
}

/** The link that a request shows; throws the problem for one that is none, and tells whoever holds a real one why it no longer works. */
export async function heldLink(request: Request, services: Services): Promise<HeldLink> {
  const token = request.headers[linkHeader];
  const found = typeof token === "string" ? await services.partyLinks.find(token) : undefined;
  if (found === undefined) {
    await services.security.note("link-refused", undefined, { address: request.ip ?? "" });
    throw refused();
  }
  if (found.expired) throw refused("expired");
  const loaded = await services.ledger.load(found.dispute);
  const dispute = loaded?.kind === "dispute" ? disputeOf(loaded.state) : undefined;
  const link = dispute === undefined ? undefined : standingLinks(dispute).find((one) => one.id === found.link);
  const holder = dispute === undefined || link === undefined ? undefined : linkHolder(dispute, link);
  if (loaded === undefined || dispute === undefined || holder === undefined) throw refused("revoked");
  return { id: found.link, actor: partyActor(found.dispute, found.link), loaded, dispute, ...holder };
}
