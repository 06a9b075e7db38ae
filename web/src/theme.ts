import { theme, type ThemeConfig } from "antd";
import { largeTextFactor, palettes, radius, type, type Mode } from "./tokens.ts";

/** Who wants less motion gets none: a dialog that only waits for the end of its animation would never be gone. */
const reducedMotion = globalThis.matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Ant Design in our tokens: flat, dense, no shadows where a line does. */
export function antTheme(mode: Mode, large: boolean): ThemeConfig {
  const palette = palettes[mode];
  const size = (px: number): number => Math.round(px * (large ? largeTextFactor : 1));
  return {
    algorithm: mode === "dark" ? theme.darkAlgorithm : theme.defaultAlgorithm,
    cssVar: { key: "court" },
    token: {
      colorPrimary: palette.accent, colorInfo: palette.accent, colorLink: palette.accent, colorSuccess: palette.green, colorWarning: palette.yellow, colorError: palette.red,
      colorText: palette.ink, colorTextSecondary: palette.muted, colorTextTertiary: palette.muted, colorTextDescription: palette.muted, colorTextPlaceholder: palette.muted,
      colorBgBase: palette.paper, colorBgLayout: palette.ground, colorBgContainer: palette.paper, colorBgElevated: palette.raised,
      colorBorder: palette.line, colorBorderSecondary: palette.line, colorTextLightSolid: palette.onAccent,
      borderRadius: radius, fontSize: size(type.body), fontSizeHeading3: size(type.title), fontSizeHeading4: size(type.lead), fontSizeHeading5: size(type.body),
      fontFamily: '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "Segoe UI", system-ui, sans-serif',
      wireframe: false, motion: !reducedMotion, motionDurationMid: "0.12s", motionDurationSlow: "0.18s", boxShadow: "none", boxShadowTertiary: "none",
    },
    components: {
      Button: { primaryShadow: "none", defaultShadow: "none", dangerShadow: "none" },
      Table: { cellPaddingBlockMD: 8, cellPaddingInlineMD: 12, headerBg: palette.ground, headerColor: palette.muted },
      Menu: { darkItemBg: palette.rail, darkSubMenuItemBg: palette.rail, darkItemColor: palette.railInk, itemHeight: 40, darkItemSelectedBg: "#2f5c99", darkItemSelectedColor: "#ffffff" },
      Layout: { siderBg: palette.rail, triggerBg: palette.rail, triggerColor: palette.railInk, headerBg: palette.paper, headerHeight: 52, headerPadding: "0 16px", bodyBg: palette.ground },
      Tabs: { horizontalMargin: "0" },
      Tooltip: { colorBgSpotlight: mode === "dark" ? "#3a4553" : "#1b2430", colorTextLightSolid: "#ffffff" },
    },
  };
}
