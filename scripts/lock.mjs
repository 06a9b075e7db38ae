import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { ensureFolder } from "./paths.mjs";
import { identityOf, isRunning, waitUntil } from "./processes.mjs";

/**
 * Takes a lock file held by a living process; the lock of a dead one is taken over.
 * @param {string} file
 * @param {{ deadlineMs?: number, onWait?: (holderPid: number) => void }} [options] deadline 0: one try
 * @returns {Promise<{ release: () => void } | { heldBy: number }>}
 */
export async function takeLock(file, { deadlineMs = 0, onWait } = {}) {
  ensureFolder(dirname(file));
  // Written aside and linked into place: nobody ever reads half a lock.
  const mine = `${file}.${process.pid}.mine`;
  writeFileSync(mine, JSON.stringify({ pid: process.pid, identity: identityOf(process.pid) }), { mode: 0o600 });
  let holder = 0;
  const taken = await waitUntil(
    () => {
      try {
        linkSync(mine, file);
        return true;
      } catch (error) {
        if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
      }
      const other = holderOf(file);
      if (other !== undefined && isRunning(other)) {
        if (holder !== other.pid) onWait?.(other.pid);
        holder = other.pid;
        return false;
      }
      dropStale(file, other);
      return false;
    },
    // Two tries at least: the first may only have cleared a dead holder's file.
    { deadlineMs: Math.max(deadlineMs, 200), everyMs: deadlineMs > 5_000 ? 500 : 50 },
  ).finally(() => rmSync(mine, { force: true }));
  if (!taken) return { heldBy: holder };
  return { release: () => { if (holderOf(file)?.pid === process.pid) rmSync(file, { force: true }); } };
}

/**
 * @param {string} file
 * @returns {import("./processes.mjs").KnownProcess | undefined} undefined when there is none
 */
export function holderOf(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/**
 * Renames before removing, so that of two who see a dead holder only one removes its file.
 * @param {string} file
 * @param {import("./processes.mjs").KnownProcess | undefined} seen
 */
function dropStale(file, seen) {
  if (seen === undefined) return;
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    const moved = holderOf(aside);
    // Somebody else's new lock was moved by mistake: put it back.
    if (moved?.pid !== seen.pid || moved.identity !== seen.identity) renameSync(aside, file);
    else rmSync(aside);
  } catch {
    // another process was quicker
  }
}
