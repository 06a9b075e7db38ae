import "../../styles/campaign.css";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { Alert, App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { called } from "../../api/client.ts";
import { campaignQuery, queryClient, useMe, type Campaign } from "../../api/queries.ts";
import { keys } from "../../api/query-keys.ts";
import { CommandDialog, type Asked } from "../../commands/command-dialog.tsx";
import { PageLink } from "../../components/page-link.tsx";
import { PageState } from "../../components/page-state.tsx";
import { AmendDialog } from "./amend-dialog.tsx";
import { DraftNotice } from "./draft-notice.tsx";
import type { Plan } from "./plan-comparison.ts";
import { usePlanDraft } from "./plan-draft.ts";
import type { PlanValue } from "./plan-document.ts";
import { PlanEditor, type EditedPlan } from "./plan-editor.tsx";

/** The plan of a campaign: revised while it is a draft or returned, amended while it runs, read at any time. */
export function CampaignPlanPage() {
  const id: string = useParams({ strict: false, select: (params: { id?: string }) => params.id ?? "" });
  const campaign = useQuery(campaignQuery(id));
  const text = useQuery({ queryKey: keys.stream(id, "plan-text"), queryFn: async ({ signal }) => (await called("GET", `/api/v1/campaigns/${encodeURIComponent(id)}/plan?format=yaml`, { signal })).text() });
  return <PageState query={campaign}>{(found) => <PageState query={text}>{(begin) => <CampaignPlan key={id} campaign={found} begin={begin} />}</PageState>}</PageState>;
}

function CampaignPlan({ campaign, begin }: { campaign: Campaign; begin: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const me = useMe();
  const mayAmend = campaign.availableActions.includes("AmendPlan");
  const running = campaign.status === "Running";
  const draft = usePlanDraft(`court.plan.${me.person}.${campaign.id}`, { text: begin, version: campaign.version, planVersion: campaign.planVersion });
  const [amending, setAmending] = useState<{ value: PlanValue; plan: Plan; submit: boolean }>();
  const [asked, setAsked] = useState<Asked>();
  // What else happens to the campaign does not touch its plan; a newer plan does, and is not overwritten unseen.
  const version = draft.planVersion === campaign.planVersion ? campaign.version : draft.version;

  const open = (): void => void navigate({ to: "/campaigns/$id", params: { id: campaign.id } });
  const ask = ({ value, verdict, sound }: EditedPlan, submit: boolean): void => {
    if (sound && verdict?.plan !== undefined) setAmending({ value, plan: verdict.plan, submit });
  };

  async function submit(): Promise<void> {
    const { version: current } = await queryClient.query(campaignQuery(campaign.id));
    setAsked({ target: { kind: "campaign", id: campaign.id, version: current }, command: "Submit", about: campaign.plan.title });
  }

  async function sent(andSubmit: boolean): Promise<void> {
    draft.forget();
    void message.success(t(running ? "plan:amend.sent" : "plan:saved"));
    if (andSubmit) await submit();
    else open();
  }

  return (
    <div className="page">
      <div className="page-head">
        <div className="stack-2">
          <div className="muted crumbs"><PageLink to={`/campaigns/${campaign.id}`}>{campaign.plan.title}</PageLink></div>
          <h1>{t(mayAmend ? running ? "plan:amendPage" : "plan:revisePage" : "plan:readPage")}</h1>
          <div className="item-tags"><span className="tag tag-status">{t(`names:status.${campaign.status}`)}</span><span className="tag">{t("campaign:planVersion", { version: campaign.planVersion })}</span></div>
        </div>
      </div>
      {!mayAmend && <div className="standing"><Alert type="info" showIcon title={t(campaign.amendment === undefined ? "plan:readOnly" : "plan:readOnlyPending")} /></div>}
      {campaign.status === "Returned" && campaign.returned !== undefined && <div className="standing"><Alert type="warning" showIcon title={t("plan:returnedWhy")} description={<span className="user-text">{campaign.returned.reason}</span>} /></div>}
      {mayAmend && <DraftNotice draft={draft} />}
      <PlanEditor
        text={mayAmend ? draft.text : begin} onText={draft.setText} readOnly={!mayAmend}
        onSave={(edited) => { if (draft.changed) ask(edited, false); }}
        actions={(edited) => mayAmend && (running
          ? <Button type="primary" data-plan="amend" disabled={!edited.sound || !draft.changed} onClick={() => ask(edited, false)}>{t("plan:amend.button")}</Button>
          : (
            <>
              <Button data-plan="save" disabled={!edited.sound || !draft.changed} onClick={() => ask(edited, false)}>{t("plan:save")}</Button>
              {campaign.availableActions.includes("Submit") && <Button type="primary" data-plan="submit" disabled={!edited.sound} onClick={() => { if (draft.changed) ask(edited, true); else void submit(); }}>{t("plan:submit")}</Button>}
            </>
          ))}
      />
      {amending !== undefined && <AmendDialog campaign={campaign} version={version} value={amending.value} plan={amending.plan} onClose={(done) => { const { submit: next } = amending; setAmending(undefined); if (done) void sent(next); }} />}
      {asked !== undefined && <CommandDialog asked={asked} onClose={open} />}
    </div>
  );
}
