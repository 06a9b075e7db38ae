import { Table, type TableProps } from "antd";
import { useDeferredValue, useEffect, useMemo, useRef, useState, type ReactElement, type ReactNode } from "react";
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

/** The table without its frame; `height` while it is virtual. */
function tableOf<Row extends object>({ label: _label, exportPath: _exportPath, toolbar: _toolbar, empty, width = 900, dataSource, ...table }: Props<Row>, height: number | undefined): ReactElement {
  const scroll = height === undefined ? { x: width } : { x: width, y: height };
  return <Table<Row> {...table} dataSource={dataSource ?? []} size="middle" pagination={false} virtual={height !== undefined} scroll={scroll} sticky={height === undefined} locale={{ emptyText: empty }} />;
}

/**
 * A list as a table: dense, virtual when long, scrolled within itself, with its exports. Its rows take longer to draw than a
 * click may take to be seen: filters answer at once, and the rows follow.
 */
export function DataTable<Row extends object>(props: Props<Row>) {
  const { label, exportPath, toolbar } = props;
  const frame = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(480);
  const drawn = useDeferredValue(props);
  const height = (drawn.dataSource?.length ?? 0) >= virtualFrom ? room : undefined;
  const table = useMemo(() => tableOf(drawn, height), [drawn, height]);

  useEffect(() => {
    const measure = (): void => {
      const top = frame.current?.getBoundingClientRect().top ?? 0;
      setRoom(Math.max(240, window.innerHeight - top - 96));
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
      <div ref={frame}>{table}</div>
    </section>
  );
}
