import { useMemo, useSyncExternalStore } from "react";
import { useMe } from "./api/queries.ts";

/** An address of a list with its filters, under a name that its person gave it. */
export interface SavedFilter { name: string; address: string }

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  // Another tab of the same browser.
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

function kept(key: string): string {
  try {
    return localStorage.getItem(key) ?? "[]";
  } catch {
    return "[]";
  }
}

function isSaved(value: unknown): value is SavedFilter {
  return typeof value === "object" && value !== null && "name" in value && typeof value.name === "string" && "address" in value && typeof value.address === "string" && value.address.startsWith("/");
}

function filtersIn(text: string): SavedFilter[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.filter(isSaved) : [];
  } catch {
    return [];
  }
}

/**
 * The filters that the signed-in person named in this browser. Like the rest of what one sets for oneself they are kept in
 * local storage, and hold no more than the address bar does. `keep` says whether the browser keeps them.
 */
export function useSavedFilters(): { saved: readonly SavedFilter[]; keep: (filters: readonly SavedFilter[]) => boolean } {
  const key = `court.filters.${useMe().person}`;
  const text = useSyncExternalStore(subscribe, () => kept(key));
  const saved = useMemo(() => filtersIn(text), [text]);
  const keep = (filters: readonly SavedFilter[]): boolean => {
    try {
      localStorage.setItem(key, JSON.stringify(filters));
    } catch {
      return false;
    }
    for (const listener of listeners) listener();
    return true;
  };
  return { saved, keep };
}
