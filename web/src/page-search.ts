import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";

/** The address bar's search as the texts it is made of; absent and empty are the same. */
export type RawSearch = Readonly<Partial<Record<string, string>>>;

/**
 * A page's filters, which live in the address bar and nowhere else. `parse` makes them of what stands there and must take any
 * text; setting one replaces the entry in the history unless told to add one.
 */
export function usePageSearch<T>(parse: (raw: RawSearch) => T): [T, (change: RawSearch, how?: { push?: boolean }) => void] {
  const raw: RawSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const value = useMemo(() => parse(raw), [parse, raw]);
  const set = useCallback((change: RawSearch, how: { push?: boolean } = {}) => {
    void navigate({ to: ".", search: (previous: RawSearch) => ({ ...previous, ...change }), replace: how.push !== true });
  }, [navigate]);
  return [value, set];
}

/** An address with these filters; those that are not given are not in it. */
export function addressOf(path: string, filters: Readonly<Record<string, string | number | undefined>>): string {
  const search = new URLSearchParams(Object.entries(filters).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))).toString();
  return search === "" ? path : `${path}?${search}`;
}

/** The value if it is one of these. */
export function oneOf<T extends string>(values: readonly T[], value: string | undefined): T | undefined {
  return values.find((one) => one === value);
}
