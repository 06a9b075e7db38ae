import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Dispute } from "../../api/queries.ts";
import { partyName } from "../../commands/field-contexts.ts";
import { useNames } from "../../components/names.tsx";
import { instantText } from "../../formats.ts";
import { Panel } from "./panel.tsx";

interface Props {
  dispute: Dispute;
  onDecide: (command: "DecideExtension" | "DecideExclusion", request: string) => void;
  onAnswer: (objection: string) => void;
  onAsk: (command: "RequestExtension" | "RequestExclusion", clock: string) => void;
}

/** What was asked for about the periods, until when it must be decided, what the parties object to, and what may still be asked for. */
export function RequestsPanel({ dispute, onDecide, onAnswer, onAsk }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  const { extensionRequests, exclusionRequests, objections, clocks } = dispute;
  const may = (command: string): boolean => dispute.availableActions.includes(command);
  const label = (id: string): string => clocks.find((clock) => clock.id === id)?.label ?? id;
  const windows = clocks.filter((clock) => clock.status === "running" && clock.window !== undefined);
  if (extensionRequests.length + exclusionRequests.length + objections.length + windows.length === 0) return null;
  return (
    <Panel id="requests" title={t("disputes:requests")}>
      <ul className="line-list">
        {windows.map((clock) => (
          <li key={clock.id} data-window={clock.id}>
            <div className="line-what">
              <strong>{clock.label}</strong>
              <div>{t("disputes:window", { ask: clock.window?.askByOn ?? "", decide: clock.window?.decideByOn ?? "" })}</div>
              <div className="page-actions no-print">
                {may("RequestExtension") && <Button size="small" onClick={() => onAsk("RequestExtension", clock.id)}>{t("disputes:action.RequestExtension")}</Button>}
                {may("RequestExclusion") && <Button size="small" onClick={() => onAsk("RequestExclusion", clock.id)}>{t("disputes:action.RequestExclusion")}</Button>}
              </div>
            </div>
          </li>
        ))}
        {extensionRequests.map((one) => (
          <li key={one.id} data-request={one.id}>
            <div className="line-what">
              <strong>{t(one.months === undefined ? "disputes:extensionDays" : "disputes:extensionMonths", { clock: label(one.clock), count: one.months ?? one.days ?? 0 })}</strong> <span className="muted">{names.person(one.by)} · {t(`disputes:approver.${one.authority}`)}</span>
              <div className="user-text">{one.reason}</div>
              {one.decideByOn !== undefined && <div className="due-soon">{t("disputes:decideBy", { on: one.decideByOn })}</div>}
              {may("DecideExtension") && <Button size="small" className="no-print" onClick={() => onDecide("DecideExtension", one.id)}>{t("disputes:action.DecideExtension")}</Button>}
            </div>
          </li>
        ))}
        {exclusionRequests.map((one) => (
          <li key={one.id} data-request={one.id}>
            <div className="line-what">
              <strong>{t("disputes:exclusionAsked", { clock: label(one.clock), ground: t(`disputes:ground.${one.ground}`), from: one.from, to: one.to ?? one.expectedTo ?? "—" })}</strong> <span className="muted">{names.person(one.by)}</span>
              {one.late === true && <div className="due-late">{t("disputes:exclusionLate")}</div>}
              <div className="user-text">{one.reason}</div>
              {one.evidence.length > 0 && <div className="muted">{t("disputes:evidence", { names: one.evidence.join(t("shell:listSeparator")) })}</div>}
              {may("DecideExclusion") && <Button size="small" className="no-print" onClick={() => onDecide("DecideExclusion", one.id)}>{t("disputes:action.DecideExclusion")}</Button>}
            </div>
          </li>
        ))}
        {objections.map((one) => (
          <li key={one.id} data-objection={one.id}>
            <div className="line-what">
              <strong>{t("disputes:objects", { who: partyName(dispute, one.party), clock: label(one.clock) })}</strong> <span className="muted">{instantText(one.raisedAt)}</span>
              <div>{one.answered === undefined ? t("disputes:unanswered") : `${t(`disputes:upheld.${String(one.answered.upheld)}`)} · ${names.person(one.answered.by)} · ${instantText(one.answered.at)}`}</div>
              {one.answered === undefined && may("AnswerObjection") && <Button size="small" className="no-print" onClick={() => onAnswer(one.id)}>{t("disputes:action.AnswerObjection")}</Button>}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
