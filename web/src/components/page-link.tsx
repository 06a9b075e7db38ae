import { useRouter } from "@tanstack/react-router";
import type { MouseEvent, ReactNode } from "react";

/** Where an address of the workbench leads, as the router takes it. */
export function destination(address: string): { to: string; search: Record<string, string> } {
  const [to = "/", search = ""] = address.split("?");
  return { to, search: Object.fromEntries(new URLSearchParams(search)) };
}

/**
 * A link within the workbench: "/items/w-1", "/items?status=Assigned". An ordinary link that the router follows: lists have
 * hundreds of them, and the router's own, with its subscriptions, costs more than the row it stands in.
 */
export function PageLink({ to, children, className }: { to: string; children: ReactNode; className?: string }) {
  const router = useRouter();
  const follow = (event: MouseEvent): void => {
    // Another tab or window is the browser's business.
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void router.navigate(destination(to));
  };
  // Whoever points at a link most likely follows it: the page's code comes before the click.
  const prepare = (): void => { void router.preloadRoute(destination(to)); };
  return <a href={to} onClick={follow} onMouseEnter={prepare} onFocus={prepare} {...(className === undefined ? {} : { className })}>{children}</a>;
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
