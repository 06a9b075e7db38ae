/** Every measure and colour of the page. Colour has meaning: accent is what one can act on; the lights are states; the rest is ink and paper. */

export type Mode = "light" | "dark";

/** One spacing scale, px. */
export const space = { 1: 4, 2: 8, 3: 12, 4: 16, 5: 24, 6: 32 } as const;

/** One type scale, px, at normal size; "large" multiplies it. */
export const type = { small: 12, body: 14, lead: 16, title: 20, display: 24 } as const;
export const largeTextFactor = 1.2;

export const radius = 4;

export interface Palette {
  paper: string;
  ground: string;
  raised: string;
  ink: string;
  muted: string;
  line: string;
  accent: string;
  onAccent: string;
  accentSoft: string;
  green: string;
  greenSoft: string;
  yellow: string;
  yellowSoft: string;
  red: string;
  redSoft: string;
  grey: string;
  greySoft: string;
  rail: string;
  railInk: string;
}

/** Each text colour reaches 4.5:1 on paper, ground and its own soft ground. */
export const palettes: Readonly<Record<Mode, Palette>> = {
  light: {
    paper: "#ffffff", ground: "#f3f5f8", raised: "#ffffff", ink: "#1b2430", muted: "#55606e", line: "#dbe0e7", accent: "#1f4e8c", onAccent: "#ffffff", accentSoft: "#e8eff8",
    green: "#1a6b35", greenSoft: "#e6f4ea", yellow: "#7a4f00", yellowSoft: "#fdf3d8", red: "#b0231b", redSoft: "#fdeceb", grey: "#55606e", greySoft: "#eceff3",
    rail: "#16263d", railInk: "#dfe7f2",
  },
  dark: {
    paper: "#1a2029", ground: "#12171e", raised: "#222a35", ink: "#e6ebf2", muted: "#a6b1bf", line: "#343e4b", accent: "#8ab4f0", onAccent: "#0d1b2e", accentSoft: "#1f3047",
    green: "#6fcf8b", greenSoft: "#16301f", yellow: "#eabf55", yellowSoft: "#362a0c", red: "#ff9d94", redSoft: "#3d1a18", grey: "#a6b1bf", greySoft: "#29323d",
    rail: "#0d131b", railInk: "#d5deea",
  },
};

/** The same measures for style sheets, as custom properties. */
export function cssProperties(mode: Mode, large: boolean): Readonly<Record<string, string>> {
  const factor = large ? largeTextFactor : 1;
  return {
    ...Object.fromEntries(Object.entries(palettes[mode]).map(([name, value]) => [`--${name}`, value])),
    ...Object.fromEntries(Object.entries(space).map(([step, px]) => [`--space-${step}`, `${px}px`])),
    ...Object.fromEntries(Object.entries(type).map(([name, px]) => [`--type-${name}`, `${Math.round(px * factor)}px`])),
    "--radius": `${radius}px`,
  };
}
