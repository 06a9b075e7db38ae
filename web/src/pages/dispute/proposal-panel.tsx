import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { answered, api } from "../../api/client.ts";
import { keys } from "../../api/query-keys.ts";
import type { Dispute } from "../../api/queries.ts";
import { useNames } from "../../components/names.tsx";
import { PageState } from "../../components/page-state.tsx";
import { Panel } from "./panel.tsx";

/** 分流建议 with its reasons: one click brings it into the form, where everything in it can still be changed. */
export function ProposalPanel({ dispute, onTake }: { dispute: Dispute; onTake: (initial: Record<string, unknown>) => void }) {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const query = useQuery({ queryKey: keys.stream(dispute.id, "proposal", i18n.language), queryFn: ({ signal }) => answered(api.GET("/api/v1/disputes/{id}/proposal", { params: { path: { id: dispute.id } }, signal })) });
  return (
    <Panel id="proposal" title={t("disputes:proposal")}>
      <PageState query={query}>
        {(proposal) => (
          <div className="proposal">
            <table className="facts">
              <tbody>
                <tr><th scope="row">{t("commands:field.tier")}</th><td data-proposed="tier">{t(`disputes:tier.${proposal.tier}`)}</td></tr>
                <tr><th scope="row">{t("commands:field.venue")}</th><td>{t(`disputes:venue.${proposal.venue.kind}`)}{proposal.venue.place === undefined ? "" : ` · ${proposal.venue.place}`}</td></tr>
                {proposal.partner !== undefined && <tr><th scope="row">{t("commands:field.partner")}</th><td>{names.partner(proposal.partner)}</td></tr>}
                <tr><th scope="row">{t("commands:field.mediators")}</th><td>{proposal.mediators.length === 0 ? <span className="muted">{t("disputes:mediatorsNone")}</span> : proposal.mediators.map(names.person).join(t("shell:listSeparator"))}</td></tr>
              </tbody>
            </table>
            <div className="stack-2">
              <strong>{t("disputes:proposalReasons")}</strong>
              <ul className="plain-list">{proposal.reasons.map((reason) => <li key={reason}>{reason}</li>)}</ul>
              <div><Button type="primary" data-action="take-proposal" onClick={() => onTake({ tier: proposal.tier, venue: proposal.venue, partner: proposal.partner, department: dispute.department, mediators: proposal.mediators, reasons: proposal.reasons })}>{t("disputes:takeProposal")}</Button></div>
            </div>
          </div>
        )}
      </PageState>
    </Panel>
  );
}
