import { rename, rm } from "node:fs/promises";
import type { Database } from "./database.ts";
import { endLine, headerLine, recordLine, type ExportEnd } from "./export-format.ts";
import { LineWriter } from "./offline-writer.ts";
import { inSnapshot } from "./read-cursor.ts";
import { sealLedger } from "./seal.ts";
import { databaseRecords } from "./verify-database.ts";

export interface ExportOptions {
  /** With salts and personal fields; without, an export may leave the court and is still verifiable. */
  personal: boolean;
}

/** A draft beside the file, with the same ending, so that it is packed the same way. */
function draftOf(file: string): string {
  return file.endsWith(".gz") ? `${file.slice(0, -3)}.draft.gz` : `${file}.draft`;
}

/**
 * Seals the ledger and writes all of it to a file (gzip for .gz), in byte order of the ids. The file appears when it is
 * whole; one that exists is replaced. Answers the counts and the hex hash of the last seal.
 */
export async function exportLedger(database: Database, file: string, options: ExportOptions): Promise<ExportEnd & { lastSeal: string | undefined }> {
  await sealLedger(database);
  const draft = draftOf(file);
  await rm(draft, { force: true });
  const writer = new LineWriter(draft);
  try {
    const counts = { streams: 0, events: 0, seals: 0 };
    let lastSeal: string | undefined;
    await writer.write(headerLine(options.personal));
    await inSnapshot(database.pool, async (client) => {
      for await (const record of databaseRecords(client)) {
        await writer.write(recordLine(record, options.personal));
        if (record.record === "stream") counts.streams += 1;
        if (record.record === "event") counts.events += 1;
        if (record.record !== "seal") continue;
        counts.seals += 1;
        lastSeal = record.seal.hash.toString("hex");
      }
    });
    await writer.write(endLine(counts));
    await writer.end();
    await rename(draft, file);
    return { ...counts, lastSeal };
  } catch (error) {
    await writer.end().catch(() => undefined);
    await rm(draft, { force: true });
    throw error;
  }
}
