import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { transformSync } from "@swc/core";
import { workflowBundle } from "./workflow-bundle.ts";

const root = resolve(__dirname, "../..");
/** The processes that tests start from the sources, each by an entry of its own. */
const entries = { worker: "tests/stack/worker-entry.ts", api: "tests/stack/api-entry.ts", door: "tests/stack/door-entry.ts" };
/** Read at run time, from beside the file that reads them. */
const data = ["demo/org.yaml", "demo/plans"];
/** Put in the place of the composition root's own; imported by nobody. */
const planted = "tests/stack/planted-ledger.ts";
const relativeImport = /(?:from |import\()"(\.[^"]+\.ts)"/g;

/** Every file that the entries reach by relative imports, with its text. */
function sourceFiles(): Map<string, string> {
  const sources = new Map<string, string>();
  const open = [...Object.values(entries), planted];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (sources.has(file)) continue;
    const source = readFileSync(join(root, file), "utf8");
    sources.set(file, source);
    for (const [, name] of source.matchAll(relativeImport)) if (name !== undefined) open.push(join(dirname(file), name));
  }
  return new Map([...sources].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** As Node runs it without a build: types gone, imports by their compiled names. The worker's composition root gets a ledger in which a crash can be planted. */
function compiled(file: string, source: string): string {
  const { code } = transformSync(source, { filename: file, swcrc: false, jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "es6" } });
  const linked = code.replace(/(from |import\()"(\.[^"]+)\.ts"/g, '$1"$2.js"');
  return file === "worker/main.ts" ? linked.replace('"../ledger/open-ledger.js"', '"../tests/stack/planted-ledger.js"') : linked;
}

/**
 * A process as the sources stand, made once for a state of them: the path of its entry. Far quicker than a build, and
 * never older than the sources.
 */
export async function processEntry(name: keyof typeof entries): Promise<string> {
  const { code } = await workflowBundle();
  const hash = createHash("sha256").update(code);
  const sources = sourceFiles();
  for (const [file, source] of sources) hash.update(file).update(source);
  const folder = join(root, "node_modules/.cache/process-sources", hash.digest("hex"));
  if (!existsSync(folder)) {
    const making = `${folder}.${process.pid}`;
    for (const [file, source] of sources) {
      const target = join(making, file.replace(/\.ts$/, ".js"));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, compiled(file, source));
    }
    for (const file of data) cpSync(join(root, file), join(making, file), { recursive: true });
    writeFileSync(join(making, "package.json"), '{ "type": "module" }');
    writeFileSync(join(making, "worker/workflows.bundle.js"), code);
    if (existsSync(folder)) rmSync(making, { recursive: true });
    else renameSync(making, folder);
  }
  return join(folder, entries[name].replace(/\.ts$/, ".js"));
}
