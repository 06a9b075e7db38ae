import { spawn, type ChildProcess } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type AddressInfo, type Server } from "node:net";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { until } from "../stack/live-court.ts";
import { callScript } from "../stack/script-call.ts";

/** ./temporal-dev.sh itself, as a person at a terminal runs it, with its data in a folder of this test's own. */
const checkout = resolve(__dirname, "../..");
const judge = "p-civil2-judge-1";

interface Ended { code: number | null; signal: NodeJS.Signals | null; output: string }
interface Running { child: ChildProcess; output(): string; ended: Promise<Ended> }
interface Known { pid: number; identity: string }

let folder: string;
let data: string;
let ports: { api: number; temporal: number; ui: number; metrics: number };
const started: Running[] = [];

async function listening(): Promise<{ server: Server; port: number }> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { server, port: (server.address() as AddressInfo).port };
}

/** Ports free at this moment: held all at once, so that no two are the same, and with the one after the metrics' free as well. */
async function freePorts(): Promise<typeof ports> {
  const held = await Promise.all(Array.from({ length: 4 }, () => listening()));
  const [api, temporal, ui, metrics] = held.map(({ port }) => port);
  for (const { server } of held) {
    server.close();
    await once(server, "close");
  }
  return { api: api!, temporal: temporal!, ui: ui!, metrics: metrics! };
}

function run(args: string[], environment: Record<string, string> = {}): Running {
  // Its own embedded PostgreSQL, whatever this run of the tests uses.
  const { DATABASE_URL: _others, ...inherited } = process.env;
  const child = spawn(join(checkout, "temporal-dev.sh"), args, { cwd: checkout, stdio: ["ignore", "pipe", "pipe"], env: { ...inherited, COURT_DATA: data, ...environment } });
  let output = "";
  const hear = (chunk: Buffer): void => { output += chunk.toString(); };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  const ended = new Promise<Ended>((done) => child.once("close", (code, signal) => { done({ code, signal, output }); }));
  const running = { child, output: () => output, ended };
  started.push(running);
  return running;
}

const up = (...more: string[]): Running => run(["up", "--port", String(ports.api), "--temporal-port", String(ports.temporal), "--ui-port", String(ports.ui), "--metrics-port", String(ports.metrics), ...more]);

async function ready(stack: Running): Promise<void> {
  let gone: Ended | undefined;
  void stack.ended.then((how) => { gone = how; });
  await until("the stack says that it is ready", () => {
    if (gone !== undefined) throw new Error(`it ended with ${String(gone.signal ?? gone.code)}:\n${gone.output}`);
    return Promise.resolve(stack.output().includes("Ctrl-C stops everything"));
  }, 150_000);
}

