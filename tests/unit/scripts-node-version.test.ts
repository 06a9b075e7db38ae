import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "court-node-version-"));
  copyFileSync(join(__dirname, "../../temporal-dev.sh"), join(folder, "temporal-dev.sh"));
  mkdirSync(join(folder, "bin"));
  writeFileSync(join(folder, "package-lock.json"), "{}");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function fake(program: string, script: string): void {
  writeFileSync(join(folder, "bin", program), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}

/** Runs temporal-dev.sh with a Node that says this version and otherwise prints what it was asked to run. */
function runWithNode(version: string | undefined): { status: number | null; stdout: string; stderr: string } {
  fake("node", version === undefined ? "exit 127" : `if [ "$1" = --version ]; then echo ${version}; else echo "ran $*"; fi`);
  return spawnSync("bash", [join(folder, "temporal-dev.sh"), "status"], {
    encoding: "utf8",
    env: { ...process.env, PATH: `${join(folder, "bin")}:/usr/bin:/bin` },
  });
}

function installDependencies(): void {
  mkdirSync(join(folder, "node_modules"));
  writeFileSync(join(folder, "node_modules", ".package-lock.json"), "{}");
}

test.each(["v18.20.4", "v20.2.0", "v16.0.0"])("Node %s is refused with one sentence in Chinese and one in English", (version) => {
  const { status, stdout, stderr } = runWithNode(version);
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr.trim().split("\n")).toEqual([
    `需要 Node.js 20.3 或更高版本,这里是 ${version}:请到 https://nodejs.org 安装。`,
    `Node.js 20.3 or newer is needed, this is ${version}: install it from https://nodejs.org.`,
  ]);
});

test("a missing Node is said to be missing", () => {
  const { status, stderr } = runWithNode(undefined);
  expect(status).toBe(1);
  expect(stderr).toContain("this is not installed");
});

test.each(["v20.3.0", "v22.0.0", "v24.11.1"])("Node %s runs the command", (version) => {
  installDependencies();
  const { status, stdout } = runWithNode(version);
  expect({ status, stdout }).toEqual({ status: 0, stdout: "ran scripts/dev.mjs status\n" });
});

test("missing dependencies are installed before the command runs", () => {
  fake("npm", 'echo "npm $*"');
  const { stdout } = runWithNode("v20.3.0");
  expect(stdout).toMatch(/npm ci .*\nran scripts\/dev.mjs status\n$/);
});

test("dependencies that cannot be installed end it with a sentence", () => {
  fake("npm", "exit 1");
  const { status, stderr } = runWithNode("v20.3.0");
  expect(status).toBe(1);
  expect(stderr).toContain("The dependencies could not be installed");
});
