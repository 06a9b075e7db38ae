import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, readlinkSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { ensureFolder } from "./paths.mjs";
import { freePort, requirePort } from "./ports.mjs";
import { databaseUser, postgresBinaries } from "./postgres-binaries.mjs";
import { endProcess, identityOf, isRunning, lastLines, startLogged, waitUntil } from "./processes.mjs";
import { Refusal } from "./refusal.mjs";

/**
 * A running PostgreSQL.
 * @typedef {object} RunningPostgres
 * @property {string} url superuser, database `postgres`
 * @property {number} port on 127.0.0.1
 * @property {number} pid of the postmaster
 * @property {import("./processes.mjs").KnownProcess} known
 * @property {boolean} adopted it was already running (its former parent was killed)
 * @property {string} logFile
 * @property {() => Promise<void>} stop fast shutdown: open transactions are rolled back, nothing committed is lost
 */

const START_DEADLINE_MS = 60_000;
/** Fast shutdown writes a checkpoint, which may take a while on a slow disk; immediate shutdown is recovered from at the next start. */
const STOP_STEPS = /** @type {[NodeJS.Signals, number][]} */ ([["SIGINT", 30_000], ["SIGQUIT", 5_000], ["SIGKILL", 2_000]]);

/**
 * Starts the embedded PostgreSQL over a data folder, which is made at the first time; one that still runs there is adopted.
 * It listens on 127.0.0.1 only; the superuser's random password lies beside the cluster, readable by its owner only.
 * @param {object} options
 * @param {string} options.dataDir absolute; must be reachable by the user of databaseUser()
 * @param {number} [options.port] default: any free one
 * @param {boolean} [options.fsync] default true; false only for data that may be lost
 * @param {string} [options.logFile] default: postgres.log in dataDir
 * @param {Record<string, string>} [options.settings] further server settings
 * @param {AbortSignal} [options.signal]
 * @returns {Promise<RunningPostgres>} rejects with a Refusal: wrong major version, port in use, cannot run here
 */
