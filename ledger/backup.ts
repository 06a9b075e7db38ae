import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";
import { BackupRefused, filesFolderName, manifestName, manifestOf, schemaOf, tableShapes, type BackedUpTable, type Manifest, type TableShape } from "./backup-manifest.ts";
import type { Database } from "./database.ts";
import { FileStore } from "./files/file-store.ts";
import { copyNamedFiles, namedFiles } from "./files/named-files.ts";
import { LineWriter } from "./offline-writer.ts";
import { inSnapshot, readRows } from "./read-cursor.ts";

async function writeTable(client: pg.ClientBase, folder: string, shape: TableShape): Promise<BackedUpTable> {
  const file = `${shape.table}.ndjson.gz`;
  const writer = new LineWriter(join(folder, file));
  const order = shape.key.length === 0 ? "" : ` ORDER BY ${shape.key.map((column) => `"${column}"`).join(", ")}`;
  try {
    // A row as PostgreSQL itself writes it: no value passes through a JavaScript number or date.
    for await (const { line } of readRows<{ line: string }>(client, `SELECT row_to_json(t)::text AS line FROM ${shape.table} t${order}`)) await writer.write(line);
  } finally {
    await writer.end();
  }
  return { table: shape.table, file, rows: writer.lines, sha256: writer.hash.digest("hex") };
}

/** Copies the files that the ledger names; a ledger that names some is not backed up without them. */
async function copyFiles(client: pg.ClientBase, folder: string, files: FileStore | undefined): Promise<Manifest["files"]> {
  if (files !== undefined) {
    const copied = await copyNamedFiles(client, files, new FileStore(join(folder, filesFolderName)));
    return copied.files === 0 ? undefined : { count: copied.files, lost: copied.lost };
  }
  for await (const _named of namedFiles(client)) {
    throw new BackupRefused("台账载有附件，但没有指明附件文件夹：请设置 COURT_FILES 或用 --files。", "The ledger names files, and nothing says where they are: set COURT_FILES or give --files.");
  }
  return undefined;
}

/**
 * Writes the whole database (ledger, accounts, settings, outbox) to a new or empty folder, as of one moment, while people
 * go on working. It holds personal data and password hashes: readable by its owner only. The manifest comes last, so that
 * a folder without one is known to be incomplete. `files`: where the files are that the ledger names; they go along, and those
 * that are missing or altered are named in the manifest. Throws BackupRefused when the folder is in use.
 */
export async function backup(database: Database, folder: string, onTable: (table: BackedUpTable) => void = () => undefined, files?: FileStore): Promise<Manifest> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0) throw new BackupRefused(`文件夹 ${folder} 不是空的。`, `The folder ${folder} is not empty.`);
  return inSnapshot(database.pool, async (client) => {
    const tables: BackedUpTable[] = [];
    for (const shape of await tableShapes(client)) {
      const written = await writeTable(client, folder, shape);
      tables.push(written);
      onTable(written);
    }
    const copied = await copyFiles(client, folder, files);
    const manifest = manifestOf(await schemaOf(client), tables, copied);
    await writeFile(join(folder, manifestName), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
    return manifest;
  });
}
