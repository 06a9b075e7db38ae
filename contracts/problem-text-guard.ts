import type { Text } from "./problem-codes.ts";

/** Whether something is a text in both languages, as our schemas attach it to a refusal. */
export function isText(value: unknown): value is Text {
  return typeof value === "object" && value !== null && "zh" in value && "en" in value && typeof value.zh === "string" && typeof value.en === "string";
}
