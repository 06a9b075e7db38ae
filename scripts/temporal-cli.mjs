import { spawnSync } from "node:child_process";
import { accessSync, chmodSync, constants, existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { fetchArchive, platformQuery, reasonOf } from "./download.mjs";
import { takeLock } from "./lock.mjs";
import { cacheFolder, ensureFolder } from "./paths.mjs";
import { runTool } from "./processes.mjs";
import { Refusal } from "./refusal.mjs";

/** Newer tags cannot be installed with `go install`: their go.mod has a replace. */
const GO_MODULE = "github.com/temporalio/cli";
const GO_VERSION = "v1.5.1";
const DOWNLOAD = "https://temporal.download/cli/archive/latest";

/** Without a network the Go tool must fail here, not after its own long retries. */
const GO_LOOKUP_TIMEOUT_MS = 90_000;
/** A cold build takes about 5 minutes on two cores. */
const GO_BUILD_TIMEOUT_MS = 40 * 60_000;
const RUN_TIMEOUT_MS = 30_000;

/** @typedef {{ path: string, source: "TEMPORAL_CLI" | "PATH" | "cache" | "download" | "go install" }} Found */
/** @typedef {(line: string) => void} Report */

/**
 * The Temporal CLI as far as it is here already: TEMPORAL_CLI, then PATH, then the cache. Each is run once to see that it works.
 * @param {{ env?: NodeJS.ProcessEnv, cache?: string }} [options]
 * @returns {Found | undefined}
 * @throws {Refusal} when TEMPORAL_CLI is set and does not run: what was said explicitly is not passed over in silence
 */
export function findTemporalCli({ env = process.env, cache = cacheFolder(env) } = {}) {
  if (env.TEMPORAL_CLI) {
    const path = resolve(env.TEMPORAL_CLI);
    if (runs(path)) return { path, source: "TEMPORAL_CLI" };
    throw new Refusal(`TEMPORAL_CLI 指向的 ${path} 无法运行。`, `TEMPORAL_CLI names ${path}, which does not run.`);
  }
  for (const folder of (env.PATH ?? "").split(delimiter)) {
    const path = join(folder, "temporal");
    if (folder !== "" && isExecutable(path) && runs(path)) return { path, source: "PATH" };
  }
  const cached = join(cache, "bin", "temporal");
  return isExecutable(cached) && runs(cached) ? { path: cached, source: "cache" } : undefined;
}

/**
 * Finds the Temporal CLI or gets it into the cache: official download, then `go install`. Processes that prepare at once wait for each other.
 * @param {{ env?: NodeJS.ProcessEnv, cache?: string, report?: Report, downloadFrom?: string }} [options]
 * @returns {Promise<Found>} rejects with a Refusal that names every way
 */
export async function getTemporalCli({ env = process.env, cache = cacheFolder(env), report = () => undefined, downloadFrom = DOWNLOAD } = {}) {
  const found = findTemporalCli({ env, cache });
  if (found !== undefined) return found;

  const lock = await takeLock(join(cache, "temporal-cli.lock"), {
    deadlineMs: GO_BUILD_TIMEOUT_MS,
    onWait: (pid) => report(`另一个进程(${pid})正在准备 / process ${pid} is getting it already`),
  });
  if ("heldBy" in lock) throw new Refusal(`进程 ${lock.heldBy} 长时间占用 ${cache}。`, `Process ${lock.heldBy} has held ${cache} for too long.`);
  try {
    const meanwhile = findTemporalCli({ env, cache });
    if (meanwhile !== undefined) return meanwhile;
    const place = join(ensureFolder(join(cache, "bin")), "temporal");
    /** @type {string[]} */
    const failures = [];
    for (const [source, get] of /** @type {const} */ ([["download", download], ["go install", goInstall]])) {
      const draft = mkdtempSync(join(cache, ".temporal-"));
      try {
        const binary = await get({ draft, env, report, downloadFrom });
        if (!existsSync(binary)) throw new Error("the archive holds no such program");
        chmodSync(binary, 0o755);
        if (!runs(binary)) throw new Error("the program does not run here");
        renameSync(binary, place);
        return { path: place, source };
      } catch (error) {
        const reason = reasonOf(error);
        failures.push(`${source}: ${reason}`);
        report(`${source}: ${reason}`);
      } finally {
        rmSync(draft, { recursive: true, force: true });
      }
    }
    throw new Refusal(
      `找不到 Temporal CLI:请设置 TEMPORAL_CLI 指向它,或把 temporal 放进 PATH 或 ${place},或允许访问 temporal.download,或安装 Go 并允许访问 Go 模块代理(${failures.join(";")})。`,
      `The Temporal CLI was not found: set TEMPORAL_CLI to it, or put temporal on PATH or at ${place}, or allow access to temporal.download, or install Go with access to a Go module proxy (${failures.join("; ")}).`,
    );
  } finally {
    lock.release();
  }
}

/** @typedef {{ draft: string, env: NodeJS.ProcessEnv, report: Report, downloadFrom: string }} Way */

/**
 * @param {Way} way
 * @returns {Promise<string>} the binary in the draft folder
 */
async function download({ draft, report, downloadFrom }) {
  const url = `${downloadFrom}?${platformQuery()}`;
  report(`下载 / downloading ${url}`);
  await fetchArchive(url, draft);
  return join(draft, "temporal");
}

/**
 * @param {Way} way
 * @returns {Promise<string>}
 */
async function goInstall({ draft, env, report }) {
  if (spawnSync("go", ["version"], { env, stdio: "ignore" }).status !== 0) throw new Error("Go is not installed");
  report(`查询 Go 模块 / looking up ${GO_MODULE}@${GO_VERSION}`);
  await runTool("go", ["mod", "download", `${GO_MODULE}@${GO_VERSION}`], { env: { ...env, GOFLAGS: "-mod=mod" }, cwd: draft, timeoutMs: GO_LOOKUP_TIMEOUT_MS });
  const startedAt = Date.now();
  let compiled = 0;
  let downloaded = 0;
  const say = () =>
    report(
      `从源码编译 Temporal CLI(首次约 5 分钟)/ building from source, about 5 minutes once: ` +
        `${downloaded} modules, ${compiled} packages, ${Math.round((Date.now() - startedAt) / 1000)} s`,
    );
  say();
  const heartbeat = setInterval(say, 5_000);
  try {
    await runTool("go", ["install", "-v", `${GO_MODULE}/cmd/temporal@${GO_VERSION}`], {
      env: { ...env, GOBIN: draft, GOOS: "", GOARCH: "" },
      cwd: draft,
      timeoutMs: GO_BUILD_TIMEOUT_MS,
      onLine: (line) => {
        if (line.startsWith("go: downloading")) downloaded += 1;
        else if (!line.startsWith("go:")) compiled += 1;
      },
    });
  } finally {
    clearInterval(heartbeat);
  }
  return join(draft, "temporal");
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} path */
function runs(path) {
  return spawnSync(path, ["--version"], { stdio: "ignore", timeout: RUN_TIMEOUT_MS }).status === 0;
}
