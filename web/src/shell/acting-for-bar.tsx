import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useNames } from "../components/names.tsx";
import { setPreferences } from "../preferences.ts";

/** Whoever acts for another sees it all the time. */
export function ActingForBar({ principal }: { principal: string }) {
  const { t } = useTranslation();
  return (
    <div className="bar bar-acting no-print" role="status">
      <span>{t("shell:actingFor", { who: useNames().person(principal) })}</span>
      <Button size="small" onClick={() => setPreferences({ actingFor: undefined })}>{t("shell:stopActing")}</Button>
    </div>
  );
}
