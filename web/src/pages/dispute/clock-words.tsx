import { useTranslation } from "react-i18next";
import { DayCountdown } from "../../components/day-countdown.tsx";
import { dayText, instantText } from "../../formats.ts";
import { lastDay, type Clock } from "./clock-scale.ts";

/** What a bar shows, in words: from when to when, what did not count, what was granted, and until when more may be asked for. */
export function ClockFacts({ clock }: { clock: Clock }) {
  const { t } = useTranslation();
  const last = lastDay(clock);
  return (
    <div className="clock-facts">
      <div className="clock-head">
        <strong>{clock.label}</strong>
        {clock.status === "running" ? <DayCountdown dueOn={last} remainingDays={clock.remainingDays} provisional={clock.provisional} /> : <span className="tag">{t(`disputes:clockStatus.${clock.status}`)}</span>}
        {clock.lapsedOn !== undefined && <span className="due-late">{t("disputes:lapsedOn", { on: clock.lapsedOn })}</span>}
      </div>
      <div className="clock-line muted">
        <span>{t("disputes:startedOn", { on: clock.startedOn })}</span>
        {last !== undefined && <span>{t("disputes:dueOn", { on: clock.dueAt === undefined ? dayText(last) : instantText(clock.dueAt) })}</span>}
        {clock.exclusions.map((one) => <span key={`${one.id ?? ""} ${one.from}`}>{t(one.to === undefined ? "disputes:excludedOpen" : "disputes:excluded", { ground: one.groundText ?? t("disputes:groundNone"), from: one.from, to: one.to ?? one.expectedTo ?? "—" })}</span>)}
        {clock.extensions.map((one) => <span key={`${one.id ?? ""} ${one.approvedOn}`}>{t(one.months === undefined ? "disputes:extendedDays" : "disputes:extendedMonths", { count: one.months ?? one.days ?? 0, on: one.approvedOn })}</span>)}
        {clock.window !== undefined && clock.status === "running" && <span>{t("disputes:window", { ask: clock.window.askByOn, decide: clock.window.decideByOn })}</span>}
      </div>
    </div>
  );
}

/** 期限计算说明, step by step, in the server's own words. */
export function StatementSteps({ clock }: { clock: Clock }) {
  const { t } = useTranslation();
  const { statement } = clock;
  if (statement === undefined) return <p className="grave">{clock.refused ?? t("disputes:statement.none")}</p>;
  return (
    <>
      {statement.rule !== undefined && <p className="muted">{t("disputes:statement.rule", { name: statement.rule.name, law: statement.rule.law, version: statement.rule.version })}</p>}
      <ol className="due-steps">
        {statement.steps.map((step, index) => (
          // Steps have no name but their place.
          <li key={index}>
            {step.text}{step.article !== undefined && <span className="muted"> {t("disputes:statement.article", { article: step.article })}</span>}
            {step.confidence !== "high" && <> <span className="tag">{t(`disputes:confidence.${step.confidence}`)}</span></>}
            {(step.resultAt ?? step.resultOn) !== undefined && <div><strong>{step.resultAt === undefined ? dayText(step.resultOn ?? "") : instantText(step.resultAt)}</strong></div>}
          </li>
        ))}
      </ol>
      {statement.provisional && <p className="muted">{t("disputes:statement.provisional")}</p>}
    </>
  );
}

export function ClockSteps({ clock }: { clock: Clock }) {
  const { t } = useTranslation();
  return (
    <details className="clock-steps">
      <summary>{t("disputes:statement.how")}</summary>
      <StatementSteps clock={clock} />
    </details>
  );
}
