// Writes cli/api-types.ts from api/openapi.json: the shapes of answers that the command line reads. `--check` only compares.
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";

/** What the command line prints; everything these refer to comes along. */
const roots = ["WorkItem", "WorkItemLine", "DueDateExplanation", "CampaignPage", "ListedCampaign", "Todo", "Notice", "Me", "Organisation", "LeaverPreview", "ImportAnswer", "RowResult", "WorkItemList", "Settings", "Timeline", "DeadlineCalculation", "RuleVersionPage", "RuleVersionPreview", "CalendarImport", "Dispute", "DisputeLine", "DisputeList", "DisputeStatement", "SimilarDisputes"];

const source = new URL(process.env.OPENAPI_FILE ?? "../api/openapi.json", process.env.OPENAPI_FILE === undefined ? import.meta.url : `file://${process.cwd()}/`);
const target = fileURLToPath(new URL("../cli/api-types.ts", import.meta.url));
const document = JSON.parse(await readFile(source, "utf8"));

const wanted = new Map();
const add = (name) => {
  const schema = document.components.schemas[name];
  if (schema === undefined || wanted.has(name)) return;
  wanted.set(name, schema);
  for (const [, other] of JSON.stringify(schema).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) add(other);
};
roots.forEach(add);

const schemas = Object.fromEntries([...wanted].sort(([a], [b]) => (a < b ? -1 : 1)));
const ast = await openapiTS({ openapi: "3.1.0", info: document.info, paths: {}, components: { schemas } });
const components = astToString(ast.filter((node) => node.name?.text === "components"));
const text = `// Generated from api/openapi.json by scripts/write-cli-types.mjs; not edited by hand.\n${components.replace(/^\s+(responses|parameters|requestBodies|headers|pathItems): never;\n/gm, "")}`;

if (process.argv.includes("--check")) {
  const kept = await readFile(target, "utf8").catch(() => "");
  if (kept !== text) {
    process.stderr.write("cli/api-types.ts differs from api/openapi.json: run node scripts/write-cli-types.mjs\n");
    process.exitCode = 1;
  }
} else {
  await writeFile(target, text);
}
