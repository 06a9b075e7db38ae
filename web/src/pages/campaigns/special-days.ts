import { useQueries } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answered, api } from "../../api/client.ts";
import { keys } from "../../api/query-keys.ts";
import type { components } from "../../api/schema.d.ts";
import { spansOf } from "./calendar-days.ts";

export type SpecialDay = components["schemas"]["SpecialDay"];

/** As many years as a chart of the court's plans can span; of more, the rest is not shaded. */
const mostYears = 12;

/** Weekends, holidays and make-up working days of the court's calendar by date, over whole years. Empty dates give none. */
export function useSpecialDays(fromOn: string, toOn: string): ReadonlyMap<string, SpecialDay> {
  const { i18n } = useTranslation();
  const spans = fromOn === "" || toOn === "" ? [] : spansOf(fromOn, toOn).slice(0, mostYears);
  return useQueries({
    queries: spans.map((span) => ({
      queryKey: keys.court("calendar", span, i18n.language),
      queryFn: ({ signal }: { signal: AbortSignal }) => answered(api.GET("/api/v1/court/calendar", { params: { query: span }, signal })),
      staleTime: 10 * 60_000,
    })),
    combine: (answers) => new Map(answers.flatMap((answer) => answer.data?.days ?? []).map((day) => [day.on, day])),
  });
}
