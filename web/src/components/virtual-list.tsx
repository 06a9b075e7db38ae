import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef, type ReactNode } from "react";

interface Props<Row> {
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** Every row's height, px: rows of one height need no measuring while they scroll past. */
  rowHeight: number;
  label: string;
  children: (row: Row) => ReactNode;
}

/** A list of any length that scrolls within itself: only the rows in view are in the page. */
export function VirtualList<Row>({ rows, keyOf, rowHeight, label, children }: Props<Row>) {
  const frame = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- only the React Compiler would keep its functions too long, and it is not used
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => { const row = rows[index]; return row === undefined ? index : keyOf(row); },
    overscan: 4,
  });
  return (
    <div ref={frame} className="virtual-list">
      {/* eslint-disable-next-line no-restricted-syntax -- how long the list is comes with its rows */}
      <ul aria-label={label} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((place) => {
          const row = rows[place.index];
          if (row === undefined) return null;
          return (
            // eslint-disable-next-line no-restricted-syntax -- where a row stands is known while it scrolls
            <li key={place.key} aria-setsize={rows.length} aria-posinset={place.index + 1} style={{ height: place.size, transform: `translateY(${place.start}px)` }}>
              {children(row)}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
