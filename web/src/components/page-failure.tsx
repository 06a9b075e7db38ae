import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { EmptyState } from "./empty-state.tsx";

/** A page that broke, most often because a newer version of the workbench has replaced its files. */
export function PageFailure() {
  const { t } = useTranslation();
  return (
    <div className="page" role="alert">
      <EmptyState page title={t("shell:failure.title")} next={t("shell:failure.next")} action={<Button type="primary" onClick={() => window.location.reload()}>{t("shell:failure.reload")}</Button>} />
    </div>
  );
}
