import { run } from "./program.ts";
import type { Terminal } from "./terminal.ts";

const interrupted = new AbortController();
// The first Ctrl-C ends what waits in good order, the second one whatever still runs.
process.once("SIGINT", () => interrupted.abort());

async function readStdin(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString("utf8");
}

/** Only where somebody sits: a pipe has no one to ask. */
async function askPassword(question: string): Promise<string | undefined> {
  if (!process.stdin.isTTY) return undefined;
  const { isCancel, password } = await import("@clack/prompts");
  const given = await password({ message: question });
  return isCancel(given) ? undefined : given;
}

const wantsColour = process.env["NO_COLOR"] === undefined && process.stdout.isTTY;

const terminal: Terminal = {
  out: (text) => { process.stdout.write(text); },
  err: (text) => { process.stderr.write(text); },
  env: process.env,
  width: process.stdout.isTTY ? process.stdout.columns : undefined,
  colour: wantsColour,
  // npm runs scripts in the project's folder; file names are meant from where the person stands.
  folder: process.env["INIT_CWD"] ?? process.cwd(),
  readStdin,
  askPassword,
  signal: interrupted.signal,
  fetch: (...request) => fetch(...request),
};

// A reader that stops early (`| head`) is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

process.exitCode = await run(process.argv.slice(2), terminal);
