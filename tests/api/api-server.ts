import { mkdtempSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import request from "supertest";
import type { ApiConfig } from "../../api/config.ts";
import { createApp, type App } from "../../api/server.ts";
import { SetUpToken } from "../../api/identity/set-up.ts";
import { courtLedger, type CourtLedger, type CourtLedgerOptions } from "../stack/court-ledger.ts";

/** The API over a demonstration court in a database of its own, every answer held against its endpoint's schema. */
export interface ApiServer {
  court: CourtLedger;
  app: App;
  url: string;
  origin: string;
  /** Signs a person in and gives a caller that carries the cookie and this site's Origin. */
  as(person: string): Promise<Caller>;
  /** Without any identity. */
  anyone(): Caller;
  close(): Promise<void>;
}

type Method = "get" | "post" | "put" | "delete" | "head";

export class Caller {
  constructor(private readonly server: Server, readonly headers: Record<string, string>) {}

  with(headers: Record<string, string>): Caller {
    return new Caller(this.server, { ...this.headers, ...headers });
  }

  call(method: Method, path: string): request.Test {
    return request(this.server)[method](path.startsWith("/health") || path.startsWith("/api") ? path : `/api/v1${path}`).set(this.headers);
  }

  get(path: string): request.Test {
    return this.call("get", path);
  }

  post(path: string, body?: object): request.Test {
    const asked = this.call("post", path);
    return body === undefined ? asked : asked.send(body);
  }
}

export const testConfig: ApiConfig = {
  demo: true, production: false, host: "127.0.0.1", port: 0, trustProxy: false, publicOrigin: "http://court.test", sessionIdleMs: 3_600_000, sessionMaxMs: 86_400_000,
  requestsPerMinute: 0, signInsPerQuarterHour: 0, partyRequestsPerMinute: 0, checkAnswers: true,
  filesFolder: join(tmpdir(), "no-files-of-this-test"),
};

/** Uploads go to a folder of this server's own. */
function aFilesFolder(): string {
  return mkdtempSync(join(tmpdir(), "court-files-"));
}

export async function apiServer(options: { config?: Partial<ApiConfig>; court?: CourtLedgerOptions; logger?: pino.Logger; webFolder?: string } = {}): Promise<ApiServer> {
  const court = await courtLedger(options.court);
  const filesFolder = aFilesFolder();
  const app = createApp({
    ledger: court.ledger,
    config: { ...testConfig, filesFolder, ...options.config },
    logger: options.logger ?? pino({ level: "silent" }),
    sessionSecret: "a secret of this test only, long enough",
    setUpToken: new SetUpToken("a-set-up-token-for-tests"),
    ...(options.webFolder === undefined ? {} : { webFolder: options.webFolder }),
    probes: { database: () => Promise.resolve(true), temporal: () => Promise.resolve(true), worker: () => Promise.resolve(true) },
  });
  const server = await new Promise<Server>((resolve) => {
    const listening: Server = app.express.listen(0, "127.0.0.1", () => { resolve(listening); });
  });
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
  const origin = testConfig.publicOrigin ?? url;
  return {
    court, app, url, origin,
    async as(person) {
      const answer = await request(server).post("/api/v1/session/demo").set("Origin", origin).send({ person });
      if (answer.status !== 200) throw new Error(`${person} could not sign in: ${answer.text}`);
      return new Caller(server, { Cookie: cookieOf(answer), Origin: origin });
    },
    anyone: () => new Caller(server, {}),
    async close() {
      app.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await court.close();
      rmSync(filesFolder, { recursive: true, force: true });
    },
  };
}

/** The session cookie that an answer sets, as a client sends it back. */
export function cookieOf(answer: request.Response): string {
  const set: unknown = answer.headers["set-cookie"];
  const first: unknown = Array.isArray(set) ? set[0] : set;
  return typeof first === "string" ? first.split(";")[0] ?? "" : "";
}

/** A body with which the clerk registers an item for a judge of the second civil division. */
export const anItem = {
  title: "核查规上企业涉诉清单",
  source: { type: "superior", reference: "渝高法〔2026〕12号" },
  duty: { department: "civil-2", post: "civil-2-judge", responsible: "p-civil2-judge-1", supervisor: "p-civil2-head" },
  due: { workingDays: 10, after: "start" },
  report: "weekly",
} as const;

/** Registers an item by the office clerk; gives its id. */
export async function registered(api: ApiServer, change: object = {}): Promise<string> {
  const clerk = await api.as("p-office-clerk-1");
  const answer = await clerk.post("/work-items", { ...anItem, ...change });
  if (answer.status !== 201) throw new Error(answer.text);
  return (answer.body as { id: string }).id;
}
