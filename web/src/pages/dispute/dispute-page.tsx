import "../../styles/disputes.css";
import dayjs from "dayjs";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { disputeQuery, useMe, type Dispute } from "../../api/queries.ts";
import { ActionButtons } from "../../commands/action-buttons.tsx";
import { CommandDialog, type Asked } from "../../commands/command-dialog.tsx";
import { disputeContext, disputeInitial } from "../../commands/field-contexts.ts";
import { DayCountdown } from "../../components/day-countdown.tsx";
import { useNames } from "../../components/names.tsx";
import { PageLink } from "../../components/page-link.tsx";
import { PageState } from "../../components/page-state.tsx";
import { Timeline } from "../../components/timeline.tsx";
import { instantText } from "../../formats.ts";
import { ClocksPanel } from "./clocks-panel.tsx";
import { lastDay } from "./clock-scale.ts";
import { CourtPanel } from "./court-panel.tsx";
import { DisputeFacts } from "./dispute-facts.tsx";
import { HandOversPanel } from "./hand-overs-panel.tsx";
import { InterventionsPanel } from "./interventions-panel.tsx";
import { MediationPanel } from "./mediation-panel.tsx";
import { firstActions } from "./next-actions.ts";
import { Panel } from "./panel.tsx";
import { PartiesPanel } from "./parties-panel.tsx";
import { ProposalPanel } from "./proposal-panel.tsx";
import { RequestsPanel } from "./requests-panel.tsx";
import { SealedPanel } from "./sealed-panel.tsx";
import { StageStepper } from "./stage-stepper.tsx";

/** 矛盾纠纷: where it is on its way, every period that runs and why it ends when it does, what may be done now, and all that has happened. */
export function DisputePage() {
  const { t } = useTranslation();
  const id: string = useParams({ strict: false, select: (params: { id?: string }) => params.id ?? "" });
  return <PageState query={useQuery(disputeQuery(id))} title={t("disputes:page")}>{(dispute) => <DisputeBody dispute={dispute} />}</PageState>;
}

/** The running period that ends first. */
function nearest(dispute: Dispute): Dispute["clocks"][number] | undefined {
  return dispute.clocks.filter((clock) => clock.status === "running" && lastDay(clock) !== undefined).sort((a, b) => ((lastDay(a) ?? "") < (lastDay(b) ?? "") ? -1 : 1))[0];
}

function DisputeBody({ dispute }: { dispute: Dispute }) {
  const { t } = useTranslation();
  const me = useMe();
  const [asked, setAsked] = useState<Asked>();
  const clock = nearest(dispute);
  const about = `${dispute.cause} ${dispute.number}`;
  const may = (command: string): boolean => dispute.availableActions.includes(command);
  function ask(command: string, initial: Record<string, unknown> = {}): void {
    const context = disputeContext(dispute);
    setAsked({ target: { kind: "dispute", id: dispute.id, version: dispute.version }, command, about, context, initial: { ...disputeInitial(command, dispute, context), ...initial } });
  }
  return (
    <div className="page" data-status={dispute.status}>
      <div className="page-head">
        <div className="stack-2">
          <div className="muted crumbs"><PageLink to="/disputes">{t("disputes:title")}</PageLink><span>{dispute.number}</span>{dispute.caseNumbers.map((one) => <span key={one.number}>{one.number}</span>)}</div>
          <h1>{dispute.cause}</h1>
          <div className="item-tags">
            <span className="tag tag-status">{dispute.statusText}</span>
            {clock !== undefined && <span>{clock.label} <DayCountdown dueOn={lastDay(clock)} remainingDays={clock.remainingDays} provisional={clock.provisional} /></span>}
            {dispute.clocks.some((one) => one.lapsedOn !== undefined) && <span className="due-late">{t("disputes:lapsed")}</span>}
            {dispute.supervision !== undefined && <span className="tag">{t("disputes:supervised")}</span>}
          </div>
        </div>
        <div className="no-print"><ActionButtons kind="dispute" actions={dispute.availableActions} first={firstActions(dispute, me.person)} onAct={(command) => ask(command)} /></div>
      </div>
      <StageStepper dispute={dispute} />
      {dispute.stage === "intake" && may("Triage") && <ProposalPanel dispute={dispute} onTake={(proposal) => ask("Triage", proposal)} />}
      <div className="stack-4">
        <ClocksPanel dispute={dispute} />
        <div className="columns">
          <div className="stack-4">
            {dispute.waiting.length > 0 && <Waiting dispute={dispute} />}
            <PartiesPanel dispute={dispute} />
            <MediationPanel dispute={dispute} />
            <SealedPanel dispute={dispute} me={me.person} />
            <CourtPanel dispute={dispute} />
            <RequestsPanel dispute={dispute} onDecide={(command, request) => ask(command, { request })} onAnswer={(objection) => ask("AnswerObjection", { objection })} onAsk={(command, of) => ask(command, { clock: of, from: dayjs(dispute.todayOn) })} />
          </div>
          <div className="stack-4">
            <Panel id="facts" title={t("disputes:facts")}><DisputeFacts dispute={dispute} /></Panel>
            <HandOversPanel dispute={dispute} />
            <InterventionsPanel id={dispute.id} mayRecord={may("RecordIntervention")} onRecord={() => ask("RecordIntervention")} />
            <Panel id="timeline" title={t("item:timeline")}><Timeline stream={dispute.id} /></Panel>
          </div>
        </div>
      </div>
      {asked !== undefined && <CommandDialog key={asked.command} asked={asked} onClose={() => setAsked(undefined)} />}
    </div>
  );
}

function Waiting({ dispute }: { dispute: Dispute }) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <Panel id="waiting" title={t("item:waiting")}>
      <ul className="plain-list">{dispute.waiting.map((step) => <li key={`${step.step} ${step.key ?? ""} ${step.owner}`}>{t("item:waitingFor", { who: names.person(step.owner), step: t(`names:step.dispute.${step.step}`) })} <span className="muted">{t("names:timeline.until", { at: instantText(step.dueAt) })}</span></li>)}</ul>
    </Panel>
  );
}
