import { hash, verify } from "@node-rs/argon2";
import { randomBytes } from "node:crypto";
import type pg from "pg";

/** Failures in a row after which an account is locked for a minute, then for twice as long each time, at most an hour. */
const failuresBeforeLock = 5;

/**
 * Local accounts: a person's id and an argon2id hash. Wall time rules here, never the court's clock.
 * A name without an account costs the same work and gets the same answer as a wrong password.
 */
export class Accounts {
  private readonly pool: pg.Pool;
  private readonly dummyHash: Promise<string>;

  constructor(pool: pg.Pool) {
    this.pool = pool;
    this.dummyHash = hash(randomBytes(16));
  }

  /**
   * Whether the password opens the account now. The attempt is counted before the password is looked at, so that guesses
   * sent at once are not more than guesses sent one by one; a success takes the count back.
   */
  async check(person: string, password: string): Promise<{ ok: true; mustChange: boolean } | { ok: false; locked: boolean }> {
    const { rows } = await this.pool.query<{ password_hash: string; must_change: boolean; failures: number }>(
      `UPDATE accounts SET failures = failures + 1, updated_at = now(),
         locked_until = CASE WHEN failures + 1 >= $2 THEN now() + least(interval '1 hour', interval '1 minute' * (2 ^ least(failures + 1 - $2, 10))) ELSE NULL END
       WHERE person = $1 AND (locked_until IS NULL OR locked_until <= now())
       RETURNING password_hash, must_change, failures`,
      [person, failuresBeforeLock],
    );
    const account = rows[0];
    const matches = await verify(account?.password_hash ?? (await this.dummyHash), password);
    if (account === undefined || !matches) return { ok: false, locked: account !== undefined && account.failures >= failuresBeforeLock };
    await this.pool.query("UPDATE accounts SET failures = 0, locked_until = NULL WHERE person = $1", [person]);
    return { ok: true, mustChange: account.must_change };
  }

  /** Sets a password, opens a locked account, and makes the account when there is none. `mustChange`: the person chooses their own at the next sign-in. */
  async setPassword(person: string, password: string, mustChange: boolean): Promise<void> {
    await this.insert([person], await hash(password), mustChange, "DO UPDATE SET password_hash = EXCLUDED.password_hash, must_change = EXCLUDED.must_change, failures = 0, locked_until = NULL, updated_at = now()");
  }

  /** Accounts for many at once with one password, hashed once: only for a demonstration. Existing ones stay as they are. */
  async createDemo(persons: readonly string[], password: string): Promise<void> {
    await this.insert(persons, await hash(password), false, "DO NOTHING");
  }

  private async insert(persons: readonly string[], passwordHash: string, mustChange: boolean, onConflict: string): Promise<void> {
    await this.pool.query(
      `INSERT INTO accounts (person, password_hash, must_change) SELECT person, $2, $3 FROM unnest($1::text[]) AS person ON CONFLICT (person) ${onConflict}`,
      [persons, passwordHash, mustChange],
    );
  }

  /** Ends every session of a person, but one. */
  async endSessions(person: string, exceptSid?: string): Promise<void> {
    await this.pool.query("DELETE FROM sessions WHERE sess ->> 'person' = $1 AND sid IS DISTINCT FROM $2", [person, exceptSid ?? null]);
  }

  async exists(person: string): Promise<boolean> {
    const { rowCount } = await this.pool.query("SELECT 1 FROM accounts WHERE person = $1", [person]);
    return rowCount === 1;
  }

  async none(): Promise<boolean> {
    const { rowCount } = await this.pool.query("SELECT 1 FROM accounts LIMIT 1");
    return rowCount === 0;
  }
}
