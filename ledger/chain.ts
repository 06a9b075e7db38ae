import { createHash, randomBytes } from "node:crypto";

/** What comes before the first event of a stream: bound to its id, so that one stream's events cannot stand under another's name. */
export function genesis(stream: string): Buffer {
  return createHash("sha256").update(`stream:${stream}`).digest();
}

/** SHA-256(salt ‖ personal): what the chain knows of personal fields, so that redaction may delete both and the chain stays whole. */
export function personalHash(salt: Buffer, personal: string): Buffer {
  return createHash("sha256").update(salt).update(personal).digest();
}

/** SHA-256(previous ‖ exact stored text ‖ hash of the personal part, if any). */
export function eventHash(previous: Buffer, body: string, personal: Buffer | undefined): Buffer {
  const hash = createHash("sha256").update(previous).update(body);
  if (personal !== undefined) hash.update(personal);
  return hash.digest();
}

export function newSalt(): Buffer {
  return randomBytes(32);
}
