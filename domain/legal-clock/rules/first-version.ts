/** The law that every row of the first table was read in, and from which day it holds. */
export const firstVersion = {
  version: "2024.1",
  fromOn: "2024-01-01",
  law: { zh: "民事诉讼法（2023年修正）及司法解释", en: "Civil Procedure Law as amended in 2023, and its interpretations" },
} as const;
