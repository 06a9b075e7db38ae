import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { fetchArchive, fetchJson, platformQuery, reasonOf } from "./download.mjs";
import { takeLock } from "./lock.mjs";
import { cacheFolder, ensureFolder } from "./paths.mjs";
import { runTool } from "./processes.mjs";
import { Refusal, describeFailure } from "./refusal.mjs";

const MAVEN_ARTIFACT = { groupId: "io.temporal", artifactId: "temporal-test-server", version: "1.38.0" };
const DOWNLOAD = "https://temporal.download/temporal-test-server/default";
/** Of @temporalio/testing: the download service answers the server that fits it. */
const SDK_VERSION = "1.24.0";
const MAVEN_TIMEOUT_MS = 10 * 60_000;

/** @typedef {(line: string) => void} Report */

/**
 * The time-skipping test server as far as it is here already: TEMPORAL_TEST_SERVER, then the cache.
 * Pass it to the SDK as `createTimeSkipping({ server: { executable: { type: "existing-path", path } } })`.
 * @param {{ env?: NodeJS.ProcessEnv, cache?: string }} [options]
 * @returns {string | undefined} an executable
 */
export function findTestServer({ env = process.env, cache = cacheFolder(env) } = {}) {
  if (env.TEMPORAL_TEST_SERVER) {
    const path = resolve(env.TEMPORAL_TEST_SERVER);
    if (existsSync(path)) return path;
    throw new Refusal(`TEMPORAL_TEST_SERVER 指向的 ${path} 不存在。`, `TEMPORAL_TEST_SERVER names ${path}, which does not exist.`);
  }
  const cached = placeIn(cache);
  return existsSync(cached) ? cached : undefined;
}

/**
 * Finds the test server or gets it into the cache: the SDK's own download, then Maven (run by Java).
 * @param {{ env?: NodeJS.ProcessEnv, cache?: string, report?: Report, downloadFrom?: string }} [options]
 * @returns {Promise<string>} an executable; rejects with a Refusal that names every way
 */
export async function getTestServer({ env = process.env, cache = cacheFolder(env), report = () => undefined, downloadFrom = DOWNLOAD } = {}) {
  const found = findTestServer({ env, cache });
  if (found !== undefined) return found;
  const lock = await takeLock(join(cache, "test-server.lock"), {
    deadlineMs: MAVEN_TIMEOUT_MS,
    onWait: (pid) => report(`另一个进程(${pid})正在准备 / process ${pid} is getting it already`),
  });
  if ("heldBy" in lock) throw new Refusal(`进程 ${lock.heldBy} 长时间占用 ${cache}。`, `Process ${lock.heldBy} has held ${cache} for too long.`);
  try {
    const meanwhile = findTestServer({ env, cache });
    if (meanwhile !== undefined) return meanwhile;
    /** @type {string[]} */
    const failures = [];
    for (const [source, get] of /** @type {const} */ ([["download", download], ["Maven", fromMaven]])) {
      const draft = mkdtempSync(join(ensureFolder(cache), ".test-server-"));
      try {
        await get(draft, report, downloadFrom);
        chmodSync(draft, 0o755);
        const folder = join(cache, folderName());
        rmSync(folder, { recursive: true, force: true });
        renameSync(draft, folder);
        return placeIn(cache);
      } catch (error) {
        const reason = `${source}: ${reasonOf(error)}`;
        failures.push(reason);
        report(reason);
      } finally {
        rmSync(draft, { recursive: true, force: true });
      }
    }
    const artifact = Object.values(MAVEN_ARTIFACT).join(":");
    throw new Refusal(
      `找不到 Temporal 时间跳跃测试服务器:请设置 TEMPORAL_TEST_SERVER,或允许访问 temporal.download,或安装 Java 与 Maven 以取得 ${artifact}(${failures.join(";")})。`,
      `Temporal's time-skipping test server was not found: set TEMPORAL_TEST_SERVER, or allow access to temporal.download, or install Java and Maven to get ${artifact} (${failures.join("; ")}).`,
    );
  } finally {
    lock.release();
  }
}

