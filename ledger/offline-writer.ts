import { createHash, type Hash } from "node:crypto";
import { once } from "node:events";
import { createWriteStream, type WriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import { createGzip, type Gzip } from "node:zlib";

/** Lines are gathered to pieces of this size before they go through the compressor. */
const pieceLength = 1 << 16;

/**
 * Writes a text file line by line, readable by its owner only, packed when its name ends in .gz; the same lines give the
 * same bytes (the gzip header carries no time).
 */
export class LineWriter {
  readonly hash: Hash = createHash("sha256");
  private readonly file: WriteStream;
  private readonly gzip: Gzip | undefined;
  private gathered: string[] = [];
  private length = 0;
  lines = 0;
  /** Never fulfilled; rejects with what goes wrong on the disk. */
  private readonly failed: Promise<never>;

  constructor(path: string) {
    this.file = createWriteStream(path, { mode: 0o600, flags: "wx" });
    this.failed = new Promise((_, reject) => this.file.once("error", reject));
    // The caller sees it at the next write that waits, or at the end.
    this.failed.catch(() => undefined);
    if (!path.endsWith(".gz")) return;
    this.gzip = createGzip();
    this.gzip.pipe(this.file);
  }

  async write(line: string): Promise<void> {
    this.gathered.push(line, "\n");
    this.length += line.length + 1;
    this.lines += 1;
    if (this.length >= pieceLength) await this.flush();
  }

  private async flush(): Promise<void> {
    const piece = this.gathered.join("");
    this.gathered = [];
    this.length = 0;
    this.hash.update(piece);
    const target = this.gzip ?? this.file;
    if (!target.write(piece)) await Promise.race([once(target, "drain"), this.failed]);
  }

  /** Throws what went wrong on the disk. */
  async end(): Promise<void> {
    await this.flush();
    (this.gzip ?? this.file).end();
    await finished(this.file);
  }
}
