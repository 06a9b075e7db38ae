import type { z } from "zod";
import { itemTree } from "../../contracts/views/figures.ts";
import type { Court } from "../../domain/court/court-view.ts";
import { civilDateOf } from "../../domain/time.ts";
import { countByPlace, progressIn, type Leaf, type Tally } from "../../ledger/queries/map.ts";
import { reachOf } from "../../ledger/queries/reach.ts";
import { requireRead } from "../command-answers.ts";
import { endpoint } from "../endpoint.ts";
import { figuresOf, type ItemQuery } from "../views/figures.view.ts";
import { ok } from "./responses.ts";
import { filterOf, holderOf, workItemQuery } from "./work-items.ts";

const treeQuery = workItemQuery.omit({ limit: true, cursor: true, sort: true });

function plus(a: Tally, b: Tally): Tally {
  return { total: a.total + b.total, open: a.open + b.open, green: a.green + b.green, yellow: a.yellow + b.yellow, red: a.red + b.red, grey: a.grey + b.grey, signed_off: a.signed_off + b.signed_off, weight: a.weight + b.weight, done: a.done + b.done };
}

const none: Tally = { total: 0, open: 0, green: 0, yellow: 0, red: 0, grey: 0, signed_off: 0, weight: 0, done: 0 };

/** The filter as the address has it, to be narrowed node by node. */
function asQuery(query: z.output<typeof treeQuery>): ItemQuery {
  const given: Readonly<Record<string, string | boolean | readonly string[] | undefined>> = query;
  return Object.fromEntries(Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, typeof value === "object" ? value.join(",") : String(value)]])));
}

function vacant(query: ItemQuery, what: "post" | "responsible"): ItemQuery {
  const before = query["vacant"]?.split(",") ?? [];
  return { ...query, vacant: [...new Set([...before, what])].join(",") };
}

function node(name: string, rows: readonly Tally[], query: ItemQuery): Record<string, unknown> {
  const sum = rows.reduce(plus, none);
  return { name, ...figuresOf(sum, query), weight: sum.weight, progress: progressIn(sum) };
}

/** Rows by one of their fields, in the order in which they come. */
function grouped<Key extends "department" | "post" | "responsible">(rows: readonly Leaf[], key: Key): [Leaf[Key], Leaf[]][] {
  const groups = new Map<Leaf[Key], Leaf[]>();
  for (const row of rows) groups.set(row[key], [...(groups.get(row[key]) ?? []), row]);
  return [...groups];
}

function treeOf(court: Court, leaves: readonly Leaf[], query: ItemQuery, english: boolean): Record<string, unknown> {
  const named = (one: { name: string; nameEn?: string } | undefined, id: string): string => (english ? one?.nameEn ?? one?.name : one?.name) ?? id;
  const missing = { post: english ? "no post" : "未定岗", person: english ? "nobody" : "未定人" };
  const persons = (rows: readonly Leaf[], within: ItemQuery): unknown[] => grouped(rows, "responsible").map(([id, own]) =>
    id === null ? node(missing.person, own, vacant(within, "responsible")) : { id, ...node(court.person(id)?.name ?? id, own, { ...within, responsible: id }) });
  const posts = (rows: readonly Leaf[], within: ItemQuery): unknown[] => grouped(rows, "post").map(([id, own]) => {
    const narrowed = id === null ? vacant(within, "post") : { ...within, post: id };
    return { ...(id === null ? {} : { id }), ...node(id === null ? missing.post : named(court.post(id), id), own, narrowed), persons: persons(own, narrowed) };
  });
  return {
    ...node(english ? court.state.nameEn ?? court.state.name : court.state.name, leaves, query),
    departments: grouped(leaves, "department").map(([id, own]) => {
      const narrowed = { ...query, department: id };
      return { id, ...node(named(court.department(id), id), own, narrowed), posts: posts(own, narrowed) };
    }),
  };
}

/** Court → department → post → person, with lights and progress rolled up over what the filter finds within reach. */
export const workItemTree = endpoint({
  id: "workItemTree",
  method: "get",
  path: "/work-items/tree",
  tag: "work-items",
  summary: { zh: "事项树：全院、部门、岗位、个人逐级汇总", en: "Items as a tree: court, department, post, person, rolled up" },
  auth: "person",
  action: "read.work-item",
  query: treeQuery,
  responses: ok(itemTree),
  handler: async ({ query }, context) => {
    await requireRead(context, "read.work-item");
    const { court } = await context.ledger.court();
    const now = await context.ledger.courtNow();
    const todayOn = civilDateOf(now);
    const reach = reachOf(court, context.caller.actor, "read.work-item", now);
    const leaves = await countByPlace(context.ledger.database.kysely, reach, filterOf({ ...query, sort: "due", limit: 1, cursor: undefined }, holderOf(context)), todayOn);
    return { status: 200, body: { todayOn, ...treeOf(court, leaves, asQuery(query), context.language === "en") } };
  },
});
