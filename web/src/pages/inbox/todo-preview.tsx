import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { campaignQuery, itemQuery } from "../../api/queries.ts";
import { ActionButtons } from "../../commands/action-buttons.tsx";
import { InstructLine } from "../../commands/instruct-line.tsx";
import { ItemFacts } from "../../components/item-facts.tsx";
import { useNames } from "../../components/names.tsx";
import { PageState } from "../../components/page-state.tsx";
import type { Todo } from "./todo.ts";

/** What the chosen step is about: enough to decide, and everything that may be done with it now. */
export function TodoPreview({ todo, onAct }: { todo: Todo; onAct: (command: string) => void }) {
  const { t } = useTranslation();
  return (
    <aside className="panel inbox-preview" aria-label={t("inbox:preview")}>
      <h2>{todo.title}</h2>
      {todo.kind === "work-item" && <ItemPreview id={todo.stream} first={todo.actions} onAct={onAct} />}
      {todo.kind === "campaign" && <CampaignPreview id={todo.stream} first={todo.actions} onAct={onAct} />}
    </aside>
  );
}

interface PreviewProps { id: string; first: readonly string[]; onAct: (command: string) => void }

function ItemPreview({ id, first, onAct }: PreviewProps) {
  const query = useQuery(itemQuery(id));
  return (
    <PageState query={query}>
      {(item) => (
        <div className="stack-4">
          <ItemFacts item={item} />
          {item.availableActions.includes("Instruct") && <InstructLine target={{ kind: "work-item", id, version: item.version }} />}
          <ActionButtons kind="work-item" actions={item.availableActions} first={first} except={["Instruct"]} onAct={onAct} />
        </div>
      )}
    </PageState>
  );
}

function CampaignPreview({ id, first, onAct }: PreviewProps) {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const query = useQuery(campaignQuery(id));
  return (
    <PageState query={query}>
      {(campaign) => (
        <div className="stack-4">
          <table className="facts">
            <tbody>
              <tr><th scope="row">{t("inbox:campaign.lead")}</th><td>{names.person(campaign.lead)}</td></tr>
              <tr><th scope="row">{t("inbox:campaign.leaderInCharge")}</th><td>{names.person(campaign.leaderInCharge)}</td></tr>
              <tr><th scope="row">{t("inbox:campaign.span")}</th><td>{t("inbox:campaign.fromTo", { from: campaign.plan.startsOn, to: campaign.plan.endsOn })}</td></tr>
              <tr><th scope="row">{t("inbox:campaign.size")}</th><td>{t("inbox:campaign.counts", { goals: campaign.plan.goals.length, milestones: campaign.plan.milestones.length, items: campaign.plan.items.length })}</td></tr>
              {campaign.warnings.length > 0 && <tr><th scope="row">{t("inbox:campaign.warnings")}</th><td><ul className="plain-list">{campaign.warnings.map((warning) => <li key={warning.id}>{i18n.language === "en" ? warning.en : warning.zh}</li>)}</ul></td></tr>}
            </tbody>
          </table>
          {campaign.availableActions.includes("Instruct") && <InstructLine target={{ kind: "campaign", id, version: campaign.version }} />}
          <ActionButtons kind="campaign" actions={campaign.availableActions} first={first} except={["Instruct"]} onAct={onAct} />
        </div>
      )}
    </PageState>
  );
}
