import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { bundleWorkflows, workflowEntry } from "./workflow-bundle.ts";

// Part of the build: the bundle is made once, and every worker starts from the same bytes.
const target = fileURLToPath(new URL("workflows.bundle.js", import.meta.url));
await writeFile(target, await bundleWorkflows(workflowEntry()));
