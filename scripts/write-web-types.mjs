// Writes web/src/api/schema.d.ts, the page's types, from api/openapi.json. Not committed: the OpenAPI file is.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";

const source = new URL("../api/openapi.json", import.meta.url);
const target = fileURLToPath(new URL("../web/src/api/schema.d.ts", import.meta.url));
const text = `// Generated from api/openapi.json by scripts/write-web-types.mjs.\n${astToString(await openapiTS(JSON.parse(await readFile(source, "utf8"))))}`;
await mkdir(dirname(target), { recursive: true });
// An unchanged file keeps its time, so that incremental checks stay quick.
if ((await readFile(target, "utf8").catch(() => "")) !== text) await writeFile(target, text);
