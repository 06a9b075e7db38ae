import { useTranslation } from "react-i18next";
import type { Campaign } from "../../api/queries.ts";
import { useNames } from "../../components/names.tsx";
import { PageLink } from "../../components/page-link.tsx";
import { unitText } from "../../components/unit.ts";

/** 任务书: why, how far, who answers for it, until when. */
export function Charter({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const names = useNames();
  const { plan } = campaign;
  return (
    <section className="panel" aria-labelledby="charter-title">
      <div className="panel-head">
        <h2 id="charter-title">{t("campaign:charter")}</h2>
        <PageLink to={`/campaigns/${campaign.id}/plan`}>{t("campaign:wholePlan")}</PageLink>
      </div>
      <table className="facts">
        <tbody>
          <tr><th scope="row">{t("campaign:why")}</th><td>{plan.goals.length === 0 ? plan.theme : plan.goals.map((goal) => t("campaign:whyGoal", { name: goal.name, baseline: goal.baseline ?? t("campaign:unknown"), target: goal.target, unit: unitText(t, goal.unit) })).join(t("campaign:sentenceSeparator"))}</td></tr>
          <tr><th scope="row">{t("plan:field.lead")}</th><td>{names.person(campaign.lead)}</td></tr>
          <tr><th scope="row">{t("plan:field.leaderInCharge")}</th><td>{names.person(campaign.leaderInCharge)}</td></tr>
          <tr><th scope="row">{t("plan:field.departments")}</th><td>{plan.departments.map(names.department).join(t("shell:listSeparator"))}</td></tr>
          <tr><th scope="row">{t("campaign:dates")}</th><td>{t("campaign:from", { startsOn: plan.startsOn, endsOn: plan.endsOn })}{campaign.startedOn !== undefined && <span className="muted"> {t("campaign:startedOn", { on: campaign.startedOn })}</span>}{campaign.closedOn !== undefined && <span className="muted"> {t("campaign:closedOn", { on: campaign.closedOn })}</span>}</td></tr>
          <tr><th scope="row">{t("campaign:scope")}</th><td>{t("campaign:scopeText", { milestones: plan.milestones.length, items: campaign.items.length > 0 ? campaign.items.length : plan.items.length })}</td></tr>
          {plan.regimes.length > 0 && <tr><th scope="row">{t("plan:part.regime")}</th><td><ul className="plain-list">{plan.regimes.map((one) => <li key={one.title}>{one.title}{one.effectiveOn !== undefined && <span className="muted"> {t("campaign:effectiveOn", { on: one.effectiveOn })}</span>}</li>)}</ul></td></tr>}
          {campaign.warnings.length > 0 && <tr><th scope="row">{t("campaign:warnings")}</th><td><ul className="plain-list">{campaign.warnings.map((one) => <li key={one.id}><Warning zh={one.zh} en={one.en} /></li>)}</ul></td></tr>}
        </tbody>
      </table>
      {campaign.milestones.length > 0 && (
        <ol className="milestones">
          {campaign.milestones.map((one) => (
            <li key={one.id} data-milestone={one.id} data-how={one.reachedOn !== undefined ? "reached" : one.dueOn < campaign.todayOn ? "late" : "ahead"}>
              <strong>{one.name}</strong>
              <div>{one.reachedOn !== undefined ? t("campaign:milestone.reached", { on: one.reachedOn }) : t(one.dueOn < campaign.todayOn ? "campaign:milestone.late" : "campaign:milestone.ahead", { on: one.dueOn })}</div>
              {one.gate !== undefined && <div className="muted user-text">{one.gate}</div>}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Warning({ zh, en }: { zh: string; en: string }) {
  const { i18n } = useTranslation();
  return <span>{i18n.language === "en" ? en : zh}</span>;
}
