import { useTranslation } from "react-i18next";

interface Due {
  /** The last day, YYYY-MM-DD. */
  dueOn: string | undefined;
  /** Calendar days to it, negative once it is past; from the server. Absent where nothing runs any more. */
  remainingDays?: number | undefined;
  /** A year whose holidays are not announced took part. */
  provisional?: boolean;
}

/** 剩 12 天 · 今日届满 · 已过 2 天: statutory periods are counted in calendar days. */
export function DayCountdown({ dueOn, remainingDays, provisional = false }: Due) {
  const { t } = useTranslation();
  if (dueOn === undefined) return <span className="muted">{t("disputes:due.none")}</span>;
  const mark = provisional && <> <span className="tag">{t("disputes:provisional")}</span></>;
  if (remainingDays === undefined) return <span className="muted">{dueOn}{mark}</span>;
  if (remainingDays < 0) return <span className="due due-late" title={dueOn}>{t("disputes:due.late", { count: -remainingDays })}{mark}</span>;
  if (remainingDays === 0) return <span className="due due-soon" title={dueOn}>{t("disputes:due.today")}{mark}</span>;
  return <span className={`due ${remainingDays <= 7 ? "due-soon" : ""}`} title={dueOn}>{t("disputes:due.left", { count: remainingDays })}{mark}</span>;
}
