import type { Database } from "../../ledger/database.ts";
import { rebuild } from "../../ledger/rebuild.ts";
import { verifyDatabase } from "../../ledger/verify-database.ts";

/** Alarms that were written twice: the same cause, due time and kind of event in one stream. */
const firedTwice = `SELECT stream_id || ' ' || (body::json ->> 'cause') || ' ' || type || ' ' || effective_at AS what FROM events
  WHERE body::json ->> 'cause' LIKE 'alarm:%' GROUP BY stream_id, body::json ->> 'cause', type, effective_at HAVING count(*) > 1`;
const failedAlarms = "SELECT stream_id || ' ' || body AS what FROM events WHERE type = 'AlarmFailed'";
/** Something that was due earlier stands after something later. */
const outOfOrder = `SELECT stream_id || ' ' || seq AS what FROM (SELECT stream_id, seq, effective_at, lag(effective_at) OVER (PARTITION BY stream_id ORDER BY seq) AS before FROM events) e WHERE effective_at < before`;
/** A remembered answer whose event is not there. */
const lostAnswers = "SELECT r.stream_id || ' ' || r.seq AS what FROM requests r LEFT JOIN events e ON e.stream_id = r.stream_id AND e.seq = r.seq WHERE e.seq IS NULL";

/**
 * What is wrong with a ledger after something was broken around it; nothing, if it is sound: every alarm fired once and in
 * its order, every remembered answer has its event, the chain verifies, and boards and inboxes are what the events say.
 */
export async function faultsOf(database: Database): Promise<string[]> {
  const faults: string[] = [];
  for (const [name, sql] of Object.entries({ firedTwice, failedAlarms, outOfOrder, lostAnswers })) {
    const { rows } = await database.pool.query<{ what: string }>(sql);
    faults.push(...rows.map(({ what }) => `${name}: ${what}`));
  }
  const verified = await verifyDatabase(database, { deep: true });
  faults.push(...verified.faults.map((fault) => `verify: ${JSON.stringify(fault)}`));
  const rebuilt = await rebuild(database, { check: true });
  faults.push(...rebuilt.differences.map((difference) => `rebuild: ${JSON.stringify(difference)}`));
  return faults;
}
