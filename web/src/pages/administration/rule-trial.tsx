import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { DatePicker } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answered, api } from "../../api/client.ts";
import { keys } from "../../api/query-keys.ts";
import type { components } from "../../api/schema.d.ts";
import { civil } from "../../commands/command-body.ts";
import { PageState } from "../../components/page-state.tsx";
import type { RuleRow } from "./rule-words.ts";

type Outcome = components["schemas"]["TrialOutcome"];

/** 试算: one sample by the rule as it is and by the version, each with its steps. The sample's first day is chosen here. */
export function RuleTrial({ row }: { row: RuleRow }) {
  const { t, i18n } = useTranslation();
  const [startsOn, setStartsOn] = useState(row.fromOn);
  const query = useQuery({
    queryKey: keys.court("rule-trial", JSON.stringify(row), startsOn, i18n.language),
    queryFn: ({ signal }) => answered(api.POST("/api/v1/court/preview-rule-version", { body: { row, startsOn, ledger: [] }, signal })),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  return (
    <div className="stack-2">
      <label className="toolbar-filters"><span>{t("administration:rule.sample")}</span><DatePicker value={dayjs(startsOn)} allowClear={false} onChange={(day) => { if (day !== null) setStartsOn(civil(day)); }} /></label>
      <PageState query={query}>
        {(preview) => (
          <div role="status" className="stack-2" data-changed={preview.changed}>
            <div>{t(!preview.applies ? "administration:rule.keeps" : preview.changed ? "administration:rule.changes" : "administration:rule.same")}</div>
            <div className="row-fields">
              <OutcomeView title={t("administration:rule.asItIs")} name="before" outcome={preview.before} />
              <OutcomeView title={t("administration:rule.withVersion", { version: preview.version })} name="after" outcome={preview.after} />
            </div>
          </div>
        )}
      </PageState>
    </div>
  );
}

function OutcomeView({ title, name, outcome: { calculation, refusal } }: { title: string; name: string; outcome: Outcome }) {
  const { t } = useTranslation();
  return (
    <section className="stack-2" data-outcome={name}>
      <h3 className="group-title">{title}</h3>
      {refusal !== undefined && <p className="grave">{refusal.text} {refusal.article}</p>}
      {calculation !== undefined && (
        <>
          <strong>{calculation.dueOn ?? calculation.dueAt ?? t("administration:rule.unlimited")}{calculation.provisional ? t("administration:rule.provisional") : ""}</strong>
          <ol className="plain-list">{calculation.steps.map((step) => <li key={step.text}>{step.text}{step.article === undefined ? "" : ` ${step.article}`}</li>)}</ol>
        </>
      )}
    </section>
  );
}
