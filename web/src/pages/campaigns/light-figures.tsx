import { useTranslation } from "react-i18next";
import { Light, lights } from "../../components/light.tsx";
import { PageLink } from "../../components/page-link.tsx";
import { viewPath, type ListedCampaign } from "./view-filters.ts";

/** How many items have each light; each number leads to them. */
export function LightFigures({ figures, name }: { figures: ListedCampaign["lights"]; name: string }) {
  const { t } = useTranslation();
  return (
    <span className="light-figures">
      {lights.map((light) => {
        const figure = figures[light];
        if (figure === undefined || figure.count === 0) return null;
        return <PageLink key={light} to={viewPath("board", figure.query)} className="figure"><span className="sr-only">{t("campaigns:figureOf", { name })}</span><Light light={light} text={t("campaigns:lightCount", { light: t(`names:light.${light}`), count: figure.count })} /></PageLink>;
      })}
      {lights.every((light) => (figures[light]?.count ?? 0) === 0) && <span className="muted">{t("campaigns:noItemsYet")}</span>}
    </span>
  );
}
