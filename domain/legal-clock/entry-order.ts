import type { CivilDate } from "../time.ts";
import type { ExtensionAuthority } from "./clock-rule.ts";
import type { ClockEntry, Extended } from "./legal-clock.ts";

/** The day on which an entry takes effect. */
export function effectiveOn(entry: ClockEntry): CivilDate {
  switch (entry.type) {
    case "started":
    case "resumed":
    case "converted":
    case "lapsed": return entry.on;
    case "excluded": return entry.from;
    case "extended": return entry.approvedOn;
    case "satisfied": return entry.postedOn ?? entry.on;
  }
}

/** On one day the clock is first set going or changed, then stopped, then met or missed. */
const ranks: Readonly<Record<ClockEntry["type"], number>> = { started: 0, converted: 1, extended: 2, excluded: 3, resumed: 4, satisfied: 5, lapsed: 6 };
/** Whoever stands lower extends first; without a name anybody may stand there. */
const authorityRanks: Readonly<Record<ExtensionAuthority, number>> = { parties: 0, court: 1, president: 2, "higher-court": 4 };

function authorityRank(entry: Extended): number {
  return entry.by === undefined ? 3 : authorityRanks[entry.by];
}

function text(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Two of one kind on one day, by their content alone: the order in which they were given must not matter. */
function contents(a: ClockEntry, b: ClockEntry): number {
  if (a.type === "extended" && b.type === "extended") {
    const byRank = authorityRank(a) - authorityRank(b);
    if (byRank !== 0) return byRank;
    // The longer one first: it is the president's before the higher court's.
    const byLength = (b.months ?? 0) - (a.months ?? 0) || (b.days ?? 0) - (a.days ?? 0);
    if (byLength !== 0) return byLength;
  }
  // From small claims first to summary, then to ordinary, by whichever of its rules the procedure is named.
  if (a.type === "converted" && b.type === "converted") {
    const bySummary = Number(b.to.endsWith("-summary")) - Number(a.to.endsWith("-summary"));
    if (bySummary !== 0) return bySummary;
  }
  return text(JSON.stringify(a, Object.keys(a).sort()), JSON.stringify(b, Object.keys(b).sort()));
}

function replayOrder(a: ClockEntry, b: ClockEntry): number {
  return text(effectiveOn(a), effectiveOn(b)) || ranks[a.type] - ranks[b.type] || contents(a, b);
}

/** Most ledgers are given as they grew. */
function inOrder(entries: readonly ClockEntry[]): boolean {
  let before: ClockEntry | undefined;
  for (const entry of entries) {
    if (before !== undefined && replayOrder(before, entry) > 0) return false;
    before = entry;
  }
  return true;
}

/** The one order in which a ledger is replayed, whatever order it is given in. */
export function inReplayOrder(entries: readonly ClockEntry[]): readonly ClockEntry[] {
  return inOrder(entries) ? entries : [...entries].sort(replayOrder);
}