function folderName() {
  return `test-server-${MAVEN_ARTIFACT.version}`;
}

const EXECUTABLE = "temporal-test-server";

/** @param {string} cache */
function placeIn(cache) {
  return join(cache, folderName(), EXECUTABLE);
}

/**
 * The place the SDK itself downloads from: a description of the archive, then the archive.
 * @param {string} draft
 * @param {Report} report
 * @param {string} downloadFrom
 */
async function download(draft, report, downloadFrom) {
  const url = `${downloadFrom}?${platformQuery()}&format=tar.gz&sdk-name=sdk-typescript&sdk-version=${SDK_VERSION}`;
  report(`下载 / downloading ${url}`);
  const described = await fetchJson(url);
  if (!isDescription(described)) throw new Error("an unexpected answer");
  const unpacked = join(draft, "unpacked");
  await fetchArchive(described.archiveUrl, unpacked);
  const executable = join(draft, EXECUTABLE);
  renameSync(join(unpacked, described.fileToExtract), executable);
  chmodSync(executable, 0o755);
  rmSync(unpacked, { recursive: true });
  if (spawnSync(executable, ["--help"], { stdio: "ignore", timeout: 30_000 }).error !== undefined) throw new Error("the program does not run here");
}

/**
 * @param {unknown} value
 * @returns {value is { archiveUrl: string, fileToExtract: string }}
 */
function isDescription(value) {
  return typeof value === "object" && value !== null && "archiveUrl" in value && "fileToExtract" in value;
}

/**
 * The published jar with all it needs at run time, and a wrapper that runs it.
 * @param {string} draft
 * @param {Report} report
 */
async function fromMaven(draft, report) {
  for (const tool of ["java", "mvn"]) {
    if (spawnSync(tool, ["-version"], { stdio: "ignore" }).status !== 0) throw new Error(`${tool} is not installed`);
  }
  const { groupId, artifactId, version } = MAVEN_ARTIFACT;
  report(`Maven: ${groupId}:${artifactId}:${version}`);
  const dependency = `<dependency><groupId>${groupId}</groupId><artifactId>${artifactId}</artifactId><version>${version}</version></dependency>`;
  const pom = join(draft, "pom.xml");
  writeFileSync(
    pom,
    `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>local</groupId><artifactId>test-server</artifactId>` +
      `<version>1</version><packaging>pom</packaging><dependencies>${dependency}</dependencies></project>\n`,
  );
  let fetched = 0;
  await runTool("mvn", ["-B", "-f", pom, "dependency:copy-dependencies", "-DincludeScope=runtime", `-DoutputDirectory=${join(draft, "libs")}`], {
    env: process.env,
    timeoutMs: MAVEN_TIMEOUT_MS,
    onLine: (line) => {
      if (line.includes("Downloaded from")) report(`Maven: ${(fetched += 1)} files`);
    },
  });
  if (!readdirSync(join(draft, "libs")).some((name) => name.startsWith(artifactId))) throw new Error("Maven fetched no test server");
  rmSync(pom);
  // exec: a signal to the wrapper must reach the server.
  writeFileSync(
    join(draft, EXECUTABLE),
    '#!/bin/sh\nexec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$(dirname "$0")/libs/*" io.temporal.testserver.TestServer "$@"\n',
    { mode: 0o755 },
  );
}

// `node scripts/test-server.mjs`: prints the executable's path if it is here; what the tests ask.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const path = findTestServer();
    if (path === undefined) throw new Refusal("请先运行 ./temporal-dev.sh prepare。", "Run ./temporal-dev.sh prepare first.");
    process.stdout.write(`${path}\n`);
  } catch (error) {
    process.stderr.write(`${describeFailure(error)}\n`);
    process.exitCode = 1;
  }
}
