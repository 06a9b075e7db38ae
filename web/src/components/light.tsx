import { useTranslation } from "react-i18next";
import type { components } from "../api/schema.d.ts";

export type LightColour = components["schemas"]["Light"];

/** Every light, the worst first. */
export const lights = ["red", "yellow", "green", "grey"] as const satisfies readonly LightColour[];

/** Drawn on a disc of 16: a tick, a clock's hands, an exclamation mark, a pause. Plain paths, since boards mount hundreds while they scroll. */
const marks: Readonly<Record<LightColour, string>> = { green: "M4.5 8.2 7 10.7 11.5 5.6", yellow: "M8 4.2V8.2L10.6 9.7", red: "M8 4V8.8M8 11.2V11.6", grey: "M6.2 5.4V10.6M9.8 5.4V10.6" };

/** A traffic light as icon, words and colour: none of them alone. */
export function Light({ light, text }: { light: LightColour; text?: string }) {
  const { t } = useTranslation();
  return <span className={`light light-${light}`}><svg className="light-icon" viewBox="0 0 16 16" aria-hidden><circle cx="8" cy="8" r="7.5" /><path d={marks[light]} /></svg> {text ?? t(`names:light.${light}`)}</span>;
}
