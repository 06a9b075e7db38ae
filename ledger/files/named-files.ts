import type pg from "pg";
import type { EventBody } from "../stored-event.ts";
import { readRows } from "../read-cursor.ts";
import type { Fault } from "../verify-faults.ts";
import type { FileStore } from "./file-store.ts";

/** A file that an event of the ledger names. */
export interface NamedFile { stream: string; seq: number; sha256: string }

/** Every file the ledger names, in order of stream and event. The client must be inside a transaction. */
export async function* namedFiles(client: pg.ClientBase): AsyncGenerator<NamedFile, void, undefined> {
  for await (const row of readRows<{ stream_id: string; seq: number; body: string }>(client, "SELECT stream_id, seq, body FROM events WHERE type = 'FileAttached' ORDER BY stream_id, seq")) {
    const sha256 = (JSON.parse(row.body) as EventBody).payload["sha256"];
    if (typeof sha256 === "string" && /^[0-9a-f]{64}$/.test(sha256)) yield { stream: row.stream_id, seq: row.seq, sha256 };
  }
}

/** Files of the ledger that are missing or altered in the folder; each content is read once. */
export async function* fileFaults(client: pg.ClientBase, files: FileStore): AsyncGenerator<Fault, void, undefined> {
  const known = new Map<string, "whole" | "missing" | "altered">();
  for await (const { stream, seq, sha256 } of namedFiles(client)) {
    const found = known.get(sha256) ?? (await files.check(sha256));
    known.set(sha256, found);
    if (found !== "whole") yield { code: found === "missing" ? "file-missing" : "file-altered", stream, seq, details: sha256 };
  }
}

/** Copies every file the ledger names into another folder; answers how many there are and which could not be had. */
export async function copyNamedFiles(client: pg.ClientBase, from: FileStore, to: FileStore): Promise<{ files: number; lost: string[] }> {
  const done = new Set<string>();
  const lost: string[] = [];
  for await (const { sha256 } of namedFiles(client)) {
    if (done.has(sha256)) continue;
    done.add(sha256);
    try {
      await to.take(sha256, from);
    } catch (error) {
      // Missing or altered where it comes from: the rest is saved all the same, and the loss is told.
      if (!(error instanceof RangeError)) throw error;
      lost.push(sha256);
    }
  }
  return { files: done.size, lost };
}
