import { FontSizeOutlined, MoonOutlined, SunOutlined, TranslationOutlined } from "@ant-design/icons";
import { Button, Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import { learn } from "../language.ts";
import { setPreferences, useMode, usePreference } from "../preferences.ts";

/** Language, dark mode and large text, each one click. */
export function AppearanceSwitches() {
  const { t } = useTranslation();
  const language = usePreference("language");
  const largeText = usePreference("largeText");
  const mode = useMode();
  const other = language === "en" ? "zh-CN" : "en";
  const dark = mode === "dark" ? t("shell:light") : t("shell:dark");
  const large = largeText ? t("shell:normalText") : t("shell:largeText");
  return (
    <>
      <Tooltip title={t("shell:otherLanguageHint")}><Button type="text" icon={<TranslationOutlined />} onMouseEnter={() => void learn(other)} onFocus={() => void learn(other)} onClick={() => setPreferences({ language: other })} className="language-switch">{t("shell:otherLanguage")}</Button></Tooltip>
      <Tooltip title={dark}><Button type="text" aria-label={dark} icon={mode === "dark" ? <SunOutlined /> : <MoonOutlined />} onClick={() => setPreferences({ mode: mode === "dark" ? "light" : "dark" })} /></Tooltip>
      <Tooltip title={large}><Button type="text" aria-label={large} aria-pressed={largeText} icon={<FontSizeOutlined />} onClick={() => setPreferences({ largeText: !largeText })} /></Tooltip>
    </>
  );
}
