import { demoDisputes } from "../../../demo/disputes/demo-disputes.ts";
import { demoOrganisation, demoStartsAt } from "../../../demo/load-demo.ts";
import type { DisputeCommand } from "../../../domain/dispute/dispute.command.ts";

const acts = demoDisputes(demoStartsAt);
const registrations = acts.flatMap(({ command }) => (command.type === "Register" ? [command] : []));

test("the generator gives the same 300 disputes every time", () => {
  expect(new Set(acts.map((act) => act.dispute)).size).toBe(300);
  expect(registrations).toHaveLength(300);
  expect(demoDisputes(demoStartsAt)).toEqual(acts);
});

test("everything lies before the demonstration begins, in the order in which it happened, and begins with the registration", () => {
  expect(acts.every((act) => act.at < demoStartsAt)).toBe(true);
  expect(acts.map((act) => act.at)).toEqual(acts.map((act) => act.at).sort());
  const begun = new Set<string>();
  for (const act of acts) {
    expect(begun.has(act.dispute)).toBe(act.command.type !== "Register");
    begun.add(act.dispute);
  }
});

test("they differ as a district court's do: many causes, sums, townships, sources and divisions", () => {
  const differing = (of: (command: Extract<DisputeCommand, { type: "Register" }>) => unknown): number => new Set(registrations.map(of)).size;
  expect(differing((one) => one.cause)).toBeGreaterThanOrEqual(20);
  expect(differing((one) => one.amountFen)).toBeGreaterThan(150);
  expect(differing((one) => one.township)).toBe(5);
  expect(differing((one) => one.source)).toBe(6);
  expect(differing((one) => one.department)).toBe(7);
  expect(registrations.filter((one) => one.partner !== undefined).length).toBeGreaterThan(100);
});

test("nobody in them could be anybody: parties have a role for a name and nothing else", () => {
  const personal = registrations.flatMap((one) => one.parties.map((party) => party.personal ?? {}));
  for (const one of personal) {
    expect(Object.keys(one)).toEqual(["name"]);
    expect(one.name).toMatch(/^(申请|被申请|第三)(人|单位)[甲乙丙丁戊]$/);
  }
});

test("whoever acts is one of the demonstration court's people", () => {
  const known = new Set(demoOrganisation().persons.map((person) => person.id));
  expect([...new Set(acts.map((act) => act.by))].filter((person) => !known.has(person))).toEqual([]);
});
