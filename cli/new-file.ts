import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Invocation } from "./invocation.ts";
import { CommandFailure, exitCodes } from "./terminal.ts";

/** Writes what the server gave. An existing file may hold somebody's work: it is never overwritten. */
export async function writeNewFile({ say, terminal }: Invocation, file: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(resolve(terminal.folder, file), bytes, { flag: "wx" });
  } catch (error) {
    const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
    throw new CommandFailure(exitCodes.usage, code === "EEXIST"
      ? say(`${file} 已存在，未覆盖；请换一个文件名。`, `${file} exists and was not overwritten; choose another name.`)
      : say(`写不了文件 ${file}（${code}）`, `Cannot write the file ${file} (${code})`));
  }
}
