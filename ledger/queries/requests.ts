import { sql, type Kysely } from "kysely";
import type { PersonId, StreamId } from "../../domain/decider.ts";
import type { Tables } from "../database.ts";

export interface Remembered { key: string; body_hash: Buffer; stream_id: StreamId; seq: number }

/** The request that an actor's key is remembered by, if it was accepted. */
export async function rememberedRequest(db: Kysely<Tables>, actor: PersonId, key: string): Promise<Remembered | undefined> {
  return db.selectFrom("requests").select(["key", "body_hash", "stream_id", "seq"]).where("actor", "=", actor).where("key", "=", key).executeTakeFirst();
}

/** The accepted parts ("key/0", "key/1" …) of a request that is made of many, by their number. */
export async function rememberedParts(db: Kysely<Tables>, actor: PersonId, key: string): Promise<Remembered[]> {
  // "0" follows "/" in bytes: the range is every key that goes on after "key/".
  const { rows } = await sql<Remembered>`SELECT key, body_hash, stream_id, seq FROM requests WHERE actor = ${actor} AND key >= ${`${key}/`} AND key < ${`${key}0`}`.execute(db);
  const number = (one: Remembered): number => Number(one.key.slice(key.length + 1));
  return rows.filter((row) => Number.isInteger(number(row))).sort((a, b) => number(a) - number(b));
}
