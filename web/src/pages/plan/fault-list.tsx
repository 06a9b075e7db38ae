import { CheckCircleFilled, ExclamationCircleFilled, LoadingOutlined, WarningFilled } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { ProblemView } from "../../components/problem-view.tsx";
import type { usePlanCheck } from "./plan-check.ts";
import type { PlanReading } from "./plan-document.ts";

/** All faults and warnings of the plan, each the way to its line. */
export function FaultList({ check, reading, onGoTo }: { check: ReturnType<typeof usePlanCheck>; reading: PlanReading; onGoTo: (path: string) => void }) {
  const { t, i18n } = useTranslation();
  const { verdict, problem, current } = check;
  if (problem !== undefined) return <ProblemView problem={problem} onRetry={check.retry} />;
  const faults = verdict?.faults ?? [];
  const warnings = verdict?.warnings ?? [];
  return (
    <section className="panel fault-panel" aria-labelledby="faults-title" data-checked={current ? faults.length : "waiting"}>
      <h2 id="faults-title" aria-live="polite">
        {!current
          ? <span className="muted"><LoadingOutlined aria-hidden /> {t("plan:check.waiting")}</span>
          : faults.length > 0
            ? <span className="light-red"><ExclamationCircleFilled aria-hidden /> {t("plan:check.faults", { count: faults.length })}</span>
            : <span className="light-green"><CheckCircleFilled aria-hidden /> {t("plan:check.none")}</span>}
      </h2>
      <ul className="fault-list">
        {faults.map((fault) => (
          <li key={`${fault.path} ${fault.code} ${fault.message}`}>
            <button type="button" className="fault" data-fault={fault.path} onClick={() => onGoTo(fault.path)}>
              <span className="fault-line">{t("plan:check.line", { line: reading.lineOf(fault.path) })}</span>
              <span><code>{fault.path}</code> {fault.message}{fault.allowed === undefined ? "" : ` (${fault.allowed})`}</span>
            </button>
          </li>
        ))}
        {warnings.map((warning) => (
          <li key={warning.id}>
            <button type="button" className="fault" data-warning={warning.path} onClick={() => onGoTo(warning.path)}>
              <span className="fault-line"><WarningFilled aria-hidden /> {t("plan:check.line", { line: reading.lineOf(warning.path) })}</span>
              <span>{i18n.language === "en" ? warning.en : warning.zh} <span className="muted">{t("plan:check.answeredLater")}</span></span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
