import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { bundleWorkflows } from "../../worker/workflow-bundle.ts";

const root = resolve(__dirname, "../..");

/** The bundle of the workflow code as it stands, made once for a state of the sources and shared by all suites. */
export async function workflowBundle(): Promise<{ code: string }> {
  const hash = createHash("sha256");
  const sources = [...readdirSync(join(root, "workflows")).map((name) => join(root, "workflows", name)), join(root, "contracts/workflow-names.ts"), join(root, "package-lock.json")];
  for (const source of sources.sort()) hash.update(readFileSync(source));
  const folder = join(root, "node_modules/.cache/workflow-bundles");
  const file = join(folder, `${hash.digest("hex")}.js`);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    const code = await bundleWorkflows(join(root, "workflows/index.ts"));
    writeFileSync(`${file}.${process.pid}`, code);
    renameSync(`${file}.${process.pid}`, file);
  }
  return { code: readFileSync(file, "utf8") };
}
