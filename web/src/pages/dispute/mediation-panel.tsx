import { useTranslation } from "react-i18next";
import type { Dispute } from "../../api/queries.ts";
import { partyName } from "../../commands/field-contexts.ts";
import { useNames } from "../../components/names.tsx";
import { Panel } from "./panel.tsx";

/** Who was asked to mediate, the sessions, and what was agreed. */
export function MediationPanel({ dispute }: { dispute: Dispute }) {
  const { t } = useTranslation();
  const names = useNames();
  const { appointment, sessions, agreement, proposedMediators } = dispute;
  const listed = (ids: readonly string[]): string => ids.map((id) => partyName(dispute, id)).join(t("shell:listSeparator"));
  // Who was proposed matters until somebody has been asked.
  const toAsk = appointment === undefined && dispute.stage === "intake" ? proposedMediators : [];
  if (appointment === undefined && sessions.length === 0 && agreement === undefined && toAsk.length === 0) return null;
  return (
    <Panel id="mediation" title={t("disputes:mediation")}>
      <div className="stack-3">
        {appointment === undefined
          ? toAsk.length > 0 && <div>{t("disputes:toAsk", { who: toAsk.map(names.person).join(t("shell:listSeparator")) })}</div>
          : (
            <div>
              <div>{t("disputes:asked", { who: names.person(appointment.asked) })}</div>
              {appointment.declined.map((one) => <div key={one.mediator} className="muted">{t("disputes:passedOver", { who: names.person(one.mediator), ground: t(`disputes:ground.${one.ground}`) })}</div>)}
              {appointment.remaining.length > 0 && <div className="muted">{t("disputes:toAsk", { who: appointment.remaining.map(names.person).join(t("shell:listSeparator")) })}</div>}
            </div>
          )}
        {sessions.length > 0 && (
          <ul className="plain-list" aria-label={t("disputes:sessions")}>
            {sessions.map((one, index) => <li key={`${one.heldOn} ${index}`}>{one.heldOn} · {t(`disputes:mode.${one.mode}`)}{one.attended.length === 0 ? "" : ` · ${listed(one.attended)}`}</li>)}
          </ul>
        )}
        {agreement !== undefined && (
          <div data-agreement>
            <strong>{t("disputes:agreementMade", { on: agreement.madeOn })}</strong>
            <div>{t("disputes:signedBy", { who: agreement.signed.length === 0 ? t("disputes:nobodyYet") : listed(agreement.signed) })}</div>
            {agreement.effectiveOn !== undefined && <div>{t("disputes:effectiveOn", { on: agreement.effectiveOn })}</div>}
            {agreement.performBy !== undefined && <div>{t("disputes:performBy", { on: agreement.performBy })}</div>}
          </div>
        )}
      </div>
    </Panel>
  );
}
