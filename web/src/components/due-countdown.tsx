import { useTranslation } from "react-i18next";
import { daysBetween } from "../formats.ts";

interface Due {
  /** The last day, YYYY-MM-DD. */
  dueOn: string | undefined;
  /** Working days left by the court's calendar, today not counted, negative when late; from the server. */
  remainingWorkingDays?: number | undefined;
  todayOn?: string | undefined;
  /** Past its hour, though perhaps not its day. */
  overdue?: boolean;
  /** Whether it is over: then only the date. */
  closed?: boolean;
}

/** 剩 3 个工作日 · 今日到期 · 超期 2 天. Where the server counted nothing, the date. */
export function DueCountdown({ dueOn, remainingWorkingDays, todayOn, overdue = false, closed = false }: Due) {
  const { t } = useTranslation();
  if (dueOn === undefined) return <span className="muted">{t("names:due.none")}</span>;
  if (closed) return <span className="muted">{dueOn}</span>;
  const lateDays = todayOn === undefined ? 0 : daysBetween(dueOn, todayOn);
  if (lateDays > 0) return <span className="due due-late" title={dueOn}>{t("names:due.late", { count: lateDays })}</span>;
  if (remainingWorkingDays !== undefined && remainingWorkingDays < 0) return <span className="due due-late" title={dueOn}>{t("names:due.lateWorkingDays", { count: -remainingWorkingDays })}</span>;
  if (overdue) return <span className="due due-late" title={dueOn}>{t("names:due.overdue")}</span>;
  if (remainingWorkingDays === 0 || dueOn === todayOn) return <span className="due due-soon" title={dueOn}>{t("names:due.today")}</span>;
  if (remainingWorkingDays === undefined) return <span className="due">{t("names:due.by", { on: dueOn })}</span>;
  return <span className={`due ${remainingWorkingDays <= 3 ? "due-soon" : ""}`} title={dueOn}>{t("names:due.left", { count: remainingWorkingDays })}</span>;
}
