import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../../cli/program.ts";
import type { Terminal } from "../../cli/terminal.ts";

export interface Asked { method: string; path: string; query: Record<string, string>; headers: Record<string, string | undefined>; body: unknown; text: string }
export interface Answer { status?: number; body?: unknown; headers?: Record<string, string>; text?: string }

/** A server that answers as it is told and remembers what it was asked. */
export interface FakeServer { url: string; asked: Asked[]; last(): Asked; close(): Promise<void> }

export async function fakeServer(answer: (asked: Asked, response: ServerResponse, request: IncomingMessage) => Answer | undefined): Promise<FakeServer> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const url = new URL(request.url ?? "/", "http://x");
      const text = Buffer.concat(chunks).toString();
      const one: Asked = { method: request.method ?? "", path: url.pathname, query: Object.fromEntries(url.searchParams), headers: request.headers as Asked["headers"], text, body: request.headers["content-type"] === "application/json" ? JSON.parse(text) : undefined };
      asked.push(one);
      const given = answer(one, response, request);
      if (given === undefined) return;
      const status = given.status ?? 200;
      response.writeHead(status, { "content-type": status >= 400 ? "application/problem+json; charset=utf-8" : "application/json", ...given.headers });
      response.end(given.text ?? (given.body === undefined ? "" : JSON.stringify(given.body)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    last: () => asked.at(-1)!,
    close: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    }),
  };
}

export interface Run { code: number; out: string; err: string }

/** A person's terminal with a home folder of its own. */
export interface Runner {
  folder: string;
  env: Record<string, string | undefined>;
  signal: AbortController;
  tf(...argv: string[]): Promise<Run>;
  write(name: string, content: string | Buffer): Promise<void>;
  remove(): Promise<void>;
}

export async function runner(options: { url?: string; passwords?: string[]; stdin?: string; width?: number; env?: Record<string, string> } = {}): Promise<Runner> {
  const folder = await mkdtemp(join(tmpdir(), "tf-"));
  const env: Record<string, string | undefined> = { XDG_CONFIG_HOME: join(folder, "config"), TF_URL: options.url, ...options.env };
  const passwords = [...(options.passwords ?? [])];
  const signal = new AbortController();
  return {
    folder,
    env,
    signal,
    async tf(...argv) {
      let out = "";
      let err = "";
      const terminal: Terminal = {
        out: (text) => { out += text; },
        err: (text) => { err += text; },
        env,
        width: options.width,
        colour: false,
        folder,
        readStdin: () => Promise.resolve(options.stdin ?? ""),
        askPassword: () => Promise.resolve(passwords.shift()),
        signal: signal.signal,
        fetch: (...request) => fetch(...request),
      };
      const code = await run(argv, terminal);
      return { code, out, err };
    },
    write: (name, content) => writeFile(join(folder, name), content),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
