import fc from "fast-check";
import { courtView } from "../../domain/court/court-view.ts";
import type { CourtState, Person } from "../../domain/court/court.ts";
import { unfoundedCourt } from "../../domain/court/defaults.ts";
import { after, demoCourt } from "../builders/court-story.ts";

const view = courtView(demoCourt());

test("staff answer to their head, heads to the leader in charge, leaders to the president, the president to nobody", () => {
  expect(view.superiorOf("p-civil2-judge-1")).toBe("p-civil2-head");
  expect(view.superiorOf("p-civil2-head")).toBe("p-vice-president-1");
  expect(view.superiorOf("p-vice-president-1")).toBe("p-president");
  expect(view.superiorOf("p-president")).toBeUndefined();
  expect(view.superiorOf("p-nobody")).toBeUndefined();
});
test("a vacant post and a superior who has left are passed over", () => {
  const vacant = courtView(after(demoCourt(), [{ type: "AppointHead", department: "civil-2" }]));
  expect(vacant.superiorOf("p-civil2-judge-1")).toBe("p-vice-president-1");
  const state = demoCourt();
  const vice = state.persons["p-vice-president-1"];
  if (vice === undefined) throw new Error("no vice-president");
  const left = courtView({ ...state, persons: { ...state.persons, "p-vice-president-1": { ...vice, status: "left" } } });
  expect(left.superiorOf("p-civil2-head")).toBe("p-president");
  expect(left.leaderInCharge("civil-2")).toBeUndefined();
});
test("an absence keeps a person active but not present, on its first and its last day too", () => {
  const absent = courtView(after(demoCourt(), [{ type: "RecordAbsence", person: "p-civil2-judge-1", fromOn: "2026-03-09", untilOn: "2026-03-13" }]));
  expect(absent.isActive("p-civil2-judge-1")).toBe(true);
  expect(["2026-03-08", "2026-03-09", "2026-03-13", "2026-03-14"].map((on) => absent.isPresent("p-civil2-judge-1", on))).toEqual([true, false, false, true]);
});
test("what every object inherits is neither a person nor a department", () => {
  expect([view.person("constructor"), view.department("toString"), view.post("__proto__")]).toEqual([undefined, undefined, undefined]);
});
test("a version the court never had is a defect, not a business reason", () => {
  expect(() => view.calendar("none")).toThrow(RangeError);
  expect(() => view.ladder("none")).toThrow(RangeError);
});
test("文号 take the year from the court's time", () => {
  expect(view.formatNumber("supervision-notice", 7, "2026-12-31T15:59:59.999Z")).toBe("（2026）督字第7号");
  expect(view.formatNumber("supervision-notice", 7, "2026-12-31T16:00:00.000Z")).toBe("（2027）督字第7号");
});

test("property: climbing never returns to anyone, whoever is appointed to what and whoever has left", () => {
  const ids = ["p-0", "p-1", "p-2", "p-3", "p-4", "p-5"];
  const someone = fc.option(fc.constantFrom(...ids), { nil: undefined });
  const departments = fc.array(fc.record({ head: someone, leaderInCharge: someone }), { minLength: 3, maxLength: 3 });
  const persons = fc.array(fc.record({ department: fc.integer({ min: 0, max: 2 }), left: fc.boolean(), leader: fc.boolean() }), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(departments, persons, someone, (given, people, president) => {
      const state: CourtState = {
        ...unfoundedCourt,
        ...(president === undefined ? {} : { president }),
        departments: Object.fromEntries(given.map((one, index) => [`d-${index}`, { id: `d-${index}`, name: "庭", kind: "trial" as const, ...one }])),
        persons: Object.fromEntries(people.map((one, index): [string, Person] => [`p-${index}`, { id: `p-${index}`, department: `d-${one.department}`, posts: [], roles: one.leader ? ["leader"] : [], status: one.left ? "left" : "active", absences: [], language: "zh-CN" }])),
      };
      const before = JSON.stringify(state);
      const court = courtView(state);
      for (const id of ids) {
        const seen = new Set([id]);
        for (let above = court.superiorOf(id); above !== undefined; above = court.superiorOf(above)) {
          expect(seen.has(above)).toBe(false);
          expect(court.isActive(above)).toBe(true);
          seen.add(above);
        }
      }
      expect(JSON.stringify(state)).toBe(before);
    }),
    { seed: 20260302, numRuns: 500 },
  );
});
