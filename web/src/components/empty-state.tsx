import { InboxOutlined } from "@ant-design/icons";
import type { ReactNode } from "react";

/** Nothing here, why, and what to do next. `page`: it is all there is on the page, and its title the heading. */
export function EmptyState({ title, next, action, page = false }: { title: string; next?: string; action?: ReactNode; page?: boolean }) {
  return (
    <div className="empty-state">
      <InboxOutlined aria-hidden className="empty-state-icon" />
      {page ? <h1>{title}</h1> : <div className="empty-state-title">{title}</div>}
      {next !== undefined && <div className="muted">{next}</div>}
      {action}
    </div>
  );
}
