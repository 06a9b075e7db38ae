import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { called } from "../../api/client.ts";
import { ProblemError, thrownProblem, type Problem } from "../../api/problem.ts";
import type { components } from "../../api/schema.d.ts";
import type { Plan } from "./plan-comparison.ts";

export interface PlanFault { path: string; code: string; message: string; allowed?: string | undefined }
export interface PlanWarning { id: string; path: string; zh: string; en: string }

/** What the server says of a plan: it may be drafted, with warnings to answer, or all its faults at once. */
export type PlanVerdict = { plan: Plan; warnings: PlanWarning[]; faults: [] } | { plan: undefined; warnings: []; faults: PlanFault[] };

const settleMs = 500;
export const yamlType = "application/yaml";

type Told = components["schemas"]["Plan"];

function isVerdict(value: unknown): value is { plan: Told; warnings: PlanWarning[] } {
  return typeof value === "object" && value !== null && "plan" in value && "warnings" in value && Array.isArray(value.warnings);
}

/** A pattern tells a program what is allowed; people are told in words. */
function readable({ allowed, ...fault }: PlanFault): PlanFault {
  return allowed === undefined || /^[/^]/.test(allowed) ? fault : { ...fault, allowed };
}

/** Asks the server; nothing is stored. Throws ProblemError for everything but faults of the plan. */
export async function checkedPlan(content: Blob | string, type: string, signal?: AbortSignal): Promise<PlanVerdict> {
  try {
    const response = await called("POST", "/api/v1/plans/check", { file: { content, type }, ...(signal === undefined ? {} : { signal }) });
    const told: unknown = await response.json();
    if (!isVerdict(told)) throw new ProblemError({ code: "not-understood" });
    return { plan: told.plan, warnings: told.warnings, faults: [] };
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === "invalid-file") return { plan: undefined, warnings: [], faults: (error.problem.invalidParams ?? []).map(readable) };
    throw error;
  }
}

/** The value once it has not changed for a while: a check is not asked for at every key. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const waiting = setTimeout(() => setSettled(value), settleMs);
    return () => clearTimeout(waiting);
  }, [value]);
  return settled;
}

/** The verdict on a text while it is typed. `current` says whether it is about this very text. */
export function usePlanCheck(text: string): { verdict: PlanVerdict | undefined; problem: Problem | undefined; current: boolean; retry: () => void } {
  const { i18n } = useTranslation();
  const settled = useSettled(text);
  const query = useQuery({
    queryKey: ["plan-check", i18n.language, settled],
    queryFn: ({ signal }) => checkedPlan(settled, yamlType, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 60_000,
  });
  return {
    verdict: query.data,
    problem: query.isError ? thrownProblem(query.error) : undefined,
    current: settled === text && query.data !== undefined && !query.isPlaceholderData,
    retry: () => void query.refetch(),
  };
}
