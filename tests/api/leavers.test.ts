import type { WorkItemState } from "../../domain/work-item/work-item.ts";
import { openDuties } from "../../ledger/queries/duties.ts";
import { aLivePlan } from "../builders/live-plan.ts";
import { apiServer, registered, type ApiServer, type Caller } from "./api-server.ts";

let api: ApiServer;
let admin: Caller;
beforeEach(async () => {
  api = await apiServer();
  admin = await api.as("p-admin");
}, 60_000);
afterEach(() => api.close());

const leftOn = "2026-03-02";
const duty = { department: "civil-2", responsible: "p-civil2-judge-1", supervisor: "p-office-clerk-1" };
const state = async (id: string): Promise<Extract<WorkItemState, { id: string }>> => (await api.court.ledger.load(id))?.state as unknown as Extract<WorkItemState, { id: string }>;
const submitted = async (): Promise<string> => {
  const item = await registered(api, { duty });
  await api.court.done("work-item", item, { type: "Accept" }, duty.responsible);
  await api.court.done("work-item", item, { type: "SubmitForSignOff", summary: "已办结", evidence: [] }, duty.responsible);
  return item;
};
const todosOf = async (caller: Caller): Promise<string[]> => ((await caller.get("/inbox/todos")).body as { todos: { stream: string; step: string }[] }).todos.map((todo) => `${todo.stream}#${todo.step}`);

test("an import of leavers hands over everything each of them holds, and ends what they are signed in with", async () => {
  const item = await registered(api, { duty });
  const leaver = await api.as("p-civil2-judge-1");
  const csv = "工号,离任日期,接续人\np-civil2-judge-1,2026-03-02,p-civil2-judge-2\np-office-clerk-1,2026-03-02,p-office-clerk-2\n";
  const dry = await admin.post("/court/imports/leavers?dryRun=true", { csv });
  expect([dry.status, dry.body.applied, (await state(item)).duty.responsible]).toEqual([200, false, "p-civil2-judge-1"]);
  const once = admin.with({ "Idempotency-Key": "leavers-of-march" });
  const done = await once.post("/court/imports/leavers", { csv });
  expect([done.status, done.body.applied, done.body.summary.leavers]).toEqual([200, true, 2]);
  expect((await state(item)).duty).toMatchObject({ responsible: "p-civil2-judge-2", supervisor: "p-office-clerk-2" });
  expect((await leaver.get("/session")).status).toBe(401);
  const again = await once.post("/court/imports/leavers", { csv });
  expect([again.status, again.body]).toEqual([200, done.body]);
}, 60_000);

test("in an import nobody succeeds who leaves in the same file", async () => {
  await registered(api, { duty });
  const csv = "工号,离任日期,接续人\np-civil2-judge-1,2026-03-02,p-civil2-judge-2\np-civil2-judge-2,2026-03-02,p-civil2-head\n";
  const refused = await admin.post("/court/imports/leavers", { csv });
  expect([refused.status, refused.body.invalidParams?.[0]?.code]).toEqual([422, "SuccessorLeavesToo"]);
}, 60_000);

test("a leaver's lead, appointment and pending counter-signature go to the successor, who then acts", async () => {
  await api.court.done("campaign", "c-1", { type: "Draft", plan: aLivePlan(1) }, "p-civil2-head");
  await api.court.done("campaign", "c-1", { type: "Submit", countersigning: { mode: "all", persons: ["p-filing-head"] } }, "p-civil2-head");
  const preview = (await admin.get("/court/persons/p-filing-head/leaver-preview")).body as { open: Record<string, { id: string; of?: string }[]> };
  expect(preview.open["decisions"]).toMatchObject([{ id: "c-1#counter-sign:p-filing-head", of: "campaign" }]);
  const signing = await admin.post("/court/confirm-leaver", { person: "p-filing-head", leftOn, successor: "p-civil1-head" });
  expect([signing.status, signing.body.reason]).toEqual([200, undefined]);
  const successor = await api.as("p-civil1-head");
  expect(await todosOf(successor)).toEqual(["c-1#counter-sign:p-filing-head"]);
  expect((await successor.post("/campaigns/c-1/counter-sign", { opinion: "agree" })).status).toBe(200);

  const leading = admin.with({ "Idempotency-Key": "the-lead-leaves" });
  const body = { person: "p-civil2-head", leftOn, successor: "p-ip-head" };
  const first = await leading.post("/court/confirm-leaver", body);
  expect([first.status, first.body.reason]).toEqual([200, undefined]);
  const again = await leading.post("/court/confirm-leaver", body);
  expect([again.status, again.body.version]).toEqual([200, first.body.version]);
  expect((await admin.get("/campaigns/c-1")).body.lead).toBe("p-ip-head");
  expect((await api.court.ledger.court()).court.head("civil-2")).toBe("p-ip-head");
}, 60_000);

