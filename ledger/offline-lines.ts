import { createReadStream, type ReadStream } from "node:fs";
import { createGunzip } from "node:zlib";

const newline = 0x0a;

function unpack(source: ReadStream): AsyncIterable<Buffer> {
  const unpacked = createGunzip();
  source.on("error", (error) => unpacked.destroy(error));
  return source.pipe(unpacked);
}

/**
 * The lines of a UTF-8 text file, unpacked when its name ends in .gz. Only \n ends a line: JSON may hold U+2028 and
 * U+2029 as they are, which Node's readline would take for ends of lines. A file cut off inside its compressed data throws.
 */
export async function* readLines(file: string): AsyncGenerator<string, void, undefined> {
  const source = createReadStream(file);
  const bytes: AsyncIterable<Buffer> = file.endsWith(".gz") ? unpack(source) : source;
  let rest: Buffer[] = [];
  for await (const chunk of bytes) {
    let from = 0;
    for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, from)) {
      rest.push(chunk.subarray(from, at));
      yield Buffer.concat(rest).toString("utf8");
      rest = [];
      from = at + 1;
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
  if (rest.length > 0) yield Buffer.concat(rest).toString("utf8");
}
