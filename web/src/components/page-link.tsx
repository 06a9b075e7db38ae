import { Link, useNavigate } from "@tanstack/react-router";
import type { MouseEvent, ReactNode } from "react";

/** Where an address of the workbench leads, as the router takes it. */
export function destination(address: string): { to: string; search: Record<string, string> } {
  const [to = "/", search = ""] = address.split("?");
  return { to, search: Object.fromEntries(new URLSearchParams(search)) };
}

/** A link within the workbench: "/items/w-1", "/items?status=Assigned". */
export function PageLink({ to, children, className }: { to: string; children: ReactNode; className?: string }) {
  return <Link {...destination(to)} {...(className === undefined ? {} : { className })}>{children}</Link>;
}

/**
 * The same for rows that come and go while they scroll: an ordinary link that the router follows, without the subscriptions
 * and preloading of the one above, which cost more than the row.
 */
export function RowLink({ to, children, className }: { to: string; children: ReactNode; className: string }) {
  const navigate = useNavigate();
  const follow = (event: MouseEvent): void => {
    // Another tab or window is the browser's business.
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void navigate(destination(to));
  };
  return <a href={to} onClick={follow} className={className}>{children}</a>;
}

/** The page of an entity. */
export function entityPath(kind: string, id: string): string {
  switch (kind) {
    case "campaign": return `/campaigns/${id}`;
    case "dispute": return `/disputes/${id}`;
    case "court": return "/";
    default: return `/items/${id}`;
  }
}
