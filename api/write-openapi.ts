import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { endpoints } from "./endpoints/all-endpoints.ts";
import { openApiDocument } from "./openapi.ts";

/** `npm run openapi` writes api/openapi.json; with `--check` it compares and ends with 1 when they differ. */
const file = resolve("api/openapi.json");
const text = `${JSON.stringify(openApiDocument(endpoints), null, 2)}\n`;

if (process.argv.includes("--check")) {
  let committed = "";
  try {
    committed = readFileSync(file, "utf8");
  } catch {
    // no file yet: it differs
  }
  if (committed !== text) {
    process.stderr.write("api/openapi.json differs from the endpoints: run `npm run openapi` and commit it\n");
    process.exitCode = 1;
  }
} else {
  writeFileSync(file, text);
}
