import type pg from "pg";
import type { CourtState } from "../domain/court/court.ts";
import { courtView, type Court } from "../domain/court/court-view.ts";
import { epochMs, instant, type Instant } from "../domain/time.ts";

/** The stream that holds organisation and settings. */
export const courtStream = "court";

export interface CourtSnapshot { state: CourtState; court: Court; seq: number }

/** The court's state as this process last read it, keyed by the seq of its stream: settings change rarely, every command needs them. */
export class CourtCache {
  private snapshot: CourtSnapshot | undefined;
  private underWay: Promise<CourtSnapshot | undefined> | undefined;
  private next: Promise<CourtSnapshot | undefined> | undefined;

  /** The court as of `seq`, read again only when it has moved on; undefined before the court is founded. */
  async at(client: pg.ClientBase | pg.Pool, seq: number | null): Promise<CourtSnapshot | undefined> {
    if (seq === null) return undefined;
    if (this.snapshot?.seq === seq) return this.snapshot;
    return this.refresh(client);
  }

  /**
   * The court as it is now. Whoever asks while a reading is under way shares the next one with all others who do: it begins
   * after they asked.
   */
  current(pool: pg.Pool): Promise<CourtSnapshot | undefined> {
    this.next ??= (this.underWay ?? Promise.resolve()).catch(() => undefined).then(() => {
      this.next = undefined;
      this.underWay = this.refresh(pool);
      return this.underWay;
    });
    return this.next;
  }

  private async refresh(client: pg.ClientBase | pg.Pool): Promise<CourtSnapshot | undefined> {
    // The state is sent only when this process does not have it yet: it is large and seldom changes.
    const { rows } = await client.query<{ state: string | null; seq: number }>({
      name: "court",
      text: "SELECT seq, CASE WHEN seq <> $2 THEN state END AS state FROM streams WHERE id = $1",
      values: [courtStream, this.snapshot?.seq ?? -1],
    });
    const row = rows[0];
    if (row === undefined) return undefined;
    if (row.state === null) return this.snapshot;
    const state = JSON.parse(row.state) as CourtState;
    this.snapshot = { state, court: courtView(state), seq: row.seq };
    return this.snapshot;
  }
}

/** Court time at a wall time: anchor + (wall − wall anchor) × scale (architecture.md, "Court clock"). */
export function courtTime(clock: CourtState["clock"], wallMs: number): Instant {
  return instant(epochMs(clock.courtAnchorAt) + (wallMs - epochMs(clock.wallAnchorAt)) * clock.scale);
}

/** First wall time (ms since the epoch) at which court time has reached an instant, whatever the scale's fractions round to. */
export function wallTime(clock: CourtState["clock"], at: Instant): number {
  const wallMs = Math.ceil(epochMs(clock.wallAnchorAt) + (epochMs(at) - epochMs(clock.courtAnchorAt)) / clock.scale);
  return courtTime(clock, wallMs) < at ? wallMs + 1 : wallMs;
}
