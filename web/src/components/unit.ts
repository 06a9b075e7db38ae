import type { TFunction } from "i18next";

/** A figure's unit in words: plans write "d" for days; every other unit is said as it is written. */
export function unitText(t: TFunction, unit: string): string {
  return unit === "d" ? t("names:unit.d") : unit;
}
