import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const NAME = "court-task-forces";

/** The folder of this checkout, absolute. */
export const checkout = resolve(fileURLToPath(new URL("..", import.meta.url)));

/** Whether this process is root: PostgreSQL then runs as another user, who must reach its files. */
export const isRoot = process.getuid?.() === 0;

/**
 * Whether a user other than the owner may pass through every existing folder down to this path.
 * @param {string} path absolute
 */
export function isOpenToOthers(path) {
  for (let folder = path; ; folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/**
 * The per-user cache outside the checkout: binaries that are fetched or built once. `COURT_CACHE` overrides.
 * Root's home is usually closed to the user PostgreSQL runs as; the cache is then under /var/cache.
 * @param {NodeJS.ProcessEnv} [env]
 * @param {boolean} [asRoot]
 * @returns {string} absolute; not created yet
 */
export function cacheFolder(env = process.env, asRoot = isRoot) {
  if (env.COURT_CACHE) return resolve(env.COURT_CACHE);
  const own = join(env.XDG_CACHE_HOME || join(homedir(), ".cache"), NAME);
  return asRoot && !isOpenToOthers(own) ? join("/var/cache", NAME) : own;
}

/**
 * The development stack's data: `.data` in the checkout; under the cache, keyed by the checkout's path,
 * when the user PostgreSQL runs as cannot reach the checkout. `COURT_DATA` overrides.
 * @param {NodeJS.ProcessEnv} [env]
 * @param {boolean} [asRoot]
 * @returns {string} absolute; not created yet
 */
export function dataFolder(env = process.env, asRoot = isRoot) {
  if (env.COURT_DATA) return resolve(env.COURT_DATA);
  if (!asRoot || isOpenToOthers(checkout)) return join(checkout, ".data");
  const key = createHash("sha256").update(checkout).digest("hex").slice(0, 12);
  return join(cacheFolder(env, asRoot), "data", key);
}

/**
 * Makes a folder with its parents. What root makes is passable for others, whatever the umask.
 * @param {string} path
 * @returns {string} the path
 */
export function ensureFolder(path) {
  const firstMade = mkdirSync(path, { recursive: true });
  if (firstMade !== undefined && isRoot) {
    for (let folder = path; folder.length >= firstMade.length; folder = dirname(folder)) chmodSync(folder, 0o755);
  }
  return path;
}
