import { Button } from "antd";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { EmptyState } from "./empty-state.tsx";

export function NotFound() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <div className="page">
      <EmptyState page title={t("shell:notFound.title")} next={t("shell:notFound.next")} action={<Button type="primary" onClick={() => void navigate({ to: "/" })}>{t("shell:notFound.home")}</Button>} />
    </div>
  );
}
