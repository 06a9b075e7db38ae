export type Language = "zh" | "en";

/** A text for people in both languages. */
export interface Text { zh: string; en: string }

/** One of two texts, in the reader's language. */
export type Say = (zh: string, en: string) => string;

export function speaking(language: Language): Say {
  return (zh, en) => (language === "zh" ? zh : en);
}

/** `--lang`, else the machine's own; Chinese unless that says English. */
export function languageOf(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Language {
  const joined = argv.find((argument) => argument.startsWith("--lang="))?.slice("--lang=".length);
  const index = argv.indexOf("--lang");
  const asked = joined ?? (index === -1 ? undefined : argv[index + 1]);
  if (asked === "zh" || asked === "en") return asked;
  const own = [env["LC_ALL"], env["LC_MESSAGES"], env["LANG"]].find((value) => value !== undefined && value !== "");
  return own?.toLowerCase().startsWith("en") === true ? "en" : "zh";
}
