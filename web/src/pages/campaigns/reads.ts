import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { answered, api } from "../../api/client.ts";
import { thrownProblem, type Problem } from "../../api/problem.ts";
import { keys } from "../../api/query-keys.ts";
import type { operations } from "../../api/schema.d.ts";
import type { ItemFilters, ItemLine, ListedCampaign } from "./view-filters.ts";

type CampaignFilters = Omit<NonNullable<operations["listCampaigns"]["parameters"]["query"]>, "limit" | "cursor">;

/** As many as the API gives at once. */
const pageSize = 200;
/** More items than this nobody looks through: the page says so and asks for a narrower filter. */
const mostPages = 50;

export interface AllOf<Row> {
  rows: readonly Row[];
  /** The court's today; empty until the first page has come. */
  todayOn: string;
  /** Nothing has come yet. */
  isPending: boolean;
  /** More is on its way. */
  isGrowing: boolean;
  /** There is more than is looked through. */
  isCut: boolean;
  problem: Problem | undefined;
  retry: () => void;
}

interface Paged { data: { pages: { nextCursor?: string; todayOn: string }[] } | undefined; isPending: boolean; isError: boolean; isFetching: boolean; error: unknown; hasNextPage: boolean; fetchNextPage: () => unknown; refetch: () => unknown }

/** Reads on, page by page, until there is no more. */
function useToTheEnd<Row>(query: Paged, rows: readonly Row[]): AllOf<Row> {
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = query;
  const pages = data?.pages.length ?? 0;
  const isCut = hasNextPage && pages >= mostPages;
  useEffect(() => {
    if (hasNextPage && !isCut && !isFetching && !isError) fetchNextPage();
  }, [hasNextPage, isCut, isFetching, isError, fetchNextPage]);
  return {
    rows, isCut, todayOn: data?.pages[0]?.todayOn ?? "", isPending: query.isPending, isGrowing: hasNextPage && !isCut,
    problem: isError && data === undefined ? thrownProblem(query.error) : undefined, retry: () => void query.refetch(),
  };
}

/** Every item that the filter finds, the first page at once and the others as they come. */
export function useAllItems(filters: ItemFilters): AllOf<ItemLine> {
  const query = useInfiniteQuery({
    queryKey: keys.list("work-item", "all", filters),
    queryFn: ({ pageParam, signal }) => answered(api.GET("/api/v1/work-items", { params: { query: { ...filters, limit: pageSize, ...(pageParam === undefined ? {} : { cursor: pageParam }) } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return useToTheEnd(query, rows);
}

/** Every campaign that the filter finds. */
export function useAllCampaigns(filters: CampaignFilters): AllOf<ListedCampaign> {
  const query = useInfiniteQuery({
    queryKey: keys.list("campaign", "all", filters),
    queryFn: ({ pageParam, signal }) => answered(api.GET("/api/v1/campaigns", { params: { query: { ...filters, limit: pageSize, ...(pageParam === undefined ? {} : { cursor: pageParam }) } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.campaigns) ?? [], [query.data]);
  return useToTheEnd(query, rows);
}

const noFilters: CampaignFilters = {};

/** Every campaign there is. */
export function useEveryCampaign(): AllOf<ListedCampaign> {
  return useAllCampaigns(noFilters);
}