async function ask(method: "GET" | "POST", path: string, body?: object, cookie = ""): Promise<{ status: number; body: Record<string, unknown>; cookie: string }> {
  const origin = `http://127.0.0.1:${String(ports.api)}`;
  const answer = await fetch(`${origin}${path}`, { method, headers: { "Content-Type": "application/json", Origin: origin, Cookie: cookie }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown>, cookie: answer.headers.getSetCookie()[0]?.split(";")[0] ?? cookie };
}

async function signedIn(person: string): Promise<string> {
  const answer = await ask("POST", "/api/v1/session/demo", { person });
  expect(answer.status).toBe(200);
  return answer.cookie;
}

function recorded(): { supervisor: Known; processes: Record<string, Known> } {
  return JSON.parse(readFileSync(join(data, "stack.json"), "utf8")) as { supervisor: Known; processes: Record<string, Known> };
}

async function isRunning(known: Known): Promise<boolean> {
  const answer = await callScript("processes.mjs", "isRunning", [known]);
  if ("error" in answer) throw new Error(answer.error);
  return answer.value === true;
}

/** One sentence a person can act on, in both languages, and no trace of the program. */
function expectOneClearSentence({ code, output }: Ended, words: RegExp): void {
  expect(code).toBe(1);
  expect(output).toMatch(words);
  expect(output).toMatch(/[\u4e00-\u9fff]/);
  expect(output).not.toMatch(/^\s+at .*\.mjs/m);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "court-dev-stack-"));
  // PostgreSQL runs as another user when we are root.
  chmodSync(folder, 0o755);
  data = join(folder, "data");
  ports = await freePorts();
});
afterAll(async () => {
  for (const { child, ended } of started) {
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
    await ended;
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}, 60_000);

test("up until ready, the demonstration court loaded, one at a time, Ctrl-C stops everything, and up again has lost nothing", async () => {
  const first = up("--speed", "60");
  await ready(first);
  expect((await ask("GET", "/health/ready")).body).toMatchObject({ status: "ready", clockwork: "ok" });
  const cookie = await signedIn(judge);
  const organisation = (await ask("GET", "/api/v1/court/organisation", undefined, cookie)).body as { persons: unknown[] };
  expect(organisation.persons.length).toBeGreaterThan(30);
  expect((await ask("GET", "/api/v1/court/settings", undefined, cookie)).body["clock"]).toMatchObject({ scale: 60 });
  const clerk = await signedIn("p-office-clerk-1");
  const made = await ask("POST", "/api/v1/work-items", { title: "重启之后仍在的事项", duty: { department: "civil-2", responsible: judge, supervisor: "p-civil2-head" }, due: { workingDays: 10, after: "start" } }, clerk);
  expect(made.status).toBe(201);

  const shown = await run(["status"]).ended;
  expect(shown.code).toBe(0);
  for (const part of ["PostgreSQL", "Temporal", "worker", "API"]) expect(shown.output).toMatch(new RegExp(`^${part} +\\d+ +运行中 running$`, "m"));
  expectOneClearSentence(await up().ended, /It is running already \(process \d+, http:\/\/127\.0\.0\.1:\d+\)/);
  expectOneClearSentence(await run(["reset", "--yes"]).ended, /It is running \(process \d+\): stop it with Ctrl-C first/);
  expect((await ask("GET", "/health/ready")).status).toBe(200);

  const { supervisor, processes } = recorded();
  const all = [supervisor, ...Object.values(processes)];
  expect(Object.keys(processes)).toEqual(["PostgreSQL", "Temporal", "worker", "API"]);
  expect(await Promise.all(all.map(isRunning))).toEqual(all.map(() => true));
  first.child.kill("SIGINT");
  const ended = await first.ended;
  expect([ended.code, ended.signal]).toEqual([0, null]);
  expect(ended.output).toMatch(/Everything is stopped/);
  expect(await Promise.all(all.map(isRunning))).toEqual(all.map(() => false));
  const stopped = await run(["status"]).ended;
  expect([stopped.code, stopped.output]).toEqual([1, expect.stringContaining("Not running")]);

  const again = up();
  await ready(again);
  const found = await ask("GET", `/api/v1/work-items/${String(made.body["id"])}`, undefined, await signedIn(judge));
  expect([found.status, found.body["title"]]).toEqual([200, "重启之后仍在的事项"]);
  expect((await ask("GET", "/api/v1/court/settings", undefined, await signedIn(judge))).body["clock"]).toMatchObject({ scale: 60 });
  again.child.kill("SIGINT");
  expect((await again.ended).code).toBe(0);
}, 240_000);

test("a port in use is one clear sentence that names the port and the way out", async () => {
  const { server, port } = await listening();
  try {
    const own = join(folder, "other-data");
    const refused = await run(["up", "--port", String(port)], { COURT_DATA: own }).ended;
    expectOneClearSentence(refused, new RegExp(`Port ${String(port)} \\(API\\) is in use or not allowed.*--port`));
    expect(existsSync(join(own, "stack.json"))).toBe(false);
  } finally {
    server.close();
  }
}, 60_000);

test("reset asks first: without a terminal it refuses, with --yes it removes the data", async () => {
  mkdirSync(join(data, "postgres"), { recursive: true });
  expectOneClearSentence(await run(["reset"]).ended, /To remove the data without being asked, add --yes/);
  expect(existsSync(join(data, "postgres"))).toBe(true);
  expect((await run(["reset", "--yes"]).ended).code).toBe(0);
  expect(existsSync(data)).toBe(false);
}, 60_000);
