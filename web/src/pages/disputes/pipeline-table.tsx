import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answered, api } from "../../api/client.ts";
import { keys } from "../../api/query-keys.ts";
import { PageLink } from "../../components/page-link.tsx";
import { PageState } from "../../components/page-state.tsx";
import { addressOf, type RawSearch } from "../../page-search.ts";
import { stages, tiers, type DisputeLine, type Stage } from "./list-filters.ts";

interface Cell { stage?: Stage; tier?: DisputeLine["tier"] }

/** The pipeline as a table, stages across and tiers down: each figure the way to its disputes, the chosen one marked. */
export function PipelineTable({ raw }: { raw: RawSearch }) {
  const { t } = useTranslation();
  const query = useQuery({ queryKey: keys.list("dispute", "pipeline"), queryFn: ({ signal }) => answered(api.GET("/api/v1/disputes/pipeline", { signal })) });
  return (
    <PageState query={query}>
      {({ counts, total }) => {
        const count = ({ stage, tier }: Cell): number => counts.filter((one) => (stage === undefined || one.stage === stage) && (tier === undefined || one.tier === tier)).reduce((sum, one) => sum + one.disputes, 0);
        const figure = (cell: Cell) => {
          const chosen = raw["stage"] === cell.stage && raw["tier"] === cell.tier;
          const many = count(cell);
          const name = t("disputes:cell", { stage: cell.stage === undefined ? t("disputes:allStages") : t(`disputes:stage.${cell.stage}`), tier: cell.tier === undefined ? t("disputes:allTiers") : t(`disputes:tier.${cell.tier}`), count: many });
          return (
            <td key={cell.stage ?? "all"} className={chosen ? "pipeline-chosen" : ""} data-cell={`${cell.stage ?? "all"} ${cell.tier ?? "all"}`} data-count={many}>
              {many === 0 && !chosen
                ? <span className="muted" aria-label={name}>0</span>
                : <PageLink to={addressOf("/disputes", chosen ? {} : { stage: cell.stage, tier: cell.tier })} className="pipeline-figure"><span aria-hidden>{many}</span><span className="sr-only">{name}{chosen ? t("disputes:cellChosen") : ""}</span></PageLink>}
            </td>
          );
        };
        return (
          // Scrolled by keyboard as well.
          <div className="pipeline" tabIndex={0} role="region" aria-label={t("disputes:pipeline", { count: total })}>
            <table>
              <thead><tr><th scope="col">{t("disputes:tierHead")}</th>{stages.map((stage) => <th key={stage} scope="col">{t(`disputes:stage.${stage}`)}</th>)}<th scope="col">{t("disputes:sum")}</th></tr></thead>
              <tbody>
                {tiers.map((tier) => <tr key={tier}><th scope="row">{t(`disputes:tier.${tier}`)}</th>{stages.map((stage) => figure({ stage, tier }))}{figure({ tier })}</tr>)}
                <tr className="pipeline-sum"><th scope="row">{t("disputes:sum")}</th>{stages.map((stage) => figure({ stage }))}{figure({})}</tr>
              </tbody>
            </table>
          </div>
        );
      }}
    </PageState>
  );
}
