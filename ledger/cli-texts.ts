import { faultTexts, type Fault } from "./verify-faults.ts";
import type { Verification } from "./verify-records.ts";

/** What ends a command with exit code 2: used wrongly, or something cannot be reached. One sentence in each language. */
export class CliRefused extends Error {
  constructor(readonly zh: string, readonly en: string) {
    super(en);
  }
}

export const exitCodes = { ok: 0, fault: 1, refused: 2 } as const;

function place(fault: Fault): string {
  return [
    fault.stream,
    fault.seq === undefined ? undefined : `#${fault.seq}`,
    fault.seal === undefined ? undefined : `封存 seal ${fault.seal}`,
  ].filter((part) => part !== undefined).join(" ");
}

/** A fault as people read it: where, what, what to do; Chinese first. */
export function faultLines(fault: Fault): string[] {
  const text = faultTexts[fault.code];
  const details = fault.details === undefined ? "" : ` (${fault.details})`;
  return [
    `✗ ${place(fault)} [${fault.code}]${details}`.replace("  ", " "),
    `    ${text.zh}。${text.todoZh}。`,
    `    ${text.en}: ${text.todoEn}.`,
  ];
}

/** How many files 附件 went along, and which could not be had. */
export function filesLines(count: number, lost: readonly string[]): string[] {
  if (count === 0 && lost.length === 0) return [];
  const missing = lost.length === 0 ? [] : [`✗ ${lost.length} 个附件缺失或已被改动，不在其中 files are missing or altered and not among them:`, ...lost.map((sha256) => `    ${sha256}`), "    运行 npm run ledger -- verify --files 查看属于哪些事项。Run npm run ledger -- verify --files to see whose they are."];
  return [`附件 files: ${count}`, ...missing];
}

export function verificationLines(result: Verification): string[] {
  const lines = result.faults.flatMap(faultLines);
  if (result.faultCount > result.faults.length) lines.push(`… ${result.faultCount - result.faults.length}`);
  const counts = `${result.streams} 个流 streams · ${result.events} 个事件 events · ${result.seals} 次封存 seals · ${result.redacted} 处已销毁个人信息 redacted`;
  lines.push(counts);
  if (result.lastSeal !== undefined) lines.push(`最近封存 last seal: ${result.lastSeal}`);
  lines.push(
    result.faultCount === 0
      ? "✓ 账本完整，链条一致。\n✓ The ledger is whole and its chain holds."
      : `✗ 发现 ${result.faultCount} 处问题。\n✗ ${result.faultCount} faults found.`,
  );
  if (result.seals === 0 && result.events > 0) {
    lines.push("提示：尚无封存，截尾与整流缺失无法发现；运行 npm run ledger -- seal。\nNote: there is no seal yet, so a cut tail or a missing stream cannot show; run npm run ledger -- seal.");
  }
  return lines;
}
