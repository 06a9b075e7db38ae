import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { callScript } from "../stack/script-call.ts";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "court-build-"));
  for (const folder of ["domain/calendar", "web/src/api", "dist"]) mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, "domain", "calendar", "calendar.ts"), "export {};");
});
afterEach(() => rmSync(root, { recursive: true }));

async function state(): Promise<string> {
  const { value } = (await callScript("build-state.mjs", "sourcesState", [root])) as { value: string };
  return value;
}

async function isBuilt(from: string): Promise<unknown> {
  return callScript("build-state.mjs", "isBuiltFrom", [from, root]);
}

test("what was built is up to date until a source is changed, added or removed", async () => {
  const first = await state();
  expect(await isBuilt(first)).toEqual({ value: false });
  await callScript("build-state.mjs", "noteBuilt", [first, root]);
  expect(await isBuilt(await state())).toEqual({ value: true });

  utimesSync(join(root, "domain", "calendar", "calendar.ts"), 1, 1);
  const changed = await state();
  expect(await isBuilt(changed)).toEqual({ value: false });

  writeFileSync(join(root, "domain", "time.ts"), "");
  const added = await state();
  rmSync(join(root, "domain", "calendar", "calendar.ts"));
  expect(new Set([first, changed, added, await state()]).size).toBe(4);
});

test("what the build itself writes among the sources, and everything that is no source, does not count", async () => {
  const before = await state();
  writeFileSync(join(root, "web", "src", "api", "schema.d.ts"), "");
  writeFileSync(join(root, "dist", "main.js"), "");
  expect(await state()).toBe(before);
});
