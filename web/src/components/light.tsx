import { CheckCircleFilled, ClockCircleFilled, ExclamationCircleFilled, PauseCircleFilled } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { components } from "../api/schema.d.ts";

export type LightColour = components["schemas"]["Light"];

const icons = { green: CheckCircleFilled, yellow: ClockCircleFilled, red: ExclamationCircleFilled, grey: PauseCircleFilled };

/** A traffic light as icon, words and colour: none of them alone. */
export function Light({ light, text }: { light: LightColour; text?: string }) {
  const { t } = useTranslation();
  const Icon = icons[light];
  return <span className={`light light-${light}`}><Icon aria-hidden /> {text ?? t(`names:light.${light}`)}</span>;
}
