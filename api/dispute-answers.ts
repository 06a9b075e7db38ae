import type { DisputeRegistrationBody } from "../contracts/commands/dispute.ts";
import type { Json } from "../domain/decider.ts";
import type { DisputeCommand } from "../domain/dispute/dispute.command.ts";
import type { Dispute } from "../domain/dispute/dispute.ts";
import { proposeTriage, type TriageProposal } from "../domain/dispute/proposal.ts";
import { civilDateOf } from "../domain/time.ts";
import { asOfNow } from "../ledger/as-of-now.ts";
import { mediatorLoad } from "../ledger/queries/mediator-load.ts";
import type { Loaded } from "../ledger/ledger.ts";
import { etag, notFound, readable, type Accepted, type PersonContext } from "./command-answers.ts";
import type { Answer } from "./endpoint.ts";
import { disputeOf, disputeView } from "./views/dispute.view.ts";

/** Whether the caller may read names and what a dispute is about. */
export async function mayReadNames(context: PersonContext, of: Pick<Loaded, "kind" | "state">): Promise<boolean> {
  return (await context.ledger.mayRead("read.dispute-parties", context.caller.actor, of)).granted;
}

/** A dispute that the caller may read, with its state as it is now, also where an end has just passed; throws the problem when there is none for them. */
export async function readableDispute(context: PersonContext, id: string, action?: string): Promise<{ loaded: Loaded; dispute: Dispute }> {
  const loaded = await readable(context, "dispute", id, action);
  const { court, now } = await context.ledger.court();
  const state = asOfNow("dispute", id, loaded.state, court, now) as Json;
  const dispute = disputeOf(state);
  if (dispute === undefined) throw notFound("dispute", id);
  return { loaded: { ...loaded, state }, dispute };
}

/** The page view for the caller. */
export async function shownDispute(context: PersonContext, of: Pick<Loaded, "stream" | "kind" | "state" | "version">, dispute: Dispute): Promise<{ body: Record<string, unknown>; names: boolean }> {
  const { court } = await context.ledger.court();
  const names = await mayReadNames(context, of);
  const actions = await context.ledger.availableActions(of, context.caller.actor);
  return { body: disputeView(dispute, of.version, actions, court, civilDateOf(await context.ledger.courtNow()), { language: context.language, names }), names };
}

/** 200 with the dispute as it now is; a repeated key gets it as it was then. */
export async function disputeAnswer(context: PersonContext, accepted: Accepted, status = 200, more: Record<string, unknown> = {}): Promise<Answer> {
  const dispute = disputeOf(accepted.state);
  if (dispute === undefined) throw new Error(`an accepted command left dispute ${accepted.stream} unregistered`);
  const { body } = await shownDispute(context, accepted, dispute);
  return { status, body: { ...body, ...more }, headers: { ETag: etag(accepted.version), ...(status === 201 ? { Location: `/api/v1/disputes/${accepted.stream}` } : {}) } };
}

/** 分流建议 as the court stands now. */
export async function proposalFor(context: PersonContext, dispute: Dispute): Promise<TriageProposal> {
  const { court } = await context.ledger.court();
  const { source, township, cause, amountFen, foreignRelated, department, parties } = dispute;
  return proposeTriage({ source, township, cause, amountFen, foreignRelated, department, partyCount: parties.length }, court, await mediatorLoad(context.ledger.database.kysely), civilDateOf(await context.ledger.courtNow()));
}

/** In the reader's language. */
export function shownProposal(proposal: TriageProposal, context: PersonContext): Record<string, unknown> {
  return { ...proposal, reasons: proposal.reasons.map((reason) => reason[context.language]) };
}

/** The command of a registration: who has no id gets the next free one of their kind. */
export function registrationCommand({ parties, representatives, ...body }: DisputeRegistrationBody): Extract<DisputeCommand, { type: "Register" }> {
  const taken = new Set([...parties, ...(representatives ?? [])].flatMap((one) => one.id ?? []));
  const next = (prefix: string): string => {
    for (let n = 1; ; n += 1) {
      const id = `${prefix}${n}`;
      if (taken.has(id)) continue;
      taken.add(id);
      return id;
    }
  };
  return {
    type: "Register",
    ...body,
    parties: parties.map((party) => ({ ...party, id: party.id ?? next("p") })),
    ...(representatives === undefined ? {} : { representatives: representatives.map((one) => ({ ...one, id: one.id ?? next("a") })) }),
  };
}
