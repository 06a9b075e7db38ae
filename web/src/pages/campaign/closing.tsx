import { useTranslation } from "react-i18next";
import type { Campaign } from "../../api/queries.ts";
import { useNames } from "../../components/names.tsx";
import { instantText } from "../../formats.ts";

/** After the end: the retrospective, and the checks whether what was mended stays mended. */
export function Closing({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const names = useNames();
  const { retrospective, checks } = campaign;
  if (retrospective === undefined && checks.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="closing-title">
      <h2 id="closing-title">{t("campaign:closing")}</h2>
      {checks.length > 0 && <ul className="plain-list">{checks.map((check) => <li key={check.day}>{t("campaign:check", { day: check.day, on: check.dueOn })} <span className="tag">{t(check.result === undefined ? "campaign:checkAhead" : `commands:option.${check.result}`)}</span> <span className="user-text">{check.note}</span></li>)}</ul>}
      {retrospective !== undefined && (
        <div className="stack-2">
          <div><strong>{names.person(retrospective.by)}</strong> <span className="muted">{instantText(retrospective.at)}</span></div>
          <div className="user-text">{retrospective.text}</div>
          <ul className="plain-list">{retrospective.lessons.map((lesson) => <li key={lesson}>{lesson}</li>)}</ul>
        </div>
      )}
    </section>
  );
}
