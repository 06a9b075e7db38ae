import { z } from "zod";
import { soughtDispute } from "../../contracts/commands/dispute.ts";
import { id } from "../../contracts/field-schemas.ts";
import { similarDisputesView } from "../../contracts/views/dispute.ts";
import { disputeWords } from "../../ledger/projections/similar-text.projection.ts";
import { disputeReach } from "../../ledger/queries/disputes.ts";
import { similarDisputes } from "../../ledger/queries/similar.ts";
import { requireRead, type PersonContext } from "../command-answers.ts";
import { mayReadNames, readableDispute } from "../dispute-answers.ts";
import { endpoint, type Endpoint } from "../endpoint.ts";
import { disputeOf } from "../views/dispute.view.ts";
import { ok } from "./responses.ts";

interface Sought {
  words: ReturnType<typeof disputeWords>;
  self?: string;
  /** Whether the caller may read the words that are sought. */
  ownWords: boolean;
}

/** Shared words tell what a dispute is about, so that they go only to whoever may read that of it. */
async function likeThis(context: PersonContext, { words, self, ownWords }: Sought): Promise<z.input<typeof similarDisputesView>> {
  const { court, now } = await context.ledger.court();
  const found = await similarDisputes(context.ledger.database.kysely, disputeReach(court, context.caller.actor, now), words, self);
  const similar = await Promise.all(found.map(async ({ id: of, score, shared }) => {
    const loaded = await context.ledger.load(of);
    const dispute = loaded === undefined ? undefined : disputeOf(loaded.state);
    if (loaded === undefined || dispute === undefined) return [];
    const { number, cause, status } = dispute;
    // Sums of the same weights in another order may differ in the last digit.
    return [{ id: of, number, cause, status, score: Math.min(1, score), ...(ownWords && (await mayReadNames(context, loaded)) ? { shared } : {}) }];
  }));
  return { similar: similar.flat() };
}

/** At intake. The words stand in the body: an address is logged. */
const atIntake = endpoint({
  id: "similarDisputesAtIntake",
  method: "post",
  path: "/disputes/similar",
  tag: "disputes",
  summary: { zh: "类案推荐：登记之前，按案由和诉求查找相近的矛盾纠纷；不保存", en: "Disputes like one about to be registered, by cause and summary; nothing is stored" },
  auth: "person",
  action: "read.dispute",
  scope: "read",
  body: soughtDispute,
  responses: ok(similarDisputesView),
  handler: async ({ body: { parties = [], ...body } }, context) => {
    await requireRead(context, "read.dispute");
    return { status: 200, body: await likeThis(context, { words: disputeWords({ ...body, parties, representatives: [] }), ownWords: true }) };
  },
});

const ofDispute = endpoint({
  id: "similarDisputes",
  method: "get",
  path: "/disputes/{id}/similar",
  tag: "disputes",
  summary: { zh: "类案推荐：与这一件最相近的矛盾纠纷", en: "Disputes most like this one" },
  auth: "person",
  action: "read.dispute",
  params: z.strictObject({ id }),
  responses: ok(similarDisputesView),
  handler: async ({ params }, context) => {
    const { loaded, dispute } = await readableDispute(context, params.id);
    return { status: 200, body: await likeThis(context, { words: disputeWords(dispute), self: params.id, ownWords: await mayReadNames(context, loaded) }) };
  },
});

export const similarDisputeEndpoints: readonly Endpoint[] = [atIntake, ofDispute];
