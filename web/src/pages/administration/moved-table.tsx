import { Table } from "antd";
import { useTranslation } from "react-i18next";
import { PageLink } from "../../components/page-link.tsx";

interface Moved { item?: { id: string; title: string; department: string }; priority: string; before: string; after: string }

/** What a new setting would move, item by item, before and after. Titles beyond the reader's reach are left out by the server. */
export function MovedTable({ rows, complete }: { rows: readonly Moved[]; complete: boolean }) {
  const { t } = useTranslation();
  if (rows.length === 0) return <p className="muted">{t("administration:preview.none")}</p>;
  return (
    <>
      <Table<Moved & { key: number }>
        size="small"
        virtual
        pagination={false}
        scroll={{ y: 240, x: 700 }}
        rowKey="key"
        dataSource={rows.map((row, key) => ({ ...row, key }))}
        columns={[
          { title: t("items:title"), key: "item", width: 260, render: (_none, row) => (row.item === undefined ? <span className="muted">{t("administration:preview.hidden")}</span> : <PageLink to={`/items/${row.item.id}`}>{row.item.title}</PageLink>) },
          { title: t("items:priority"), dataIndex: "priority", width: 70 },
          { title: t("administration:preview.before"), dataIndex: "before", width: 190 },
          { title: t("administration:preview.after"), dataIndex: "after", width: 190 },
        ]}
      />
      {!complete && <p className="muted">{t("administration:preview.more")}</p>}
    </>
  );
}
