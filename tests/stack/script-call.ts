import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** What a function of scripts/ answered or threw. */
export type ScriptAnswer = { value: unknown } | { error: string };

/**
 * Calls an exported function of scripts/ in a Node process of its own: the scripts are ESM that runs unbuilt, the tests are CommonJS.
 * Arguments and answer cross as JSON; an answer of undefined arrives as null.
 * @param module file in scripts/, e.g. "paths.mjs"
 */
export async function callScript(module: string, name: string, args: readonly unknown[], env: NodeJS.ProcessEnv = process.env): Promise<ScriptAnswer> {
  const program = `
    const { ${name}: called } = await import(${JSON.stringify(join(__dirname, "../../scripts", module))});
    let answer;
    try { answer = { value: (await called(...${JSON.stringify(args)})) ?? null }; } catch (error) { answer = { error: error.message }; }
    process.stdout.write(JSON.stringify(answer));`;
  const { stdout } = await run(process.execPath, ["--input-type=module", "-e", program], { env });
  const answer: unknown = JSON.parse(stdout);
  if (typeof answer === "object" && answer !== null) {
    if ("error" in answer && typeof answer.error === "string") return { error: answer.error };
    if ("value" in answer) return { value: answer.value };
  }
  throw new Error(`scripts/${module} answered ${stdout}`);
}
