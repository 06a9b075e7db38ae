import { InboxOutlined } from "@ant-design/icons";
import type { ReactNode } from "react";

/** Nothing here, why, and what to do next. */
export function EmptyState({ title, next, action }: { title: string; next?: string; action?: ReactNode }) {
  return (
    <div className="empty-state">
      <InboxOutlined aria-hidden className="empty-state-icon" />
      <div className="empty-state-title">{title}</div>
      {next !== undefined && <div className="muted">{next}</div>}
      {action}
    </div>
  );
}
