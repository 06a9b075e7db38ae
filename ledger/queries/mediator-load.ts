import { sql, type Kysely } from "kysely";
import type { PersonId } from "../../domain/decider.ts";
import type { Tables } from "../database.ts";

/** How many open disputes each mediator has before a case is filed: whoever has less in hand is proposed first. */
export async function mediatorLoad(db: Kysely<Tables>): Promise<Map<PersonId, number>> {
  const { rows } = await sql<{ mediator: PersonId; n: number }>`SELECT mediator, count(*)::int AS n FROM disputes WHERE open AND mediator IS NOT NULL AND filed_on IS NULL GROUP BY mediator`.execute(db);
  return new Map(rows.map((row) => [row.mediator, row.n]));
}
