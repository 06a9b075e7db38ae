import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import type { ConfigProviderProps } from "antd";
import { preferences, type Preferences } from "./preferences.ts";

type Locale = NonNullable<ConfigProviderProps["locale"]>;

const locales = new Map<Preferences["language"], Locale>();

/** Loads a language's catalogues and Ant Design's own words, once. */
export async function learn(language: Preferences["language"]): Promise<void> {
  if (locales.has(language)) return;
  const { catalogues, locale } = language === "en" ? await import("./texts/en.ts") : await import("./texts/zh-cn.ts");
  locales.set(language, locale);
  for (const [area, texts] of Object.entries(catalogues)) i18next.addResourceBundle(language, area, texts);
}

/** Speaks a language that was learned, from now on: the change has happened when this returns. */
export function speak(language: Preferences["language"]): void {
  dayjs.locale(language === "en" ? "en" : "zh-cn");
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
}

export function antLocale(language: Preferences["language"]): Locale | undefined {
  return locales.get(language);
}

export async function startLanguage(): Promise<void> {
  // A fallback would hide a missing text; the check finds it before a reader does.
  await i18next.use(initReactI18next).init({ lng: preferences().language, fallbackLng: false, resources: {}, ns: [], interpolation: { escapeValue: false }, keySeparator: false, returnNull: false });
  await learn(preferences().language);
  speak(preferences().language);
}
