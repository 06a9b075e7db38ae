import { anItem, apiServer, registered, type ApiServer } from "./api-server.ts";

let api: ApiServer;
beforeAll(async () => { api = await apiServer({ court: { running: true } }); }, 60_000);
afterAll(() => api.close());

test("a creation is 201 with Location and ETag, and can be read there", async () => {
  const clerk = await api.as("p-office-clerk-1");
  const made = await clerk.post("/work-items", anItem);
  expect(made.status).toBe(201);
  const read = await clerk.get(made.headers["location"] ?? "");
  expect(read.status).toBe(200);
  expect([read.headers["etag"], read.body.title]).toEqual([made.headers["etag"], anItem.title]);
});

test("an item goes from registration to sign-off through the API", async () => {
  const item = await registered(api);
  const judge = await api.as("p-civil2-judge-1");
  const head = await api.as("p-civil2-head");
  expect((await judge.post(`/work-items/${item}/accept`)).body.status).toBe("InProgress");
  expect((await judge.post(`/work-items/${item}/report`, { summary: "已核查一半", progress: 50 })).body.progress).toBe(50);
  expect((await judge.post(`/work-items/${item}/submit-for-sign-off`, { summary: "已办结", evidence: [{ name: "清单" }] })).body.status).toBe("SubmittedForSignOff");
  const signed = await head.post(`/work-items/${item}/sign-off`, { comment: "同意" });
  expect(signed.body).toMatchObject({ status: "SignedOff", light: "green", progress: 100 });
});

test("the same key and body get the first answer again and change nothing", async () => {
  const clerk = (await api.as("p-office-clerk-1")).with({ "Idempotency-Key": "one-and-the-same" });
  const first = await clerk.post("/work-items", anItem);
  const again = await clerk.post("/work-items", anItem);
  expect([again.status, again.body.id, again.body.version]).toEqual([201, first.body.id, first.body.version]);
});

test("the order of a body's fields does not make it another body", async () => {
  const clerk = (await api.as("p-office-clerk-1")).with({ "Idempotency-Key": "fields-in-any-order" });
  await clerk.post("/work-items", anItem);
  const again = await clerk.post("/work-items", Object.fromEntries(Object.entries(anItem).reverse()));
  expect(again.status).toBe(201);
});

test("the same key with another body is 422 before anything else is looked at", async () => {
  const clerk = (await api.as("p-office-clerk-1")).with({ "Idempotency-Key": "used-before" });
  await clerk.post("/work-items", anItem);
  const other = await clerk.post("/work-items", { ...anItem, title: "另一件事" });
  expect([other.status, other.body.code]).toEqual([422, "key-reused"]);
});

test("a retried command gets its first answer although its actor has lost the right", async () => {
  const item = await registered(api);
  const judge = (await api.as("p-civil2-judge-1")).with({ "Idempotency-Key": "accept-once" });
  const first = await judge.post(`/work-items/${item}/accept`);
  await api.court.done("work-item", item, { type: "Reassign", department: "civil-2", responsible: "p-civil2-judge-2", reason: "调整" }, "p-civil2-head");
  const again = await judge.post(`/work-items/${item}/accept`);
  expect([again.status, again.body.status, again.body.version]).toEqual([200, "InProgress", first.body.version]);
});

test("a rejected command is not remembered: the same key may succeed later", async () => {
  const item = await registered(api);
  const judge = (await api.as("p-civil2-judge-1")).with({ "Idempotency-Key": "report-early" });
  expect((await judge.post(`/work-items/${item}/report`, { summary: "进展" })).status).toBe(409);
  await (await api.as("p-civil2-judge-1")).post(`/work-items/${item}/accept`);
  expect((await judge.post(`/work-items/${item}/report`, { summary: "进展" })).status).toBe(200);
});

