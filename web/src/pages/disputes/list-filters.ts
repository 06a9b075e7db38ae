import type { components, operations } from "../../api/schema.d.ts";
import { lights } from "../../components/light.tsx";
import { oneOf, type RawSearch } from "../../page-search.ts";

export type DisputeQuery = NonNullable<operations["listDisputes"]["parameters"]["query"]>;
export type DisputeLine = components["schemas"]["DisputeLine"];
export type Stage = components["schemas"]["PipelineStage"];

export const stages = ["intake", "mediation", "confirmation", "filing", "service", "trial", "appeal", "enforcement", "over"] as const satisfies readonly Stage[];
export const tiers = ["grassroots", "coordination", "guidance"] as const satisfies readonly DisputeLine["tier"][];
export const sources = ["walk-in", "hotline", "online", "township", "enterprise", "partner"] as const satisfies readonly DisputeLine["source"][];

/** Filters that have no field of their own: a figure or a page elsewhere leads here by them. */
export const linkedFilters = ["township", "cause", "partner", "mediator", "judge", "dueBefore"] as const;

const texts = ["department", "q", ...linkedFilters] as const;

/** The filters of the address bar; open disputes unless asked otherwise. */
export function filtersOf(raw: RawSearch): DisputeQuery {
  const stage = oneOf(stages, raw["stage"]);
  const tier = oneOf(tiers, raw["tier"]);
  const source = oneOf(sources, raw["source"]);
  const light = oneOf(lights, raw["light"]);
  return {
    ...(raw["open"] === "all" ? {} : { open: "true" as const }),
    ...(stage === undefined ? {} : { stage }),
    ...(tier === undefined ? {} : { tier }),
    ...(source === undefined ? {} : { source }),
    ...(light === undefined ? {} : { light }),
    ...(raw["mine"] === "true" ? { mine: "true" as const } : {}),
    ...(raw["lapsed"] === "true" ? { lapsed: "true" as const } : {}),
    ...Object.fromEntries(texts.flatMap((name) => (raw[name] === undefined ? [] : [[name, raw[name]]]))),
  };
}
