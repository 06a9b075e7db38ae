import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Collapse, Drawer, Radio } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { answered, api } from "../../api/client.ts";
import { thrownProblem } from "../../api/problem.ts";
import { useNames } from "../../components/names.tsx";
import { PageSkeleton } from "../../components/page-state.tsx";
import { ProblemView } from "../../components/problem-view.tsx";
import { instantText } from "../../formats.ts";
import type { PlanValue } from "./plan-document.ts";
import { placedItems, rowsAt } from "./plan-form-context.ts";
import { RehearsalDrawing } from "./rehearsal-drawing.tsx";
import { drawRehearsal, grouped, type Entry, type Rehearsal } from "./rehearsal-lanes.ts";

type Assumption = "nobody-acts" | "all-on-time";
const assumptions: readonly Assumption[] = ["nobody-acts", "all-on-time"];

/** 推演: the plan's year by the very rules that will run it, drawn, with what it found. Nothing is stored. */
export function RehearsalDrawer({ value, onClose, onGoTo }: { value: PlanValue; onClose: () => void; onGoTo: (path: string) => void }) {
  const { t, i18n } = useTranslation();
  const [assume, setAssume] = useState<Assumption>("nobody-acts");
  const query = useQuery({
    queryKey: ["rehearsal", assume, i18n.language, value],
    queryFn: ({ signal }) => answered(api.POST("/api/v1/rehearsals", { body: { plan: value, assume }, signal })),
    staleTime: 60_000,
    gcTime: 60_000,
  });
  return (
    <Drawer open size={1_120} onClose={onClose} title={t("plan:rehearsal.title")} rootClassName="rehearsal-drawer">
      <div className="stack-4">
        <Radio.Group aria-label={t("plan:rehearsal.assume")} optionType="button" value={assume} options={assumptions.map((one) => ({ value: one, label: t(`plan:rehearsal.assume.${one}`) }))} onChange={(event) => setAssume(assumptions.find((one) => one === event.target.value) ?? "nobody-acts")} />
        {query.isError && <ProblemView problem={thrownProblem(query.error)} onRetry={() => void query.refetch()} />}
        {query.isPending && <PageSkeleton />}
        {query.data !== undefined && <Rehearsed rehearsal={query.data} value={value} onGoTo={onGoTo} />}
      </div>
    </Drawer>
  );
}

function Rehearsed({ rehearsal, value, onGoTo }: { rehearsal: Rehearsal; value: PlanValue; onGoTo: (path: string) => void }) {
  const { t, i18n } = useTranslation();
  const drawing = useMemo(() => drawRehearsal(rehearsal.timeline, value), [rehearsal, value]);
  const places = new Map([
    ...placedItems(value).map((one) => [one.id, { title: one.title, path: one.path.map((part) => (typeof part === "number" ? `[${part}]` : `.${part}`)).join("").slice(1) }] as const),
    ...rowsAt(value, ["milestones"]).map((one, index) => [String(one["id"]), { title: String(one["name"]), path: `milestones[${index}]` }] as const),
  ]);
  const months = [...grouped(rehearsal.timeline, (entry) => entry.at.slice(0, 7))];
  const escalations = rehearsal.timeline.filter((entry) => entry.what === "escalation").length;
  return (
    <>
      {rehearsal.provisional && <Alert type="warning" showIcon title={t("plan:rehearsal.provisional")} />}
      <section aria-labelledby="findings-title" data-rehearsed={rehearsal.timeline.length}>
        <h2 id="findings-title">{t("plan:rehearsal.findings", { count: rehearsal.findings.length })}</h2>
        {rehearsal.findings.length === 0 && <p className="muted">{t("plan:rehearsal.findingsNone")}</p>}
        <ul className="line-list findings">
          {rehearsal.findings.map((finding) => {
            const place = places.get(finding.entity);
            return (
              <li key={`${finding.code} ${finding.entity} ${finding.on ?? ""}`} data-finding={finding.code}>
                <div className="line-what">{i18n.language === "en" ? finding.en : finding.zh}{finding.on !== undefined && <span className="muted"> {finding.on}</span>}</div>
                {place !== undefined && <Button size="small" type="link" onClick={() => onGoTo(place.path)}>{place.title}</Button>}
              </li>
            );
          })}
        </ul>
      </section>
      <section aria-labelledby="drawing-title">
        <h2 id="drawing-title">{t("plan:rehearsal.drawing")}</h2>
        <p className="muted">{t("plan:rehearsal.summary", { entries: rehearsal.timeline.length, escalations })}</p>
        <RehearsalDrawing drawing={drawing} />
      </section>
      <section aria-labelledby="months-title">
        <h2 id="months-title">{t("plan:rehearsal.months")}</h2>
        <Collapse size="small" destroyOnHidden items={months.map(([month, entries]) => ({ key: month, label: t("plan:rehearsal.month", { month, count: entries.length }), children: <Month entries={entries} titleOf={(entity) => places.get(entity)?.title ?? (entity === "campaign" ? t("plan:rehearsal.campaign") : entity)} /> }))} />
      </section>
    </>
  );
}

function Month({ entries, titleOf }: { entries: readonly Entry[]; titleOf: (entity: string) => string }) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <ul className="line-list">
      {entries.map((entry, index) => {
        const persons: unknown = entry["toPersons"];
        const to = Array.isArray(persons) ? persons.filter((one): one is string => typeof one === "string").map(names.person) : [];
        return (
          <li key={`${index} ${entry.at}`}>
            <time>{instantText(entry.at)}</time>
            <div className="line-what">{t(`plan:rehearsal.what.${entry.what}`)}{entry.rung !== undefined && ` ${entry.rung}`}: {titleOf(entry.entity)}{to.length > 0 && <span className="muted"> → {to.join(t("shell:listSeparator"))}</span>}</div>
          </li>
        );
      })}
    </ul>
  );
}
