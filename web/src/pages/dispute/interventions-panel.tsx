import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { answered, api } from "../../api/client.ts";
import { keys } from "../../api/query-keys.ts";
import { useNames } from "../../components/names.tsx";
import { Panel } from "./panel.tsx";

/** 三个规定: what the reader has recorded, or all of it for the auditor; nobody else learns that there is any. */
export function InterventionsPanel({ id, mayRecord, onRecord }: { id: string; mayRecord: boolean; onRecord: () => void }) {
  const { t } = useTranslation();
  const names = useNames();
  const query = useQuery({ queryKey: keys.stream(id, "interventions"), queryFn: ({ signal }) => answered(api.GET("/api/v1/disputes/{id}/interventions", { params: { path: { id } }, signal })) });
  const records = query.data?.interventions ?? [];
  if (records.length === 0 && !mayRecord) return null;
  return (
    <Panel id="interventions" title={t("disputes:interventions")}>
      <div className="stack-2">
        <p className="muted">{t("disputes:interventionsWhy")}</p>
        {records.length > 0 && <ul className="line-list">{records.map((one) => <li key={one.seq}><div className="line-what"><strong>{one.who ?? t("disputes:destroyed")}</strong> <span className="muted">{one.on} · {one.channel ?? ""} · {names.person(one.recordedBy)}</span><div className="user-text">{one.content}</div></div></li>)}</ul>}
        {mayRecord && <div className="no-print"><Button size="small" onClick={onRecord}>{t("disputes:action.RecordIntervention")}</Button></div>}
      </div>
    </Panel>
  );
}
