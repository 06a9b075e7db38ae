import "../../styles/campaign.css";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { App, Button } from "antd";
import { useCallback, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { called } from "../../api/client.ts";
import { campaignQuery, queryClient, useMe, type Campaign } from "../../api/queries.ts";
import { keys } from "../../api/query-keys.ts";
import { useAttempt } from "../../commands/attempt.ts";
import { CommandDialog, type Asked } from "../../commands/command-dialog.tsx";
import { newKey } from "../../commands/send-command.ts";
import { PageLink } from "../../components/page-link.tsx";
import { PageState } from "../../components/page-state.tsx";
import { ProblemView } from "../../components/problem-view.tsx";
import { usePageSearch } from "../../page-search.ts";
import { DraftNotice } from "./draft-notice.tsx";
import { usePlanDraft } from "./plan-draft.ts";
import { planText } from "./plan-document.ts";
import { PlanEditor, type EditedPlan } from "./plan-editor.tsx";

/** A new plan: from nothing, or last year's copied forward (`?from=`). */
export function NewPlanPage() {
  const { t } = useTranslation();
  const [from] = usePageSearch(useCallback((raw) => raw["from"], []));
  const copied = useQuery({
    queryKey: keys.court("plan-copy", from),
    queryFn: async ({ signal }) => (await called("GET", `/api/v1/campaigns/${encodeURIComponent(from ?? "")}/plan?format=yaml&shiftYears=1`, { signal })).text(),
    enabled: from !== undefined,
    staleTime: Infinity,
  });
  const { person, department } = useMe();
  if (from !== undefined) return <PageState query={copied}>{(text) => <NewPlan key={from} from={from} begin={text} />}</PageState>;
  return <NewPlan from={undefined} begin={`# ${t("plan:startHint")}\n${planText({ title: "", theme: "", lead: person, leaderInCharge: "", departments: [department], startsOn: "", endsOn: "", goals: [], regimes: [], milestones: [], items: [] })}`} />;
}

function NewPlan({ from, begin }: { from: string | undefined; begin: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const me = useMe();
  const draft = usePlanDraft(`court.plan.${me.person}.new.${from ?? ""}`, { text: begin, version: undefined, planVersion: undefined });
  const { busy, problem, attempt } = useAttempt();
  const [asked, setAsked] = useState<Asked>();
  const key = useRef({ text: "", key: newKey() });

  const open = (id: string): void => void navigate({ to: "/campaigns/$id", params: { id } });

  async function send({ value }: EditedPlan, submit: boolean): Promise<void> {
    if (busy) return;
    // The same text sent again is the same draft; another one is another intention.
    if (key.current.text !== draft.text) key.current = { text: draft.text, key: newKey() };
    await attempt(async () => {
      const answer = await called("POST", "/api/v1/campaigns", { body: { plan: value }, headers: { "Idempotency-Key": key.current.key } });
      const drafted = await answer.json() as Pick<Campaign, "id" | "version">;
      void queryClient.invalidateQueries({ queryKey: keys.list("campaign") });
      draft.forget();
      if (submit) setAsked({ target: { kind: "campaign", id: drafted.id, version: drafted.version }, command: "Submit", about: typeof value["title"] === "string" ? value["title"] : "" });
      else {
        void message.success(t("plan:saved"));
        open(drafted.id);
      }
    });
  }

  return (
    <div className="page">
      <div className="page-head"><div className="stack-2"><h1>{t("plan:new")}</h1><span className="muted">{from === undefined ? t("plan:newHint") : <CopiedFrom id={from} />}</span></div></div>
      <DraftNotice draft={draft} />
      {problem !== undefined && <div className="standing"><ProblemView problem={problem} /></div>}
      <PlanEditor
        text={draft.text} onText={draft.setText} readOnly={false}
        onSave={(edited) => void send(edited, false)}
        actions={(edited) => (
          <>
            <Button data-plan="save" loading={busy} disabled={!edited.sound} onClick={() => void send(edited, false)}>{t("plan:saveDraft")}</Button>
            <Button type="primary" data-plan="submit" loading={busy} disabled={!edited.sound} onClick={() => void send(edited, true)}>{t("plan:submit")}</Button>
          </>
        )}
      />
      {asked !== undefined && <CommandDialog asked={asked} onClose={() => open(asked.target.id)} />}
    </div>
  );
}

function CopiedFrom({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(campaignQuery(id));
  return <>{t("plan:copiedFrom")} <PageLink to={`/campaigns/${id}`}>{data?.plan.title ?? id}</PageLink></>;
}
