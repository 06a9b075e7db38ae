import { spawnSync } from "node:child_process";
import { createWriteStream, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

const CONNECT_TIMEOUT_MS = 10_000;
const LOAD_TIMEOUT_MS = 10 * 60_000;

/** This machine as the official downloads name it, for a query string. */
export function platformQuery() {
  const arch = process.arch === "x64" ? "amd64" : process.arch;
  return `platform=${process.platform}&arch=${arch}`;
}

/**
 * Fetches a .tar.gz and unpacks it. Fails fast when nobody answers.
 * @param {string} url
 * @param {string} folder made if missing
 */
export async function fetchArchive(url, folder) {
  const abort = new AbortController();
  const loading = setTimeout(() => abort.abort(new Error("the download takes too long")), LOAD_TIMEOUT_MS);
  try {
    const answer = await open(url, abort);
    if (answer.body === null) throw new Error("an empty answer");
    mkdirSync(folder, { recursive: true });
    const archive = join(folder, ".archive.tar.gz");
    await pipeline(Readable.from(answer.body), createWriteStream(archive));
    const { status, stderr } = spawnSync("tar", ["-xzf", archive, "-C", folder], { encoding: "utf8" });
    if (status !== 0) throw new Error(`the archive is not readable: ${(stderr ?? "").trim()}`);
    rmSync(archive);
  } finally {
    clearTimeout(loading);
  }
}

/**
 * @param {string} url
 * @returns {Promise<unknown>}
 */
export async function fetchJson(url) {
  return (await open(url, new AbortController())).json();
}

/**
 * @param {string} url
 * @param {AbortController} abort
 */
async function open(url, abort) {
  const connecting = setTimeout(() => abort.abort(new Error(`no answer within ${CONNECT_TIMEOUT_MS / 1000} s`)), CONNECT_TIMEOUT_MS);
  try {
    const answer = await fetch(url, { signal: abort.signal });
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    return answer;
  } finally {
    clearTimeout(connecting);
  }
}

/**
 * Why something failed, with the cause `fetch` hides.
 * @param {unknown} error
 */
export function reasonOf(error) {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
