import { useState } from "react";
import { useTranslation } from "react-i18next";
import { dateText, instantText } from "../formats.ts";
import { ActForm } from "./act-form.tsx";
import type { PartyView } from "./party-api.ts";

type Clock = PartyView["clocks"][number];

function Due({ clock }: { clock: Clock }) {
  const { t } = useTranslation();
  const { dueOn, dueAt, remainingDays } = clock;
  if (dueOn === undefined && dueAt === undefined) return <p>{t("party:noDue")}</p>;
  return (
    <p className="due">
      <strong>{dueAt === undefined ? t("party:due", { on: dateText(dueOn ?? "") }) : t("party:dueAt", { at: instantText(dueAt) })}</strong>
      {remainingDays !== undefined && <span> {remainingDays < 0 ? t("party:past", { days: -remainingDays }) : t("party:remaining", { days: remainingDays })}</span>}
    </p>
  );
}

/** A date with why: its steps, what does not count, what was extended; and the party's objection to it. */
export function ClockCard({ clock, view, onDone }: { clock: Clock; view: PartyView; onDone: (view: PartyView) => void }) {
  const { t } = useTranslation();
  const [objecting, setObjecting] = useState(false);
  const steps = clock.statement?.steps ?? [];
  return (
    <li className="card" data-clock={clock.id}>
      <h3>{clock.label}{clock.whose === undefined ? "" : ` · ${clock.whose}`}</h3>
      <p className="muted">{t(`party:clock.${clock.status}`)}{clock.lapsedOn === undefined ? "" : ` · ${t("party:lapsed", { on: dateText(clock.lapsedOn) })}`}</p>
      <Due clock={clock} />
      {clock.provisional && <p className="muted">{t("party:provisional")}</p>}
      <ul>
        {clock.exclusions.map((one) => <li key={`${one.from} ${one.id ?? ""}`}>{t("party:excluded", { from: dateText(one.from), to: one.to === undefined ? t("party:untilEnd") : dateText(one.to), ground: one.ground ?? "–" })}</li>)}
        {clock.extensions.map((one) => <li key={`${one.approvedOn} ${one.id ?? ""}`}>{one.months === undefined ? t("party:extended.days", { on: dateText(one.approvedOn), amount: one.days ?? 0 }) : t("party:extended.months", { on: dateText(one.approvedOn), amount: one.months })}</li>)}
      </ul>
      {clock.refused !== undefined && <p>{clock.refused}</p>}
      {steps.length > 0 && (
        <details>
          <summary>{t("party:why")}</summary>
          <ol>{steps.map((step, at) => <li key={`${String(at)} ${step.text}`}>{step.text}{step.article === undefined ? null : <span className="muted"> {step.article}</span>}</li>)}</ol>
        </details>
      )}
      {clock.mayObject && !objecting && <button type="button" onClick={() => { setObjecting(true); }}>{t("party:object")}</button>}
      {objecting && <ActForm kind="object" view={view} clock={clock.id} onCancel={() => { setObjecting(false); }} onDone={(next) => { setObjecting(false); onDone(next); }} />}
    </li>
  );
}
