import { pino } from "pino";
import request from "supertest";
import { endpoints } from "../../api/endpoints/all-endpoints.ts";
import type { ApiConfig } from "../../api/config.ts";
import type { Endpoint } from "../../api/endpoint.ts";
import { SetUpToken } from "../../api/identity/set-up.ts";
import { createApp } from "../../api/server.ts";
import { openDatabase } from "../../ledger/database.ts";
import { migrate } from "../../ledger/migrate.ts";
import { openLedger } from "../../ledger/open-ledger.ts";
import { createDatabase } from "../stack/database.ts";
import { apiServer, testConfig, type ApiServer, type Caller } from "./api-server.ts";

/** One request of a story: who asks which endpoint with what. What is not said is not sent. */
export interface Step {
  /** A person of the demonstration court; "nobody" asks without identity. */
  as: string;
  /** operationId. */
  ask: string;
  /** Values of the address, e.g. { id }. */
  at?: Record<string, string>;
  query?: string;
  body?: object;
  /** The token of a party's link. */
  link?: string;
  file?: { contentType: string; content: string; /** Sent as X-File-Name. */ name?: string };
  /** When several 2xx are declared, the one this step is for; else the only one. */
  status?: number;
}

type Body = Record<string, unknown>;

/** Asks endpoints by their ids and keeps book of what they answered; every answer is held against its endpoint's schema by the server. */
export class EndpointDriver {
  /** "operationId status" of every answer that its endpoint declares. */
  readonly seen = new Set<string>();
  /** States that campaigns, items and disputes were shown in. */
  readonly states = { campaign: new Set<string>(), item: new Set<string>(), dispute: new Set<string>() };
  /** What was not answered as declared, in words. */
  readonly failures: string[] = [];
  private readonly callers = new Map<string, Caller>();

  private constructor(readonly api: ApiServer) {}

  static async start(startAt: string, config: Partial<ApiConfig> = {}): Promise<EndpointDriver> {
    return new EndpointDriver(await apiServer({ court: { startAt }, config }));
  }

  /** Court time moves on; what is due fires at the next command. */
  moveTo(at: string): void {
    this.api.court.wall.nowMs = Date.parse(at);
  }

  /** A caller whose session is of its own, e.g. to end it; later steps of that person use it. */
  async newSession(person: string): Promise<void> {
    this.callers.set(person, await this.api.as(person));
  }

  private async caller(person: string): Promise<Caller> {
    if (person === "nobody") return this.api.anyone().with({ Origin: this.api.origin });
    if (!this.callers.has(person)) await this.newSession(person);
    return this.callers.get(person)!;
  }

  /** Gives the answer's body; an answer that is not the declared one goes into `failures` and gives an empty body, so that one run tells all. */
  async ask(step: Step): Promise<Body> {
    const endpoint = endpoints.find(({ id }) => id === step.ask);
    if (endpoint === undefined) throw new Error(`there is no endpoint ${step.ask}`);
    const wanted = step.status ?? declared(endpoint)[0]!;
    const path = endpoint.path.replace(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(step.at?.[name] ?? "")) + (step.query === undefined ? "" : `?${step.query}`);
    const request = (await this.caller(step.as)).call(endpoint.method, path);
    if (step.link !== undefined) void request.set("X-Party-Link", step.link);
    if (step.file?.name !== undefined) void request.set("X-File-Name", encodeURIComponent(step.file.name));
    const answer = step.file === undefined ? await (step.body === undefined ? request : request.send(step.body)) : await request.set("Content-Type", step.file.contentType).send(step.file.content);
    if (answer.status !== wanted) {
      this.failures.push(`${step.as} asks ${step.ask}: ${String(answer.status)} in place of ${String(wanted)}: ${answer.text.slice(0, 400)}`);
      return {};
    }
    this.seen.add(`${step.ask} ${String(wanted)}`);
    const body = (answer.body ?? {}) as Body;
    this.noteState(endpoint, body["status"]);
    return body;
  }

  /** Steps in their order. */
  async tell(steps: readonly Step[]): Promise<void> {
    for (const step of steps) await this.ask(step);
  }

  /** The event stream answers without end: its head counts. */
  async askStream(person: string, ask: string): Promise<void> {
    const endpoint = endpoints.find(({ id }) => id === ask);
    if (endpoint === undefined) throw new Error(`there is no endpoint ${ask}`);
    const { headers } = await this.caller(person);
    const leaving = new AbortController();
    const answer = await fetch(`${this.api.url}/api/v1${endpoint.path}`, { headers, signal: leaving.signal });
    const types = endpoint.responses[answer.status]?.contentTypes ?? [];
    if (types.includes(answer.headers.get("content-type")?.split(";")[0] ?? "")) this.seen.add(`${ask} ${String(answer.status)}`);
    else this.failures.push(`${person} asks ${ask}: ${String(answer.status)} ${answer.headers.get("content-type") ?? ""}`);
    leaving.abort();
  }

  /** What only a system without a court answers, asked of one that has none. */
  async askOfAnEmptySystem(ask: string, token: string, body: object): Promise<void> {
    const endpoint = endpoints.find(({ id }) => id === ask);
    if (endpoint === undefined) throw new Error(`there is no endpoint ${ask}`);
    const own = await createDatabase();
    const database = openDatabase(own.url);
    await migrate(database);
    const probe = (): Promise<boolean> => Promise.resolve(true);
    const app = createApp({
      ledger: openLedger(database, { poke: () => undefined }), config: { ...testConfig, demo: false }, logger: pino({ level: "silent" }), sessionSecret: "a secret of an empty system",
      setUpToken: new SetUpToken(token), probes: { database: probe, temporal: probe, worker: probe },
    });
    try {
      const answer = await request(app.express)[endpoint.method](`/api/v1${endpoint.path}`).send(body);
      if (declared(endpoint).includes(answer.status)) this.seen.add(`${ask} ${String(answer.status)}`);
      else this.failures.push(`an empty system answers ${ask}: ${String(answer.status)}: ${answer.text.slice(0, 400)}`);
    } finally {
      app.close();
      await database.close();
      await own.drop();
    }
  }

  private noteState(endpoint: Endpoint, status: unknown): void {
    if (typeof status !== "string") return;
    if (endpoint.path.startsWith("/campaigns")) this.states.campaign.add(status);
    if (endpoint.path.startsWith("/disputes")) this.states.dispute.add(status);
    if (endpoint.path.startsWith("/work-items")) this.states.item.add(status);
  }

  /** What another driver saw, of a court of its own. */
  take(other: EndpointDriver): void {
    for (const one of other.seen) this.seen.add(one);
    for (const one of other.states.dispute) this.states.dispute.add(one);
    this.failures.push(...other.failures);
  }

  /** "operationId status" of every declared 2xx that no step was for yet. */
  notDriven(): string[] {
    return endpoints.flatMap((endpoint) => declared(endpoint).map((status) => `${endpoint.id} ${String(status)}`)).filter((one) => !this.seen.has(one));
  }

  async close(): Promise<void> {
    await this.api.close();
  }
}

function declared(endpoint: Endpoint): number[] {
  return Object.keys(endpoint.responses).map(Number).filter((status) => status >= 200 && status < 300);
}
