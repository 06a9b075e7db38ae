import { rejected, type Rejected } from "../decider.ts";
import { plusDays, type CivilDate } from "../time.ts";
import type { ClockEntry, Excluded, Resumed } from "./legal-clock.ts";

/** An exclusion whose last day is known, or still open and expected. */
export interface Exclusion extends Excluded { to: CivilDate; open?: true }

/** Entries as the replay takes them: `resumed` has become the end of what it ends. */
export type ReplayEntry = Exclude<ClockEntry, Excluded | Resumed> | Exclusion;

function isEnded(exclusion: Excluded): exclusion is Exclusion {
  return exclusion.to !== undefined;
}

/** Nothing is open and nothing was resumed, as in most ledgers. */
function isWhole(entry: ClockEntry): entry is ReplayEntry {
  return entry.type !== "resumed" && (entry.type !== "excluded" || isEnded(entry));
}

function ends(resumed: Resumed, exclusion: Excluded): boolean {
  return exclusion.to === undefined && resumed.on > exclusion.from && (resumed.ground === undefined || resumed.ground === exclusion.ground);
}

/** The last day of each exclusion: its own, the day before it was resumed, or the one expected. */
export function withEnds(entries: readonly ClockEntry[]): readonly ReplayEntry[] | Rejected {
  if (entries.every(isWhole)) return entries;
  const resumptions: Resumed[] = [];
  for (const entry of entries) if (entry.type === "resumed") resumptions.push(entry);
  for (const resumed of resumptions) {
    const ended = entries.some((entry) => entry.type === "excluded" && ends(resumed, entry)
      && !resumptions.some((other) => other.on < resumed.on && ends(other, entry)));
    if (!ended) return rejected("NothingToResume", { on: resumed.on });
  }
  const resolved: ReplayEntry[] = [];
  for (const entry of entries) {
    if (isWhole(entry)) resolved.push(entry);
    if (entry.type !== "excluded" || isEnded(entry)) continue;
    let resumedOn: CivilDate | undefined;
    for (const resumed of resumptions) if (ends(resumed, entry) && (resumedOn === undefined || resumed.on < resumedOn)) resumedOn = resumed.on;
    if (resumedOn !== undefined) {
      resolved.push({ ...entry, to: plusDays(resumedOn, -1) });
    } else {
      if (entry.expectedTo === undefined) return rejected("ExpectedEndMissing", { from: entry.from });
      resolved.push({ ...entry, to: entry.expectedTo, open: true });
    }
  }
  return resolved;
}
