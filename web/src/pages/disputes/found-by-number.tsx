import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { answered, api } from "../../api/client.ts";
import { keys } from "../../api/query-keys.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { PageState } from "../../components/page-state.tsx";
import { DisputeTable } from "./dispute-table.tsx";

/** The dispute with this number: the court's own, or a case number of any stage. */
export function FoundByNumber({ number, onClear }: { number: string; onClear: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const query = useQuery({ queryKey: keys.list("dispute", "by-number", number), queryFn: ({ signal }) => answered(api.GET("/api/v1/disputes/by-number", { params: { query: { number } }, signal })) });
  const back = <Button onClick={onClear}>{t("disputes:backToList")}</Button>;
  return (
    <PageState query={query}>
      {({ items }) => (items.length === 0
        ? <EmptyState title={t("disputes:numberNone", { number })} next={t("disputes:numberNoneNext")} action={<div className="page-actions"><Button type="primary" onClick={() => void navigate({ to: "/disputes/new" })}>{t("disputes:register")}</Button>{back}</div>} />
        : <DisputeTable label={t("disputes:numberFound", { number })} rows={items} loading={false} empty={null} toolbar={<>{t("disputes:numberFound", { number })} {back}</>} />)}
    </PageState>
  );
}
