import { useTranslation } from "react-i18next";
import type { ReactNode } from "react";
import { DataTable } from "../../components/data-table.tsx";
import { DayCountdown } from "../../components/day-countdown.tsx";
import { Light } from "../../components/light.tsx";
import { useNames, type Names } from "../../components/names.tsx";
import { PageLink } from "../../components/page-link.tsx";
import type { DisputeLine } from "./list-filters.ts";

/** Who has it in hand: the judge or officer once there is one, else the mediator, else whoever registered it. */
function inHand(row: DisputeLine, names: Names): string {
  return names.person(row.enforcementOfficer ?? row.judge ?? row.mediator ?? row.clerk);
}

/** Disputes as a table, with light and nearest last day. */
export function DisputeTable({ rows, loading, label, empty, toolbar }: { rows: readonly DisputeLine[]; loading: boolean; label: string; empty: ReactNode; toolbar?: ReactNode }) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <DataTable<DisputeLine>
      label={label}
      rowKey="id"
      dataSource={[...rows]}
      loading={loading}
      width={1_040}
      {...(toolbar === undefined ? {} : { toolbar })}
      empty={empty}
      columns={[
        { title: t("items:light"), dataIndex: "light", width: 92, render: (light: DisputeLine["light"]) => <Light light={light} /> },
        { title: t("disputes:dispute"), dataIndex: "number", width: 260, render: (number: string, row) => <div data-dispute={row.id}><PageLink to={`/disputes/${row.id}`}>{row.cause}</PageLink><div className="muted small">{number}</div></div> },
        { title: t("items:status"), dataIndex: "status", width: 150, render: (status: string, row) => <>{t(`disputes:status.${status}`)}{row.speciallySupervised && <> <span className="tag">{t("disputes:supervised")}</span></>}</> },
        { title: t("disputes:nearest"), dataIndex: "dueOn", width: 170, render: (_on, row) => <div><DayCountdown dueOn={row.dueOn} remainingDays={row.remainingDays} provisional={row.provisional} />{row.lapsed && <div className="due-late small">{t("disputes:lapsed")}</div>}</div> },
        { title: t("disputes:tierHead"), dataIndex: "tier", width: 96, render: (tier: string) => t(`disputes:tier.${tier}`) },
        { title: t("disputes:inHand"), dataIndex: "clerk", width: 150, render: (_clerk, row) => inHand(row, names) },
        { title: t("items:department"), dataIndex: "department", width: 130, render: (id: string) => names.department(id) },
        { title: t("disputes:township"), dataIndex: "township", width: 110 },
      ]}
    />
  );
}
