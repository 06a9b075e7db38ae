import { Table, type TableProps } from "antd";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { ExportButtons } from "./export-buttons.tsx";

/** From this number of rows on, only those in view are in the page. */
const virtualFrom = 100;

interface Props<Row> extends Pick<TableProps<Row>, "columns" | "dataSource" | "loading" | "rowSelection" | "expandable" | "onRow" | "rowClassName" | "footer"> {
  rowKey: TableProps<Row>["rowKey"] & {};
  /** What the table is of, for those who cannot see it. */
  label: string;
  empty: ReactNode;
  /** The API's export address with the filters in force. */
  exportPath?: string;
  toolbar?: ReactNode;
  /** Sum of the columns' widths; narrower screens scroll sideways. */
  width?: number;
}

/** A list as a table: dense, virtual when long, scrolled within itself, with its exports. */
export function DataTable<Row extends object>({ label, empty, exportPath, toolbar, width = 900, dataSource, ...table }: Props<Row>) {
  const frame = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(480);
  const virtual = (dataSource?.length ?? 0) >= virtualFrom;

  useEffect(() => {
    const measure = (): void => {
      const top = frame.current?.getBoundingClientRect().top ?? 0;
      setHeight(Math.max(240, window.innerHeight - top - 96));
    };
    measure();
    window.addEventListener("resize", measure);
    return () => window.removeEventListener("resize", measure);
  }, []);

  return (
    <section aria-label={label} className="data-table">
      {(toolbar !== undefined || exportPath !== undefined) && (
        <div className="toolbar"><div className="toolbar-filters">{toolbar}</div>{exportPath !== undefined && <ExportButtons path={exportPath} />}</div>
      )}
      <div ref={frame}>
        <Table<Row> {...table} dataSource={dataSource ?? []} size="middle" pagination={false} virtual={virtual} scroll={virtual ? { x: width, y: height } : { x: width }} sticky={!virtual} locale={{ emptyText: empty }} />
      </div>
    </section>
  );
}
