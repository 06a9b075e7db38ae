import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

/** A link within the workbench: "/items/w-1", "/items?status=Assigned". */
export function PageLink({ to, children, className }: { to: string; children: ReactNode; className?: string }) {
  const [path = "/", search = ""] = to.split("?");
  return <Link to={path} search={Object.fromEntries(new URLSearchParams(search))} {...(className === undefined ? {} : { className })}>{children}</Link>;
}

/** The page of an entity. */
export function entityPath(kind: string, id: string): string {
  return kind === "campaign" ? `/campaigns/${id}` : kind === "court" ? "/" : `/items/${id}`;
}
