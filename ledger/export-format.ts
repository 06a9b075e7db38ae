import type { LedgerRecord } from "./verify-records.ts";

/**
 * The ledger as lines of JSON (NDJSON), complete in itself: a header, then the records in the order of `LedgerRecord`,
 * then an end line with their counts, without which a file is known to be cut. Hashes and salts are hex. The same ledger
 * gives the same bytes: no line holds the moment of the export.
 */
export const exportFormat = "court-ledger-export";
export const exportVersion = 1;

export interface ExportHeader { format: string; version: number; personal: boolean }
export interface ExportEnd { streams: number; events: number; seals: number }

const hex = (bytes: Buffer | null): string | null => bytes?.toString("hex") ?? null;

export function headerLine(personal: boolean): string {
  return JSON.stringify({ format: exportFormat, version: exportVersion, personal } satisfies ExportHeader);
}

export function endLine(counts: ExportEnd): string {
  return JSON.stringify({ end: counts });
}

/** One record as a line. Without `personal`, salts and personal texts stay out; their hashes stay in, so that the chain can be checked. */
export function recordLine(record: LedgerRecord, personal: boolean): string {
  switch (record.record) {
    case "stream":
      return JSON.stringify({ record: "stream", id: record.id, kind: record.kind, seq: record.seq, head: hex(record.head) });
    case "mark":
      return JSON.stringify({ record: "mark", stream: record.stream, no: record.no, seq: record.seq, hash: hex(record.hash) });
    case "event":
      return JSON.stringify({
        record: "event", stream: record.stream, seq: record.seq, hash: hex(record.hash), body: record.body,
        ...(record.personalHash === null ? {} : { personalHash: hex(record.personalHash) }),
        ...(record.personal === null || !personal ? {} : { personal: record.personal }),
        ...(record.salt === null || !personal ? {} : { salt: hex(record.salt) }),
      });
    case "seal": {
      const { seal } = record;
      return JSON.stringify({ record: "seal", no: seal.no, sealedAt: seal.sealedAt, streams: seal.streams, events: seal.events, root: hex(seal.root), changed: hex(seal.changed), previous: hex(seal.previous), hash: hex(seal.hash) });
    }
  }
}

/** A line that is not what an export holds. */
export class UnreadableLine extends Error {}

class Fields {
  constructor(private readonly fields: Readonly<Record<string, unknown>>) {}

  has(name: string): boolean {
    return Object.hasOwn(this.fields, name);
  }

  text(name: string): string {
    const value = this.fields[name];
    if (typeof value !== "string") throw new UnreadableLine(`${name} is no text`);
    return value;
  }

  number(name: string): number {
    const value = this.fields[name];
    if (typeof value !== "number" || !Number.isSafeInteger(value)) throw new UnreadableLine(`${name} is no whole number`);
    return value;
  }

  flag(name: string): boolean {
    const value = this.fields[name];
    if (typeof value !== "boolean") throw new UnreadableLine(`${name} is not true or false`);
    return value;
  }

  bytes(name: string): Buffer {
    const text = this.text(name);
    if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) throw new UnreadableLine(`${name} is not hex`);
    return Buffer.from(text, "hex");
  }
}

function fieldsOf(value: unknown): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new UnreadableLine("no object");
  return new Fields(value as Record<string, unknown>);
}

function parsed(line: string): Fields {
  try {
    return fieldsOf(JSON.parse(line));
  } catch (error) {
    if (error instanceof UnreadableLine) throw error;
    throw new UnreadableLine("no JSON");
  }
}

/** Reads the first line; throws an UnreadableLine for a file that is no export, or one of a newer version. */
export function readHeader(line: string): ExportHeader {
  const fields = parsed(line);
  const header = { format: fields.text("format"), version: fields.number("version"), personal: fields.flag("personal") };
  if (header.format !== exportFormat || header.version !== exportVersion) throw new UnreadableLine(`format ${header.format} ${header.version}`);
  return header;
}

/** Reads any later line; throws an UnreadableLine. */
export function readRecord(line: string): LedgerRecord | { record: "end"; counts: ExportEnd } {
  const fields = parsed(line);
  if (fields.has("end")) {
    const end = fieldsOf((JSON.parse(line) as { end: unknown }).end);
    return { record: "end", counts: { streams: end.number("streams"), events: end.number("events"), seals: end.number("seals") } };
  }
  const record = fields.text("record");
  switch (record) {
    case "stream":
      return { record, id: fields.text("id"), kind: fields.text("kind"), seq: fields.number("seq"), head: fields.bytes("head") };
    case "mark":
      return { record, stream: fields.text("stream"), no: fields.number("no"), seq: fields.number("seq"), hash: fields.bytes("hash") };
    case "event":
      return {
        record, stream: fields.text("stream"), seq: fields.number("seq"), body: fields.text("body"), hash: fields.bytes("hash"),
        personalHash: fields.has("personalHash") ? fields.bytes("personalHash") : null,
        personal: fields.has("personal") ? fields.text("personal") : null,
        salt: fields.has("salt") ? fields.bytes("salt") : null,
      };
    case "seal":
      return {
        record,
        seal: {
          no: fields.number("no"), sealedAt: fields.text("sealedAt"), streams: fields.number("streams"), events: fields.number("events"),
          root: fields.bytes("root"), changed: fields.bytes("changed"), previous: fields.bytes("previous"), hash: fields.bytes("hash"),
        },
      };
    default:
      throw new UnreadableLine(`record ${record}`);
  }
}
