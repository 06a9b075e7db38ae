import { z } from "zod";
import { id } from "../../contracts/field-schemas.ts";
import { disputeStatement } from "../../contracts/views/dispute.ts";
import { civilDateOf } from "../../domain/time.ts";
import { etag, type PersonContext } from "../command-answers.ts";
import { readableDispute } from "../dispute-answers.ts";
import { disputeStatementDocument } from "../documents/dispute-statement.document.ts";
import { wordType } from "../documents/word-document.ts";
import { endpoint, type Endpoint } from "../endpoint.ts";
import { Problem } from "../problem.ts";
import { clockView } from "../views/dispute.view.ts";
import { file, ok } from "./responses.ts";

const query = z.strictObject({ clock: z.string().min(1).max(100).optional().meta({ description: "Only this one" }) });

async function statementOf(context: PersonContext, dispute: string, clock: string | undefined): Promise<z.input<typeof disputeStatement> & { version: number }> {
  const { loaded, dispute: facts } = await readableDispute(context, dispute);
  const { court, now } = await context.ledger.court();
  const wanted = facts.clocks.filter((one) => clock === undefined || one.id === clock);
  if (clock !== undefined && wanted.length === 0) throw new Problem("not-found", { params: { what: "期限 (clock)", id: clock } });
  const madeOn = civilDateOf(now);
  return { id: facts.id, number: facts.number, caseNumbers: facts.caseNumbers.map((one) => one.number), madeOn, clocks: wanted.map((one) => clockView(facts, one, court, madeOn, context.language)), version: loaded.version };
}

const statement = endpoint({
  id: "disputeStatement",
  method: "get",
  path: "/disputes/{id}/statement",
  tag: "disputes",
  summary: { zh: "期限计算说明：每项期限是怎样算出来的", en: "How every date of a dispute was computed" },
  auth: "person",
  action: "read.dispute",
  params: z.strictObject({ id }),
  query,
  responses: ok(disputeStatement),
  handler: async ({ params, query: { clock } }, context) => {
    const { version, ...body } = await statementOf(context, params.id, clock);
    return { status: 200, body, headers: { ETag: etag(version) } };
  },
});

const document = endpoint({
  id: "disputeStatementDocument",
  method: "get",
  path: "/disputes/{id}/statement/document",
  tag: "disputes",
  summary: { zh: "期限计算说明（Word，A4）", en: "The statement of dates as a Word document" },
  auth: "person",
  action: "read.dispute",
  params: z.strictObject({ id }),
  query,
  responses: file(wordType),
  handler: async ({ params, query: { clock } }, context) => {
    const { number, caseNumbers, clocks, madeOn } = await statementOf(context, params.id, clock);
    const { court } = await context.ledger.court();
    const { name, nameEn } = court.state;
    const bytes = await disputeStatementDocument({ court: context.language === "en" ? nameEn ?? name : name, number, caseNumbers, clocks, madeOn }, context.language);
    return { status: 200, file: { contentType: wordType, name: `${context.language === "en" ? "dates" : "期限计算说明"}-${number}.docx`, bytes } };
  },
});

export const disputeStatements: readonly Endpoint[] = [statement, document];
