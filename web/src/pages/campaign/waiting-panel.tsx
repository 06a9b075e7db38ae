import { useTranslation } from "react-i18next";
import type { Campaign } from "../../api/queries.ts";
import { useNames } from "../../components/names.tsx";
import { instantText } from "../../formats.ts";

/** Whom the campaign waits for now. */
export function WaitingPanel({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const names = useNames();
  const signing = campaign.amendment?.countersigning ?? campaign.countersigning;
  if (campaign.waiting.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="waiting-title">
      <h2 id="waiting-title">{t("item:waiting")}</h2>
      <ul className="plain-list">
        {campaign.waiting.map((step) => (
          <li key={`${step.step} ${step.key ?? ""} ${step.owner}`}>
            {t("item:waitingFor", { who: names.person(step.owner), step: t(`names:step.campaign.${step.step}`) })} <span className="muted">{t("names:timeline.until", { at: instantText(step.dueAt) })}</span>
          </li>
        ))}
      </ul>
      {signing !== undefined && signing.signed.length > 0 && (
        <ul className="plain-list">{signing.signed.map((one) => <li key={one.person}>{names.person(one.person)} <span className="tag">{t(`commands:option.${one.opinion}`)}</span> <span className="user-text">{one.comment}</span></li>)}</ul>
      )}
    </section>
  );
}
