import type { Kysely } from "kysely";
import type { StreamId, StreamKind } from "../../domain/decider.ts";
import type { Tables } from "../database.ts";
import { isStreamKind } from "../deciders.ts";

/** What each stream is of; one that does not exist is left out. */
export async function kindsOf(db: Kysely<Tables>, ids: readonly StreamId[]): Promise<Map<StreamId, StreamKind>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("streams").select(["id", "kind"]).where("id", "in", [...ids]).execute();
  return new Map(rows.flatMap(({ id, kind }) => (isStreamKind(kind) ? [[id, kind] as const] : [])));
}
