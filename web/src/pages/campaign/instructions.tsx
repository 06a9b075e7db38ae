import { useTranslation } from "react-i18next";
import type { Campaign } from "../../api/queries.ts";
import { InstructLine } from "../../commands/instruct-line.tsx";
import { useNames } from "../../components/names.tsx";
import { instantText } from "../../formats.ts";

/** 领导批示, the newest first. */
export function Instructions({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <section className="panel" aria-labelledby="instructions-title">
      <h2 id="instructions-title">{t("item:instructions")}</h2>
      {campaign.availableActions.includes("Instruct") && <div className="no-print"><InstructLine target={{ kind: "campaign", id: campaign.id }} /></div>}
      <ul className="line-list">
        {[...campaign.instructions].reverse().map((one) => <li key={`${one.at} ${one.by}`}><div className="line-what"><strong>{names.person(one.by)}</strong> <span className="muted">{instantText(one.at)}</span><div className="user-text">{one.text}</div></div></li>)}
      </ul>
    </section>
  );
}
