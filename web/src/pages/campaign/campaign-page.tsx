import "../../styles/campaign.css";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { Alert, Button, Tabs } from "antd";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { campaignQuery, type Campaign } from "../../api/queries.ts";
import { ActionButtons } from "../../commands/action-buttons.tsx";
import { CommandDialog, type Asked } from "../../commands/command-dialog.tsx";
import { campaignContext } from "../../commands/field-contexts.ts";
import { DiscussionPanel } from "../../components/discussion-panel.tsx";
import { InstructionsPanel } from "../../components/instructions-panel.tsx";
import { useNames } from "../../components/names.tsx";
import { PageLink } from "../../components/page-link.tsx";
import { PageState } from "../../components/page-state.tsx";
import { Timeline } from "../../components/timeline.tsx";
import { oneOf, usePageSearch } from "../../page-search.ts";
import { ComparisonView } from "../plan/comparison-view.tsx";
import { BoardLine } from "./board-line.tsx";
import { CampaignFiles } from "./campaign-files.tsx";
import { CampaignItems } from "./campaign-items.tsx";
import { Charter } from "./charter.tsx";
import { Closing } from "./closing.tsx";
import { GoalsPanel } from "./goals-panel.tsx";
import { PeoplePanel } from "./people-panel.tsx";
import { RealityPanel } from "./reality-panel.tsx";
import { WaitingPanel } from "./waiting-panel.tsx";

const tabs = ["overview", "items", "reality"] as const;

/** 专班行动: its charter, how far it has come, what may be done now, and everything that has happened. */
export function CampaignPage() {
  const id: string = useParams({ strict: false, select: (params: { id?: string }) => params.id ?? "" });
  return <PageState query={useQuery(campaignQuery(id))}>{(campaign) => <CampaignView campaign={campaign} />}</PageState>;
}

function CampaignView({ campaign }: { campaign: Campaign }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<Asked>();
  const [tab, setSearch] = usePageSearch(useCallback((raw) => oneOf(tabs, raw["tab"]) ?? "overview", []));
  const may = (action: string): boolean => campaign.availableActions.includes(action);
  const { title } = campaign.plan;
  const ask = (command: string, initial?: Record<string, unknown>): void => setAsked({
    target: { kind: "campaign", id: campaign.id, version: campaign.version }, command, about: title, context: campaignContext(campaign, i18n.language), ...(initial === undefined ? {} : { initial }),
  });

  return (
    <div className="page">
      <div className="page-head">
        <div className="stack-2">
          <div className="muted crumbs"><PageLink to="/campaigns">{t("campaign:all")}</PageLink>{campaign.plan.brand !== undefined && <span>{campaign.plan.brand}</span>}</div>
          <h1>{title}</h1>
          <div className="item-tags">
            <span className="tag tag-status" data-status={campaign.status}>{t(`names:status.${campaign.status}`)}</span>
            <span className="muted">{t("campaign:from", { startsOn: campaign.plan.startsOn, endsOn: campaign.plan.endsOn })}</span>
            {campaign.planVersion > 1 && <span className="tag">{t("campaign:planVersion", { version: campaign.planVersion })}</span>}
          </div>
        </div>
        <div className="page-actions no-print">
          <ActionButtons kind="campaign" actions={campaign.availableActions} except={["Instruct"]} onAct={(command) => ask(command)} />
          {may("AmendPlan") && <Button data-action="AmendPlan" onClick={() => void navigate({ to: "/campaigns/$id/plan", params: { id: campaign.id } })}>{t(campaign.status === "Running" ? "commands:action.AmendPlan" : "campaign:editPlan")}</Button>}
          <CampaignFiles campaign={campaign} />
        </div>
      </div>
      <Standing campaign={campaign} />
      <BoardLine campaign={campaign} />
      <Tabs
        activeKey={tab}
        onChange={(key) => setSearch({ tab: key === "overview" ? undefined : key })}
        items={[
          {
            key: "overview", label: t("campaign:tab.overview"),
            children: (
              <div className="columns">
                <div className="stack-4">
                  <Charter campaign={campaign} />
                  <GoalsPanel campaign={campaign} onRecord={may("RecordResult") ? () => ask("RecordResult") : undefined} />
                  <Closing campaign={campaign} />
                  <DiscussionPanel kind="campaign" id={campaign.id} mayComment={may("Comment")} />
                </div>
                <div className="stack-4">
                  <WaitingPanel campaign={campaign} />
                  <InstructionsPanel target={{ kind: "campaign", id: campaign.id }} instructions={[...campaign.instructions].reverse()} mayInstruct={may("Instruct")} />
                  <PeoplePanel campaign={campaign} />
                  <section className="panel" aria-labelledby="timeline-title"><h2 id="timeline-title">{t("campaign:timeline")}</h2><Timeline stream={campaign.id} /></section>
                </div>
              </div>
            ),
          },
          { key: "items", label: t("campaign:tab.items", { count: campaign.board.total }), children: <CampaignItems campaign={campaign} /> },
          { key: "reality", label: t("campaign:tab.reality"), children: <RealityPanel campaign={campaign} /> },
        ]}
      />
      {asked !== undefined && <CommandDialog key={`${asked.command} ${campaign.id}`} asked={asked} onClose={() => setAsked(undefined)} />}
    </div>
  );
}

/** What keeps a campaign from simply going on: returned, suspended, terminated, or a changed plan that waits. */
function Standing({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const names = useNames();
  const { returned, amendment } = campaign;
  return (
    <div className="stack-2 standing">
      {campaign.status === "Returned" && returned !== undefined && <Alert type="warning" showIcon title={t("campaign:returned", { who: names.person(returned.by) })} description={<span className="user-text">{returned.reason}</span>} {...(campaign.availableActions.includes("AmendPlan") ? { action: <PageLink to={`/campaigns/${campaign.id}/plan`}>{t("campaign:editPlan")}</PageLink> } : {})} />}
      {campaign.status === "Suspended" && <Alert type="warning" showIcon title={t("campaign:suspended", { on: campaign.expectedEndOn ?? "" })} description={<span className="user-text">{campaign.ground}</span>} />}
      {campaign.status === "Terminated" && <Alert type="error" showIcon title={t("campaign:terminated")} description={<span className="user-text">{campaign.ground}</span>} />}
      {campaign.status === "UnderAcceptance" && campaign.request !== undefined && <Alert type="info" showIcon title={t("campaign:acceptanceAsked", { who: names.person(campaign.request.by) })} description={<span className="user-text">{campaign.request.summary}</span>} />}
      {amendment !== undefined && (
        <section className="panel" aria-labelledby="amendment-title" data-amendment="pending">
          <h2 id="amendment-title">{t("campaign:amendmentPending", { who: names.person(amendment.by) })}</h2>
          <p><span className="muted">{t("commands:field.reason")}</span> <span className="user-text">{amendment.reason}</span></p>
          <ComparisonView before={campaign.plan} after={amendment.plan} />
        </section>
      )}
    </div>
  );
}
