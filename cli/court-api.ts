import { randomUUID } from "node:crypto";
import type { Language, Say } from "./language.ts";
import { problemOf, refusal } from "./problem.ts";
import { CommandFailure, exitCodes, type Terminal } from "./terminal.ts";

export interface ServerAccess {
  /** "http://127.0.0.1:3000", without a slash at the end. */
  url: string;
  token?: string;
  /** Session cookie; only for signing in and out. */
  cookie?: string;
  onBehalfOf?: string;
}

export interface CallOptions {
  query?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is, instead of `body`. */
  /** `name`: for a file that is kept under one. */
  file?: { bytes: Uint8Array; contentType: string; name?: string };
  /** Idempotency-Key of a command; one is made otherwise, so that a retry cannot do a thing twice. */
  key?: string;
  ifMatch?: string;
}

export interface ApiAnswer { status: number; body: unknown; bytes: Uint8Array; headers: Headers }

const timeoutMs = 30_000;
const attempts = 3;
const firstPauseMs = 400;
const longestPauseMs = 5_000;

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done, { once: true });
  });
}

/** The court's API over HTTP, as one signed-in person. Answers that are no success become a CommandFailure with its exit code. */
export class CourtApi {
  constructor(private readonly terminal: Terminal, private readonly access: ServerAccess, private readonly language: Language, private readonly say: Say) {}

  get url(): string {
    return this.access.url;
  }

  private headers(options: CallOptions, method: string): Record<string, string> {
    const { token, cookie, onBehalfOf } = this.access;
    return {
      accept: "application/json, application/problem+json, */*;q=0.5",
      "accept-language": this.language === "en" ? "en" : "zh-CN",
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(cookie === undefined || token !== undefined ? {} : { cookie, origin: new URL(this.access.url).origin }),
      ...(onBehalfOf === undefined ? {} : { "x-on-behalf-of": onBehalfOf }),
      ...(method === "GET" ? {} : { "idempotency-key": options.key ?? randomUUID() }),
      ...(options.ifMatch === undefined ? {} : { "if-match": `"${options.ifMatch.replaceAll('"', "")}"` }),
      ...(options.file?.name === undefined ? {} : { "x-file-name": encodeURIComponent(options.file.name) }),
      ...(options.file !== undefined ? { "content-type": options.file.contentType } : options.body !== undefined ? { "content-type": "application/json" } : {}),
    };
  }

  private address(path: string, query: CallOptions["query"]): string {
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(query ?? {})) if (value !== undefined) search.set(name, String(value));
    const text = search.toString();
    return `${this.access.url}/api/v1${path}${text === "" ? "" : `?${text}`}`;
  }

  /** Opens a response whatever its status; unreachable servers become a CommandFailure. */
  private async open(method: string, path: string, options: CallOptions, headers: Record<string, string>, signal: AbortSignal): Promise<Response> {
    const content = options.file !== undefined ? { body: options.file.bytes } : options.body !== undefined ? { body: JSON.stringify(options.body) } : {};
    try {
      return await this.terminal.fetch(this.address(path, options.query), { method, headers, signal, redirect: "error", ...content });
    } catch (error) {
      if (this.terminal.signal.aborted) throw new CommandFailure(exitCodes.unreachable, this.say("已中断", "Interrupted"));
      throw this.unreachable(error);
    }
  }

  private unreachable(error: unknown): CommandFailure {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const code = cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : cause instanceof Error ? cause.name : "";
    return new CommandFailure(exitCodes.unreachable, this.say(
      `连接不上服务器 ${this.access.url}（${code}）。请确认系统已启动（./temporal-dev.sh status），或用 --url 指定地址。`,
      `Cannot reach the server ${this.access.url} (${code}). See that the system is up (./temporal-dev.sh status), or name its address with --url.`,
    ));
  }

  /**
   * One call. A server that does not answer, or says that it is away for a moment, is asked again a few times: reads are
   * harmless and every command carries its key.
   */
  async call(method: "GET" | "POST" | "PUT" | "DELETE", path: string, options: CallOptions = {}): Promise<ApiAnswer> {
    const headers = this.headers(options, method);
    for (let attempt = 1; ; attempt += 1) {
      let response: Response | undefined;
      let failure: CommandFailure | undefined;
      let bytes = new Uint8Array();
      try {
        response = await this.open(method, path, options, headers, AbortSignal.any([this.terminal.signal, AbortSignal.timeout(timeoutMs)]));
        bytes = new Uint8Array(await response.arrayBuffer());
      } catch (error) {
        failure = error instanceof CommandFailure ? error : this.unreachable(error);
      }
      const away = response === undefined || failure !== undefined || response.status === 503;
      if (away && attempt < attempts && !this.terminal.signal.aborted) {
        await pause(this.pauseMs(response, attempt), this.terminal.signal);
        continue;
      }
      if (failure !== undefined) throw failure;
      if (response !== undefined) return this.answer(response, bytes);
    }
  }

  private pauseMs(response: Response | undefined, attempt: number): number {
    const asked = Number(response?.headers.get("retry-after") ?? Number.NaN) * 1000;
    return Number.isFinite(asked) && asked >= 0 ? Math.min(asked, longestPauseMs) : Math.min(firstPauseMs * 2 ** (attempt - 1), longestPauseMs);
  }

  private answer(response: Response, bytes: Uint8Array): ApiAnswer {
    const type = response.headers.get("content-type") ?? "";
    const json = /^application\/([a-z.+-]*\+)?json\b/i.test(type);
    let body: unknown;
    if (json && bytes.length > 0) {
      try {
        body = JSON.parse(new TextDecoder().decode(bytes));
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
      }
    }
    if (response.ok) return { status: response.status, body, bytes, headers: response.headers };
    const problem = problemOf(body);
    if (problem === undefined) {
      throw new CommandFailure(exitCodes.unreachable, this.say(
        `${this.access.url} 答复了 ${String(response.status)}，但不是本系统的格式；请核对 --url。`,
        `${this.access.url} answered ${String(response.status)}, but not as this system does; check --url.`,
      ));
    }
    throw refusal(problem, this.say);
  }

  async get(path: string, query?: CallOptions["query"]): Promise<unknown> {
    return (await this.call("GET", path, { query })).body;
  }

  async post(path: string, options: CallOptions = {}): Promise<unknown> {
    return (await this.call("POST", path, options)).body;
  }

  /** The live feed from a place on; the caller reads it to its end and comes back. */
  async events(lastEventId: string | undefined): Promise<AsyncIterable<Uint8Array>> {
    const headers = { ...this.headers({}, "GET"), accept: "text/event-stream", ...(lastEventId === undefined ? {} : { "last-event-id": lastEventId }) };
    const response = await this.open("GET", "/events", {}, headers, this.terminal.signal);
    if (!response.ok || response.body === null) {
      this.answer(response, new Uint8Array(await response.arrayBuffer()));
      throw this.unreachable(new Error("no stream"));
    }
    return response.body;
  }
}
