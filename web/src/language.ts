import i18next, { type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import type { ConfigProviderProps } from "antd";
import { preferences, type Preferences } from "./preferences.ts";

type Locale = NonNullable<ConfigProviderProps["locale"]>;

/** A language as the page is drawn in it: our words and Ant Design's own. It never changes; another language is another one. */
export interface Spoken { words: i18n; locale: Locale }

const learned = new Map<Preferences["language"], Spoken>();

/** Loads a language's catalogues and Ant Design's own words, once. */
export async function learn(language: Preferences["language"]): Promise<Spoken> {
  const known = learned.get(language);
  if (known !== undefined) return known;
  const { catalogues, locale } = language === "en" ? await import("./texts/en.ts") : await import("./texts/zh-cn.ts");
  for (const [area, texts] of Object.entries(catalogues)) i18next.addResourceBundle(language, area, texts);
  const spoken = { words: i18next.cloneInstance({ lng: language }), locale };
  learned.set(language, spoken);
  return spoken;
}

/** What is written beside the components, dates for one, is in this language from now on. */
export function speak(language: Preferences["language"]): void {
  dayjs.locale(language === "en" ? "en" : "zh-cn");
  void i18next.changeLanguage(language);
}

/** The language to begin with. */
export async function startLanguage(): Promise<Spoken> {
  // A fallback would hide a missing text; the check finds it before a reader does.
  await i18next.use(initReactI18next).init({ lng: preferences().language, fallbackLng: false, resources: {}, ns: [], interpolation: { escapeValue: false }, keySeparator: false, returnNull: false });
  const spoken = await learn(preferences().language);
  speak(preferences().language);
  return spoken;
}
