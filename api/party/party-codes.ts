import { hash, verify } from "@node-rs/argon2";
import { randomBytes, randomInt } from "node:crypto";
import type pg from "pg";
import type { PartyAct } from "../../contracts/views/party.ts";

/** One link of one dispute. */
export interface LinkKey { dispute: string; link: string }

/** How long a code is good. */
export const codeMinutes = 10;
/** Wrong entries that end a code, and lock its link for a quarter of an hour; then twice as long each time, at most a day. */
const failuresBeforeLock = 5;
/** Sent in an hour at most, and how long to wait between two. */
const sendsPerHour = 5;
const secondsBetweenSends = 60;

export type CodeVerdict = "good" | "wrong" | "locked";

/**
 * One-time codes 一次性验证码, the second factor of whoever acts by a link: six digits, ten minutes, five entries, one act.
 * Kept as argon2id, so that trying all million of them takes longer than a code lives. Wall time rules.
 */
export class PartyCodes {
  private readonly pool: pg.Pool;
  private readonly dummyHash: Promise<string>;

  constructor(pool: pg.Pool) {
    this.pool = pool;
    this.dummyHash = hash(randomBytes(16));
  }

  /** A code to send, for one act; the seconds to wait when the link has had its share or is locked. */
  async toSend(key: LinkKey, act: PartyAct): Promise<{ code: string } | { retryAfterSeconds: number }> {
    const { rowCount } = await this.pool.query(
      `UPDATE party_links SET
         codes_sent = CASE WHEN codes_since > now() - interval '1 hour' THEN codes_sent + 1 ELSE 1 END,
         codes_since = CASE WHEN codes_since > now() - interval '1 hour' THEN codes_since ELSE now() END,
         last_code_at = now()
       WHERE dispute_id = $1 AND link_id = $2 AND (locked_until IS NULL OR locked_until <= now())
         AND (last_code_at IS NULL OR last_code_at <= now() - make_interval(secs => $3))
         AND (codes_since IS NULL OR codes_since <= now() - interval '1 hour' OR codes_sent < $4)`,
      [key.dispute, key.link, secondsBetweenSends, sendsPerHour],
    );
    return rowCount === 1 ? { code: await this.replace(key, act, "sms") } : { retryAfterSeconds: await this.waitSeconds(key) };
  }

  /** A code that somebody of the court prints for the person before them; good for any one act. */
  async toPrint(key: LinkKey): Promise<string> {
    return this.replace(key, null, "slip");
  }

  /** What could not be sent was no code, and counts for nothing. */
  async takeBack({ dispute, link }: LinkKey): Promise<void> {
    await this.pool.query("DELETE FROM party_codes WHERE dispute_id = $1 AND link_id = $2", [dispute, link]);
    await this.pool.query("UPDATE party_links SET codes_sent = greatest(codes_sent - 1, 0), last_code_at = NULL WHERE dispute_id = $1 AND link_id = $2", [dispute, link]);
  }

  /**
   * Whether the code is good for the act, and with that spends it. `request` names what it is spent on: the very same request
   * sent again, after an answer was lost, finds its code good. The entry is counted before it is looked at.
   */
  async spend({ dispute, link }: LinkKey, code: string, act: PartyAct, request: Buffer): Promise<CodeVerdict> {
    const counted = await this.pool.query(
      `UPDATE party_links SET failures = failures + 1,
         locked_until = CASE WHEN failures + 1 >= $3 THEN now() + least(interval '1 day', interval '15 minutes' * (2 ^ least(failures + 1 - $3, 10))) ELSE NULL END
       WHERE dispute_id = $1 AND link_id = $2 AND (locked_until IS NULL OR locked_until <= now())`,
      [dispute, link, failuresBeforeLock],
    );
    if (counted.rowCount !== 1) return "locked";
    const { rows } = await this.pool.query<{ hash: string }>(
      `UPDATE party_codes SET attempts = attempts + 1
       WHERE dispute_id = $1 AND link_id = $2 AND expires_at > now() AND attempts < $3 AND (act IS NULL OR act = $4) AND (used_for IS NULL OR used_for = $5) RETURNING hash`,
      [dispute, link, failuresBeforeLock, act, request],
    );
    const kept = rows[0]?.hash;
    const matches = await verify(kept ?? (await this.dummyHash), code);
    if (kept === undefined || !matches) return "wrong";
    // Two requests with the same code at once: one of them spends it.
    const spent = await this.pool.query("UPDATE party_codes SET used_for = $4 WHERE dispute_id = $1 AND link_id = $2 AND hash = $3 AND (used_for IS NULL OR used_for = $4)", [dispute, link, kept, request]);
    if (spent.rowCount !== 1) return "wrong";
    await this.pool.query("UPDATE party_links SET failures = 0, locked_until = NULL WHERE dispute_id = $1 AND link_id = $2", [dispute, link]);
    return "good";
  }

  /** How long until a code can be asked for or entered again; at least a second. */
  async waitSeconds({ dispute, link }: LinkKey): Promise<number> {
    const { rows } = await this.pool.query<{ seconds: number }>(
      `SELECT ceil(extract(epoch FROM greatest(locked_until, last_code_at + make_interval(secs => $3), CASE WHEN codes_sent >= $4 THEN codes_since + interval '1 hour' END) - now()))::int AS seconds
       FROM party_links WHERE dispute_id = $1 AND link_id = $2`,
      [dispute, link, secondsBetweenSends, sendsPerHour],
    );
    return Math.max(1, rows[0]?.seconds ?? 1);
  }

  private async replace({ dispute, link }: LinkKey, act: PartyAct | null, channel: "sms" | "slip"): Promise<string> {
    const code = String(randomInt(1_000_000)).padStart(6, "0");
    await this.pool.query(
      `INSERT INTO party_codes (dispute_id, link_id, hash, act, channel, expires_at) VALUES ($1, $2, $3, $4, $5, now() + make_interval(mins => $6))
       ON CONFLICT (dispute_id, link_id) DO UPDATE SET hash = EXCLUDED.hash, act = EXCLUDED.act, channel = EXCLUDED.channel, expires_at = EXCLUDED.expires_at, attempts = 0, used_for = NULL`,
      [dispute, link, await hash(code), act, channel, codeMinutes],
    );
    return code;
  }
}
