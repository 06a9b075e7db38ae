import { useTranslation } from "react-i18next";
import { daysBetween } from "../formats.ts";

interface Due {
  /** The last day, YYYY-MM-DD. */
  dueOn: string | undefined;
  /** Working days left, negative when late; counted by the court's calendar on the server. */
  remainingWorkingDays?: number | undefined;
  todayOn: string;
  /** Whether it is over: then only the date. */
  closed?: boolean;
}

/** 剩 3 个工作日 · 今日到期 · 超期 2 天. Without the server's count, the date. */
export function DueCountdown({ dueOn, remainingWorkingDays, todayOn, closed = false }: Due) {
  const { t } = useTranslation();
  if (dueOn === undefined) return <span className="muted">{t("names:due.none")}</span>;
  if (closed) return <span className="muted">{dueOn}</span>;
  const lateDays = daysBetween(dueOn, todayOn);
  if (lateDays > 0) return <span className="due due-late">{t("names:due.late", { count: lateDays })}</span>;
  if (lateDays === 0) return <span className="due due-soon">{t("names:due.today")}</span>;
  if (remainingWorkingDays === undefined) return <span className="due">{t("names:due.by", { on: dueOn })}</span>;
  return <span className={`due ${remainingWorkingDays <= 3 ? "due-soon" : ""}`}>{t("names:due.left", { count: remainingWorkingDays })}</span>;
}
