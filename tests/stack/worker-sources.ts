import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { transformSync } from "@swc/core";
import { workflowBundle } from "./workflow-bundle.ts";

const root = resolve(__dirname, "../..");
/** Everything that a worker is made of, and the entry by which tests start it. */
const folders = ["domain", "contracts", "ledger", "temporal", "activities", "worker"];
const entry = ["tests/stack/worker-entry.ts", "tests/stack/planted-ledger.ts"];

function sourceFiles(): string[] {
  const files = folders.flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)));
  return [...files.filter((file) => file.endsWith(".ts")), ...entry].sort();
}

/** As Node runs it without a build: types gone, imports by their compiled names. The composition root gets a ledger in which a crash can be planted. */
function compiled(file: string, source: string): string {
  const { code } = transformSync(source, { filename: file, swcrc: false, jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "es6" } });
  const linked = code.replace(/(from |import\()"(\.[^"]+)\.ts"/g, '$1"$2.js"');
  return file === "worker/main.ts" ? linked.replace('"../ledger/open-ledger.js"', '"../tests/stack/planted-ledger.js"') : linked;
}

/**
 * The worker as the sources stand, made once for a state of them: the path of its entry. Far quicker than a build, and
 * never older than the sources.
 */
export async function workerEntry(): Promise<string> {
  const { code } = await workflowBundle();
  const hash = createHash("sha256").update(code);
  const sources = sourceFiles().map((file) => ({ file, source: readFileSync(join(root, file), "utf8") }));
  for (const { file, source } of sources) hash.update(file).update(source);
  const folder = join(root, "node_modules/.cache/worker-sources", hash.digest("hex"));
  if (!existsSync(folder)) {
    const making = `${folder}.${process.pid}`;
    for (const { file, source } of sources) {
      const target = join(making, file.replace(/\.ts$/, ".js"));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, compiled(file, source));
    }
    writeFileSync(join(making, "package.json"), '{ "type": "module" }');
    writeFileSync(join(making, "worker/workflows.bundle.js"), code);
    if (existsSync(folder)) rmSync(making, { recursive: true });
    else renameSync(making, folder);
  }
  return join(folder, "tests/stack/worker-entry.js");
}
