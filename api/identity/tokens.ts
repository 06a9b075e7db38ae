import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type pg from "pg";
import type { CivilDate, Instant } from "../../domain/time.ts";

export interface TokenRow { id: string; label: string; scopes: string[]; createdAt: Instant; expiresAt: Instant; lastUsedOn: CivilDate | null; revokedAt: Instant | null }

interface StoredToken { id: string; hash: Buffer; person: string; scopes: string[]; used_today: boolean }

/** tft_<id>_<secret>: the secret has 256 bits, so a plain SHA-256 of it is enough to keep. */
const form = /^tft_([0-9a-f]{16})_([A-Za-z0-9_-]{43})$/;

function digest(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}

/** API tokens: shown once, kept as a hash, scoped, dated, revocable. */
export class Tokens {
  private readonly pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.pool = pool;
  }

  async create(person: string, label: string, scopes: string[], expiresAt: Instant): Promise<{ id: string; token: string }> {
    const id = randomBytes(8).toString("hex");
    const secret = randomBytes(32).toString("base64url");
    await this.pool.query("INSERT INTO api_tokens (id, hash, person, label, scopes, expires_at) VALUES ($1, $2, $3, $4, $5, $6)", [id, digest(secret), person, label, scopes, expiresAt]);
    return { id, token: `tft_${id}_${secret}` };
  }

  /** Owner and scopes of a token that is good now; undefined otherwise, without saying why. */
  async verify(token: string): Promise<{ id: string; person: string; scopes: string[] } | undefined> {
    const match = form.exec(token);
    const [, id, secret] = match ?? [];
    if (id === undefined || secret === undefined) return undefined;
    const { rows } = await this.pool.query<StoredToken>(
      "SELECT id, hash, person, scopes, last_used_on IS NOT DISTINCT FROM current_date AS used_today FROM api_tokens WHERE id = $1 AND revoked_at IS NULL AND expires_at > now()",
      [id],
    );
    const stored = rows[0];
    if (stored === undefined || !timingSafeEqual(stored.hash, digest(secret))) return undefined;
    if (!stored.used_today) await this.pool.query("UPDATE api_tokens SET last_used_on = current_date WHERE id = $1", [id]);
    return { id: stored.id, person: stored.person, scopes: stored.scopes };
  }

  async list(person: string): Promise<TokenRow[]> {
    const { rows } = await this.pool.query<TokenRow>(
      `SELECT id, label, scopes, created_at AS "createdAt", expires_at AS "expiresAt", last_used_on AS "lastUsedOn", revoked_at AS "revokedAt"
       FROM api_tokens WHERE person = $1 ORDER BY created_at DESC, id LIMIT 200`,
      [person],
    );
    return rows;
  }

  /** False when the person has no such token. Revoking twice is no fault. */
  async revoke(person: string, id: string): Promise<boolean> {
    const { rowCount } = await this.pool.query("UPDATE api_tokens SET revoked_at = coalesce(revoked_at, now()) WHERE id = $1 AND person = $2", [id, person]);
    return rowCount === 1;
  }

  async revokeAll(person: string): Promise<void> {
    await this.pool.query("UPDATE api_tokens SET revoked_at = now() WHERE person = $1 AND revoked_at IS NULL", [person]);
  }
}