export async function startPostgres({ dataDir, port, fsync = true, logFile = join(dataDir, "postgres.log"), settings = {}, signal }) {
  const user = databaseUser();
  const binaries = postgresBinaries();
  ensureFolder(dataDir);
  const cluster = join(dataDir, "cluster");
  const password = existsSync(cluster) ? readFileSync(join(dataDir, "password"), "utf8").trim() : createCluster(dataDir, binaries.folder, user);
  requireMajor(cluster, binaries.major);

  const orphan = runningPostmaster(cluster);
  if (orphan !== undefined) {
    const url = urlOf(orphan.port, password);
    if (await waitUntil(() => answers(url), { deadlineMs: 15_000, signal })) return running(orphan.known, orphan.port, true);
    await endProcess(orphan.known, STOP_STEPS);
  }
  // A pid file without its postmaster: when the pid now belongs to another program, PostgreSQL would refuse to start.
  rmSync(join(cluster, "postmaster.pid"), { force: true });

  if (port !== undefined) await requirePort(port, "PostgreSQL", "DATABASE_URL");
  const listenOn = port ?? (await freePort());
  const flags = {
    listen_addresses: "127.0.0.1",
    port: String(listenOn),
    unix_socket_directories: "",
    max_connections: "200",
    fsync: fsync ? "on" : "off",
    timezone: "UTC",
    log_timezone: "UTC",
    ...settings,
  };
  const args = ["-D", cluster, ...Object.entries(flags).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
  const { known, ended } = startLogged(join(binaries.folder, "bin", "postgres"), args, { logFile, env: cleanEnvironment(), cwd: "/", ...user });
  let end = "";
  void ended.then((text) => (end = text));
  try {
    const url = urlOf(listenOn, password);
    const ready = await waitUntil(async () => end !== "" || (await answers(url)), { deadlineMs: START_DEADLINE_MS, signal });
    if (!ready || end !== "") throw startFailure(end, logFile);
  } catch (error) {
    await endProcess(known, STOP_STEPS);
    throw error;
  }
  return running(known, listenOn, false);

  /**
   * @param {import("./processes.mjs").KnownProcess} known
   * @param {number} port
   * @param {boolean} adopted
   * @returns {RunningPostgres}
   */
  function running(known, port, adopted) {
    return { url: urlOf(port, password), port, pid: known.pid, known, adopted, logFile, stop: async () => void (await endProcess(known, STOP_STEPS)) };
  }
}

/**
 * Stops a PostgreSQL left behind over a data folder by a killed parent.
 * @param {string} dataDir
 * @returns {Promise<boolean>} whether there was one
 */
export async function stopOrphanPostgres(dataDir) {
  const orphan = runningPostmaster(join(dataDir, "cluster"));
  if (orphan === undefined) return false;
  await endProcess(orphan.known, STOP_STEPS);
  return true;
}

/**
 * initdb into a draft folder, renamed when it is whole: an interrupted first start leaves nothing half-made.
 * @param {string} dataDir
 * @param {string} binaries
 * @param {import("./postgres-binaries.mjs").RunAs} user
 * @returns {string} the superuser's password
 */
function createCluster(dataDir, binaries, user) {
  const draft = join(dataDir, "cluster.draft");
  const passwordForInit = join(dataDir, "password.draft");
  const password = randomBytes(24).toString("hex");
  // UTF-8 with the Chinese collation of ICU; plain byte order where ICU does not load.
  const locales = [["--locale-provider=icu", "--icu-locale=zh", "--locale=C"], ["--no-locale"]];
  let output = "";
  try {
    for (const locale of locales) {
      rmSync(draft, { recursive: true, force: true });
      mkdirSync(draft, { mode: 0o700 });
      writeFileSync(passwordForInit, `${password}\n`, { mode: 0o600 });
      if ("uid" in user) for (const path of [draft, passwordForInit]) chownSync(path, user.uid, user.gid);
      const args = ["-D", draft, "--encoding=UTF8", ...locale, "--auth=scram-sha-256", "--username=postgres", `--pwfile=${passwordForInit}`];
      const { status, stdout, stderr, error } = spawnSync(join(binaries, "bin", "initdb"), args, { encoding: "utf8", env: cleanEnvironment(), cwd: "/", ...user });
      if (status === 0) {
        writeFileSync(join(dataDir, "password"), `${password}\n`, { mode: 0o600 });
        renameSync(draft, join(dataDir, "cluster"));
        return password;
      }
      output = `${stdout ?? ""}${stderr ?? ""}${error?.message ?? ""}`.trim();
    }
  } finally {
    rmSync(passwordForInit, { force: true });
    rmSync(draft, { recursive: true, force: true });
  }
  throw new Refusal(
    `内置 PostgreSQL 无法在 ${dataDir} 初始化(可设置 DATABASE_URL 改用现有的 PostgreSQL):${output.split("\n").at(-1)}`,
    `The embedded PostgreSQL could not be initialised in ${dataDir} (DATABASE_URL names an existing one instead): ${output.split("\n").at(-1)}`,
  );
}

/**
 * @param {string} cluster
 * @param {string} major of the binaries
 */
function requireMajor(cluster, major) {
  const found = readFileSync(join(cluster, "PG_VERSION"), "utf8").trim();
  if (found === major) return;
  throw new Refusal(
    `数据文件夹 ${cluster} 属于 PostgreSQL ${found},现在的程序是 ${major}:请用原来的版本运行 npm run ledger -- backup 导出,再 ./temporal-dev.sh reset 并用 npm run ledger -- restore 导入。`,
    `The data folder ${cluster} belongs to PostgreSQL ${found}, the program is ${major}: export with npm run ledger -- backup under the former version, then ./temporal-dev.sh reset and npm run ledger -- restore.`,
  );
}

/**
 * The postmaster that runs over this cluster, by its pid file (pid on line 1, port on line 4).
 * @param {string} cluster
 */
function runningPostmaster(cluster) {
  const pidFile = join(cluster, "postmaster.pid");
  if (!existsSync(pidFile)) return undefined;
  const lines = readFileSync(pidFile, "utf8").split("\n");
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  const identity = Number.isInteger(pid) && pid > 0 ? identityOf(pid) : undefined;
  if (identity === undefined || !Number.isInteger(port) || !worksIn(pid, cluster)) return undefined;
  const known = { pid, identity };
  return isRunning(known) ? { known, port } : undefined;
}

/**
 * Whether a process works in this folder, as a postmaster does in its cluster. Without /proc the pid file is believed.
 * @param {number} pid
 * @param {string} cluster
 */
function worksIn(pid, cluster) {
  if (!existsSync("/proc/self/cwd")) return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch {
    return false;
  }
}

/** @param {string} url */
async function answers(url) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  // A server that goes down while we ask is an answer of no, not an unhandled error.
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("SELECT 1");
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * @param {number} port
 * @param {string} password
 */
function urlOf(port, password) {
  return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
}

/** The user's PG* variables would change what the server and initdb do. */
function cleanEnvironment() {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith("PG") && !name.startsWith("LC_") && name !== "LANG");
  // glibc would give a backend's memory back after every statement and fault it in again for the next: a sixth of a command's time.
  return { MALLOC_TRIM_THRESHOLD_: "16777216", MALLOC_TOP_PAD_: "1048576", ...Object.fromEntries(kept), LC_ALL: "C" };
}

/**
 * @param {string} end
 * @param {string} logFile
 */
function startFailure(end, logFile) {
  const tail = lastLines(logFile, 5);
  return new Refusal(
    `内置 PostgreSQL 未能启动(${end || `${START_DEADLINE_MS / 1000} 秒内没有应答`}),日志 ${logFile} 的末尾如下;也可设置 DATABASE_URL 改用现有的 PostgreSQL。`,
    `The embedded PostgreSQL did not start (${end || `no answer within ${START_DEADLINE_MS / 1000} s`}); or set DATABASE_URL to an existing one. The end of its log ${logFile}:\n${tail}`,
  );
}
