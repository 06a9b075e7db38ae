import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";
import { BackupRefused, filesFolderName, manifestName, readManifest, schemaOf, tableShapes, type BackedUpTable, type Manifest, type TableShape } from "./backup-manifest.ts";
import type { Database } from "./database.ts";
import { FileStore } from "./files/file-store.ts";
import { copyNamedFiles, namedFiles } from "./files/named-files.ts";
import { migrate } from "./migrate.ts";
import { readLines } from "./offline-lines.ts";
import { verifyIn } from "./verify-database.ts";
import type { Verification } from "./verify-records.ts";

/** Lines of about so many characters go into one statement. */
const pieceLength = 1 << 20;

async function readBackup(folder: string): Promise<Manifest> {
  let text: string;
  try {
    text = await readFile(join(folder, manifestName), "utf8");
  } catch {
    throw new BackupRefused(`${folder} 中没有 manifest.json：不是备份，或备份没有完成。`, `${folder} holds no manifest.json: it is no backup, or one that was not finished.`);
  }
  return readManifest(text);
}

async function requireWhole(folder: string, table: BackedUpTable): Promise<void> {
  const hash = createHash("sha256");
  let rows = 0;
  try {
    for await (const line of readLines(join(folder, table.file))) {
      hash.update(line).update("\n");
      rows += 1;
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new BackupRefused(`备份文件 ${table.file} 无法读取：${why}`, `The file ${table.file} of the backup cannot be read: ${why}`);
  }
  if (rows !== table.rows || hash.digest("hex") !== table.sha256) throw new BackupRefused(`备份文件 ${table.file} 与清单不符：已损坏或被改动。`, `The file ${table.file} of the backup differs from its manifest: it is damaged or was changed.`);
}

async function requireEmpty(client: pg.ClientBase, shapes: TableShape[]): Promise<void> {
  for (const { table } of shapes) {
    const { rows } = await client.query<{ used: boolean }>(`SELECT EXISTS (SELECT FROM ${table}) AS used`);
    if (rows[0]?.used === true) throw new BackupRefused(`数据库不是空的（表 ${table} 中有数据）：只恢复到空数据库。`, `The database is not empty (table ${table} holds rows): a backup is restored into an empty one only.`);
  }
}

/** Columns whose values belong to a server, not to the ledger: a transaction id of the former server would hide events from the live feed of a new one. */
const leftOut: Readonly<Record<string, readonly string[]>> = { events: ["xid"] };

async function load(client: pg.ClientBase, folder: string, table: BackedUpTable, shape: TableShape): Promise<void> {
  const columns = shape.columns.filter((column) => leftOut[table.table]?.includes(column) !== true).map((column) => `"${column}"`).join(", ");
  const statement = `INSERT INTO ${shape.table} (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns} FROM json_populate_recordset(NULL::${shape.table}, $1::json)`;
  let lines: string[] = [];
  let length = 0;
  let written = 0;
  const write = async (): Promise<void> => {
    if (lines.length === 0) return;
    const { rowCount } = await client.query(statement, [`[${lines.join(",")}]`]);
    written += rowCount ?? 0;
    lines = [];
    length = 0;
  };
  for await (const line of readLines(join(folder, table.file))) {
    lines.push(line);
    length += line.length;
    if (length >= pieceLength) await write();
  }
  await write();
  if (written !== table.rows) throw new Error(`${table.table}: ${table.rows} rows were backed up, ${written} restored`);
  if (shape.identity !== null) await client.query(`SELECT setval(pg_get_serial_sequence('${shape.table}', '${shape.identity}'), coalesce(max("${shape.identity}"), 0) + 1, false) FROM ${shape.table}`);
}

/** Files come back before the ledger that names them is committed. One the backup does not hold stays a fault of the ledger, not a reason to do without it. */
async function restoreFiles(client: pg.ClientBase, folder: string, files: FileStore | undefined): Promise<{ files: number; lost: string[] }> {
  if (files !== undefined) return copyNamedFiles(client, new FileStore(join(folder, filesFolderName)), files);
  for await (const _named of namedFiles(client)) {
    throw new BackupRefused("备份含有附件，但没有指明附件文件夹：请设置 COURT_FILES 或用 --files。", "The backup holds files, and nothing says where they go: set COURT_FILES or give --files.");
  }
  return { files: 0, lost: [] };
}

export interface Restored { tables: { table: string; rows: number }[]; verification: Verification; /** Open clocks whose processes `recover` will start. */ openClocks: number; /** Files 附件 that came back, and hashes of those that the backup does not hold. */ files: { count: number; lost: string[] } }

/**
 * Restores a backup into an empty database, which is migrated first. All or nothing: every file is checked against the
 * manifest before anything is written, and what was written is committed only when counts and chain are right. Afterwards
 * no clock belongs to any Temporal, so that `recover`, or the sweep, starts all processes; leases of effects are over.
 * Throws BackupRefused with a sentence for people.
 */
export async function restore(database: Database, folder: string, onTable: (table: BackedUpTable) => void = () => undefined, files?: FileStore): Promise<Restored> {
  const manifest = await readBackup(folder);
  for (const table of manifest.tables) await requireWhole(folder, table);
  await migrate(database);
  const client = await database.pool.connect();
  let broken = true;
  try {
    await client.query("BEGIN");
    const schema = await schemaOf(client);
    if (schema.join() !== manifest.schema.join()) {
      throw new BackupRefused(
        `备份属于另一版本的数据库结构（${manifest.schema.join(", ")}），本程序是 ${schema.join(", ")}：请用写入备份的版本恢复，再升级。`,
        `The backup belongs to another version of the schema (${manifest.schema.join(", ")}), this program has ${schema.join(", ")}: restore it with the version that wrote it, then upgrade.`,
      );
    }
    const shapes = await tableShapes(client);
    await requireEmpty(client, shapes);
    const tables: Restored["tables"] = [];
    for (const table of manifest.tables) {
      const shape = shapes.find((one) => one.table === table.table);
      if (shape === undefined) throw new BackupRefused(`本程序没有表 ${table.table}。`, `This program has no table ${table.table}.`);
      await load(client, folder, table, shape);
      tables.push({ table: table.table, rows: table.rows });
      onTable(table);
    }
    const { rowCount } = await client.query("UPDATE clocks SET temporal_epoch = NULL, missed_sweeps = 0 WHERE closed_at IS NULL");
    await client.query("UPDATE clocks SET temporal_epoch = NULL WHERE closed_at IS NOT NULL");
    await client.query("UPDATE outbox SET lease_until = NULL WHERE lease_until IS NOT NULL");
    const verification = await verifyIn(client);
    if (verification.faultCount > 0) {
      const first = verification.faults.slice(0, 3).map((fault) => `${fault.code} ${fault.stream ?? ""} ${fault.seq ?? ""}`.trim()).join("; ");
      throw new BackupRefused(`备份中的账本未通过校验（${verification.faultCount} 处，${first}）：未恢复任何内容。`, `The ledger in the backup does not verify (${verification.faultCount} faults, ${first}): nothing was restored.`);
    }
    const copied = await restoreFiles(client, folder, files);
    await client.query("COMMIT");
    broken = false;
    await client.query("ANALYZE");
    return { tables, verification, openClocks: rowCount ?? 0, files: { count: copied.files - copied.lost.length, lost: copied.lost } };
  } finally {
    client.release(broken);
  }
}
