import { useTranslation } from "react-i18next";
import { Light } from "../../components/light.tsx";
import { lights } from "./view-filters.ts";

/** What icons and colours of a chart mean. */
export function LightLegend() {
  const { t } = useTranslation();
  return <ul className="light-legend" aria-label={t("campaigns:legend")}>{lights.map((light) => <li key={light}><Light light={light} /></li>)}</ul>;
}
