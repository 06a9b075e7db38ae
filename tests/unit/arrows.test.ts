import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

/** For each arrow a file that breaks it: the check is worth nothing unless it sees every one of them. */
const violations: { rule: RegExp; file: string; imports: string }[] = [
  { rule: /^domain-uses-only/, file: "domain/a.ts", imports: "../ledger/target.ts" },
  { rule: /^domain-uses-no-package/, file: "domain/b.ts", imports: "node:fs" },
  { rule: /^contracts-uses-only/, file: "contracts/a.ts", imports: "../ledger/target.ts" },
  { rule: /^workflows-uses-only/, file: "workflows/a.ts", imports: "../domain/target.ts" },
  { rule: /^workflows-use-only-the-sdk/, file: "workflows/b.ts", imports: "zod" },
  { rule: /^workflows-use-only-names/, file: "workflows/c.ts", imports: "../contracts/target.ts" },
  { rule: /^ledger-uses-only/, file: "ledger/a.ts", imports: "../api/target.ts" },
  { rule: /^the-door-knows-no-temporal/, file: "ledger/b.ts", imports: "../temporal/target.ts" },
  { rule: /^temporal-uses-only/, file: "temporal/a.ts", imports: "../domain/target.ts" },
  { rule: /^activities-uses-only/, file: "activities/a.ts", imports: "../api/target.ts" },
  { rule: /^worker-uses-only/, file: "worker/a.ts", imports: "../api/target.ts" },
  { rule: /^api-uses-only/, file: "api/a.ts", imports: "../workflows/target.ts" },
  { rule: /^cli-uses-only/, file: "cli/a.ts", imports: "../domain/target.ts" },
  { rule: /^web-uses-only/, file: "web/src/a.ts", imports: "../../contracts/target.ts" },
  { rule: /^web-uses-no-node/, file: "web/src/b.ts", imports: "node:fs" },
  { rule: /^nothing-uses-tests/, file: "worker/b.ts", imports: "../tests/target.ts" },
  { rule: /^no-circles/, file: "demo/circle.ts", imports: "./circle-back.ts" },
];
const rooms = ["domain", "contracts", "workflows", "activities", "ledger", "temporal", "worker", "api", "cli", "web", "demo", "bench", "tests"];

interface Found { rule: { name: string }; from: string }

describe("the arrows between the rooms", () => {
  let folder: string;
  let found: Found[];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "arrows-"));
    const project = resolve(__dirname, "../..");
    symlinkSync(join(project, "node_modules"), join(folder, "node_modules"));
    writeFileSync(join(folder, "tsconfig.json"), "{}");
    for (const room of rooms) {
      mkdirSync(join(folder, room));
      writeFileSync(join(folder, room, "target.ts"), "export const target = 1;\n");
    }
    for (const { file, imports } of violations) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), `import * as reached from "${imports}";\nexport const seen = reached;\n`);
    }
    writeFileSync(join(folder, "demo/circle-back.ts"), 'import * as reached from "./circle.ts";\nexport const back = reached;\n');
    const output = execFileSync(process.execPath, [join(project, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs"), "--config", join(project, ".dependency-cruiser.cjs"), "--output-type", "json", ...rooms], { cwd: folder, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
    found = (JSON.parse(output) as { summary: { violations: Found[] } }).summary.violations;
  }, 60_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(violations)("$file breaking $rule is seen", ({ rule, file }) => {
    expect(found.some((violation) => rule.test(violation.rule.name) && violation.from.startsWith(file.replace(".ts", "")))).toBe(true);
  });
});
