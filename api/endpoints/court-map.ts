import type { z } from "zod";
import { courtMap } from "../../contracts/views/figures.ts";
import type { Court } from "../../domain/court/court-view.ts";
import { civilDateOf, plusDays, type CivilDate } from "../../domain/time.ts";
import { campaignDigests } from "../../ledger/queries/campaign-digests.ts";
import { listCampaigns } from "../../ledger/queries/campaigns.ts";
import { countByCampaign, loadByDepartment, loadByPerson, waitingCounts, type Load } from "../../ledger/queries/map.ts";
import { reachOf, type Reach } from "../../ledger/queries/reach.ts";
import { openItems } from "../../ledger/queries/work-items.ts";
import { requireRead, type PersonContext } from "../command-answers.ts";
import { endpoint } from "../endpoint.ts";
import { cursorValues, nextCursor } from "../paging.ts";
import { campaignStanding } from "../views/campaign-standing.view.ts";
import { figure, type Figure } from "../views/figures.view.ts";
import { workItemLines } from "../views/work-item.view.ts";
import { campaignFilterOf, campaignQuery } from "./campaigns.ts";
import { ok } from "./responses.ts";

const mostCritical = 20;
const mostDepartments = 200;
const mostPersons = 200;
/** Items whose number of waiting others is looked at before the most critical are chosen. */
const mostCandidates = 5_000;
const soonWorkingDays = 5;

function loadView(row: Load, by: "department" | "responsible", name: string, todayOn: CivilDate, untilOn: CivilDate): Record<string, string | Figure> {
  const query = { [by]: row.id };
  return {
    id: row.id,
    name,
    open: figure(row.open, { ...query, open: "true" }),
    red: figure(row.red, { ...query, open: "true", light: "red" }),
    yellow: figure(row.yellow, { ...query, open: "true", light: "yellow" }),
    dueSoon: figure(row.due_soon, { ...query, open: "true", dueAfter: plusDays(todayOn, -1), dueBefore: plusDays(untilOn, 1) }),
  };
}

async function critical(context: PersonContext, court: Court, reach: Reach, todayOn: CivilDate): Promise<unknown[]> {
  const { database } = context.ledger;
  const counts = await waitingCounts(database.kysely, reach);
  const candidates = [...counts].filter(([, count]) => count > 0).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, mostCandidates).map(([id]) => id);
  const rows = await openItems(database.kysely, reach, candidates, todayOn);
  const countOf = (id: string): number => counts.get(id) ?? 0;
  const most = rows.sort((a, b) => countOf(b.id) - countOf(a.id) || (a.id < b.id ? -1 : 1)).slice(0, mostCritical);
  const lines = await workItemLines(database, court, todayOn, most);
  return lines.map((item) => ({ item, waiting: figure(countOf(item.id), { waitingFor: item.id }) }));
}

/** 一盘棋: the whole court on one screen. Filters and pages choose the campaigns; the rest is always of the whole reach. */
export const courtMapEndpoint = endpoint({
  id: "courtMap",
  method: "get",
  path: "/map",
  tag: "map",
  summary: { zh: "一盘棋：专班行动、目标、关键事项、部门和个人负荷；每个数字都可下钻", en: "The court on one screen: campaigns, goals, critical items, load; every figure names its list" },
  auth: "person",
  action: "read.campaign",
  query: campaignQuery,
  responses: ok(courtMap),
  handler: async ({ query }: { query: z.output<typeof campaignQuery> }, context) => {
    await requireRead(context, "read.campaign");
    const { database } = context.ledger;
    const db = database.kysely;
    const { court } = await context.ledger.court();
    const now = await context.ledger.courtNow();
    const todayOn = civilDateOf(now);
    const untilOn = court.calendar().plusWorkingDays(todayOn, soonWorkingDays);
    const reach = reachOf(court, context.caller.actor, "read.work-item", now);
    const after = cursorValues(query.cursor, ["date", "id"]);
    const page = await listCampaigns(db, campaignFilterOf(query), query.limit, after?.[0] === undefined || after[1] === undefined ? undefined : { startsOn: after[0], id: after[1] });
    const ids = page.rows.map((row) => row.id);
    const [counts, digests, departments, persons, most] = await Promise.all([
      countByCampaign(db, reach, todayOn, ids),
      campaignDigests(database, court, ids),
      loadByDepartment(db, reach, todayOn, untilOn, mostDepartments),
      loadByPerson(db, reach, todayOn, untilOn, mostPersons),
      critical(context, court, reach, todayOn),
    ]);
    return {
      status: 200,
      body: {
        todayOn,
        campaigns: page.rows.map((row) => campaignStanding(row, counts.get(row.id), digests.get(row.id), { court, todayOn })),
        critical: most,
        departments: departments.map((row) => loadView(row, "department", court.department(row.id)?.name ?? row.id, todayOn, untilOn)),
        persons: persons.map((row) => loadView(row, "responsible", court.person(row.id)?.name ?? row.id, todayOn, untilOn)),
        ...nextCursor(page),
      },
    };
  },
});
