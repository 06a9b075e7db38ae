import "../../styles/disputes.css";
import { FileAddOutlined, UploadOutlined } from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { Button, Input } from "antd";
import { useTranslation } from "react-i18next";
import { useMe } from "../../api/queries.ts";
import { PageLink } from "../../components/page-link.tsx";
import { SavedFilters } from "../../components/saved-filters.tsx";
import { usePageSearch, type RawSearch } from "../../page-search.ts";
import { DisputeList } from "./dispute-list.tsx";
import { FoundByNumber } from "./found-by-number.tsx";
import { PipelineTable } from "./pipeline-table.tsx";
import { figureRoles } from "./roles.ts";

const asIs = (raw: RawSearch): RawSearch => raw;

/** 立审执一条线: open disputes by stage and tier, and those of them that were asked for, the nearest last day first. */
export function DisputesPage() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const [raw, set] = usePageSearch(asIs);
  const number = raw["number"]?.trim() ?? "";
  return (
    <div className="page">
      <div className="page-head">
        <div className="stack-2"><h1>{t("disputes:title")}</h1><p className="muted page-lead">{t("disputes:lead")}</p></div>
        <div className="page-actions">
          <Button type="primary" icon={<FileAddOutlined aria-hidden />} data-action="Register" onClick={() => void navigate({ to: "/disputes/new" })}>{t("disputes:register")}</Button>
          <Button icon={<UploadOutlined aria-hidden />} onClick={() => void navigate({ to: "/disputes/import" })}>{t("disputes:batch")}</Button>
          <SavedFilters />
        </div>
      </div>
      <PipelineTable raw={raw} />
      <div className="view-line">
        <Input.Search key={number} aria-label={t("disputes:findNumber")} placeholder={t("disputes:findNumber")} defaultValue={number} allowClear maxLength={100} className="number-search" onSearch={(value) => set({ number: value.trim() === "" ? undefined : value.trim() })} />
        {figureRoles.some((role) => me.roles.includes(role)) && <PageLink to="/disputes/figures">{t("disputes:figures.title")}</PageLink>}
      </div>
      {number === "" ? <DisputeList raw={raw} onSet={set} /> : <FoundByNumber number={number} onClear={() => set({ number: undefined })} />}
    </div>
  );
}
