import { Table } from "antd";
import { useTranslation } from "react-i18next";
import type { components } from "../../api/schema.d.ts";

type Moves = components["schemas"]["MovedClocks"];
type Row = Moves["rows"][number];

/** The clocks of disputes that a new calendar would move. Disputes beyond the reader's reach are left out by the server; a clock that the law would then refuse stays as it is. */
export function MovedClocks({ moves }: { moves: Moves }) {
  const { t } = useTranslation();
  return (
    <>
      <div role="status" data-moved-clocks={moves.moved}>{t("administration:preview.disputes", { open: moves.open, moved: moves.moved })}</div>
      {moves.rows.length > 0 && (
        <Table<Row & { key: number }>
          size="small"
          virtual
          pagination={false}
          scroll={{ y: 240, x: 700 }}
          rowKey="key"
          dataSource={moves.rows.map((row, key) => ({ ...row, key }))}
          columns={[
            { title: t("administration:preview.dispute"), key: "dispute", width: 260, render: (_none, { dispute }) => (dispute === undefined ? <span className="muted">{t("administration:preview.hiddenDispute")}</span> : `${dispute.number} ${dispute.cause}`) },
            { title: t("administration:preview.clock"), dataIndex: "label", width: 180 },
            { title: t("administration:preview.before"), dataIndex: "from", width: 120 },
            { title: t("administration:preview.after"), key: "to", width: 150, render: (_none, { to, refused }) => to ?? refused },
          ]}
        />
      )}
      {!moves.complete && <p className="muted">{t("administration:preview.more")}</p>}
    </>
  );
}
