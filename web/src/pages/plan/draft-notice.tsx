import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import type { PlanDraft } from "./plan-draft.ts";

/** What was typed on an earlier visit is there again, and says so. */
export function DraftNotice({ draft }: { draft: PlanDraft }) {
  const { t } = useTranslation();
  if (!draft.restored || !draft.changed) return null;
  return <div className="standing"><Alert type="info" showIcon data-draft="restored" title={t("plan:restored")} action={<Button size="small" onClick={draft.discard}>{t("plan:discard")}</Button>} /></div>;
}
