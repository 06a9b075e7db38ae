import type { ReactNode } from "react";
import type { components } from "../api/schema.d.ts";
import { addressOf } from "../page-search.ts";
import { PageLink } from "./page-link.tsx";

export type Figure = components["schemas"]["Figure"];

/** The list of items that the API's filter names. The list shows open items unless asked for all; the API shows all unless asked for open ones. */
export function itemsPath(query: Readonly<Record<string, string>>): string {
  const { open, ...rest } = query;
  return addressOf("/items", { ...rest, ...(open === "true" ? {} : { open: "all" }) });
}

/** A number and the way to exactly the items it counts; nothing counted leads nowhere. */
export function FigureLink({ figure, children, className = "figure" }: { figure: Figure; children?: ReactNode; className?: string }) {
  const shown = children ?? figure.count;
  return figure.count === 0 ? <span className={`${className} figure-none`}>{shown}</span> : <PageLink to={itemsPath(figure.query)} className={className}>{shown}</PageLink>;
}
