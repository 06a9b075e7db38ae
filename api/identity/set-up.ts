import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/**
 * The word that opens an empty system once: `SETUP_TOKEN` from the environment, else one made at this start and printed to
 * its log. It is worth nothing as soon as there is an account.
 */
export class SetUpToken {
  private readonly digest: Buffer;
  /** Set when it was made here and must be shown to whoever reads the log. */
  readonly shown: string | undefined;

  constructor(given: string | undefined) {
    const token = given ?? randomBytes(24).toString("base64url");
    this.digest = createHash("sha256").update(token).digest();
    this.shown = given === undefined ? token : undefined;
  }

  matches(token: string): boolean {
    return timingSafeEqual(this.digest, createHash("sha256").update(token).digest());
  }
}
