import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { planWorkbook } from "../../contracts/plan-excel-template.ts";
import type { CampaignPlan } from "../../domain/campaign/plan.ts";
import { apiServer, type ApiServer } from "./api-server.ts";

const yaml = readFileSync(join(__dirname, "../../demo/plans/private-economy.yaml"), "utf8");
const excelType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

let api: ApiServer;
beforeAll(async () => { api = await apiServer({ court: { running: true, startAt: "2026-02-26T02:00:00.000Z" } }); }, 60_000);
afterAll(() => api.close());

test("a plan is drafted from JSON, from YAML and from Excel alike", async () => {
  const lead = await api.as("p-civil2-head");
  const json = await lead.post("/campaigns", { plan: parse(yaml) as object });
  const text = await lead.post("/campaigns").set("Content-Type", "application/yaml").send(yaml);
  expect([json.status, text.status]).toEqual([201, 201]);
  const workbook = await planWorkbook(json.body.plan as CampaignPlan);
  const excel = await lead.post("/campaigns").set("Content-Type", excelType).send(workbook);
  expect(excel.status).toBe(201);
  expect(text.body.plan).toEqual(json.body.plan);
  expect(excel.body.plan.items).toEqual(json.body.plan.items);
});

test("a plan is checked without being stored", async () => {
  const lead = await api.as("p-civil2-head");
  const before = (await lead.get("/campaigns")).body.campaigns.length as number;
  const good = await lead.post("/plans/check").set("Content-Type", "application/yaml").send(yaml);
  const bad = await lead.post("/plans/check", { plan: { title: "x" } });
  expect([good.status, bad.status]).toEqual([200, 422]);
  expect((await lead.get("/campaigns")).body.campaigns).toHaveLength(before);
});

test("a campaign is submitted, not approved by its drafter, approved by its leader", async () => {
  const lead = await api.as("p-civil2-head");
  const drafted = await lead.post("/campaigns").set("Content-Type", "application/yaml").send(yaml);
  const at = `/campaigns/${drafted.body.id as string}`;
  expect((await lead.post(`${at}/submit`, {})).body.status).toBe("Submitted");
  expect([403, 409]).toContain((await lead.post(`${at}/approve`, {})).status);
  const leader = await api.as("p-vice-president-1");
  expect(((await leader.get("/inbox")).body.todos as { stream: string; step: string }[]).map((todo) => [todo.stream, todo.step])).toContainEqual([drafted.body.id, "approve"]);
  const approved = await leader.post(`${at}/approve`, { comment: "同意" });
  expect([approved.status, approved.body.status]).toEqual([200, "Running"]);
  const page = await lead.get(at);
  expect(page.body).toMatchObject({ status: "Running", board: { total: 0 } });
});

test("an amendment says its reason and is checked like a draft", async () => {
  const lead = await api.as("p-civil2-head");
  const drafted = await lead.post("/campaigns").set("Content-Type", "application/yaml").send(yaml);
  const at = `/campaigns/${drafted.body.id as string}/amend-plan`;
  const plan = parse(yaml) as { title: string };
  expect((await lead.post(at, { plan })).status).toBe(400);
  expect((await lead.post(at, { plan: { ...plan, lead: "p-nobody" }, reason: "调整" })).status).toBe(422);
  const amended = await lead.post(at, { plan: { ...plan, title: "民营经济司法服务专班（调整）" }, reason: "调整" });
  expect([amended.status, amended.body.plan.title]).toEqual([200, "民营经济司法服务专班（调整）"]);
});

test("everyone of the court sees campaigns, filtered and page by page", async () => {
  const staff = await api.as("p-civil2-assistant-1");
  const all = (await staff.get("/campaigns")).body.campaigns as { id: string }[];
  const first = await staff.get("/campaigns?limit=2");
  const second = await staff.get(`/campaigns?limit=200&cursor=${first.body.nextCursor as string}`);
  expect([...first.body.campaigns, ...second.body.campaigns]).toEqual(all);
  const running = await staff.get("/campaigns?status=Running&theme=private-economy");
  expect(running.body.campaigns).toHaveLength(1);
});

test("a rehearsal shows the year of a plan in its roles", async () => {
  const lead = await api.as("p-civil2-head");
  const answer = await lead.post("/rehearsals", { plan: parse(yaml) as object, assume: "nobody-acts" });
  expect(answer.status).toBe(200);
  expect((answer.body.timeline as { what: string; rung?: string }[]).some((entry) => entry.what === "escalation" && entry.rung === "T+5wd")).toBe(true);
});
