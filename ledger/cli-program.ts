import { resolve } from "node:path";
import { Command, CommanderError, Option } from "commander";
import { backup } from "./backup.ts";
import { BackupRefused } from "./backup-manifest.ts";
import { openCliDatabase } from "./cli-database.ts";
import { recoverAll } from "./cli-recover.ts";
import { CliRefused, exitCodes, filesLines, verificationLines } from "./cli-texts.ts";
import type { Database } from "./database.ts";
import { UnreadableLine } from "./export-format.ts";
import { exportLedger } from "./export-ledger.ts";
import { verifyExport } from "./offline-verify.ts";
import { FileStore } from "./files/file-store.ts";
import { rebuild } from "./rebuild.ts";
import { redactRecorded } from "./redact.ts";
import { restore } from "./restore.ts";
import { sealLedger } from "./seal.ts";
import { verifyDatabase } from "./verify-database.ts";

/** What a command has to do with the world: tests hand in their own. */
export interface CliWorld {
  environment: Readonly<Record<string, string | undefined>>;
  out: (text: string) => void;
  err: (text: string) => void;
  /** Called when a command needs a database and DATABASE_URL is not set; answers the exit code. */
  withoutDatabase: () => Promise<number>;
}

const seal = /^[0-9a-fA-F]{64}$/;

function isFileError(error: unknown): error is { message: string } {
  return typeof error === "object" && error !== null && "syscall" in error && "path" in error && "message" in error;
}

