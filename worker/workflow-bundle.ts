import { bundleWorkflowCode } from "@temporalio/worker";
import { fileURLToPath } from "node:url";

/** The entry of the workflow code beside this file, as source or as built. */
export function workflowEntry(): string {
  const extension = import.meta.url.endsWith(".ts") ? "ts" : "js";
  return fileURLToPath(new URL(`../workflows/index.${extension}`, import.meta.url));
}

/** Bundles the workflow code once; the worker loads the result. */
export async function bundleWorkflows(entry: string): Promise<string> {
  const { code } = await bundleWorkflowCode({ workflowsPath: entry });
  return code;
}
