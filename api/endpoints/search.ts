import { z } from "zod";
import { text as plainText } from "../../contracts/field-schemas.ts";
import { campaignStatus } from "../../contracts/views/campaign.ts";
import { disputeStatus } from "../../contracts/views/dispute.ts";
import { light, workItemStatus } from "../../contracts/views/work-item.ts";
import type { Court } from "../../domain/court/court-view.ts";
import { civilDateOf } from "../../domain/time.ts";
import { searchable } from "../../ledger/projections/search-pairs.ts";
import { disputeReach, disputesByNumber, listDisputes, type ListedDispute } from "../../ledger/queries/disputes.ts";
import { reachOf } from "../../ledger/queries/reach.ts";
import { rankOf, searchCampaigns, searchItems, type Rank } from "../../ledger/queries/search.ts";
import type { PersonContext } from "../command-answers.ts";
import { requireRead } from "../command-answers.ts";
import { endpoint } from "../endpoint.ts";
import { ok } from "./responses.ts";

const kinds = ["campaign", "work-item", "dispute", "person", "department", "partner"] as const;

const hit = z.object({
  kind: z.enum(kinds),
  id: z.string(),
  title: z.string(),
  subtitle: z.string().optional(),
  status: z.union([campaignStatus, workItemStatus, disputeStatus, z.enum(["active", "left", "closed"])]).optional(),
  light: light.optional(),
}).meta({ id: "SearchHit" });

type Hit = z.output<typeof hit> & { rank: Rank };

/** The better of two ranks; undefined when neither is one. */
function better(...ranks: (Rank | undefined)[]): Rank | undefined {
  return ranks.reduce((best, rank) => (rank !== undefined && (best === undefined || rank < best) ? rank : best), undefined);
}

function joined(...parts: (string | undefined)[]): { subtitle?: string } {
  const present = parts.filter((part) => part !== undefined && part !== "");
  return present.length === 0 ? {} : { subtitle: present.join(" · ") };
}

/** Persons, departments and partners by name and id: the court is in memory, and small. */
function inOrganisation(court: Court, wanted: string, english: boolean): Hit[] {
  const { persons, departments, partners } = court.state;
  const named = (name: string, nameEn: string | undefined): string => (english ? nameEn ?? name : name);
  const departmentName = (id: string): string => {
    const department = court.department(id);
    return department === undefined ? id : named(department.name, department.nameEn);
  };
  return [
    ...Object.values(persons).flatMap((one): Hit[] => {
      const rank = better(rankOf(one.name, wanted), rankOf(one.id, wanted));
      const posts = one.posts.map((id) => court.post(id)?.name ?? id).join("、");
      return rank === undefined ? [] : [{ kind: "person", id: one.id, title: one.name ?? one.id, status: one.status, rank, ...joined(departmentName(one.department), posts) }];
    }),
    ...Object.values(departments).flatMap((one): Hit[] => {
      const rank = better(rankOf(one.name, wanted), rankOf(one.nameEn, wanted), rankOf(one.id, wanted));
      const head = one.head === undefined ? undefined : court.person(one.head)?.name ?? one.head;
      return rank === undefined ? [] : [{ kind: "department", id: one.id, title: named(one.name, one.nameEn), rank, status: one.closed === true ? "closed" : "active", ...joined(head) }];
    }),
    ...Object.values(partners).flatMap((one): Hit[] => {
      const rank = better(rankOf(one.name, wanted), rankOf(one.id, wanted));
      return rank === undefined ? [] : [{ kind: "partner", id: one.id, title: one.name, rank }];
    }),
  ];
}

/** Disputes by number, case number, cause and township; a number that is met exactly comes first. No party's name is looked at. */
async function foundDisputes(context: PersonContext, court: Court, wanted: string, today: string, limit: number): Promise<{ row: ListedDispute; rank: Rank }[]> {
  const db = context.ledger.database.kysely;
  const reach = disputeReach(court, context.caller.actor, await context.ledger.courtNow());
  const [exact, page] = await Promise.all([disputesByNumber(db, reach, wanted.trim(), today), listDisputes(db, reach, { text: wanted }, { today, limit })]);
  const others = page.rows.filter((row) => !exact.some((one) => one.id === row.id));
  return [...exact.map((row) => ({ row, rank: 0 as const })), ...others.map((row) => ({ row, rank: better(rankOf(row.number, searchable(wanted)), rankOf(row.cause, searchable(wanted))) ?? (3 as const) }))];
}

async function entities(context: PersonContext, court: Court, wanted: string, limit: number, may: { campaigns: boolean; items: boolean; disputes: boolean }): Promise<Hit[]> {
  const db = context.ledger.database.kysely;
  const now = await context.ledger.courtNow();
  const today = civilDateOf(now);
  const name = (id: string | null): string | undefined => (id === null ? undefined : court.person(id)?.name ?? id);
  const [campaigns, items, disputes] = await Promise.all([
    may.campaigns ? searchCampaigns(db, wanted, limit) : [],
    may.items ? searchItems(db, reachOf(court, context.caller.actor, "read.work-item", now), wanted, today, limit) : [],
    may.disputes ? foundDisputes(context, court, wanted, today, limit) : [],
  ]);
  return [
    ...campaigns.map((row): Hit => ({ kind: "campaign", id: row.id, title: row.title, status: campaignStatus.parse(row.status), rank: row.rank, ...joined(name(row.lead), row.starts_on.slice(0, 4)) })),
    ...items.map((row): Hit => ({ kind: "work-item", id: row.id, title: row.title, status: workItemStatus.parse(row.status), light: row.light, rank: row.rank, ...joined(court.department(row.department)?.name ?? row.department, name(row.responsible)) })),
    ...disputes.map(({ row, rank }): Hit => ({ kind: "dispute", id: row.id, title: row.title, status: disputeStatus.parse(row.status), light: row.light, rank, ...joined(court.department(row.department)?.name ?? row.department, name(row.judge ?? row.mediator)) })),
  ];
}

/** Ctrl+K: everything at once. A kind that the caller may not read at all is left out. */
export const search = endpoint({
  id: "search",
  method: "get",
  path: "/search",
  tag: "search",
  summary: { zh: "搜索专班行动、事项、矛盾纠纷、人员、部门、协同单位，最贴近的在前", en: "Search campaigns, items, disputes, persons, departments and partners, the best first" },
  auth: "person",
  action: "read.organisation",
  query: z.strictObject({ q: plainText(100), limit: z.coerce.number<string>().int().min(1).max(50).default(20) }),
  responses: ok(z.object({ results: z.array(hit) })),
  handler: async ({ query }, context) => {
    const { actor } = context.caller;
    const [organisation, campaigns, items, disputes] = await Promise.all(["read.organisation", "read.campaign", "read.work-item", "read.dispute"].map((action) => context.ledger.mayRead(action, actor)));
    const may = { organisation: organisation?.granted === true, campaigns: campaigns?.granted === true, items: items?.granted === true, disputes: disputes?.granted === true };
    if (!may.organisation && !may.campaigns && !may.items && !may.disputes) await requireRead(context, "read.organisation");
    const { court } = await context.ledger.court();
    const found = [...(await entities(context, court, query.q, query.limit, may)), ...(may.organisation ? inOrganisation(court, searchable(query.q), context.language === "en") : [])];
    // Of equally good ones the order of kinds decides; each kind is in its own best order already.
    const results = found.sort((a, b) => a.rank - b.rank || kinds.indexOf(a.kind) - kinds.indexOf(b.kind)).slice(0, query.limit).map(({ rank: _rank, ...shown }) => shown);
    return { status: 200, body: { results } };
  },
});
