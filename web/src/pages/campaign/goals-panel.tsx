import { Button } from "antd";
import { Suspense, lazy } from "react";
import { useTranslation } from "react-i18next";
import type { Campaign } from "../../api/queries.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { unitText } from "../../components/unit.ts";

// Charts are half a megabyte: nobody who does not look at one waits for it.
const GoalsChart = lazy(async () => ({ default: (await import("./goals-chart.tsx")).GoalsChart }));

/** 目标与进展: how far each goal has come, drawn and in figures. */
export function GoalsPanel({ campaign, onRecord }: { campaign: Campaign; onRecord: (() => void) | undefined }) {
  const { t } = useTranslation();
  const { goals } = campaign;
  const started = goals.filter((goal) => goal.way !== undefined);
  return (
    <section className="panel" aria-labelledby="goals-title">
      <div className="panel-head">
        <h2 id="goals-title">{t("campaign:goals")}</h2>
        {onRecord !== undefined && goals.length > 0 && <Button size="small" className="no-print" onClick={onRecord}>{t("commands:action.RecordResult")}</Button>}
      </div>
      {goals.length === 0
        ? <EmptyState title={t("campaign:goalsNone")} next={t("campaign:goalsNoneNext")} />
        : (
          <div className="stack-3">
            {started.length === 0
              ? <p className="muted">{onRecord === undefined ? t("campaign:resultsNone") : t("campaign:resultsNoneNext")}</p>
              : <Suspense fallback={<div className="goals-chart" />}><GoalsChart goals={started} label={t("campaign:goalsChart")} /></Suspense>}
            <div className="wide-table">
              <table className="figures" aria-labelledby="goals-title">
                <thead><tr>{(["goal", "baseline", "latest", "target", "way", "by"] as const).map((one) => <th key={one} scope="col" className={one === "goal" || one === "by" ? "" : "number"}>{t(`campaign:goal.${one}`)}</th>)}</tr></thead>
                <tbody>
                  {goals.map((goal) => (
                    <tr key={goal.metric} data-goal={goal.metric}>
                      <th scope="row">{goal.name}</th>
                      <td className="number">{goal.baseline === undefined ? t("campaign:unknown") : `${goal.baseline} ${unitText(t, goal.unit)}`}</td>
                      <td className="number">{goal.latest === undefined ? t("campaign:unknown") : `${goal.latest.value} ${unitText(t, goal.unit)}`}</td>
                      <td className="number">{goal.target} {unitText(t, goal.unit)}</td>
                      <td className="number">{goal.way === undefined ? t("campaign:unknown") : `${goal.way}%`}</td>
                      <td>{goal.by}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </div>
        )}
    </section>
  );
}
