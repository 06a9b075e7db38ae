import { civilDate, ganttChart, midnight } from "../../../web/src/pages/campaigns/gantt-tasks.ts";

type Item = Parameters<typeof ganttChart>[0][number];
type Campaign = Parameters<typeof ganttChart>[1][number];

const item = (id: string, change: Partial<Item> = {}): Item => ({ id, title: id, light: "green", progress: 0, status: "InProgress", ...change }) as Item;
const campaign = (id: string, change: Partial<Campaign> = {}): Campaign => ({ id, title: id, lead: "p-lead", startsOn: "2026-03-02", endsOn: "2026-12-31", progress: 20, milestones: [{ id: "m1", name: "摸排完成", dueOn: "2026-04-30" }], ...change }) as Campaign;
const nameOf = (person: string): string => `名:${person}`;

test("a civil date stands for its midnight and comes back as the same date", () => {
  expect(["2026-03-01", "2026-12-31", "2028-02-29"].map((on) => civilDate(midnight(on)))).toEqual(["2026-03-01", "2026-12-31", "2028-02-29"]);
});

test("a bar covers the due day whole", () => {
  const { tasks } = ganttChart([item("w-1", { openedOn: "2026-03-02", dueOn: "2026-03-06" })], [], undefined, nameOf);
  expect(tasks.map(({ start, end }) => [civilDate(start), end === undefined ? undefined : civilDate(end)])).toEqual([["2026-03-02", "2026-03-07"]]);
});

test("an item not yet opened stands where it is planned; one without any date is counted, not drawn", () => {
  const { tasks, undated } = ganttChart([item("w-1", { plannedOpensOn: "2026-05-04", plannedDueOn: "2026-05-29" }), item("w-2")], [], undefined, nameOf);
  expect([tasks.map((task) => [task.id, civilDate(task.start)]), undated]).toEqual([[["w-1", "2026-05-04"]], 1]);
});

test("items stand below their campaign with its milestones, children below their parents", () => {
  const { tasks } = ganttChart([item("w-1", { campaign: "c-1", dueOn: "2026-03-06" }), item("w-2", { campaign: "c-1", parent: "w-1", dueOn: "2026-03-05" })], [campaign("c-1"), campaign("c-2")], undefined, nameOf);
  expect(tasks.map((task) => [task.id, task.parent, task.open])).toEqual([["c-1", undefined, true], ["c-1/milestone/m1", "c-1", undefined], ["w-1", "c-1", true], ["w-2", "w-1", undefined]]);
});

test("parents that go in a circle do not take the chart down: such items stand below their campaign", () => {
  const { tasks } = ganttChart([item("w-1", { campaign: "c-1", parent: "w-2", dueOn: "2026-03-06" }), item("w-2", { campaign: "c-1", parent: "w-1", dueOn: "2026-03-06" })], [campaign("c-1")], undefined, nameOf);
  expect(tasks.filter((task) => task.kind === "item").map((task) => task.parent)).toEqual(["c-1", "c-1"]);
});

test("what an item waits for is linked to it: a milestone of its campaign or another item in the chart", () => {
  const { links } = ganttChart(
    [item("w-1", { campaign: "c-1", dueOn: "2026-03-06", anchor: "m1" }), item("w-2", { campaign: "c-1", dueOn: "2026-03-09", anchor: "w-1" }), item("w-3", { dueOn: "2026-03-09", anchor: "w-not-here" })],
    [campaign("c-1")], undefined, nameOf,
  );
  expect(links.map(({ source, target }) => [source, target])).toEqual([["c-1/milestone/m1", "w-1"], ["w-1", "w-2"]]);
});