/** Runs one command of `npm run ledger --`. Answers its exit code: 0 in order, 1 a fault was found, 2 used wrongly or something cannot be reached. */
export async function runLedgerCli(args: readonly string[], world: CliWorld): Promise<number> {
  let code: number = exitCodes.ok;
  const out = (...lines: string[]): void => lines.forEach((line) => world.out(`${line}\n`));
  const progress = (text: string): void => world.err(`${text}\n`);
  const events = (n: number): void => progress(`… ${n} 个事件 events`);

  async function onDatabase(work: (database: Database) => Promise<number>): Promise<void> {
    const url = world.environment["DATABASE_URL"];
    if (url === undefined || url === "") {
      code = await world.withoutDatabase();
      return;
    }
    const database = await openCliDatabase(url);
    try {
      code = await work(database);
    } finally {
      await database.close();
    }
  }

  const program = new Command("ledger")
    .description("台账的核验、封存、导出、重建、备份与恢复。数据库取自 DATABASE_URL，否则用开发环境的数据库。\nChecks, seals, exports, rebuilds, backs up and restores the ledger. The database is DATABASE_URL's, else the development stack's.\n退出码 exit codes: 0 正常 in order · 1 发现问题 a fault was found · 2 用法错误或无法连接 wrong use or unreachable")
    .exitOverride()
    .configureOutput({ writeOut: world.out, writeErr: world.err })
    .showHelpAfterError();
  const filesOption = (): Option => new Option("--files <dir>", "附件文件夹，默认取 COURT_FILES / the folder of files, COURT_FILES by default");
  const fileStore = (given: string | undefined): FileStore | undefined => {
    const folder = given ?? world.environment["COURT_FILES"];
    return folder === undefined || folder === "" ? undefined : new FileStore(folder);
  };
  const json = new Option("--json", "为程序输出 JSON / JSON for machines");

  program.command("verify").description("核验链条与封存 / check the chain and the seals")
    .option("--export <file>", "核验导出文件，不需要数据库 / check an export file, without any database")
    .option("--deep", "并重放每个流，比较状态 / also replay every stream and compare its state")
    .option("--expect-seal <hash>", "账本必须含有此封存哈希 / the ledger must hold the seal of this hash")
    .addOption(filesOption())
    .addOption(json)
    .action(async (options: { export?: string; deep?: boolean; expectSeal?: string; files?: string; json?: boolean }) => {
      if (options.expectSeal !== undefined && !seal.test(options.expectSeal)) throw new CliRefused("--expect-seal 须为 64 位十六进制哈希。", "--expect-seal takes a hash of 64 hex digits.");
      if (options.export !== undefined && options.deep === true) throw new CliRefused("--deep 需要数据库，不能与 --export 同用。", "--deep needs the database and does not go with --export.");
      if (options.export !== undefined && options.files !== undefined) throw new CliRefused("--files 需要数据库，不能与 --export 同用。", "--files needs the database and does not go with --export.");
      const files = fileStore(options.files);
      const expected = options.expectSeal === undefined ? {} : { expectSeal: options.expectSeal };
      const show = (result: Awaited<ReturnType<typeof verifyExport>>): number => {
        if (options.json === true) out(JSON.stringify({ ok: result.faultCount === 0, ...result }));
        else out(...verificationLines(result));
        return result.faultCount === 0 ? exitCodes.ok : exitCodes.fault;
      };
      if (options.export !== undefined) code = show(await verifyExport(options.export, { ...expected, onProgress: events }));
      else await onDatabase(async (database) => show(await verifyDatabase(database, { ...expected, ...(options.deep === true ? { deep: true } : {}), ...(files === undefined ? {} : { files }), onProgress: events })));
    });

  program.command("seal").description("封存：记录所有流末端的默克尔根 / record the Merkle root of all stream heads").addOption(json)
    .action((options: { json?: boolean }) => onDatabase(async (database) => {
      const sealed = await sealLedger(database);
      const hash = sealed?.seal.hash.toString("hex");
      if (options.json === true) out(JSON.stringify(sealed === undefined ? { seal: null } : { seal: sealed.seal.no, written: sealed.written, hash, streams: sealed.seal.streams, events: sealed.seal.events, sealedAt: sealed.seal.sealedAt }));
      else if (sealed === undefined) out("账本是空的，没有可封存的内容。\nThe ledger is empty: there is nothing to seal.");
      else out(`${sealed.written ? "已封存 sealed" : "自上次封存后没有变化 nothing changed since the last seal"}: ${sealed.seal.no} · ${sealed.seal.streams} 个流 streams · ${sealed.seal.events} 个事件 events`, String(hash), "请把此哈希另行保存（如会议纪要、公证）。\nKeep this hash elsewhere (minutes, a notary).");
      return exitCodes.ok;
    }));

  program.command("export").description("导出为 NDJSON（.gz 则压缩），可离线核验 / write NDJSON (packed for .gz) that can be verified offline")
    .argument("<file>").option("--without-personal", "不含个人信息 / leave personal parts out").addOption(json)
    .action((file: string, options: { withoutPersonal?: boolean; json?: boolean }) => onDatabase(async (database) => {
      const written = await exportLedger(database, file, { personal: options.withoutPersonal !== true });
      if (options.json === true) out(JSON.stringify({ file: resolve(file), ...written }));
      else out(`已写入 written: ${resolve(file)}`, `${written.streams} 个流 streams · ${written.events} 个事件 events · ${written.seals} 次封存 seals`, ...(options.withoutPersonal === true ? [] : ["文件含个人信息，请妥善保管；记录销毁后须一并销毁。\nIt holds personal data: keep it safe, and destroy it when a redaction is recorded."]));
      return exitCodes.ok;
    }));

  program.command("rebuild").description("仅由事件重新计算状态与投影 / compute states and projections again from the events alone")
    .option("--check", "只比较，不改动 / only compare, change nothing").addOption(json)
    .action((options: { check?: boolean; json?: boolean }) => onDatabase(async (database) => {
      const check = options.check === true;
      const result = await rebuild(database, { check, onProgress: events });
      if (options.json === true) out(JSON.stringify({ ok: result.differenceCount === 0, check, ...result }));
      else {
        const found = { missing: "缺失 missing", surplus: "多余 surplus", different: "不同 different" };
        out(...result.differences.map((each) => `${check ? "✗" : "↻"} ${each.table} ${each.key.join(" ")}: ${found[each.found]}`));
        out(`${result.streams} 个流 streams · ${result.events} 个事件 events · ${result.differenceCount} 行不同 rows differ${check || result.differenceCount === 0 ? "" : "，已更正 put right"}`);
      }
      return check && result.differenceCount > 0 ? exitCodes.fault : exitCodes.ok;
    }));

  program.command("backup").description("备份整个数据库到空文件夹 / write the whole database to an empty folder").argument("<dir>").addOption(filesOption()).addOption(json)
    .action((dir: string, options: { files?: string; json?: boolean }) => onDatabase(async (database) => {
      const manifest = await backup(database, dir, (table) => progress(`${table.table}: ${table.rows}`), fileStore(options.files));
      const lost = manifest.files?.lost ?? [];
      if (options.json === true) out(JSON.stringify({ folder: resolve(dir), tables: manifest.tables, ...(manifest.files === undefined ? {} : { files: manifest.files }) }));
      else out(`已备份 backed up: ${resolve(dir)}`, "内含个人信息与密码哈希，请妥善保管。\nIt holds personal data and password hashes: keep it safe.", ...filesLines(manifest.files?.count ?? 0, lost));
      return lost.length === 0 ? exitCodes.ok : exitCodes.fault;
    }));

  program.command("restore").description("从备份恢复到空数据库并核验 / restore a backup into an empty database and verify it").argument("<dir>").addOption(filesOption()).addOption(json)
    .action((dir: string, options: { files?: string; json?: boolean }) => onDatabase(async (database) => {
      const restored = await restore(database, dir, (table) => progress(`${table.table}: ${table.rows}`), fileStore(options.files));
      if (options.json === true) out(JSON.stringify({ tables: restored.tables, events: restored.verification.events, openClocks: restored.openClocks, files: restored.files }));
      else out(...verificationLines(restored.verification), ...filesLines(restored.files.count, restored.files.lost), `已恢复 restored. 下一步 next: npm run ledger -- recover （${restored.openClocks} 个进程待启动 processes to start）`);
      return restored.files.lost.length === 0 ? exitCodes.ok : exitCodes.fault;
    }));

  program.command("recover").description("为每个开着的时钟重新启动 Temporal 进程 / start the Temporal process of every open clock again")
    .option("--restart <clock>", "终止并重新开始某个时钟，或 all / end and start afresh one clock, or all").addOption(json)
    .action((options: { restart?: string; json?: boolean }) => onDatabase(async (database) => {
      const { environment } = world;
      const settings = { address: environment["TEMPORAL_ADDRESS"] ?? "127.0.0.1:7233", namespace: environment["TEMPORAL_NAMESPACE"] ?? "default", installation: environment["TASK_QUEUE"] ?? "court" };
      const result = await recoverAll(database, settings, options.restart, (poked, restarted) => progress(`… ${poked} 已唤醒 poked · ${restarted} 已重启 restarted`));
      if (options.json === true) out(JSON.stringify(result));
      else out(`${result.poked} 个时钟已唤醒 clocks poked · ${result.restarted} 个重新开始 started afresh · ${result.unserved} 个待工作进程处理 waiting for a worker${result.newEpoch ? "\nTemporal 的存储是新的，全部进程已由账本重新启动。\nTemporal's store was new: all processes were started again from the ledger." : ""}`);
      return exitCodes.ok;
    }));

  program.command("redact").description("执行所有已记录而未完成的个人信息销毁 / carry out recorded redactions of which something is left").addOption(json)
    .action((options: { json?: boolean }) => onDatabase(async (database) => {
      const done = await redactRecorded(database);
      if (options.json === true) out(JSON.stringify({ redactions: done }));
      else out(`${done.reduce((sum, each) => sum + each.events, 0)} 处已销毁 destroyed`, ...done.flatMap((each) => Object.entries(each.leftIn).map(([where, n]) => `${each.person}: ${where} ${n} 行仍含该文字，请人工判断 rows still hold the words; a person must judge`)));
      return exitCodes.ok;
    }));

  try {
    await program.parseAsync([...args], { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.refused;
    if (error instanceof CliRefused || error instanceof BackupRefused) world.err(`${error.zh}\n${error.en}\n`);
    else if (error instanceof UnreadableLine) world.err(`这不是台账导出文件：${error.message}\nThis is no export of a ledger: ${error.message}\n`);
    else if (isFileError(error)) world.err(`文件无法读写：${error.message}\nA file cannot be read or written: ${error.message}\n`);
    else world.err(`${error instanceof Error ? error.message : String(error)}\n`);
    return exitCodes.refused;
  }
}
