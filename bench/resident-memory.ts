import { readFileSync } from "node:fs";

/** Resident memory of a process in MB (Linux). */
export function residentMB(pid: number): number {
  const kB = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  if (kB === undefined) throw new Error(`no memory of process ${pid}`);
  return Math.round(Number(kB) / 1024);
}
