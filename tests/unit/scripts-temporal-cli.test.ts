import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { callScript } from "../stack/script-call.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "court-temporal-cli-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A program that answers --version, or fails to. */
function fakeProgram(path: string, { works = true, script = "" } = {}): string {
  const file = join(folder, path);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${script}\n${works ? "exit 0" : "exit 1"}\n`, { mode: 0o755 });
  return file;
}

function find(env: NodeJS.ProcessEnv): Promise<unknown> {
  return callScript("temporal-cli.mjs", "findTemporalCli", [{ env, cache: join(folder, "cache") }]);
}

test("TEMPORAL_CLI comes before PATH and cache", async () => {
  const own = fakeProgram("own/temporal-dev");
  fakeProgram("path/temporal");
  fakeProgram("cache/bin/temporal");
  expect(await find({ TEMPORAL_CLI: own, PATH: join(folder, "path") })).toEqual({ value: { path: own, source: "TEMPORAL_CLI" } });
});

test("a TEMPORAL_CLI that does not run is refused, not passed over", async () => {
  const own = fakeProgram("own/temporal", { works: false });
  fakeProgram("path/temporal");
  const answer = await find({ TEMPORAL_CLI: own, PATH: join(folder, "path") });
  expect(answer).toEqual({ error: `TEMPORAL_CLI 指向的 ${own} 无法运行。\nTEMPORAL_CLI names ${own}, which does not run.` });
});

test("PATH comes before the cache, and a program on PATH that does not run is passed over", async () => {
  fakeProgram("broken/temporal", { works: false });
  const good = fakeProgram("path/temporal");
  fakeProgram("cache/bin/temporal");
  const PATH = `${join(folder, "broken")}:${join(folder, "path")}`;
  expect(await find({ PATH })).toEqual({ value: { path: good, source: "PATH" } });
});

test("the cache is the last place looked at", async () => {
  expect(await find({ PATH: "" })).toEqual({ value: null });
  const cached = fakeProgram("cache/bin/temporal");
  expect(await find({ PATH: "" })).toEqual({ value: { path: cached, source: "cache" } });
});

/** Nobody listens on port 1. */
const DOWNLOAD_REFUSED = "http://127.0.0.1:1/cli";

function get(env: NodeJS.ProcessEnv): Promise<unknown> {
  // The environment of the process finds tar and go, the argument is what the tools are given.
  return callScript("temporal-cli.mjs", "getTemporalCli", [{ env, cache: join(folder, "cache"), downloadFrom: DOWNLOAD_REFUSED }], {
    ...process.env,
    PATH: `${env["PATH"] ?? ""}:${process.env["PATH"] ?? ""}`,
  });
}

test("without network the CLI is built by go install into the cache", async () => {
  fakeProgram("tools/go", { script: `if [ "$1" = install ]; then printf '#!/bin/sh\\nexit 0\\n' > "$GOBIN/temporal"; fi` });
  const PATH = join(folder, "tools");
  expect(await get({ PATH })).toEqual({ value: { path: join(folder, "cache/bin/temporal"), source: "go install" } });
});

test("no network and no Go is one sentence that names every way", async () => {
  fakeProgram("tools/go", { works: false });
  const answer = await get({ PATH: join(folder, "tools") });
  expect(answer).toEqual({ error: expect.stringMatching(/TEMPORAL_CLI.*PATH.*temporal\.download.*Go.*\n.*TEMPORAL_CLI.*PATH.*temporal\.download.*Go module proxy.*Go is not installed/) });
});
