import { aLivePlan } from "../builders/live-plan.ts";
import { apiServer, registered, type ApiServer } from "./api-server.ts";

let api: ApiServer;
beforeAll(async () => { api = await apiServer({ court: { running: true } }); }, 60_000);
afterAll(() => api.close());

async function inProgress(): Promise<string> {
  const item = await registered(api);
  await (await api.as("p-civil2-judge-1")).post(`/work-items/${item}/accept`);
  return item;
}

async function submitted(): Promise<string> {
  const item = await inProgress();
  await (await api.as("p-civil2-judge-1")).post(`/work-items/${item}/submit-for-sign-off`, { summary: "已办结", evidence: [] });
  return item;
}

async function typesOf(stream: string): Promise<string[]> {
  const answer = await (await api.as("p-president")).get(`/streams/${stream}/events`);
  return (answer.body as { events: { type: string }[] }).events.map((event) => event.type);
}

test("many items are signed off at once, each by its own rules, and sent again nothing is done twice", async () => {
  const items = [await submitted(), await inProgress(), await submitted()];
  const head = (await api.as("p-civil2-head")).with({ "Idempotency-Key": "sign-off-many" });
  const body = { command: "SignOff", items, body: { comment: "同意销号" } };
  const first = await head.post("/work-items/bulk", body);
  expect(first.body).toMatchObject({ accepted: 2, refused: 1, results: [{ ok: true, id: items[0] }, { ok: false, problem: { reason: "NotSubmitted" } }, { ok: true }] });
  const again = await head.post("/work-items/bulk", body);
  const outcomes = (answer: { body: unknown }): unknown[] => (answer.body as { results: { ok: boolean; version?: number }[] }).results.map((row) => [row.ok, row.version]);
  expect(outcomes(again)).toEqual(outcomes(first));
  expect((await typesOf(items[0] ?? "")).filter((type) => type === "SignedOff")).toHaveLength(1);
});

test("nobody signs off their own item, in bulk neither", async () => {
  const item = await submitted();
  const answer = await (await api.as("p-civil2-judge-1")).post("/work-items/bulk", { command: "SignOff", items: [item], body: {} });
  expect(answer.body).toMatchObject({ accepted: 0, results: [{ ok: false, problem: { code: "not-allowed" } }] });
});

test("extensions are decided in bulk, granted or refused", async () => {
  const items = [await inProgress(), await inProgress()];
  const judge = await api.as("p-civil2-judge-1");
  for (const item of items) await judge.post(`/work-items/${item}/request-extension`, { amount: 3, reason: "补充材料" });
  const head = await api.as("p-civil2-head");
  const answer = await head.post("/work-items/bulk", { command: "DecideExtension", items: [...items, items[0]], body: { granted: true, reason: "同意" } });
  expect(answer.body).toMatchObject({ accepted: 2, refused: 1, results: [{ ok: true }, { ok: true }, { problem: { reason: "NoExtensionPending" } }] });
  expect(await typesOf(items[1] ?? "")).toContain("ExtensionGranted");
});

test("many plans are approved at once; a draft, and the approver's own plan, are refused by themselves", async () => {
  const lead = await api.as("p-civil2-head");
  const drafted = async (submit: boolean): Promise<string> => {
    const made = await lead.post("/campaigns", { plan: aLivePlan(1, { endsOn: "2026-11-30" }) });
    const id = (made.body as { id: string }).id;
    if (submit) await lead.post(`/campaigns/${id}/submit`, {});
    return id;
  };
  const campaigns = [await drafted(true), await drafted(false), await drafted(true)];
  const leader = (await api.as("p-vice-president-1")).with({ "Idempotency-Key": "approve-many" });
  const body = { command: "Approve", campaigns, body: { comment: "同意" } };
  const answer = await leader.post("/campaigns/bulk", body);
  expect(answer.body).toMatchObject({ accepted: 2, refused: 1, results: [{ ok: true }, { ok: false, problem: { code: "state-does-not-allow" } }, { ok: true }] });
  expect((await leader.post("/campaigns/bulk", body)).body.accepted).toBe(2);
  expect((await typesOf(campaigns[0] ?? "")).filter((type) => type === "Approved")).toHaveLength(1);
  const own = await drafted(true);
  expect((await lead.post("/campaigns/bulk", { command: "Approve", campaigns: [own], body: {} })).body.results[0].problem.code).toBe("not-allowed");
});
