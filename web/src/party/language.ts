import i18next from "i18next";
import type { Preferences } from "../preferences.ts";

/** Loads the party's own texts, and nothing of the workbench's, and speaks the language from now on. */
export async function speak(language: Preferences["language"]): Promise<void> {
  const { default: texts } = language === "en" ? await import("../texts/en/party.json") : await import("../texts/zh-CN/party.json");
  i18next.addResourceBundle(language, "party", texts);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
  document.title = i18next.t("party:title");
}
