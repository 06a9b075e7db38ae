import { z } from "zod";
import { cursor, limit, text } from "../../contracts/field-schemas.ts";
import { brandList, brandView } from "../../contracts/views/brand.ts";
import { civilDateOf } from "../../domain/time.ts";
import { listBrands, type BrandRow } from "../../ledger/queries/brands.ts";
import { campaignDigests } from "../../ledger/queries/campaign-digests.ts";
import { listCampaigns } from "../../ledger/queries/campaigns.ts";
import { countByCampaign } from "../../ledger/queries/map.ts";
import { reachOf } from "../../ledger/queries/reach.ts";
import { requireRead, type PersonContext } from "../command-answers.ts";
import { endpoint, type Endpoint } from "../endpoint.ts";
import { cursorValues, nextCursor } from "../paging.ts";
import { Problem } from "../problem.ts";
import { campaignRowLine } from "../views/campaign.view.ts";
import { figure, goalStanding } from "../views/figures.view.ts";
import { ok } from "./responses.ts";

type Counts = Awaited<ReturnType<typeof countByCampaign>>;
type Digests = Awaited<ReturnType<typeof campaignDigests>>;

/** What campaigns' pages need besides their rows. */
async function behind(context: PersonContext, ids: readonly string[]): Promise<{ counts: Counts; digests: Digests }> {
  const { database } = context.ledger;
  const { court } = await context.ledger.court();
  const now = await context.ledger.courtNow();
  const reach = reachOf(court, context.caller.actor, "read.work-item", now);
  const [counts, digests] = await Promise.all([countByCampaign(database.kysely, reach, civilDateOf(now), ids), campaignDigests(database, court, ids)]);
  return { counts, digests };
}

function brandLine(row: BrandRow, { counts, digests }: { counts: Counts; digests: Digests }): z.input<typeof brandList>["brands"][number] {
  const own = row.ids.flatMap((id) => digests.get(id) ?? []);
  const goals = own.flatMap((digest) => digest.goals.map((goal) => goalStanding(goal, digest.results)));
  const items = row.ids.flatMap((id) => counts.get(id) ?? []);
  return {
    brand: row.brand,
    campaigns: row.campaigns,
    running: row.running,
    goals: goals.length,
    goalsReached: goals.filter((goal) => goal["reached"] === true).length,
    results: own.reduce((sum, digest) => sum + digest.results.length, 0),
    items: items.reduce((sum, one) => sum + one.total, 0),
    signedOff: items.reduce((sum, one) => sum + one.signed_off, 0),
  };
}

const list = endpoint({
  id: "listBrands",
  method: "get",
  path: "/brands",
  tag: "map",
  summary: { zh: "品牌清单及其成效", en: "Brands and what they achieved" },
  auth: "person",
  action: "read.campaign",
  query: z.strictObject({ limit, cursor: cursor.optional() }),
  responses: ok(brandList),
  handler: async ({ query }, context) => {
    await requireRead(context, "read.campaign");
    const [after] = cursorValues(query.cursor, ["text"]) ?? [];
    const page = await listBrands(context.ledger.database.kysely, query.limit, after);
    const found = await behind(context, page.rows.flatMap((row) => row.ids));
    return { status: 200, body: { brands: page.rows.map((row) => brandLine(row, found)), ...nextCursor(page) } };
  },
});

const get = endpoint({
  id: "getBrand",
  method: "get",
  path: "/brands/{brand}",
  tag: "map",
  summary: { zh: "一个品牌：专班行动、目标、成效、销号事项", en: "A brand: campaigns, goals against targets, results, items signed off" },
  auth: "person",
  action: "read.campaign",
  params: z.strictObject({ brand: text(100) }),
  query: z.strictObject({ limit, cursor: cursor.optional() }),
  responses: ok(brandView),
  handler: async ({ params, query }, context) => {
    await requireRead(context, "read.campaign");
    const after = cursorValues(query.cursor, ["date", "id"]);
    const page = await listCampaigns(context.ledger.database.kysely, { brand: params.brand }, query.limit, after?.[0] === undefined || after[1] === undefined ? undefined : { startsOn: after[0], id: after[1] });
    if (page.rows.length === 0 && after === undefined) throw new Problem("not-found", { params: { what: { zh: "品牌", en: "brand" }, id: params.brand } });
    const { counts, digests } = await behind(context, page.rows.map((row) => row.id));
    const campaigns = page.rows.map((row) => {
      const digest = digests.get(row.id);
      const items = counts.get(row.id);
      return {
        ...campaignRowLine(row),
        items: figure(items?.total ?? 0, { campaign: row.id }),
        signedOff: figure(items?.signed_off ?? 0, { campaign: row.id, status: "SignedOff" }),
        progress: items?.progress ?? 0,
        goals: (digest?.goals ?? []).map((goal) => goalStanding(goal, digest?.results ?? [])),
        results: digest?.results ?? [],
      };
    });
    return { status: 200, body: { brand: params.brand, campaigns, ...nextCursor(page) } };
  },
});

export const brandEndpoints: readonly Endpoint[] = [list, get];
