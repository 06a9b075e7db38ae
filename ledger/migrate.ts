import { Kysely, Migrator, PostgresDialect, type Migration } from "kysely";
import type { Database } from "./database.ts";
import * as ledger from "./migrations/0001-ledger.ts";
import * as disputes from "./migrations/0002-disputes.ts";
import * as similarTexts from "./migrations/0003-similar-texts.ts";
import * as partyLinks from "./migrations/0004-party-links.ts";

/** In order of name; a migration that has shipped is never edited. */
const migrations: Record<string, Migration> = { "0001-ledger": ledger, "0002-disputes": disputes, "0003-similar-texts": similarTexts, "0004-party-links": partyLinks };

/**
 * Brings the database to this version. Safe to call from every process at its start: kysely takes an advisory lock, so
 * one of them migrates and the others wait.
 */
export async function migrate(database: Database): Promise<void> {
  // Migrations run in a transaction, which the ledger's kysely has none of.
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: database.pool }) });
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error instanceof Error ? error : new Error("the database could not be migrated", { cause: error });
}
