import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import type pg from "pg";
import type { Json } from "../domain/decider.ts";

/** Events whose personal part only those whom the law names may read: concessions in mediation 调解秘密, deliberation 评议, interventions 三个规定. */
const sealedTypes: ReadonlySet<string> = new Set(["SealedStatementRecorded", "ConsultationAsked", "ConsultationRecorded", "InterventionRecorded"]);

export function isSealedType(type: string): boolean {
  return sealedTypes.has(type);
}

const keyBytes = 32;
const ivBytes = 12;
const tagBytes = 16;
/** Under which the installation's own key is kept when none is given from outside. */
const secretName = "sealed-words";

/** The words were sealed under another key than this installation has. */
export class OtherSealKey extends Error {}

/** The key that the environment gives (COURT_SEAL_KEY, 32 bytes in base64); kept outside, no backup of the database opens a seal. Throws a RangeError for one of another length. */
export function sealKeyFrom(environment: NodeJS.ProcessEnv): Buffer | undefined {
  const given = environment["COURT_SEAL_KEY"];
  if (given === undefined || given === "") return undefined;
  const key = Buffer.from(given, "base64");
  if (key.length !== keyBytes) throw new RangeError(`COURT_SEAL_KEY must be ${keyBytes} bytes in base64`);
  return key;
}

/** The name of a key, from which it cannot be guessed. */
function nameOf(key: Buffer): string {
  return createHash("sha256").update("seal-key").update(key).digest("hex").slice(0, 8);
}

/**
 * Sealed words as they are stored: encrypted (AES-256-GCM) and bound to their stream, so that neither the table, a dump, a
 * backup nor an export with personal parts has them in the clear. The chain covers the stored form like any other personal part.
 */
export class SealedWords {
  private key: Buffer | undefined;

  constructor(given: Buffer | undefined) {
    this.key = given;
  }

  get ready(): boolean {
    return this.key !== undefined;
  }

  /** Takes the installation's own key, which the first to ask makes; not to be called inside a transaction that may be rolled back. */
  async load(pool: pg.Pool): Promise<void> {
    if (this.key !== undefined) return;
    await pool.query("INSERT INTO secrets (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING", [secretName, randomBytes(keyBytes).toString("base64")]);
    const { rows } = await pool.query<{ value: string }>("SELECT value FROM secrets WHERE name = $1", [secretName]);
    this.key = Buffer.from(rows[0]?.value ?? "", "base64");
  }

  seal(stream: string, personal: { [key: string]: Json }): { sealed: string } {
    const key = this.known();
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(stream));
    const words = Buffer.concat([cipher.update(JSON.stringify(personal), "utf8"), cipher.final()]);
    return { sealed: `${nameOf(key)}.${Buffer.concat([iv, cipher.getAuthTag(), words]).toString("base64url")}` };
  }

  /** The words of a stored personal part. Throws OtherSealKey when it was sealed under another key, and an Error when it was altered. */
  open(stream: string, personal: string): { [key: string]: Json } {
    const key = this.known();
    const [name = "", text = ""] = (JSON.parse(personal) as { sealed: string }).sealed.split(".");
    if (name !== nameOf(key)) throw new OtherSealKey(`sealed under the key ${name}, this installation has ${nameOf(key)}`);
    const bytes = Buffer.from(text, "base64url");
    const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, ivBytes)).setAAD(Buffer.from(stream)).setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
    return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]).toString("utf8")) as { [key: string]: Json };
  }

  private known(): Buffer {
    if (this.key === undefined) throw new Error("the key of sealed words has not been read");
    return this.key;
  }
}
