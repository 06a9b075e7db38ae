import { createHash, randomBytes } from "node:crypto";
import type pg from "pg";
import type { CivilDate, Instant } from "../../domain/time.ts";

/** A link of one dispute, as its token found it. */
export interface FoundLink { dispute: string; link: string; expired: boolean }

export interface LinkRow { link: string; issuedAt: Instant; expiresAt: Instant; lastUsedOn: CivilDate | null; lockedUntil: Instant | null }

/** tpl_<secret>: 256 random bits, so that a plain SHA-256 of it is enough to keep, and to find it by. */
const form = /^tpl_[A-Za-z0-9_-]{43}$/;

function digest(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/**
 * Tokens of party links 当事人链接: shown once, kept as a hash. Whether the link was taken back is the ledger's to say; here
 * stands until when the token is good. Wall time rules, never the court's clock.
 */
export class PartyLinks {
  private readonly pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.pool = pool;
  }

  /** The token of a link just issued; undefined when it was given out before: it cannot be shown again. */
  async issue(dispute: string, link: string, expiresAt: Instant): Promise<string | undefined> {
    const token = `tpl_${randomBytes(32).toString("base64url")}`;
    const { rowCount } = await this.pool.query("INSERT INTO party_links (dispute_id, link_id, hash, expires_at) VALUES ($1, $2, $3, $4) ON CONFLICT (dispute_id, link_id) DO NOTHING", [dispute, link, digest(token), expiresAt]);
    return rowCount === 1 ? token : undefined;
  }

  /** The link of a token; undefined for whatever was never one, without saying why. */
  async find(token: string): Promise<FoundLink | undefined> {
    if (!form.test(token)) return undefined;
    const { rows } = await this.pool.query<FoundLink & { used_today: boolean }>(
      "SELECT dispute_id AS dispute, link_id AS link, expires_at <= now() AS expired, last_used_on IS NOT DISTINCT FROM current_date AS used_today FROM party_links WHERE hash = $1",
      [digest(token)],
    );
    const found = rows[0];
    if (found === undefined) return undefined;
    const { dispute, link, expired, used_today: usedToday } = found;
    if (!expired && !usedToday) await this.pool.query("UPDATE party_links SET last_used_on = current_date WHERE dispute_id = $1 AND link_id = $2", [dispute, link]);
    return { dispute, link, expired };
  }

  async list(dispute: string): Promise<LinkRow[]> {
    const { rows } = await this.pool.query<LinkRow>(
      `SELECT link_id AS link, issued_at AS "issuedAt", expires_at AS "expiresAt", last_used_on AS "lastUsedOn", CASE WHEN locked_until > now() THEN locked_until END AS "lockedUntil"
       FROM party_links WHERE dispute_id = $1 ORDER BY issued_at, link_id`,
      [dispute],
    );
    return rows;
  }
}
