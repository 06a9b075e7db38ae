import type { ItemLine } from "./view-filters.ts";

/** The columns of the board: the closed loop's stages, by what an item waits for next. */
export const boardColumns = ["toStart", "toAccept", "working", "toReview", "done"] as const;
export type BoardColumn = (typeof boardColumns)[number];

/** 立项待启动 → 待签收 → 办理中 → 待复核 → 已销号. */
export function columnOf(status: ItemLine["status"]): BoardColumn {
  switch (status) {
    case "Registered":
    case "Waiting":
      return "toStart";
    case "Assigned":
      return "toAccept";
    case "InProgress":
    case "Suspended":
      return "working";
    case "SubmittedForSignOff":
      return "toReview";
    case "SignedOff":
    case "Waived":
      return "done";
  }
}

/** The items of each column, in the order in which they came. */
export function inColumns(items: readonly ItemLine[]): Readonly<Record<BoardColumn, readonly ItemLine[]>> {
  const columns: Record<BoardColumn, ItemLine[]> = { toStart: [], toAccept: [], working: [], toReview: [], done: [] };
  for (const item of items) columns[columnOf(item.status)].push(item);
  return columns;
}
