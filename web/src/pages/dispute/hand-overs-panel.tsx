import { useTranslation } from "react-i18next";
import type { Dispute } from "../../api/queries.ts";
import { useNames } from "../../components/names.tsx";
import { instantText } from "../../formats.ts";
import { Panel } from "./panel.tsx";

/** 流程节点交接: who had it in hand in which step, and since when. */
export function HandOversPanel({ dispute }: { dispute: Dispute }) {
  const { t } = useTranslation();
  const names = useNames();
  if (dispute.handOvers.length === 0) return null;
  return (
    <Panel id="hand-overs" title={t("disputes:handOvers")}>
      <ul className="plain-list">
        {dispute.handOvers.map((one) => <li key={`${one.step} ${one.fromAt}`}><strong>{t(`disputes:handOver.${one.step}`)}</strong> {names.person(one.holder)} <span className="muted">{t(one.untilAt === undefined ? "disputes:heldSince" : "disputes:heldFromTo", { from: instantText(one.fromAt), to: one.untilAt === undefined ? "" : instantText(one.untilAt) })}</span></li>)}
      </ul>
    </Panel>
  );
}
