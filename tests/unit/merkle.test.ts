import { createHash } from "node:crypto";
import fc from "fast-check";
import { headLeaf, MerkleTree } from "../../ledger/merkle.ts";

const sha256 = (...parts: Buffer[]): Buffer => createHash("sha256").update(Buffer.concat(parts)).digest();

/** RFC 6962 §2.1, word for word. */
function byDefinition(leaves: string[]): Buffer {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return sha256(Buffer.of(0), Buffer.from(leaves[0]!));
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return sha256(Buffer.of(1), byDefinition(leaves.slice(0, k)), byDefinition(leaves.slice(k)));
}

function root(leaves: string[]): Buffer {
  const tree = new MerkleTree();
  for (const leaf of leaves) tree.push(leaf);
  return tree.root();
}

test("the root built leaf by leaf is that of RFC 6962", () => {
  for (let n = 0; n <= 40; n += 1) {
    const leaves = Array.from({ length: n }, (_, index) => `leaf ${index}`);
    expect({ n, root: root(leaves).toString("hex") }).toEqual({ n, root: byDefinition(leaves).toString("hex") });
  }
});

test("leaving out, changing or exchanging a leaf changes the root", () => {
  fc.assert(fc.property(fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 30 }), fc.nat(), (leaves, n) => {
    const at = n % leaves.length;
    const whole = root(leaves);
    expect(root(leaves.filter((_, index) => index !== at)).equals(whole)).toBe(false);
    expect(root(leaves.map((leaf, index) => (index === at ? `${leaf}!` : leaf))).equals(whole)).toBe(false);
    const swapped = [...leaves];
    const other = (at + 1) % leaves.length;
    [swapped[at], swapped[other]] = [swapped[other]!, swapped[at]!];
    expect(root(swapped).equals(whole)).toBe(false);
  }));
});

test("two different heads never make the same leaf", () => {
  const hash = Buffer.alloc(32, 7);
  expect(headLeaf("c-1", 12, hash)).not.toBe(headLeaf("c-11", 2, hash));
  expect(headLeaf('a",1', 2, hash)).not.toBe(headLeaf("a", 1, hash));
});
