import type pg from "pg";

/** What a backup folder holds: this file, written last, and one packed file of JSON lines per table. */
export const manifestName = "manifest.json";
const manifestFormat = "court-ledger-backup";
const manifestVersion = 1;

export interface BackedUpTable { table: string; file: string; rows: number; /** SHA-256 of the unpacked lines, hex. */ sha256: string }

export interface Manifest {
  format: string;
  version: number;
  /** Names of the migrations that the database had. */
  schema: string[];
  tables: BackedUpTable[];
  /** Files 附件 that the ledger names: how many, and the hashes of those that were missing or altered when it was written. */
  files?: { count: number; lost: string[] };
}

/** The folder of files inside a backup. */
export const filesFolderName = "files";

export function manifestOf(schema: string[], tables: BackedUpTable[], files?: Manifest["files"]): Manifest {
  return { format: manifestFormat, version: manifestVersion, schema, tables, ...(files === undefined ? {} : { files }) };
}

/** A sentence about why a backup cannot be restored, or a database cannot be backed up, here. */
export class BackupRefused extends Error {
  constructor(readonly zh: string, readonly en: string) {
    super(en);
  }
}

function isTable(value: unknown): value is BackedUpTable {
  if (typeof value !== "object" || value === null) return false;
  const table = value as Partial<Record<keyof BackedUpTable, unknown>>;
  // Names come from a file: they go into SQL and paths, so only plain ones are taken.
  return typeof table.table === "string" && /^[a-z_]+$/.test(table.table) && table.file === `${table.table}.ndjson.gz` && typeof table.rows === "number" && typeof table.sha256 === "string";
}

/** Reads a manifest; throws BackupRefused when it is none, or one of another version. */
export function readManifest(text: string): Manifest {
  const unreadable = new BackupRefused("清单文件 manifest.json 不是本程序的备份清单。", "manifest.json is not the manifest of a backup of this program.");
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw unreadable;
  }
  if (typeof value !== "object" || value === null) throw unreadable;
  const manifest = value as Partial<Record<keyof Manifest, unknown>>;
  if (manifest.format !== manifestFormat || manifest.version !== manifestVersion || !Array.isArray(manifest.schema) || !Array.isArray(manifest.tables)) throw unreadable;
  if (!manifest.tables.every(isTable)) throw unreadable;
  return manifestOf(manifest.schema.map(String), manifest.tables);
}

/** Kysely's own bookkeeping: made by the migrations, not by people. */
const notData = ["kysely_migration", "kysely_migration_lock"];

export interface TableShape { table: string; columns: string[]; key: string[]; /** The column numbered by the database itself, if any. */ identity: string | null }

/** All tables with data, in order of name, read from the catalogue so that a table added later is not forgotten. */
export async function tableShapes(client: pg.ClientBase): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape>(
    `SELECT c.relname::text AS "table",
       (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns,
       coalesce((SELECT array_agg(a.attname::text ORDER BY k.ord) FROM pg_index i, unnest(i.indkey::int2[]) WITH ORDINALITY AS k(attnum, ord) JOIN pg_attribute a ON a.attnum = k.attnum
         WHERE i.indrelid = c.oid AND i.indisprimary AND a.attrelid = c.oid), '{}') AS key,
       (SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attidentity <> '') AS identity
     FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace AND NOT c.relname = ANY($1) ORDER BY c.relname COLLATE "C"`,
    [notData],
  );
  return rows;
}

/** Names of the migrations this database has had. */
export async function schemaOf(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('SELECT name FROM kysely_migration ORDER BY name COLLATE "C"');
  return rows.map((row) => row.name);
}
