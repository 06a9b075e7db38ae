import { createHash } from "node:crypto";

function leafHash(leaf: string): Buffer {
  return createHash("sha256").update(Buffer.of(0)).update(leaf).digest();
}

function nodeHash(left: Buffer, right: Buffer): Buffer {
  return createHash("sha256").update(Buffer.of(1)).update(left).update(right).digest();
}

/** A stream's head as a leaf of the tree: text that no other stream, seq or hash can give. */
export function headLeaf(stream: string, seq: number, hash: Buffer): string {
  return JSON.stringify([stream, seq, hash.toString("hex")]);
}

/**
 * The Merkle tree hash of RFC 6962 (§2.1: leaves and nodes are hashed with different prefixes), built leaf by leaf in
 * memory that grows with the logarithm of their number.
 */
export class MerkleTree {
  /** Roots of whole subtrees, the largest first; sizes are the binary digits of the number of leaves. */
  private readonly subtrees: { root: Buffer; size: number }[] = [];

  push(leaf: string): void {
    let root = leafHash(leaf);
    let size = 1;
    for (let last = this.subtrees.at(-1); last?.size === size; last = this.subtrees.at(-1)) {
      this.subtrees.pop();
      root = nodeHash(last.root, root);
      size *= 2;
    }
    this.subtrees.push({ root, size });
  }

  /** SHA-256 of nothing for a tree without leaves. */
  root(): Buffer {
    const roots = this.subtrees.map((subtree) => subtree.root);
    const last = roots.pop();
    if (last === undefined) return createHash("sha256").digest();
    return roots.reduceRight((right, left) => nodeHash(left, right), last);
  }
}
