import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { copyFile, mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";

const hashForm = /^[0-9a-f]{64}$/;
const unfinished = ".unfinished";

function isAbsent(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === "ENOENT";
}

/** Makes what was written or renamed in a folder survive a power cut. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest("hex");
}

/**
 * The court's files 附件, outside the database: each under the SHA-256 of its content, so that none is ever overwritten by
 * another and the ledger's hash proves it. A file is whole and on the disk before its name is there.
 */
export class FileStore {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = resolve(folder);
  }

  private path(sha256: string): string {
    // The hash comes from requests and from the ledger: nothing else may become a path.
    if (!hashForm.test(sha256)) throw new RangeError("not a SHA-256 in hex");
    return join(this.folder, sha256.slice(0, 2), sha256);
  }

  /** Keeps the bytes; gives their hash in hex. A whole copy that is there already stays; an altered one is put right. */
  async keep(bytes: Uint8Array): Promise<string> {
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    if ((await this.check(sha256)) === "whole") return sha256;
    const path = this.path(sha256);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const temporary = join(this.folder, `${randomUUID()}${unfinished}`);
    try {
      const handle = await open(temporary, "wx", 0o600);
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    await syncFolder(dirname(path));
    await syncFolder(this.folder);
    return sha256;
  }

  /** The file's bytes; undefined when they are missing or no longer those of the hash. */
  async read(sha256: string): Promise<Buffer | undefined> {
    try {
      const bytes = await readFile(this.path(sha256));
      return createHash("sha256").update(bytes).digest("hex") === sha256 ? bytes : undefined;
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw error;
    }
  }

  async check(sha256: string): Promise<"whole" | "missing" | "altered"> {
    try {
      return (await hashOf(this.path(sha256))) === sha256 ? "whole" : "altered";
    } catch (error) {
      if (isAbsent(error)) return "missing";
      throw error;
    }
  }

  /** Copies a whole file from another store, e.g. a backup's; throws a RangeError when it is missing or altered there. */
  async take(sha256: string, from: FileStore): Promise<void> {
    if ((await this.check(sha256)) === "whole") return;
    const path = this.path(sha256);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const temporary = join(this.folder, `${randomUUID()}${unfinished}`);
    try {
      await copyFile(from.path(sha256), temporary);
      if ((await hashOf(temporary)) !== sha256) throw new RangeError(`file ${sha256} is altered in ${from.folder}`);
      const handle = await open(temporary, "r+");
      try {
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw isAbsent(error) ? new RangeError(`file ${sha256} is missing in ${from.folder}`) : error;
    }
    await syncFolder(dirname(path));
  }

  /**
   * Removes what uploads left unfinished before an instant (ms since the epoch); gives how many. A file under its hash is
   * never removed: a transaction that is about to refer to it may be under way.
   */
  async removeUnfinished(beforeMs: number): Promise<number> {
    let names: string[];
    try {
      names = await readdir(this.folder);
    } catch (error) {
      if (isAbsent(error)) return 0;
      throw error;
    }
    let removed = 0;
    for (const name of names.filter((one) => one.endsWith(unfinished))) {
      const path = join(this.folder, name);
      try {
        if ((await stat(path)).mtimeMs >= beforeMs) continue;
        await rm(path);
        removed += 1;
      } catch (error) {
        // An upload that ended meanwhile has renamed it.
        if (!isAbsent(error)) throw error;
      }
    }
    return removed;
  }
}
