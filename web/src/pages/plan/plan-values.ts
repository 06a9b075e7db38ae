import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useNames, type Names } from "../../components/names.tsx";

const personFields: readonly string[] = ["lead", "leaderInCharge", "responsible", "supervisor", "coOrganisers", "owner"];
const departmentFields: readonly string[] = ["department", "departments"];

function nameOf(names: Names, field: string, id: string): string {
  if (personFields.includes(field)) return names.person(id);
  if (departmentFields.includes(field)) return names.department(id);
  return field === "post" ? names.post(id) : id;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

/** A plan's field in words: names for ids, a due rule as people say it, 无 for what is not set. */
export function usePlanValue(): (field: string, value: unknown) => string {
  const { t } = useTranslation();
  const names = useNames();
  return useCallback((field: string, value: unknown): string => {
    const say = (one: unknown): string => {
      if (typeof one === "string") return nameOf(names, field, one);
      if (typeof one === "number" || typeof one === "boolean") return String(one);
      if (Array.isArray(one)) return one.length === 0 ? t("plan:notSet") : one.map(say).join(t("shell:listSeparator"));
      if (isRecord(one)) return field === "due" ? due(one) : Object.values(one).map(say).join(" ");
      return t("plan:notSet");
    };
    const due = (rule: Record<string, unknown>): string => {
      if (typeof rule["on"] === "string") return t("plan:due.said.on", { on: rule["on"] });
      const after = typeof rule["after"] === "string" && rule["after"] !== "start" ? rule["after"] : t("plan:due.start");
      if (rule["workingDays"] !== undefined) return t("plan:due.said.workingDays", { after, count: Number(rule["workingDays"]) });
      if (rule["days"] !== undefined) return t("plan:due.said.days", { after, count: Number(rule["days"]) });
      return t("plan:due.said.months", { after, count: Number(rule["months"]) });
    };
    return say(value);
  }, [names, t]);
}
