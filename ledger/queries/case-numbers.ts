import type pg from "pg";
import { rejected, type Rejected, type StreamId } from "../../domain/decider.ts";
import type { CaseNumber, DisputeState } from "../../domain/dispute/dispute.ts";

function numbersOf(state: unknown): CaseNumber[] {
  const dispute = state as DisputeState;
  return dispute.status === "Unregistered" ? [] : dispute.caseNumbers;
}

const keyOf = ({ stage, number }: CaseNumber): string => `${stage} ${number}`;

/**
 * 案号 are unique in their stage: whether a dispute has been given one that is another's. `others`: disputes that are decided on
 * in the same transaction. Two transactions at once are told apart by the index, and the later one is decided again.
 */
export async function caseNumberTaken(client: pg.ClientBase, stream: StreamId, before: unknown, after: unknown, others: readonly { id: StreamId; state: unknown }[]): Promise<Rejected | undefined> {
  const had = new Set(numbersOf(before).map(keyOf));
  const given = numbersOf(after).filter((one) => !had.has(keyOf(one)));
  if (given.length === 0) return undefined;
  const beside = others.filter(({ id }) => id !== stream).flatMap(({ state }) => numbersOf(state).map(keyOf));
  const known = given.find((one) => beside.includes(keyOf(one)));
  if (known !== undefined) return rejected("CaseNumberTaken", { stage: known.stage, number: known.number });
  const { rows } = await client.query<CaseNumber>({
    name: "case-number-taken",
    text: `SELECT c.stage, c.number FROM case_numbers c JOIN unnest($2::text[], $3::text[]) AS given(stage, number) ON c.number = given.number AND c.stage = given.stage WHERE c.dispute_id <> $1 LIMIT 1`,
    values: [stream, given.map(({ stage }) => stage), given.map(({ number }) => number)],
  });
  const [taken] = rows;
  return taken === undefined ? undefined : rejected("CaseNumberTaken", { stage: taken.stage, number: taken.number });
}
