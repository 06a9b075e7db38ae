import { epochMs } from "../domain/time.ts";
import { wallTime } from "./court-cache.ts";
import type { Door } from "./door.ts";
import type { FireDueResult } from "./ledger.ts";

/** One call fires at most so many streams' alarms, or works so long; the workflow calls again at once for the rest. */
const maxAlarms = 200;
const maxMs = 2_000;
/** Streams in one transaction: large enough that one commit serves many, small enough that people wait little for a lock. */
const batch = 50;

/** The stream whose phases tell the story of a clock: "campaign/c-1" → "c-1". */
function mainStream(clock: string): string {
  return clock.slice(clock.indexOf("/") + 1);
}

/**
 * Lets time act on one clock. Reads `wanted` first and stores `served` last, so that what arrives in between is asked
 * for again. Run twice it writes once: under the lock an alarm that has fired is no longer the stream's own.
 */
export async function fireDue(door: Door, clock: string, nowMs: number): Promise<FireDueResult> {
  const { pool } = door.options.database;
  const startedMs = performance.now();
  const { rows: clocks } = await pool.query<{ wanted: string }>("SELECT wanted FROM clocks WHERE id = $1", [clock]);
  const wanted = clocks[0]?.wanted;
  if (wanted === undefined) return { more: false, phases: [], open: false, effects: [] };

  let fired = 0;
  let more = false;
  const setting = (await door.courts.current(pool))?.state.clock;
  if (setting === undefined) return { more: false, phases: [], open: false, effects: [] };
  const courtNow = new Date(epochMs(setting.courtAnchorAt) + (nowMs - epochMs(setting.wallAnchorAt)) * setting.scale);
  for (;;) {
    const { rows: due } = await pool.query<{ id: string }>(
      "SELECT id FROM streams WHERE clock_id = $1 AND next_alarm_at <= $2 ORDER BY next_alarm_at, id LIMIT $3",
      [clock, courtNow, batch],
    );
    if (due.length === 0) break;
    await door.transact({ streams: due.map((row) => row.id), requests: [], quiet: clock, nowMs }, async ({ unit, now }) => {
      fired += await unit.fireDue(now);
      return { value: undefined, requests: [] };
    });
    if (fired >= maxAlarms || performance.now() - startedMs > maxMs) {
      more = true;
      break;
    }
  }

  const { rows } = await pool.query<{ alarm_stream: string | null; next_alarm_at: string | null; open: boolean; phases: string[] | null; numbers: string[] | null }>(
    `SELECT next.id AS alarm_stream, next.next_alarm_at,
       EXISTS (SELECT FROM streams WHERE clock_id = $1 AND open) AS open,
       (SELECT phases FROM streams WHERE id = $2) AS phases,
       (SELECT array_prepend(d.number, ARRAY(SELECT c.number FROM case_numbers c WHERE c.dispute_id = d.id ORDER BY c.stage, c.number)) FROM disputes d WHERE d.id = $2) AS numbers
     FROM (SELECT 1) one LEFT JOIN (SELECT id, next_alarm_at FROM streams WHERE clock_id = $1 AND next_alarm_at IS NOT NULL ORDER BY next_alarm_at, id LIMIT 1) next ON true`,
    [clock, mainStream(clock)],
  );
  const { rows: effects } = await pool.query<{ kind: string; at: string }>(
    `SELECT kind, min(greatest(retry_at, coalesce(lease_until, retry_at))) AS at FROM outbox
     WHERE clock_id = $1 AND done_at IS NULL AND failed_at IS NULL GROUP BY kind ORDER BY kind`,
    [clock],
  );
  const row = rows[0];
  if (row === undefined) throw new Error("no answer about the clock");
  const alarmAtMs = row.next_alarm_at === null ? undefined : wallTime(setting, row.next_alarm_at);
  const pending = effects.map(({ kind, at }) => ({ kind, atMs: epochMs(at) }));
  const wakeAtMs = Math.min(...pending.map(({ atMs }) => atMs), alarmAtMs ?? Number.POSITIVE_INFINITY);
  const open = row.open || pending.length > 0 || alarmAtMs !== undefined;
  if (!more) {
    await pool.query(
      `UPDATE clocks SET served = greatest(served, $2), next_wake_at = $3, missed_sweeps = 0, closed_at = CASE WHEN $4 OR wanted > $2 THEN NULL ELSE now() END WHERE id = $1`,
      [clock, wanted, Number.isFinite(wakeAtMs) ? new Date(wakeAtMs) : null, open],
    );
  }
  return { more, phases: row.phases ?? [], open, effects: pending, ...(row.numbers === null ? {} : { numbers: row.numbers }), ...(alarmAtMs === undefined || row.alarm_stream === null ? {} : { alarmAtMs, alarmStream: row.alarm_stream }) };
}
