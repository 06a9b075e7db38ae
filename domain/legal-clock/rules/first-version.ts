/**
 * The law that every row of the first table was read in: articles are numbered as amended in 2023. The limits themselves have
 * been these since the amendment of 2021 took effect, so that a clock started since then follows them too.
 */
export const firstVersion = {
  version: "cpl-2023",
  fromOn: "2022-01-01",
  law: { zh: "民事诉讼法（2023年修正）及司法解释", en: "Civil Procedure Law as amended in 2023, and its interpretations" },
} as const;