test("a stale If-Match is 412 and tells the version", async () => {
  const item = await registered(api);
  const judge = await api.as("p-civil2-judge-1");
  const version = (await judge.get(`/work-items/${item}`)).headers["etag"] ?? "";
  await judge.with({ "If-Match": version }).post(`/work-items/${item}/accept`);
  const stale = await judge.with({ "If-Match": version }).post(`/work-items/${item}/report`, { summary: "进展" });
  expect([stale.status, stale.body.code]).toEqual([412, "stale"]);
  expect(stale.headers["etag"]).toBe(`"${stale.body.version}"`);
});

test("what the state does not allow is 409 with what it allows", async () => {
  const item = await registered(api);
  const judge = await api.as("p-civil2-judge-1");
  const answer = await judge.post(`/work-items/${item}/report`, { summary: "进展" });
  expect([answer.status, answer.body.reason]).toEqual([409, "NotInProgress"]);
  expect(answer.body.availableActions).toEqual(expect.arrayContaining(["Accept", "Decline"]));
});

test("what the catalogue does not grant is 403 with the entry that refused", async () => {
  const item = await registered(api);
  const answer = await (await api.as("p-civil2-judge-1")).post(`/work-items/${item}/waive`, { ground: "无须办理" });
  expect([answer.status, answer.body.authority.action]).toEqual([403, "work-item.Waive"]);
});

test("an available action is accepted by the door, one that is not is refused", async () => {
  const item = await registered(api);
  const judge = await api.as("p-civil2-judge-1");
  const { availableActions } = (await judge.get(`/work-items/${item}`)).body as { availableActions: string[] };
  expect(availableActions).toContain("Accept");
  expect(availableActions).not.toContain("Report");
  expect((await judge.post(`/work-items/${item}/accept`)).status).toBe(200);
});

test("a bulk command has one result a row, and a refused row leaves the others done", async () => {
  const items = [await registered(api), await registered(api), "w-unknown"];
  const answer = await (await api.as("p-office-clerk-1")).post("/work-items/bulk", { command: "Urge", items, body: { text: "请抓紧办理" } });
  expect(answer.body).toMatchObject({ accepted: 2, refused: 1 });
  expect(answer.body.results[2].problem.code).toBe("not-found");
});

test("a bulk command sent again does nothing twice", async () => {
  const items = [await registered(api)];
  const clerk = (await api.as("p-office-clerk-1")).with({ "Idempotency-Key": "bulk-once" });
  await clerk.post("/work-items/bulk", { command: "Urge", items, body: { text: "请抓紧办理" } });
  const again = await clerk.post("/work-items/bulk", { command: "Urge", items, body: { text: "请抓紧办理" } });
  expect(again.body.accepted).toBe(1);
  const events = (await clerk.get(`/streams/${items[0] ?? ""}/events`)).body.events as { type: string }[];
  expect(events.filter((event) => event.type === "Urged")).toHaveLength(1);
});

test("a bulk command's key with another body is 422, and nothing of it is done", async () => {
  const [one, two] = [await registered(api), await registered(api)];
  const clerk = (await api.as("p-office-clerk-1")).with({ "Idempotency-Key": "bulk-two-bodies" });
  // The first row was refused and is not remembered; the second was.
  expect((await clerk.post("/work-items/bulk", { command: "Urge", items: ["w-unknown", one], body: { text: "请抓紧办理" } })).body.accepted).toBe(1);
  const other = await clerk.post("/work-items/bulk", { command: "Urge", items: [two], body: { text: "请抓紧办理" } });
  expect([other.status, other.body.code]).toEqual([422, "key-reused"]);
  const events = (await clerk.get(`/streams/${two}/events`)).body.events as { type: string }[];
  expect(events.some((event) => event.type === "Urged")).toBe(false);
});

