import type { components, operations } from "../../api/schema.d.ts";
import { lights } from "../../components/light.tsx";
import { addressOf, oneOf, type RawSearch } from "../../page-search.ts";

export type ItemFilters = Omit<NonNullable<operations["listWorkItems"]["parameters"]["query"]>, "limit" | "cursor" | "sort">;
export type ItemLine = components["schemas"]["WorkItemLine"];
export type ListedCampaign = components["schemas"]["ListedCampaign"];

export const views = ["list", "board", "tree", "gantt", "calendar"] as const;
export type View = (typeof views)[number];

export const itemStatuses = ["Registered", "Waiting", "Assigned", "InProgress", "Suspended", "SubmittedForSignOff", "SignedOff", "Waived"] as const;
export const campaignStatuses = ["Draft", "Submitted", "Returned", "Running", "Suspended", "UnderAcceptance", "Closed", "Watch", "Archived", "Terminated"] as const;

export function viewOf(raw: RawSearch): View {
  return oneOf(views, raw["view"]) ?? "list";
}

/** Those of a comma-separated text that are values of the kind. */
export function severalOf<T extends string>(values: readonly T[], text: string | undefined): T[] {
  const named = text?.split(",") ?? [];
  return values.filter((value) => named.includes(value));
}

/** Filters that come with a figure's link and have no field of their own; each is shown as a mark that can be taken away. */
export const linkedFilters = ["open", "post", "vacant", "supervisor", "waitingFor", "priority", "mine"] as const;

const dated = (text: string | undefined): string | undefined => (text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined);

/**
 * The address bar's filters by the names that GET /work-items gives them, so that the query of any figure of the API is an
 * address here as it stands. `dueAfter` and `dueBefore` do not include the days they name.
 */
export function itemFiltersOf(raw: RawSearch): ItemFilters {
  const light = oneOf(lights, raw["light"]);
  const status = severalOf(itemStatuses, raw["status"]).join(",");
  const open = oneOf(["true", "false"], raw["open"]);
  const priority = oneOf(["A", "B", "C"], raw["priority"]);
  const vacant = severalOf(["post", "responsible"], raw["vacant"]).join(",");
  const { campaign, department, responsible, supervisor, post, waitingFor, q } = raw;
  const dueAfter = dated(raw["dueAfter"]);
  const dueBefore = dated(raw["dueBefore"]);
  return {
    ...(campaign === undefined ? {} : { campaign }),
    ...(department === undefined ? {} : { department }),
    ...(responsible === undefined ? {} : { responsible }),
    ...(supervisor === undefined ? {} : { supervisor }),
    ...(post === undefined ? {} : { post }),
    ...(vacant === "" ? {} : { vacant }),
    ...(waitingFor === undefined ? {} : { waitingFor }),
    ...(status === "" ? {} : { status }),
    ...(light === undefined ? {} : { light }),
    ...(open === undefined ? {} : { open }),
    ...(priority === undefined ? {} : { priority }),
    ...(raw["mine"] === "true" ? { mine: "true" as const } : {}),
    ...(dueAfter === undefined ? {} : { dueAfter }),
    ...(dueBefore === undefined ? {} : { dueBefore }),
    ...(q === undefined ? {} : { q }),
  };
}

/** An address of this page with other filters. */
export function viewPath(view: View, filters: Readonly<Record<string, string | undefined>>): string {
  return addressOf("/campaigns", { view, ...filters });
}
