import type pg from "pg";
import type { Json } from "../../domain/decider.ts";

/** What is worth a line: facts, neutral in tone; a refused read is a line here and not an accusation (domain §1). */
export type SecurityFact = "signed-in" | "signed-out" | "sign-in-failed" | "account-locked" | "password-changed" | "password-set" | "token-created" | "feed-created" | "feed-secret-rotated" | "feed-ended" | "token-revoked" | "token-refused" | "read-refused" | "parties-read" | "sealed-read" | "interventions-read" | "link-refused" | "code-sent" | "code-printed" | "code-accepted" | "code-refused" | "demo-sign-in" | "set-up";

export class SecurityLog {
  private readonly pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.pool = pool;
  }

  async note(what: SecurityFact, actor: string | undefined, details: { [key: string]: Json } = {}): Promise<void> {
    await this.pool.query("INSERT INTO security_log (actor, what, details) VALUES ($1, $2, $3)", [actor ?? null, what, JSON.stringify(details)]);
  }
}
