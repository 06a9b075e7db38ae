import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { organisationQuery, type Organisation } from "../api/queries.ts";

export interface Names {
  person: (id: string) => string;
  department: (id: string) => string;
  post: (id: string) => string;
  partner: (id: string) => string;
  /** The court's own, in the reader's language. */
  court: string | undefined;
  organisation: Organisation | undefined;
}

function lookUp(rows: readonly { id: string; name?: string; nameEn?: string }[] | undefined, english: boolean): (id: string) => string {
  const found = new Map(rows?.map((row) => [row.id, (english ? row.nameEn : undefined) ?? row.name ?? row.id]));
  return (id) => found.get(id) ?? id;
}

/** Names of persons, departments, posts and partners; an id until the organisation is read. */
export function useNames(): Names {
  const { data } = useQuery(organisationQuery);
  const { i18n } = useTranslation();
  const english = i18n.language === "en";
  return useMemo(() => ({
    organisation: data,
    court: (english ? data?.nameEn : undefined) ?? data?.name,
    person: lookUp(data?.persons, english),
    department: lookUp(data?.departments, english),
    post: lookUp(data?.posts, english),
    partner: lookUp(data?.partners, english),
  }), [data, english]);
}
