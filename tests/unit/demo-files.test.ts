import { parse } from "yaml";
import { checkPlan } from "../../contracts/plan-file.ts";
import { demoAccounts, demoCommands, demoOrganisation, demoPlans, loadDemo } from "../../demo/load-demo.ts";
import { planWarnings } from "../../domain/campaign/plan-warnings.ts";
import { courtView } from "../../domain/court/court-view.ts";
import { demoCourt } from "../builders/court-story.ts";

interface Item { id: string; department: string; post: string; responsible: string; supervisor: string; coOrganisers?: string[]; process?: string; milestone?: string; due: { after?: string }; items?: Item[] }
interface Plan { title: string; lead: string; leaderInCharge: string; departments: string[]; regimes: (string | { owner?: string })[]; milestones: { id: string }[]; items: Item[] }

const flat = (items: Item[]): Item[] => items.flatMap((item) => [item, ...flat(item.items ?? [])]);
const plans = demoPlans().map(({ file, text }) => ({ file, plan: parse(text) as Plan }));

test("the demonstration court accepts every command that builds it, Found first", async () => {
  const sent: string[] = [];
  await loadDemo((command) => {
    sent.push(command.type);
    return Promise.resolve();
  });
  expect(sent[0]).toBe("Found");
  expect(sent).toHaveLength(demoCommands().length);
  expect(demoCourt().status).toBe("Founded");
});

test("the demonstration court has the departments of a district court and about 40 people under plain role names", () => {
  const state = demoCourt();
  expect(new Set(Object.values(state.departments).map((one) => one.kind))).toEqual(new Set(["filing", "trial", "enforcement", "tribunal", "office"]));
  expect(Object.values(state.departments).filter((one) => one.kind === "tribunal")).toHaveLength(3);
  const persons = Object.values(state.persons);
  expect(persons.length).toBeGreaterThanOrEqual(40);
  expect(persons.length).toBeLessThanOrEqual(50);
  for (const person of persons) expect(person.name).toMatch(/院长|庭长|局长|主任|法官|助理|执行员|督办员|调解员|干警|监察员|管理员|书记员/);
});

test("every department has an active head, everyone but the president a superior, and every superior's line ends at the president", () => {
  const court = courtView(demoCourt());
  for (const department of Object.values(court.state.departments)) expect(court.head(department.id)).toBeDefined();
  for (const person of Object.keys(court.state.persons)) {
    let top = person;
    for (let above = court.superiorOf(person); above !== undefined; above = court.superiorOf(above)) top = above;
    expect(top).toBe("p-president");
  }
});

test("every post's department and every person's posts belong together", () => {
  const state = demoCourt();
  for (const person of Object.values(state.persons)) {
    for (const post of person.posts) expect({ person: person.id, department: state.posts[post]?.department }).toEqual({ person: person.id, department: person.department });
  }
});

test("every demonstration person has an account under their own id", () => {
  expect(demoAccounts().map((one) => one.account).sort()).toEqual(Object.keys(demoCourt().persons).sort());
  expect(demoAccounts()).toHaveLength(demoOrganisation().persons.length + 1);
});

test("the four task forces of the article are there with 10 to 20 items each, some broken down further", () => {
  expect(plans.map(({ file }) => file)).toEqual(["environmental-justice.yaml", "goodwill-enforcement.yaml", "intellectual-property.yaml", "private-economy.yaml"]);
  for (const { file, plan } of plans) {
    const items = flat(plan.items);
    expect({ file, enough: items.length >= 10 && items.length <= 20 }).toEqual({ file, enough: true });
    expect(items.length).toBeGreaterThan(plan.items.length);
  }
});

test.each(plans)("everything $file refers to exists", ({ plan }) => {
  const state = demoCourt();
  const court = courtView(state);
  const persons = new Set(Object.keys(state.persons));
  expect(persons).toContain(plan.lead);
  expect(court.person(plan.lead)?.roles).toContain("task-force-lead");
  expect(court.person(plan.leaderInCharge)?.roles).toContain("leader");
  for (const department of plan.departments) expect(Object.keys(state.departments)).toContain(department);
  for (const regime of plan.regimes) {
    if (typeof regime !== "string" && regime.owner !== undefined) expect(court.person(regime.owner) ?? court.post(regime.owner)).toBeDefined();
  }
  const milestones = new Set(plan.milestones.map((one) => one.id));
  const items = flat(plan.items);
  const anchors = new Set(["start", ...milestones, ...items.map((one) => one.id)]);
  for (const item of items) {
    expect(Object.keys(state.departments)).toContain(item.department);
    expect(court.post(item.post)?.department).toBe(item.department);
    expect(court.person(item.responsible)?.posts).toContain(item.post);
    expect(persons).toContain(item.supervisor);
    expect(item.supervisor).not.toBe(item.responsible);
    for (const person of item.coOrganisers ?? []) expect(persons).toContain(person);
    if (item.process !== undefined) expect(Object.keys(state.processes)).toContain(item.process);
    if (item.milestone !== undefined) expect(milestones).toContain(item.milestone);
    if (item.due.after !== undefined) expect(anchors).toContain(item.due.after);
  }
});

test.each(plans)("$file has no fault, and its approver no warning to answer", ({ plan }) => {
  const court = courtView(demoCourt());
  const checked = checkPlan(plan, court);
  expect(checked).not.toHaveProperty("faults");
  if ("plan" in checked) expect(planWarnings(checked.plan, court.state.dutyWords, court)).toEqual([]);
});
