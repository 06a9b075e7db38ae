import { apiServer, registered, type ApiServer } from "./api-server.ts";

let api: ApiServer;
beforeAll(async () => { api = await apiServer({ court: { running: true } }); }, 60_000);
afterAll(() => api.close());

test("a comment is shown with its writer and those it calls on, the newest first, page by page", async () => {
  const item = await registered(api);
  const [judge, head] = [await api.as("p-civil2-judge-1"), await api.as("p-civil2-head")];
  expect((await head.post(`/work-items/${item}/comment`, { text: "请 @p-civil2-judge-1 补充两家企业" })).status).toBe(200);
  await judge.post(`/work-items/${item}/comment`, { text: "好的" });
  await judge.post(`/work-items/${item}/comment`, { text: "<b>已补充</b>" });
  const first = await head.get(`/streams/${item}/comments?limit=2`);
  expect(first.body.comments).toMatchObject([{ text: "<b>已补充</b>", by: "p-civil2-judge-1" }, { text: "好的", mentioned: [] }]);
  const rest = await head.get(`/streams/${item}/comments?limit=2&cursor=${first.body.nextCursor}`);
  const people = (await api.court.ledger.court()).court;
  expect(rest.body).toEqual({ comments: [expect.objectContaining({ by: "p-civil2-head", who: people.person("p-civil2-head")?.name, mentioned: [{ id: "p-civil2-judge-1", name: people.person("p-civil2-judge-1")?.name }] })] });
});

test("whoever is called on finds it in the inbox; whoever may not read the item is not told", async () => {
  const item = await registered(api);
  await (await api.as("p-civil2-head")).post(`/work-items/${item}/comment`, { text: "@p-civil2-judge-1 @p-criminal-head 请看" });
  const told = async (person: string): Promise<number> => ((await api.court.database.pool.query("SELECT 1 FROM notices WHERE person = $1 AND stream_id = $2 AND template = 'item-commented'", [person, item])).rowCount ?? 0);
  expect([await told("p-civil2-judge-1"), await told("p-criminal-head")]).toEqual([1, 0]);
});

test("comments are written and read within one's own scope only", async () => {
  const item = await registered(api);
  const stranger = await api.as("p-criminal-head");
  expect((await stranger.post(`/work-items/${item}/comment`, { text: "路过" })).status).toBe(403);
  expect((await stranger.get(`/streams/${item}/comments`)).status).toBe(403);
  expect((await stranger.get("/streams/court/comments")).status).toBe(404);
  expect((await stranger.get("/streams/w-none/comments")).status).toBe(404);
});

test("a comment is 1 to 2,000 characters of text", async () => {
  const item = await registered(api);
  const judge = await api.as("p-civil2-judge-1");
  for (const text of ["", " ", "字".repeat(2_001), "a\u0007b"]) expect((await judge.post(`/work-items/${item}/comment`, { text })).status).toBe(400);
  expect((await judge.post(`/work-items/${item}/comment`, { text: "字".repeat(2_000) })).status).toBe(200);
});

test("a report that is due stays due, however much is said", async () => {
  const item = await registered(api);
  const judge = await api.as("p-civil2-judge-1");
  await judge.post(`/work-items/${item}/accept`);
  const before = (await judge.get(`/work-items/${item}`)).body;
  const after = (await judge.post(`/work-items/${item}/comment`, { text: "正在办" })).body;
  expect([after.nextReportOn, after.dueOn, after.nextRung, after.waiting]).toEqual([before.nextReportOn, before.dueOn, before.nextRung, before.waiting]);
});
