import { QueryClient, queryOptions, useQuery } from "@tanstack/react-query";
import { answered, api } from "./client.ts";
import { ProblemError } from "./problem.ts";
import { preferences } from "../preferences.ts";
import { keys } from "./query-keys.ts";
import type { components } from "./schema.d.ts";
import { noteUnauthorised } from "./session-end.ts";

export type Me = components["schemas"]["Me"];
export type Organisation = components["schemas"]["Organisation"];
export type WorkItem = components["schemas"]["WorkItem"];
export type Settings = components["schemas"]["Settings"];

/** What is worth asking again by itself: the API was away. Everything else has an answer that stays. */
function mayRetry(count: number, error: unknown): boolean {
  return count < 3 && error instanceof ProblemError && ["unreachable", "unavailable"].includes(error.problem.code);
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: mayRetry, retryDelay: (count) => Math.min(1_000 * 2 ** count, 8_000), staleTime: 30_000, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
});

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: keys.session,
  queryFn: async ({ signal }): Promise<Me | null> => {
    const { data, error, response } = await api.GET("/api/v1/session", { signal });
    if (response.status === 401) {
      // Under an open page the session may end; the page then stays, and a dialog asks to sign in again.
      const before = queryClient.getQueryData<Me | null>(keys.session);
      if (before === undefined || before === null) return null;
      noteUnauthorised({ code: "not-signed-in" });
      return before;
    }
    return answered(Promise.resolve({ response, ...(data === undefined ? { error } : { data }) }));
  },
  staleTime: 60_000,
});

/** The signed-in person. Only under the shell, which shows nothing without one. */
export function useMe(): Me {
  const { data } = useQuery(sessionQuery);
  if (data === undefined || data === null) throw new RangeError("nobody is signed in");
  return data;
}

export const organisationQuery = queryOptions({
  queryKey: keys.court("organisation"),
  queryFn: ({ signal }) => answered(api.GET("/api/v1/court/organisation", { signal })),
  staleTime: 10 * 60_000,
});

export const settingsQuery = queryOptions({
  queryKey: keys.court("settings"),
  queryFn: ({ signal }) => answered(api.GET("/api/v1/court/settings", { signal })),
  staleTime: 5 * 60_000,
});

/** Every version of the statutory limits: some thirty rows and each its few versions, more than a page of them is not to be expected. */
export const rulesQuery = queryOptions({
  queryKey: keys.court("rules"),
  queryFn: ({ signal }) => answered(api.GET("/api/v1/rules", { params: { query: { limit: 200 } }, signal })),
  staleTime: 5 * 60_000,
});

export const itemQuery = (id: string) => queryOptions({
  queryKey: keys.stream(id, "item"),
  queryFn: ({ signal }) => answered(api.GET("/api/v1/work-items/{id}", { params: { path: { id } }, signal })),
});

export interface Health { reachable: boolean; clockwork: "ok" | "delayed" }

/** Whether the API answers and time is being acted on. Never fails: not to be reached is an answer. */
export const healthQuery = queryOptions({
  queryKey: keys.health,
  queryFn: async ({ signal }): Promise<Health> => {
    try {
      const response = await fetch("/health/ready", { signal });
      const body: unknown = await response.json();
      const clockwork = typeof body === "object" && body !== null && "clockwork" in body && body.clockwork === "ok" ? "ok" : "delayed";
      return { reachable: true, clockwork };
    } catch (error) {
      if (signal.aborted) throw error;
      return { reachable: false, clockwork: "delayed" };
    }
  },
  refetchInterval: 20_000,
  staleTime: 5_000,
});

export type Campaign = components["schemas"]["CampaignPage"];

export type Dispute = components["schemas"]["Dispute"];

export const disputeQuery = (id: string) => queryOptions({
  // Labels and steps of the clocks come in the reader's language.
  queryKey: keys.stream(id, "dispute", preferences().language),
  queryFn: ({ signal }) => answered(api.GET("/api/v1/disputes/{id}", { params: { path: { id } }, signal })),
});

export const campaignQuery = (id: string) => queryOptions({
  queryKey: keys.stream(id, "campaign"),
  queryFn: ({ signal }) => answered(api.GET("/api/v1/campaigns/{id}", { params: { path: { id } }, signal })),
});
