import { useTranslation } from "react-i18next";
import { Light, lights } from "../../components/light.tsx";

/** What icons and colours of a chart mean. */
export function LightLegend() {
  const { t } = useTranslation();
  return <ul className="light-legend" aria-label={t("campaigns:legend")}>{lights.map((light) => <li key={light}><Light light={light} /></li>)}</ul>;
}
