import { createHash, randomUUID } from "node:crypto";
import { kebab } from "../contracts/commands/command-body.ts";
import { civilDateOf } from "../domain/time.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Bench, BenchResult, BenchRun } from "./bench.ts";
import { callFrom, seeded } from "./callers.ts";
import { startDemoApi } from "./demo-api.ts";
import { atLeast, figure, ratio } from "./figures.ts";
import { freePort, HttpCaller, signIn } from "./http-caller.ts";
import { BusyItem, castOf, registration, type Send } from "./item-mix.ts";
import { startProgram, startWorker } from "./processes.ts";

const connections = 20;
const items = 60;

async function openItems(ledger: Ledger, round: number): Promise<BusyItem[]> {
  const today = civilDateOf(await ledger.courtNow());
  const random = seeded(round + 1);
  return Promise.all(Array.from({ length: items }, async (_, ordinal) => {
    const cast = castOf(ordinal);
    const id = `w-${round}-${ordinal}`;
    const outcome = await ledger.execute({ stream: id, kind: "work-item", command: registration(cast, today), actor: { id: cast.supervisor }, key: randomUUID(), bodyHash: createHash("sha256").update(id).digest() });
    if (outcome.outcome !== "accepted") throw new Error(`item ${id}: ${JSON.stringify(outcome)}`);
    return new BusyItem(id, cast, random);
  }));
}

/** Everyone who acts, signed in: person → cookie. */
class SignedIn {
  private readonly cookies = new Map<string, Promise<string>>();

  constructor(private readonly caller: HttpCaller) {}

  cookieOf(person: string): Promise<string> {
    const known = this.cookies.get(person) ?? signIn(this.caller, person);
    this.cookies.set(person, known);
    return known;
  }
}

async function apiRate(callers: readonly HttpCaller[], signedIn: SignedIn, open: readonly BusyItem[], commands: number): Promise<number> {
  const random = seeded(open.length);
  let sent = 0;
  const startedMs = performance.now();
  await Promise.all(callers.map(async (caller) => {
    const send: Send = async (item, { command: { type, ...body }, actor }) => {
      const answer = await caller.post(`/api/v1/work-items/${item}/${kebab(type)}`, body, { Cookie: await signedIn.cookieOf(actor), "Idempotency-Key": randomUUID() });
      if (answer.status !== 200) throw new Error(`${type} on ${item}: ${answer.status} ${answer.text}`);
    };
    while (sent < commands) {
      const took = await open[Math.floor(random() * open.length)]?.act(send);
      sent += took ?? 0;
    }
  }));
  return sent / ((performance.now() - startedMs) / 1000);
}

async function bareRate(callers: readonly HttpCaller[], requests: number): Promise<number> {
  const body = { summary: "已走访企业三家，收集需求十二条，其中八条已答复", progress: 50, evidence: [{ name: "需求清单" }] };
  const waiting = [...callers];
  const seconds = await callFrom(callers.length, requests, async () => {
    const caller = waiting.pop();
    if (caller === undefined) throw new Error("more requests than connections");
    const answer = await caller.post("/rows", body, {});
    if (answer.status !== 200) throw new Error(`the bare handler answered ${answer.status}`);
    waiting.push(caller);
  });
  return requests / seconds;
}

async function measure({ servers, rounds, quick, say }: BenchRun): Promise<BenchResult> {
  const api = await startDemoApi(servers);
  const { ledger, origin } = api;
  const worker = await startWorker(api.databaseUrl, servers.temporalAddress, api.installation);
  const barePort = await freePort();
  const bareServer = await startProgram("bench/bare-server.js", { DATABASE_URL: api.databaseUrl, PORT: String(barePort) }, /listening/);
  const apiCallers = Array.from({ length: connections }, () => new HttpCaller(origin));
  const bareCallers = Array.from({ length: connections }, () => new HttpCaller(`http://127.0.0.1:${barePort}`));
  const signer = new HttpCaller(origin);
  try {
    const signedIn = new SignedIn(signer);
    const commands = quick ? 200 : 2_500;
    // Code and connections warm, plans cached: a server that has just started compiles while it answers.
    await apiRate(apiCallers, signedIn, await openItems(ledger, 1_000), quick ? 60 : 5_000);
    await bareRate(bareCallers, quick ? 200 : 5_000);
    const rates = { api: [] as number[], bare: [] as number[] };
    for (let round = 0; round < rounds; round += 1) {
      rates.api.push(await apiRate(apiCallers, signedIn, await openItems(ledger, round), commands));
      rates.bare.push(await bareRate(bareCallers, commands * 3));
      say(`round ${round + 1}: ${JSON.stringify({ api: rates.api.at(-1), bare: rates.bare.at(-1) })} a second`);
    }
    const toBare = ratio(rates.api, rates.bare);
    return {
      figures: { perSecond: { api: figure(rates.api), bareExpress: figure(rates.bare) }, ratios: { apiToBareExpress: toBare } },
      bars: [atLeast("HTTP commands a second against an Express handler with one one-row transaction", toBare.median, 0.3)],
    };
  } finally {
    for (const caller of [...apiCallers, ...bareCallers, signer]) caller.close();
    await bareServer.stop();
    await api.close();
    await worker.stop();
  }
}

export const http: Bench = {
  name: "http",
  about: "the same commands over HTTP with session, zod and idempotency, 20 connections, against an Express handler with one one-row transaction",
  run: measure,
};
