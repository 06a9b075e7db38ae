import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { checkLaws, type Seen } from "../builders/clock-ledgers.ts";

const runs = 1_500;

test("an exclusion never brings a date forward, no order of entries matters, a replay is idempotent", () => {
  const { dates, prolonged, refused } = checkLaws(runs);
  expect([dates > runs / 4, prolonged > runs / 10, refused > runs / 10]).toEqual([true, true, true]);
});

/** A time zone is fixed when a process starts: the same laws in a process of its own. */
const program = `
const swc = require("@swc/core");
const { readFileSync } = require("node:fs");
require("node:module")._extensions[".ts"] = (module, file) =>
  module._compile(swc.transformSync(readFileSync(file, "utf8"), { filename: file, jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "commonjs" } }).code, file);
const { checkLaws } = require("./tests/builders/clock-ledgers.ts");
console.log(JSON.stringify({ offset: new Date(2026, 0, 1).getTimezoneOffset(), ...checkLaws(${runs}) }));
`;

async function lawsIn(timeZone: string, locale: string): Promise<Seen & { offset: number }> {
  const { stdout } = await promisify(execFile)(process.execPath, ["-e", program], { cwd: join(__dirname, "../.."), env: { ...process.env, TZ: timeZone, LANG: locale, LC_ALL: locale } });
  return JSON.parse(stdout) as Seen & { offset: number };
}

test("the same laws hold, with the same answers, under five time zones and locales", async () => {
  const zones = [["Asia/Shanghai", "zh_CN.UTF-8"], ["UTC", "C"], ["America/Los_Angeles", "en_US.UTF-8"], ["Pacific/Kiritimati", "ar_EG.UTF-8"], ["America/St_Johns", "de_DE.UTF-8"]] as const;
  const seen = [];
  for (const [timeZone, locale] of zones) seen.push(await lawsIn(timeZone, locale));
  expect(seen.map((one) => one.offset)).toEqual([-480, 0, 480, -840, 210]);
  expect(new Set(seen.map((one) => one.digest)).size).toBe(1);
}, 120_000);
