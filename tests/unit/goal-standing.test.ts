import { goalStanding } from "../../api/views/figures.view.ts";
import type { Goal } from "../../domain/campaign/plan.ts";

/** As it stands in an answer. */
const told = (goal: Goal, results: Parameters<typeof goalStanding>[1]): Record<string, unknown> => JSON.parse(JSON.stringify(goalStanding(goal, results))) as Record<string, unknown>;

const falling: Goal = { metric: "days", name: "平均审理天数", baseline: 68, target: 55, unit: "d", by: "2026-11-30" };
const result = (value: number, on = "2026-03-02", change: object = {}) => ({ metric: "days", value, unit: "d", on, by: "p-civil2-head", ...change });

test.each([[68, 0, false], [61.5, 50, false], [55, 100, true], [50, 138, true], [70, -15, false]])("of a goal that falls from 68 to 55, %d is %d percent of the way", (value, way, reached) => {
  expect(told(falling, [result(value)])).toMatchObject({ latest: { value, on: "2026-03-02" }, way, reached });
});

test.each([
  [{ target: 98 }, 49, 50, false], [{ target: 98 }, 98, 100, true], [{ baseline: 98, target: 98 }, 98, 100, true], [{ baseline: 98, target: 98 }, 97, 0, false],
])("%j with %d", ({ target, ...rest }: { target: number; baseline?: number }, value, way, reached) => {
  const { baseline: _none, ...goal } = falling;
  expect(told({ ...goal, ...rest, target }, [result(value)])).toMatchObject({ way, reached });
});

test("the latest day's result counts, and of one day the one recorded last", () => {
  expect(told(falling, [result(60, "2026-03-05"), result(58, "2026-03-05"), result(50, "2026-03-04")])).toMatchObject({ latest: { value: 58, on: "2026-03-05" } });
});

test("another measure's results, and results in another unit, say nothing about a goal", () => {
  const standing = told(falling, [result(1, "2026-03-02", { metric: "rate" }), result(40, "2026-03-02", { unit: "%" })]);
  expect([standing["latest"], standing["reached"], standing["way"]]).toEqual([undefined, undefined, undefined]);
});
