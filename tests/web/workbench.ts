import { existsSync, mkdtempSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { createApp } from "../../api/server.ts";
import type { ApiConfig } from "../../api/config.ts";
import { runningCourt, type RunningCourt } from "../stack/running-court.ts";
import { openWindow, startBrowser, type Window } from "./browser.ts";
import { Shell } from "./pages/shell.page.ts";

const webFolder = join(__dirname, "../../dist/web");

/** The demonstration court as people meet it: ledger, Temporal, worker, API and the built page, in front of a real browser. */
export interface Workbench {
  court: RunningCourt;
  url: string;
  browser: Browser;
  /** A signed-in person's window, on the inbox unless `path` says otherwise. */
  enter(person: string, options?: BrowserContextOptions & { path?: string; language?: "zh-CN" | "en"; mode?: "light" | "dark" }): Promise<Shell>;
  /** A window in which nobody is signed in. */
  openSignIn(path?: string): Promise<Shell>;
  /** Commands given beside the page, by somebody else. */
  command(person: string, path: string, body: object): Promise<Record<string, unknown>>;
  /** What a person reads beside the page. */
  read(person: string, path: string): Promise<unknown>;
  /** The API goes away, as in an outage, until `comeBack`. */
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
  /** Whether the API's probe of Temporal gets an answer. */
  temporalAnswers(answers: boolean): void;
  /** Fails if an open window saw what must never happen. */
  noFaults(): void;
  /** Closes every window; fails if one of them saw what must never happen. */
  closeWindows(): Promise<void>;
  close(): Promise<void>;
}

const config: ApiConfig = {
  demo: true, production: false, host: "127.0.0.1", port: 0, trustProxy: false, publicOrigin: undefined, sessionIdleMs: 3_600_000, sessionMaxMs: 86_400_000,
  requestsPerMinute: 0, signInsPerQuarterHour: 0, partyRequestsPerMinute: 0, checkAnswers: true, filesFolder: "",
};

export async function workbench(): Promise<Workbench> {
  if (!existsSync(join(webFolder, "index.html"))) throw new Error("页面尚未构建:请先运行 npm run build。 / The page is not built: run npm run build first.");
  const browser = await startBrowser();
  const court = await runningCourt({ running: true });
  const filesFolder = mkdtempSync(join(tmpdir(), "web-files-"));
  let temporal = true;
  const app = createApp({
    ledger: court.ledger,
    config: { ...config, filesFolder },
    logger: pino({ level: "silent" }),
    sessionSecret: "a secret of this test only, long enough",
    probes: { database: () => Promise.resolve(true), temporal: () => Promise.resolve(temporal), worker: () => Promise.resolve(true) },
    webFolder,
  });
  let port = 0;
  let server: Server | undefined;
  const listen = async (): Promise<void> => {
    server = await new Promise<Server>((resolve) => { const listening: Server = app.express.listen(port, "127.0.0.1", () => { resolve(listening); }); });
    const address = server.address();
    port = typeof address === "object" && address !== null ? address.port : 0;
  };
  const stop = async (): Promise<void> => {
    server?.closeAllConnections();
    await new Promise((resolve) => { if (server === undefined) resolve(undefined); else server.close(resolve); });
  };
  await listen();
  const url = `http://127.0.0.1:${port}`;

  let endWorker = (): void => undefined;
  const working = court.withWorker(() => new Promise<void>((resolve) => { endWorker = resolve; }));
  const windows: Window[] = [];
  const cookies = new Map<string, string>();

  async function signedIn(person: string): Promise<string> {
    const known = cookies.get(person);
    if (known !== undefined) return known;
    const answer = await fetch(`${url}/api/v1/session/demo`, { method: "POST", headers: { "content-type": "application/json", origin: url }, body: JSON.stringify({ person }) });
    // The session is there once the whole answer is.
    const told = await answer.text();
    if (!answer.ok) throw new Error(`${person} could not sign in: ${told}`);
    const cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? "";
    cookies.set(person, cookie);
    return cookie;
  }

  async function open(options: BrowserContextOptions): Promise<Window> {
    const opened = await openWindow(browser, url, options);
    windows.push(opened);
    return opened;
  }

  function noFaults(among: readonly Window[] = windows): void {
    const faults = among.flatMap((one) => one.faults.splice(0));
    if (faults.length > 0) throw new Error(`the browser saw what must never happen:\n${faults.join("\n")}`);
  }

  return {
    court, url, browser,
    async enter(person, { path = "/", language = "zh-CN", mode = "light", ...options } = {}) {
      const opened = await open(options);
      await opened.context.addInitScript(`localStorage.setItem("court.preferences", ${JSON.stringify(JSON.stringify({ language, mode, tour: "seen" }))})`);
      const answer = await opened.context.request.post(`${url}/api/v1/session/demo`, { data: { person }, headers: { Origin: url } });
      if (!answer.ok()) throw new Error(await answer.text());
      const shell = new Shell(opened.page);
      await shell.open(path);
      return shell;
    },
    async openSignIn(path = "/") {
      const { page } = await open({});
      await page.goto(path);
      return new Shell(page);
    },
    async command(person, path, body) {
      const answer = await fetch(`${url}/api/v1${path}`, { method: "POST", headers: { "content-type": "application/json", origin: url, cookie: await signedIn(person) }, body: JSON.stringify(body) });
      const told = await answer.json() as Record<string, unknown>;
      if (!answer.ok) throw new Error(`${path} by ${person}: ${JSON.stringify(told)}`);
      return told;
    },
    async read(person, path) {
      const answer = await fetch(`${url}/api/v1${path}`, { headers: { cookie: await signedIn(person) } });
      const told: unknown = await answer.json();
      if (!answer.ok) throw new Error(`${path} by ${person}: ${JSON.stringify(told)}`);
      return told;
    },
    goAway: stop,
    comeBack: listen,
    temporalAnswers(answers) { temporal = answers; },
    noFaults,
    async closeWindows() {
      const closing = windows.splice(0);
      for (const one of closing) await one.context.close();
      noFaults(closing);
    },
    async close() {
      await browser.close();
      endWorker();
      await working;
      app.close();
      await stop();
      rmSync(filesFolder, { recursive: true, force: true });
      await court.close();
    },
  };
}

/** An item for a judge of the second civil division, supervised by its head; gives its id. */
export async function registeredItem(bench: Workbench, change: object = {}): Promise<string> {
  const { id } = await bench.command("p-office-clerk-1", "/work-items", {
    title: "核查规上企业涉诉清单", source: { type: "superior", reference: "渝高法〔2026〕12号" },
    duty: { department: "civil-2", post: "civil-2-judge", responsible: "p-civil2-judge-1", supervisor: "p-civil2-head" }, due: { workingDays: 10, after: "start" }, report: "weekly", ...change,
  });
  return String(id);
}

/** The same, done and submitted: it waits for the head's sign-off. */
export async function submittedItem(bench: Workbench, change: object = {}): Promise<string> {
  const id = await registeredItem(bench, change);
  await bench.command("p-civil2-judge-1", `/work-items/${id}/accept`, {});
  await bench.command("p-civil2-judge-1", `/work-items/${id}/submit-for-sign-off`, { summary: "清单已核对完毕", evidence: [] });
  return id;
}