test("a leader's pending approval goes to the successor with the charge", async () => {
  await api.court.done("campaign", "c-1", { type: "Draft", plan: aLivePlan(1) }, "p-civil2-head");
  await api.court.done("campaign", "c-1", { type: "Submit" }, "p-civil2-head");
  const done = await admin.post("/court/confirm-leaver", { person: "p-vice-president-1", leftOn, successor: "p-vice-president-2" });
  expect([done.status, done.body.reason]).toEqual([200, undefined]);
  expect((await (await api.as("p-vice-president-2")).post("/campaigns/c-1/approve", {})).status).toBe(200);
}, 60_000);

test("the president's successor may decide at once what had climbed to the president", async () => {
  const item = await submitted();
  await api.court.done("work-item", item, { type: "AskCoSign", persons: ["p-president"] }, "p-office-clerk-1");
  const done = await admin.post("/court/confirm-leaver", { person: "p-president", leftOn, successor: "p-vice-president-4" });
  expect([done.status, done.body.reason]).toEqual([200, undefined]);
  expect((await (await api.as("p-vice-president-4")).post(`/work-items/${item}/co-sign`, { opinion: "agree" })).status).toBe(200);
}, 60_000);

test("a successor who may not take over is refused with the entity concerned, and nothing has moved", async () => {
  const item = await submitted();
  const refused = await admin.post("/court/confirm-leaver", { person: "p-office-clerk-1", leftOn, successor: "p-civil2-judge-1" });
  expect([refused.status, refused.body.reason, refused.body.details.stream]).toEqual([422, "SupervisorIsResponsible", item]);
  expect((await admin.get("/court/persons/p-office-clerk-1")).body.status).toBe("active");
  expect((await state(item)).duty).toMatchObject(duty);
  await api.court.done("campaign", "c-1", { type: "Draft", plan: aLivePlan(1) }, "p-civil2-head");
  const lead = await admin.post("/court/confirm-leaver", { person: "p-civil2-head", leftOn, successor: "p-vice-president-1" });
  expect([lead.status, lead.body.reason]).toEqual([422, "LeadIsLeaderInCharge"]);
}, 60_000);

test("supervisions of what nobody carries yet or is watched for relapse, and a delegate's part, are previewed and handed over", async () => {
  const unassigned = await registered(api, { duty: { department: "civil-2", supervisor: "p-office-clerk-2" } });
  const watched = await submitted();
  await api.court.done("work-item", watched, { type: "SignOff" }, "p-office-clerk-1");
  const delegated = await registered(api, { duty });
  await api.court.done("work-item", delegated, { type: "Delegate", to: "p-civil2-assistant-1", untilOn: "2026-03-20" }, "p-civil2-judge-1");
  const open = async (person: string): Promise<Record<string, { id: string }[]>> => (await admin.get(`/court/persons/${person}/leaver-preview`)).body.open as Record<string, { id: string }[]>;
  expect((await open("p-office-clerk-1"))["supervisions"]?.map(({ id }) => id)).toEqual([delegated, watched].sort());
  expect((await open("p-civil2-assistant-1"))["delegations"]).toMatchObject([{ id: `${delegated}#delegate` }]);
  for (const [person, successor] of [["p-office-clerk-2", "p-office-head"], ["p-office-clerk-1", "p-office-head"], ["p-civil2-assistant-1", "p-civil2-judge-1"]]) {
    const done = await admin.post("/court/confirm-leaver", { person, leftOn, successor });
    expect([person, done.status, done.body.reason]).toEqual([person, 200, undefined]);
  }
  expect([(await state(unassigned)).duty.supervisor, (await state(watched)).duty.supervisor, (await state(delegated)).delegate]).toEqual(["p-office-head", "p-office-head", undefined]);
}, 60_000);

test("a leaving that names other duties than the ledger now holds is refused, and nothing stays with somebody who left", async () => {
  const seen = await openDuties(api.court.database.pool, "p-civil2-judge-2");
  const item = await registered(api, { duty: { ...duty, responsible: "p-civil2-judge-2" } });
  const stale = await api.court.send("court", "court", { type: "ConfirmLeaver", person: "p-civil2-judge-2", leftOn, open: seen }, "p-admin");
  expect(stale).toMatchObject({ outcome: "rejected", rejection: { rejected: "DutiesChanged", details: { items: [item] } } });
}, 60_000);

test("of an assignment and a leaving at the same moment one gives way", async () => {
  const leavers = ["p-civil2-judge-1", "p-civil2-judge-2", "p-ip-judge-1", "p-ip-judge-2"];
  const items = await Promise.all(leavers.map(() => registered(api, { duty: { department: "civil-2", supervisor: "p-office-clerk-1" } })));
  await Promise.all(leavers.flatMap((person, index) => [
    admin.post("/court/confirm-leaver", { person, leftOn, successor: "p-civil2-head" }),
    api.court.send("work-item", items[index] ?? "", { type: "Assign", duty: { department: "civil-2", responsible: person, supervisor: "p-office-clerk-1", coOrganisers: [] } }, "p-civil2-head"),
  ]));
  const { court } = await api.court.ledger.court();
  const gone = leavers.filter((person) => !court.isActive(person));
  expect(gone.length).toBeGreaterThan(0);
  const carrying = await Promise.all(items.map(async (id) => (await state(id)).duty.responsible));
  expect(carrying.filter((person) => person !== undefined && gone.includes(person))).toEqual([]);
}, 60_000);
