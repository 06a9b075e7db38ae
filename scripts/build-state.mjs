import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { checkout } from "./paths.mjs";

/** What `npm run build` reads. */
const sources = [
  "domain", "contracts", "workflows", "activities", "ledger", "temporal", "worker", "api", "cli", "bench", "demo", "web",
  "scripts/write-web-types.mjs", "package.json", "package-lock.json", "tsconfig.json", "tsconfig.build.json",
];
/** Written by the build itself. */
const generated = new Set([join("web", "src", "api", "schema.d.ts")]);

/** @param {string} path @returns {string[]} */
function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

/**
 * Names the state of everything that is built: which files there are, how long each is and when it was last written.
 * @param {string} [root]
 */
export function sourcesState(root = checkout) {
  const hash = createHash("sha256");
  for (const path of sources.flatMap((source) => filesUnder(join(root, source))).sort()) {
    const name = relative(root, path);
    if (generated.has(name)) continue;
    const { mtimeMs, size } = statSync(path);
    hash.update(`${name}\n${mtimeMs}\n${size}\n`);
  }
  return hash.digest("hex");
}

/** @param {string} root */
const stamp = (root) => join(root, "dist", "built-from");

/**
 * Whether what is in `dist` was built from these sources.
 * @param {string} state @param {string} [root]
 */
export function isBuiltFrom(state, root = checkout) {
  return existsSync(stamp(root)) && readFileSync(stamp(root), "utf8") === state;
}

/**
 * Notes after a build what it was built from: the state taken before it, so that an edit meanwhile is built next time.
 * @param {string} state @param {string} [root]
 */
export function noteBuilt(state, root = checkout) {
  writeFileSync(stamp(root), state);
}
