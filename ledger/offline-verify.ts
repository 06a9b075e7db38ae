import { readHeader, readRecord, UnreadableLine, type ExportEnd } from "./export-format.ts";
import { readLines } from "./offline-lines.ts";
import { LedgerVerifier, type Verification } from "./verify-records.ts";

const zlibCodes = new Set(["Z_BUF_ERROR", "Z_DATA_ERROR"]);

/**
 * Checks an export file without any database. Throws an UnreadableLine when the file is no export of this format, and
 * what the file system says when it cannot be read; everything else it finds is a fault.
 */
export async function verifyExport(file: string, options: { expectSeal?: string; onProgress?: (events: number) => void } = {}): Promise<Verification> {
  let verifier: LedgerVerifier | undefined;
  let end: ExportEnd | undefined;
  const counts = { streams: 0, events: 0, seals: 0 };
  let number = 0;
  try {
    for await (const line of readLines(file)) {
      number += 1;
      if (verifier === undefined) {
        const header = readHeader(line);
        verifier = new LedgerVerifier({ personal: header.personal, ...(options.expectSeal === undefined ? {} : { expectSeal: options.expectSeal }) });
        continue;
      }
      try {
        const record = readRecord(line);
        if (end !== undefined) verifier.fault({ code: "export-order", details: `line ${number} after the end` });
        if (record.record === "end") {
          end = record.counts;
          continue;
        }
        verifier.take(record);
        if (record.record === "stream") counts.streams += 1;
        else if (record.record === "seal") counts.seals += 1;
        else if (record.record === "event" && (counts.events += 1) % 50_000 === 0) options.onProgress?.(counts.events);
      } catch (error) {
        if (!(error instanceof UnreadableLine)) throw error;
        verifier.fault({ code: "export-line", details: `line ${number}: ${error.message}` });
      }
    }
  } catch (error) {
    const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
    if (!zlibCodes.has(code)) throw error;
    verifier ??= new LedgerVerifier({ personal: false });
    verifier.fault({ code: "export-truncated", details: `after line ${number}` });
    return verifier.end();
  }
  if (verifier === undefined) throw new UnreadableLine("the file is empty");
  if (end === undefined) verifier.fault({ code: "export-truncated", details: "no end line" });
  else if (end.streams !== counts.streams || end.events !== counts.events || end.seals !== counts.seals) {
    verifier.fault({ code: "export-truncated", details: `${end.events} events announced, ${counts.events} found` });
  }
  return verifier.end();
}
