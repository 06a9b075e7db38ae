import { apiServer, type ApiServer, type Caller } from "./api-server.ts";
import { aDispute } from "./dispute-stories.ts";

/** 类案推荐 over the API: who finds what, and what is told of it. */

interface Similar { id: string; number: string; cause: string; status: string; score: number; shared?: string[] }

const canary = "封缄之语金丝雀";
const sought = { cause: "买卖合同纠纷", summary: "送去的钢筋有人签收，货款一直拖着不给" };

let api: ApiServer;
let clerk: Caller;
let president: Caller;
let steel: string;
let tiles: string;
beforeAll(async () => {
  api = await apiServer();
  clerk = await api.as("p-filing-window-1");
  president = await api.as("p-president");
  steel = await registered({ summary: "甲贸易有限公司供应钢筋，送货单有人签收，尚欠货款三十万元" });
  tiles = await registered({ summary: "购买的瓷砖有色差，要求退货" });
}, 60_000);
afterAll(() => api.close());

async function registered(change: object): Promise<string> {
  const { body } = await clerk.post("/disputes", { ...aDispute, ...change });
  return (body as { id: string }).id;
}

async function atIntake(by: Caller, body: object = sought): Promise<Similar[]> {
  const answer = await by.post("/disputes/similar", body);
  expect(answer.status).toBe(200);
  return (answer.body as { similar: Similar[] }).similar;
}

test("at intake the nearest dispute comes first, with its number and the words of the asker that it shares", async () => {
  const [first, second] = await atIntake(clerk);
  expect(first).toMatchObject({ id: steel, cause: "买卖合同纠纷", status: "Registered" });
  expect(first?.number).toBe((await clerk.get(`/disputes/${steel}`)).body.number);
  expect(second?.id).toBe(tiles);
  expect(first?.score).toBeGreaterThan(second?.score ?? 1);
  expect(first?.shared).toEqual(expect.arrayContaining([expect.stringContaining("钢筋"), expect.stringContaining("签收")]));
  for (const word of first?.shared ?? []) expect(sought.summary).toContain(word);
  expect((await clerk.get("/disputes")).body.items).toHaveLength(2);
});

test("a dispute finds others, never itself", async () => {
  const { body } = await clerk.get(`/disputes/${tiles}/similar`);
  expect((body as { similar: Similar[] }).similar.map(({ id }) => id)).toEqual([steel]);
});

test("only what the asker may read is found", async () => {
  for (const other of ["p-civil2-judge-1", "p-admin"]) {
    const caller = await api.as(other);
    expect(await atIntake(caller)).toEqual([]);
    expect((await caller.get(`/disputes/${steel}/similar`)).status).toBe(403);
  }
  expect((await api.anyone().with({ Origin: api.origin }).post("/disputes/similar", sought)).status).toBe(401);
});

test("who may not read what disputes are about is told that they are alike, and not by which words", async () => {
  const found = [await atIntake(president), (await president.get(`/disputes/${tiles}/similar`)).body.similar as Similar[]];
  expect(found.map(([first]) => first?.id)).toEqual([steel, steel]);
  expect(found.flat().filter((one) => one.shared !== undefined)).toEqual([]);
});

test("names that come along are left out of the comparison", async () => {
  const named = { cause: "买卖合同纠纷", summary: "钢筋先生送货，瓷砖有色差" };
  const shared = async (body: object): Promise<string[]> => (await atIntake(clerk, body)).flatMap((one) => one.shared ?? []);
  expect((await shared(named)).join()).toContain("钢筋");
  expect((await shared({ ...named, parties: [{ role: "applicant", kind: "natural", personal: { name: "钢筋" } }] })).join()).not.toContain("钢筋");
});

test("sealed words are found by nobody: not by those words, and not by who said them", async () => {
  const mediator = await api.as("p-filing-mediator-1");
  await clerk.post(`/disputes/${tiles}/triage`, { tier: "coordination", venue: { kind: "court" }, mediators: ["p-filing-mediator-1"], reasons: ["就近"] });
  await clerk.post(`/disputes/${tiles}/appoint-mediator`);
  await mediator.post(`/disputes/${tiles}/accept-mediation`);
  expect((await mediator.post(`/disputes/${tiles}/record-sealed-statement`, { statement: "s1", by: "p2", kind: "concession", text: canary })).status).toBe(200);
  for (const reader of [clerk, mediator, president]) {
    expect((await atIntake(reader, { cause: "侵权责任纠纷", summary: canary })).flatMap((one) => one.shared ?? [])).toEqual([]);
    expect((await reader.get(`/disputes/${tiles}/similar`)).text).not.toContain(canary);
  }
});

test("a field that nobody knows and a missing cause are refused", async () => {
  for (const body of [{ summary: "货款" }, { ...sought, court: "x" }, { ...sought, parties: [{ personal: { nickname: "x" } }] }]) expect((await clerk.post("/disputes/similar", body)).status).toBe(400);
  expect((await clerk.get("/disputes/d-none/similar")).status).toBe(404);
});
