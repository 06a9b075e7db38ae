import type { StreamId } from "../../domain/decider.ts";
import type { Instant } from "../../domain/time.ts";
import { workItem } from "../../domain/work-item/work-item.decider.ts";
import type { WorkItemCommand, WorkItemState } from "../../domain/work-item/work-item.ts";
import { aRegistration, byHand, morning, play, submission } from "../builders/work-item.ts";
import type { Acting } from "../builders/work-item.ts";

/** Items that react on one another in one transaction, as the door lets them; what goes to campaigns is noted. */
class Items {
  readonly states: Record<StreamId, WorkItemState> = {};
  readonly toCampaigns: unknown[] = [];
  /** Streams that reactions reached without being declared by the command that began it. */
  readonly undeclared: StreamId[] = [];

  constructor(private readonly campaigns: Record<StreamId, unknown> = {}) {}

  give(id: StreamId, command: WorkItemCommand, acting: Acting & { at: Instant }, declared = new Set([id, ...workItem.locks(this.states[id] ?? workItem.initial, command)])): void {
    const before = this.states[id] ?? workItem.initial;
    const related = Object.fromEntries(Object.entries({ ...this.states, ...this.campaigns }).filter(([other]) => other !== id));
    if (!declared.has(id)) this.undeclared.push(id);
    const { events, rejection } = play(before, command, { ...acting, self: id, related });
    if (rejection !== undefined) throw new Error(`${command.type} on ${id}: ${rejection.rejected} ${JSON.stringify(rejection.details ?? {})}`);
    this.states[id] = before;
    for (const event of events) {
      this.states[id] = workItem.evolve(this.states[id] ?? workItem.initial, event, { seq: 1, effectiveAt: acting.at, actor: acting.by ?? "system" });
      for (const reaction of workItem.react(event, this.states[id])) {
        if (reaction.kind === "campaign") this.toCampaigns.push(reaction.command);
        else this.give(reaction.stream, reaction.command as WorkItemCommand, { at: acting.at }, declared);
      }
    }
  }

  status(id: StreamId): string {
    return this.states[id]?.status ?? "none";
  }
}

const child = (id: string): Extract<WorkItemCommand, { type: "Decompose" }>["items"][number] => ({ id, title: `子项 ${id}`, duty: { department: "civil-2", responsible: "p-judge-2", coOrganisers: [] }, weight: 1, due: { on: "2026-03-27" } });
const at = morning("2026-03-10");

function closeItem(items: Items, id: StreamId, by: string, on = at): void {
  items.give(id, { ...submission, evidence: [{ name: "需求清单" }] } as WorkItemCommand, { by, at: on });
  items.give(id, { type: "SignOff" }, { by: "p-clerk-1", at: on });
}

/** w-1 decomposed into w-2, and w-2 into w-3; all accepted. */
function family(): Items {
  const items = new Items();
  items.give("w-1", { type: "Register", ...aRegistration() }, { at: morning("2026-03-02") });
  items.give("w-1", { type: "Decompose", items: [child("w-2")] }, { by: "p-judge-1", at: morning("2026-03-03") });
  items.give("w-2", { type: "Decompose", items: [child("w-3")] }, { by: "p-judge-2", at: morning("2026-03-04") });
  for (const [id, by] of [["w-1", "p-judge-1"], ["w-2", "p-judge-2"], ["w-3", "p-judge-2"]] as const) items.give(id, { type: "Accept" }, { by, at: morning("2026-03-05") });
  return items;
}

test("children of children know all their ancestors, and the campaign is told of each", () => {
  const items = family();
  expect(items.states["w-3"]).toMatchObject({ status: "InProgress", parent: "w-2", ancestors: ["w-2", "w-1"], campaign: { id: "c-1" }, duty: { supervisor: "p-clerk-1" } });
  expect(items.toCampaigns).toEqual([{ type: "NoteItem", item: "w-2", title: "子项 w-2", parent: "w-1" }, { type: "NoteItem", item: "w-3", title: "子项 w-3", parent: "w-2" }]);
});

test("a family signs off from below, and reopening the youngest reopens everyone above", () => {
  const items = family();
  expect(() => closeItem(items, "w-1", "p-judge-1")).toThrow("ChildrenOpen");
  for (const id of ["w-3", "w-2"]) closeItem(items, id, "p-judge-2");
  items.give("w-1", { type: "SignOff" }, { by: "p-clerk-1", at });
  expect(["w-1", "w-2", "w-3"].map((id) => items.status(id))).toEqual(["SignedOff", "SignedOff", "SignedOff"]);
  items.undeclared.length = 0;
  items.give("w-3", { type: "Reopen", reason: "反弹", due: { on: "2026-04-30" } }, { by: "p-clerk-1", at: morning("2026-03-20") });
  expect(["w-1", "w-2", "w-3"].map((id) => items.states[id])).toMatchObject(Array(3).fill({ status: "InProgress", dueOn: "2026-04-30" }));
  expect(items.undeclared).toEqual([]);
});

test("an item that waits for another opens when that one is signed off or waived", () => {
  for (const close of ["SignOff", "Waive"] as const) {
    const items = new Items();
    items.give("w-1", { type: "Register", ...aRegistration() }, { at: morning("2026-03-02") });
    items.give("w-5", { type: "Register", ...byHand({ due: { days: 5, after: "w-1" }, anchor: { type: "item", id: "w-1" } }) }, { by: "p-clerk-1", at: morning("2026-03-03") });
    expect(items.status("w-5")).toBe("Waiting");
    items.give("w-1", { type: "Accept" }, { by: "p-judge-1", at });
    if (close === "SignOff") closeItem(items, "w-1", "p-judge-1");
    else items.give("w-1", { type: "Waive", ground: "x" }, { by: "p-leader", at });
    expect(items.states["w-5"]).toMatchObject({ status: "Assigned", anchorOn: "2026-03-10", dueOn: "2026-03-16" });
  }
});

test("an item by hand that names an item already closed opens at once", () => {
  const items = new Items();
  items.give("w-1", { type: "Register", ...aRegistration() }, { at: morning("2026-03-02") });
  items.give("w-1", { type: "Waive", ground: "x" }, { by: "p-leader", at: morning("2026-03-09") });
  items.give("w-5", { type: "Register", ...byHand({ due: { days: 5, after: "w-1" }, anchor: { type: "item", id: "w-1" } }) }, { by: "p-clerk-1", at });
  expect(items.states["w-5"]).toMatchObject({ status: "Assigned", anchorOn: "2026-03-09" });
});

test("children made while the parent waits open with it", () => {
  const { anchorOn: _anchorOn, ...waiting } = aRegistration({ anchor: { type: "milestone", id: "m1" }, due: { workingDays: 20, after: "m1" } });
  const items = new Items();
  items.give("w-1", { type: "Register", ...waiting }, { at: morning("2026-03-02") });
  items.give("w-1", { type: "Decompose", items: [{ ...child("w-2"), due: { workingDays: 10, after: "m1" } }] }, { by: "p-head", at: morning("2026-03-03") });
  expect(items.status("w-2")).toBe("Waiting");
  items.give("w-1", { type: "ReachAnchor", anchor: "m1", on: "2026-03-10" }, { at });
  expect(["w-1", "w-2"].map((id) => items.status(id))).toEqual(["Assigned", "Assigned"]);
});
