import { useTranslation } from "react-i18next";
import type { Dispute } from "../../api/queries.ts";
import { partyName } from "../../commands/field-contexts.ts";
import { instantText } from "../../formats.ts";
import { Panel } from "./panel.tsx";

type Hearing = Dispute["hearings"][number];
type Service = Dispute["services"][number];

function hearingState(one: Hearing): "held" | "adjourned" | "cancelled" | "coming" {
  if (one.heldOn !== undefined) return "held";
  if (one.adjournedTo !== undefined) return "adjourned";
  return one.cancelled === true ? "cancelled" : "coming";
}

/** Services, hearings, appeals and preservations: what the court has done and what is still on its way. */
export function CourtPanel({ dispute }: { dispute: Dispute }) {
  const { t } = useTranslation();
  const { services, hearings, appeals, preservations } = dispute;
  return (
    <>
      {services.length > 0 && <Panel id="services" title={t("disputes:services")}><ul className="line-list">{services.map((one) => <ServiceLine key={one.id} service={one} dispute={dispute} />)}</ul></Panel>}
      {hearings.length > 0 && (
        <Panel id="hearings" title={t("disputes:hearings")}>
          <ul className="line-list">
            {hearings.map((one) => <li key={one.id} data-hearing={one.id}><time className="muted" dateTime={one.at}>{instantText(one.at)}</time><div className="line-what">{t(`disputes:hearing.${one.kind}`)}{one.place === undefined ? "" : ` · ${one.place}`} <span className="tag">{t(`disputes:hearingState.${hearingState(one)}`)}</span></div></li>)}
          </ul>
        </Panel>
      )}
      {appeals.length > 0 && <Panel id="appeals" title={t("disputes:appeals")}><ul className="plain-list">{appeals.map((one) => <li key={`${one.party} ${one.on}`}>{one.on} · {partyName(dispute, one.party)}{one.withdrawnOn === undefined ? "" : ` · ${t("disputes:appealWithdrawn", { on: one.withdrawnOn })}`}</li>)}</ul></Panel>}
      {preservations.length > 0 && (
        <Panel id="preservations" title={t("disputes:preservations")}>
          <ul className="plain-list">{preservations.map((one) => <li key={one.id}>{t(`disputes:preservation.${one.kind}`)} · {partyName(dispute, one.party)} · {instantText(one.appliedAt)} <span className="tag">{t(one.decided === undefined ? "disputes:undecided" : one.decided.granted ? "commands:option.granted" : "commands:option.refused")}</span></li>)}</ul>
        </Panel>
      )}
    </>
  );
}

/** One document on one party, with every attempt. */
function ServiceLine({ service, dispute }: { service: Service; dispute: Dispute }) {
  const { t } = useTranslation();
  const state = service.servedOn !== undefined ? "served" : service.stuck === true ? "stuck" : "underway";
  return (
    <li data-service={service.id} data-state={state}>
      <div className="line-what">
        <strong>{t(`disputes:document.${service.document}`)}</strong> {partyName(dispute, service.party)} <span className={`tag ${state === "stuck" ? "tag-late" : ""}`}>{t(`disputes:serviceState.${state}`, { on: service.servedOn ?? "" })}</span>
        <div className="muted small">{service.attempts.map((one) => `${one.sentOn} ${t(`disputes:method.${one.method}`)}${one.failed === undefined ? "" : ` · ${t(`disputes:ground.${one.failed}`)}`}`).join(" → ")}</div>
        {service.answerBy !== undefined && state === "underway" && <div className="muted small">{t("disputes:answerBy", { at: instantText(service.answerBy) })}</div>}
      </div>
    </li>
  );
}