test("a registration sent again gets its first answer although what it names is no longer readable to the actor", async () => {
  const head = (await api.as("p-civil1-head")).with({ "Idempotency-Key": "under-a-parent" });
  const parent = await registered(api, { duty: { department: "civil-1", responsible: "p-civil1-judge-1", supervisor: "p-office-head" } });
  const body = { ...anItem, parent, duty: { department: "civil-1", responsible: "p-civil1-judge-1", supervisor: "p-office-head" }, due: { workingDays: 3, after: "start" } };
  const first = await head.post("/work-items", body);
  expect(first.status).toBe(201);
  await api.court.done("work-item", parent, { type: "Reassign", department: "civil-2", responsible: "p-civil2-judge-1", reason: "调整" }, "p-office-head");
  expect((await head.get(`/work-items/${parent}`)).status).toBe(403);
  const again = await head.post("/work-items", body);
  expect([again.status, again.body.id, again.body.version]).toEqual([201, first.body.id, first.body.version]);
  expect((await head.post("/work-items", { ...body, title: "另一件" })).body.code).toBe("key-reused");
});

test("a decomposition sent again makes the same children", async () => {
  const item = await registered(api);
  const judge = await api.as("p-civil2-judge-1");
  await judge.post(`/work-items/${item}/accept`);
  const again = judge.with({ "Idempotency-Key": "children" });
  const body = { items: [{ title: "子事项一", duty: { department: "civil-2", responsible: "p-civil2-judge-2" }, due: { workingDays: 3, after: "start" } }] };
  const first = await again.post(`/work-items/${item}/decompose`, body);
  const second = await again.post(`/work-items/${item}/decompose`, body);
  expect([first.status, second.status]).toEqual([200, 200]);
  expect(second.body.children).toEqual(first.body.children);
  expect(first.body.children).toHaveLength(1);
});

test("acting for a principal without a delegation is refused", async () => {
  const item = await registered(api);
  const answer = await (await api.as("p-civil1-judge-1")).with({ "X-On-Behalf-Of": "p-civil2-judge-1" }).post(`/work-items/${item}/accept`);
  expect(answer.status).toBe(403);
});

test("a delegate acts for the principal and both are on record", async () => {
  const principal = await api.as("p-civil2-judge-1");
  const todayOn = (await principal.get("/session")).body.todayOn as string;
  const made = await principal.post("/court/delegate", { principal: "p-civil2-judge-1", delegate: "p-civil2-judge-2", fromOn: todayOn, untilOn: todayOn, actions: ["work-item.Accept"] });
  expect(made.status).toBe(200);
  const item = await registered(api);
  const delegate = await api.as("p-civil2-judge-2");
  const inbox = await delegate.get("/inbox");
  expect((inbox.body.todos as { stream: string; onBehalfOf?: string }[]).map((todo) => [todo.stream, todo.onBehalfOf])).toContainEqual([item, "p-civil2-judge-1"]);
  expect((await delegate.with({ "X-On-Behalf-Of": "p-civil2-judge-1" }).post(`/work-items/${item}/accept`)).status).toBe(200);
  const events = (await principal.get(`/streams/${item}/events`)).body.events as { type: string; actor: string; onBehalfOf?: string }[];
  expect(events.find((event) => event.type === "Accepted")).toMatchObject({ actor: "p-civil2-judge-2", onBehalfOf: "p-civil2-judge-1" });
});

test("nothing waits for an item that whoever registers it may not read, and its title stays untold", async () => {
  const hidden = await registered(api, { title: "不公开的事项" });
  const head = await api.as("p-enforcement-head");
  expect((await head.get(`/work-items/${hidden}`)).status).toBe(403);
  const duty = { department: "enforcement", responsible: "p-enforcement-judge-1", supervisor: "p-enforcement-head" };
  const refused = await head.post("/work-items", { ...anItem, duty, due: { workingDays: 5, after: hidden } });
  expect([refused.status, refused.body.code]).toEqual([403, "not-allowed"]);
  expect(refused.text).not.toContain("不公开的事项");
});
