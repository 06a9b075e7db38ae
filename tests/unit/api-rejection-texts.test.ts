import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { rejectionTexts } from "../../api/rejections/rejection-texts.ts";

const domain = join(__dirname, "../../domain");

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? sources(join(folder, entry.name)) : [join(folder, entry.name)]));
}

const code = sources(domain).filter((file) => file.endsWith(".ts") && !file.includes("rehearsal")).map((file) => readFileSync(file, "utf8")).join("\n");
const reasons = [...new Set([...code.matchAll(/rejected\(\s*"(\w+)"|otherwise: "(\w+)"|return when\(.*, "(\w+)"\)/g)].map((match) => match[1] ?? match[2] ?? match[3] ?? ""))].sort();

test("every reason for which a decider rejects has a text of its own in Chinese and English", () => {
  expect(reasons.length).toBeGreaterThan(100);
  expect(reasons.filter((reason) => !Object.hasOwn(rejectionTexts, reason))).toEqual([]);
});

test("no text stands for a reason that no decider gives", () => {
  const fromElsewhere = ["CourtUnfounded", "CaseNumberTaken"];
  expect(Object.keys(rejectionTexts).filter((reason) => !reasons.includes(reason) && !fromElsewhere.includes(reason))).toEqual([]);
});
