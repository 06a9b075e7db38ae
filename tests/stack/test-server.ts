import { execFileSync } from "node:child_process";
import { join } from "node:path";

/**
 * The time-skipping test server, for `TestWorkflowEnvironment.createTimeSkipping({ server: timeSkippingServer() })`.
 * Throws with one clear sentence when it has not been prepared.
 */
export function timeSkippingServer(): { executable: { type: "existing-path"; path: string } } {
  const path = execFileSync(process.execPath, [join(__dirname, "../../scripts/test-server.mjs")], { encoding: "utf8" }).trim();
  return { executable: { type: "existing-path", path } };
}
