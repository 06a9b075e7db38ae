import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { CampaignPlan } from "../../domain/campaign/plan.ts";
import { placedItems } from "../../domain/campaign/plan-tree.ts";
import { aLiveItem, aLivePlan } from "../builders/live-plan.ts";
import { apiServer, type ApiServer, type Caller } from "./api-server.ts";

const demoPlans = ["environmental-justice", "goodwill-enforcement", "intellectual-property", "private-economy"];
const excelType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

let api: ApiServer;
let lead: Caller;
beforeAll(async () => {
  api = await apiServer({ court: { startAt: "2026-02-26T02:00:00.000Z" } });
  lead = await api.as("p-civil2-head");
}, 60_000);
afterAll(() => api.close());

interface Drafted { id: string; plan: CampaignPlan }
interface Copy { plan: CampaignPlan; open: { path: string; code: string; message: string }[] }

async function drafted(file: string | Buffer, type: string): Promise<Drafted> {
  const answer = await lead.post("/campaigns").set("Content-Type", type).send(file);
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body as Drafted;
}
const demoPlan = (name: string): string => readFileSync(join(__dirname, "../../demo/plans", `${name}.yaml`), "utf8");

async function fileOf(id: string, format: "yaml" | "xlsx", more = ""): Promise<Buffer> {
  const answer = await lead.get(`/campaigns/${id}/plan?format=${format}${more}`).responseType("blob");
  if (answer.status !== 200) throw new Error(String(answer.status));
  return answer.body as Buffer;
}

test.each(demoPlans)("the plan file of %s, as JSON, YAML or Excel, drafts the same plan again", async (name) => {
  const { id, plan } = await drafted(demoPlan(name), "application/yaml");
  const json = (await lead.get(`/campaigns/${id}/plan`)).body as Copy;
  expect(json).toEqual({ plan, open: [] });
  expect((await lead.post("/campaigns", { plan: json.plan })).body.plan).toEqual(plan);
  expect((await drafted(await fileOf(id, "yaml"), "application/yaml")).plan).toEqual(plan);
  expect((await drafted(await fileOf(id, "xlsx"), excelType)).plan).toEqual(plan);
});

test("texts that look like YAML stay the texts that they are, and nothing repeated becomes an alias", async () => {
  const evidence = ["yes", "1e3", "# 不是注释", "- a: b"];
  const plan = aLivePlan(0, { title: "题: 「*&!」 # \"引\"", items: [aLiveItem("a", { evidence, duty: "第一行\n第二行" }), aLiveItem("b", { evidence, coOrganisers: ["p-civil2-judge-2"] })] });
  const { id } = (await lead.post("/campaigns", { plan })).body as Drafted;
  const yaml = (await fileOf(id, "yaml")).toString("utf8");
  expect((await drafted(yaml, "application/yaml")).plan).toEqual((await lead.get(`/campaigns/${id}`)).body.plan);
});

test("copied forward, every date lies on a working day of the next year within the campaign, and the copy can be drafted at once", async () => {
  const { id, plan } = await drafted(demoPlan("private-economy"), "application/yaml");
  const copy = (await lead.get(`/campaigns/${id}/plan?shiftYears=1`)).body as Copy;
  expect(copy.open).toEqual([]);
  const calendar = (await api.court.ledger.court()).court.calendar();
  const dates = [copy.plan.startsOn, copy.plan.endsOn, ...copy.plan.goals.map((one) => one.by), ...copy.plan.milestones.map((one) => one.dueOn), ...placedItems(copy.plan).flatMap(({ item }) => ("on" in item.due ? [item.due.on] : []))];
  expect(dates.filter((on) => !calendar.isWorkingDay(on) || !on.startsWith("2027"))).toEqual([]);
  expect(dates.filter((on) => on < copy.plan.startsOn || on > copy.plan.endsOn)).toEqual([]);
  expect(copy.plan.milestones.map((one) => one.id)).toEqual(plan.milestones.map((one) => one.id));
  expect((await drafted(await fileOf(id, "yaml", "&shiftYears=1"), "application/yaml")).plan).toEqual(copy.plan);
  expect((await drafted(await fileOf(id, "xlsx", "&shiftYears=1"), excelType)).plan).toEqual(copy.plan);
});

test("whoever has left is replaced by nothing, and the copy names every place to fill in", async () => {
  const plan = aLivePlan(0, { items: [aLiveItem("a", { responsible: "p-civil1-judge-2", coOrganisers: ["p-civil2-judge-2", "p-civil1-judge-2"], items: [aLiveItem("a1", { supervisor: "p-civil1-judge-2", due: { workingDays: 5, after: "start" } })] })] });
  const { id } = (await lead.post("/campaigns", { plan })).body as Drafted;
  const admin = await api.as("p-admin");
  expect((await admin.post("/court/grant-roles", { person: "p-civil1-judge-2", roles: ["task-force-lead"] })).status).toBe(200);
  const ended = ((await lead.post("/campaigns", { plan: aLivePlan(1, { lead: "p-civil1-judge-2" }) })).body as Drafted).id;
  expect((await (await api.as("p-vice-president-1")).post(`/campaigns/${ended}/terminate`, { ground: "任务撤销", items: [] })).status).toBe(200);
  const left = await admin.post("/court/confirm-leaver", { person: "p-civil1-judge-2", leftOn: "2026-02-26", successor: "p-civil1-judge-1" });
  expect([left.status, left.body.detail]).toEqual([200, undefined]);
  const copy = (await lead.get(`/campaigns/${id}/plan?shiftYears=1`)).body as Copy;
  expect(copy.open.map((one) => [one.path, one.code])).toEqual([["items[0].responsible", "PersonLeft"], ["items[0].coOrganisers[1]", "PersonLeft"], ["items[0].items[0].supervisor", "PersonLeft"]]);
  expect(copy.plan.items[0]).toMatchObject({ coOrganisers: ["p-civil2-judge-2"] });
  expect(JSON.stringify(copy.plan.items)).not.toContain("p-civil1-judge-2");
  const yaml = (await fileOf(id, "yaml", "&shiftYears=1")).toString("utf8");
  expect(yaml).toMatch(/^# 待补 items\[0\]\.responsible: .+已离任，请另定人员/m);
  expect((parse(yaml) as CampaignPlan).items).toEqual(copy.plan.items);
  const leaderless = (await lead.get(`/campaigns/${ended}/plan?shiftYears=1`)).body as Copy;
  expect([leaderless.open.map((one) => one.path), "lead" in leaderless.plan]).toEqual([["lead"], false]);
  const refused = await lead.post("/campaigns").set("Content-Type", excelType).send(await fileOf(ended, "xlsx", "&shiftYears=1"));
  expect([refused.status, (refused.body.invalidParams as { code: string }[]).length]).toEqual([422, 1]);
});
