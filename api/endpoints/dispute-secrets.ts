import { z } from "zod";
import { id } from "../../contracts/field-schemas.ts";
import { interventionList, sealedTexts } from "../../contracts/views/dispute.ts";
import type { Dispute, SealOpening } from "../../domain/dispute/dispute.ts";
import { trialTeam } from "../../domain/dispute/dispute.people.ts";
import { eventsOfType } from "../../ledger/queries/events.ts";
import { interventionsIn, openedStatements, type SealedText } from "../../ledger/queries/sealed-statements.ts";
import type { PersonContext } from "../command-answers.ts";
import { readableDispute } from "../dispute-answers.ts";
import { endpoint, type Endpoint } from "../endpoint.ts";
import { Problem } from "../problem.ts";
import { ok } from "./responses.ts";

/**
 * Two keys: an opening by the reader counts for those statements that the second person has opened too, naming the reader.
 * The mediator needs no second key.
 */
function turned({ openings, staff }: Dispute, reader: string, opening: SealOpening): { statements: string[]; awaiting: string[] } {
  const { second } = opening;
  if (second === undefined) return { statements: staff.mediator === reader ? opening.statements : [], awaiting: [] };
  const other = openings.filter((one) => one.by === second && one.second === reader).flatMap((one) => one.statements);
  const both = opening.statements.filter((statement) => other.includes(statement));
  return { statements: both, awaiting: both.length < opening.statements.length ? [second] : [] };
}

async function textsFor(context: PersonContext, stream: string, dispute: Dispute, reader: string): Promise<{ statements: SealedText[]; awaiting: string[] }> {
  const db = context.ledger.database.kysely;
  const words = await context.ledger.sealedWords();
  const own = dispute.openings.filter((one) => one.by === reader).map((one) => turned(dispute, reader, one));
  const open = new Set(own.flatMap((one) => one.statements));
  const seqs = (await eventsOfType(db, [stream], "SealOpened")).filter((row) => row.actor === reader).map((row) => row.seq);
  const found = new Map<string, SealedText>();
  for (const seq of seqs) for (const one of await openedStatements(db, words, stream, seq, reader)) if (open.has(one.statement)) found.set(one.statement, one);
  return { statements: [...found.values()], awaiting: [...new Set(own.flatMap((one) => one.awaiting))] };
}

const sealed = endpoint({
  id: "readSealed",
  method: "get",
  path: "/disputes/{id}/sealed",
  tag: "disputes",
  summary: { zh: "查阅已开启的调解秘密：调解员本人；监察须两人均已开启。每次查阅留痕", en: "What the caller has opened of the seal: the mediator, or an auditor once both have opened it; every reading is logged" },
  auth: "person",
  action: "read.sealed",
  sessionOnly: true,
  params: z.strictObject({ id }),
  responses: ok(sealedTexts),
  handler: async ({ params }, context) => {
    const { dispute } = await readableDispute(context, params.id, "read.sealed");
    const reader = context.caller.person;
    // Nobody reads it in another's name, and nobody who tries the case at all.
    if (context.caller.actor.onBehalfOf !== undefined || trialTeam(dispute).includes(reader)) {
      await context.security.note("read-refused", reader, { action: "read.sealed", stream: params.id });
      throw new Problem("not-allowed", { params: { action: "read.sealed" } });
    }
    const { statements, awaiting } = await textsFor(context, params.id, dispute, reader);
    await context.security.note("sealed-read", reader, { stream: params.id, statements: statements.map((one) => one.statement) });
    return { status: 200, body: { statements, awaiting }, headers: { "Cache-Control": "no-store" } };
  },
});

const interventions = endpoint({
  id: "readInterventions",
  method: "get",
  path: "/disputes/{id}/interventions",
  tag: "disputes",
  summary: { zh: "过问记录：只有记录人本人和监察可以查阅", en: "Recorded interventions: one's own, or all for the auditor" },
  auth: "person",
  action: "read.dispute",
  params: z.strictObject({ id }),
  responses: ok(interventionList),
  handler: async ({ params }, context) => {
    const { loaded } = await readableDispute(context, params.id);
    const auditor = (await context.ledger.mayRead("read.interventions", context.caller.actor, loaded)).granted;
    if (auditor) await context.security.note("interventions-read", context.caller.person, { stream: params.id });
    return { status: 200, body: { interventions: await interventionsIn(context.ledger.database.kysely, await context.ledger.sealedWords(), params.id, auditor ? undefined : context.caller.person) } };
  },
});

export const disputeSecrets: readonly Endpoint[] = [sealed, interventions];
