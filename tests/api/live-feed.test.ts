import http from "node:http";
import { Client } from "pg";
import { apiServer, registered, type ApiServer, type Caller } from "./api-server.ts";

let api: ApiServer;
beforeAll(async () => { api = await apiServer({ court: { running: true } }); }, 60_000);
afterAll(() => api.close());

interface Told { id: string; event: string; data: { stream?: string; seq?: number; type?: string } }

/** A page that listens; `until` resolves with what was told once the condition holds, and fails after its deadline. */
class Listener {
  readonly told: Told[] = [];
  private readonly waiting = new Set<() => void>();
  private constructor(private readonly request: http.ClientRequest) {}

  static open(caller: Caller, lastEventId?: string): Promise<Listener> {
    return new Promise((resolve, reject) => {
      const request = http.get(`${api.url}/api/v1/events`, { headers: { ...caller.headers, ...(lastEventId === undefined ? {} : { "Last-Event-ID": lastEventId }) } }, (response) => {
        const listener = new Listener(request);
        let text = "";
        response.setEncoding("utf8").on("data", (chunk: string) => {
          text += chunk;
          const blocks = text.split("\n\n");
          text = blocks.pop() ?? "";
          for (const block of blocks) listener.take(block);
        });
        response.on("error", () => undefined);
        resolve(listener);
      });
      request.once("error", reject);
      request.on("error", () => undefined);
    });
  }

  private take(block: string): void {
    const field = (name: string): string => new RegExp(`^${name}:(.*)$`, "m").exec(block)?.[1]?.trim() ?? "";
    if (field("data") === "") return;
    this.told.push({ id: field("id"), event: field("event"), data: JSON.parse(field("data")) as Told["data"] });
    for (const wake of this.waiting) wake();
  }

  get changes(): Told[] {
    return this.told.filter((one) => one.event === "change");
  }

  until(condition: () => boolean, deadlineMs = 8_000): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        if (!condition()) return;
        this.waiting.delete(look);
        clearTimeout(late);
        resolve();
      };
      const late = setTimeout(() => { reject(new Error(`not told in time; told: ${JSON.stringify(this.told)}`)); }, deadlineMs);
      this.waiting.add(look);
      look();
    });
  }

  close(): void {
    this.request.destroy();
  }
}

test("a change is told to whoever may read it, and to nobody else", async () => {
  const judge = await Listener.open(await api.as("p-civil2-judge-1"));
  const other = await Listener.open(await api.as("p-filing-window-1"));
  const clerk = await Listener.open(await api.as("p-office-clerk-2"));
  await judge.until(() => judge.told.some((one) => one.event === "ready"));
  await other.until(() => other.told.some((one) => one.event === "ready"));
  await clerk.until(() => clerk.told.some((one) => one.event === "ready"));
  const item = await registered(api);
  await judge.until(() => judge.changes.some((one) => one.data.stream === item && one.data.type === "Registered"));
  await clerk.until(() => clerk.changes.some((one) => one.data.stream === item));
  expect(other.changes.filter((one) => one.data.stream === item)).toEqual([]);
  for (const listener of [judge, other, clerk]) listener.close();
});

test("whoever comes back with Last-Event-ID misses nothing and gets nothing twice", async () => {
  const caller = await api.as("p-office-clerk-1");
  const first = await Listener.open(caller);
  const before = await registered(api);
  await first.until(() => first.changes.some((one) => one.data.stream === before && one.data.type === "Assigned"));
  const left = first.changes.at(-1)?.id ?? "";
  first.close();
  const missed = await registered(api);
  const second = await Listener.open(caller, left);
  await second.until(() => second.changes.some((one) => one.data.stream === missed && one.data.type === "Assigned"));
  expect(second.changes.some((one) => one.data.stream === before)).toBe(false);
  expect(second.changes.filter((one) => one.data.stream === missed).map((one) => one.data.seq)).toEqual([1, 2]);
  second.close();
});

test("a place in another cluster, or a made-up one, is answered by reset", async () => {
  const caller = await api.as("p-office-clerk-1");
  for (const id of ["1234567890123456789.500.1.w-1", "nonsense"]) {
    const listener = await Listener.open(caller, id);
    await listener.until(() => listener.told.length > 0);
    expect(listener.told[0]?.event).toBe("reset");
    listener.close();
  }
});

test("of two transactions that commit in reverse order no event is lost, and they are told in order", async () => {
  const [earlier, later] = [await registered(api), await registered(api)];
  const listener = await Listener.open(await api.as("p-office-clerk-1"));
  await listener.until(() => listener.told.some((one) => one.event === "ready"));
  const add = (stream: string): string => `INSERT INTO events (stream_id, seq, type, v, body, hash, actor, effective_at, recorded_at) VALUES ('${stream}', 900, 'Urged', 1, '{}', '\\x00', 'p-office-clerk-1', now(), now())`;
  const slow = new Client({ connectionString: api.court.url });
  const quick = new Client({ connectionString: api.court.url });
  await slow.connect();
  await quick.connect();
  await slow.query("BEGIN");
  await slow.query(add(earlier));
  await quick.query(add(later));
  // The quick one is committed but must not be told before the slow one, which came first.
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(listener.changes.filter((one) => one.data.seq === 900)).toEqual([]);
  await slow.query("COMMIT");
  await listener.until(() => listener.changes.filter((one) => one.data.seq === 900).length === 2);
  expect(listener.changes.filter((one) => one.data.seq === 900).map((one) => one.data.stream)).toEqual([earlier, later]);
  await slow.end();
  await quick.end();
  listener.close();
});

test("in a principal's name one is told what the principal may read, and without such a right is refused at once", async () => {
  const principal = await api.as("p-filing-judge-1");
  const todayOn = (await principal.get("/session")).body.todayOn as string;
  const give = (delegate: string, actions?: string[]) => principal.post("/court/delegate", { principal: "p-filing-judge-1", delegate, fromOn: todayOn, untilOn: todayOn, ...(actions === undefined ? {} : { actions }) });
  expect((await give("p-civil1-judge-1", ["read.work-item", "work-item.Accept"])).status).toBe(200);
  expect((await give("p-civil1-judge-2", ["work-item.Accept"])).status).toBe(200);
  const delegate = await Listener.open((await api.as("p-civil1-judge-1")).with({ "X-On-Behalf-Of": "p-filing-judge-1" }));
  await delegate.until(() => delegate.told.some((one) => one.event === "ready"));
  const item = await registered(api, { duty: { department: "filing", responsible: "p-filing-judge-1", supervisor: "p-filing-head" } });
  const own = await registered(api, { duty: { department: "civil-1", responsible: "p-civil1-judge-1", supervisor: "p-civil1-head" } });
  const later = await registered(api, { duty: { department: "filing", responsible: "p-filing-judge-1", supervisor: "p-filing-head" } });
  await delegate.until(() => delegate.changes.some((one) => one.data.stream === later));
  expect(delegate.changes.map((one) => one.data.stream)).toContain(item);
  expect(delegate.changes.map((one) => one.data.stream)).not.toContain(own);
  delegate.close();
  for (const person of ["p-civil1-judge-2", "p-ip-judge-1"]) {
    const refused = await (await api.as(person)).with({ "X-On-Behalf-Of": "p-filing-judge-1" }).get("/events");
    expect([person, refused.status, refused.body.code, refused.body.authority.action]).toEqual([person, 403, "not-allowed", "read.work-item"]);
  }
});
