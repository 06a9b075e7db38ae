import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { EventSource } from "eventsource";
import { useEffect, useSyncExternalStore } from "react";
import { preferences, usePreference } from "../preferences.ts";
import { keysTouchedBy, type StreamKind } from "./query-keys.ts";

export type Connection = "connecting" | "live" | "lost";

/** Changes that come together are read together. */
const gatherMs = 250;
const mostBackoffMs = 30_000;

let connection: Connection = "connecting";
const listeners = new Set<() => void>();

function setConnection(value: Connection): void {
  if (connection === value) return;
  connection = value;
  for (const listener of listeners) listener();
}

/** The state of the live feed, for the badge. */
export function useConnection(): Connection {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, () => connection);
}

interface Change { stream: string; kind: StreamKind }

function changeOf(data: string): Change | undefined {
  const value: unknown = JSON.parse(data);
  if (typeof value !== "object" || value === null || !("stream" in value) || !("kind" in value)) return undefined;
  const { stream, kind } = value;
  if (typeof stream !== "string" || (kind !== "court" && kind !== "campaign" && kind !== "work-item" && kind !== "dispute")) return undefined;
  return { stream, kind };
}

/** Follows the API's feed until stopped; a change makes what it touches be read again, `reset` everything. */
function follow(queries: QueryClient): () => void {
  const touched = new Map<string, readonly unknown[]>();
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let source: EventSource | undefined;
  let lastEventId = "";
  let failures = 0;

  function note(key: readonly unknown[]): void {
    touched.set(JSON.stringify(key), key);
    gathering ??= setTimeout(() => {
      gathering = undefined;
      const due = [...touched.values()];
      touched.clear();
      for (const queryKey of due) void queries.invalidateQueries({ queryKey });
    }, gatherMs);
  }

  function open(): void {
    const { actingFor, language } = preferences();
    // A source of its own remembers where it left off only while it lives; a new one is told.
    const headers: Record<string, string> = { "Accept-Language": language, ...(actingFor === undefined ? {} : { "X-On-Behalf-Of": actingFor }), ...(lastEventId === "" ? {} : { "Last-Event-ID": lastEventId }) };
    source = new EventSource("/api/v1/events", { fetch: (input, init) => fetch(input, { ...init, headers: { ...headers, ...init.headers } }) });
    source.addEventListener("ready", (event) => {
      lastEventId = event.lastEventId;
      failures = 0;
      setConnection("live");
    });
    source.addEventListener("reset", (event) => {
      lastEventId = event.lastEventId;
      failures = 0;
      setConnection("live");
      void queries.invalidateQueries();
    });
    source.addEventListener("change", (event) => {
      lastEventId = event.lastEventId;
      const change = changeOf(String(event.data));
      if (change !== undefined) for (const key of keysTouchedBy(change.stream, change.kind)) note(key);
    });
    source.addEventListener("error", () => {
      setConnection("lost");
      // A connection that merely broke is taken up by the source itself; a refused one is not.
      if (source?.readyState !== EventSource.CLOSED) return;
      failures += 1;
      again = setTimeout(open, Math.min(1_000 * 2 ** failures, mostBackoffMs));
    });
  }

  setConnection("connecting");
  open();
  return () => {
    clearTimeout(gathering);
    clearTimeout(again);
    source?.close();
  };
}

/** Keeps everything on screen as the ledger has it. Once, in the shell. */
export function useLive(): void {
  const queries = useQueryClient();
  const actingFor = usePreference("actingFor");
  useEffect(() => follow(queries), [queries, actingFor]);
}
