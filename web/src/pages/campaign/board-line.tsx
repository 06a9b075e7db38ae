import { useTranslation } from "react-i18next";
import type { Campaign } from "../../api/queries.ts";
import { Light, lights } from "../../components/light.tsx";
import { PageLink } from "../../components/page-link.tsx";

/** How the items stand, each figure the way to its items. */
export function BoardLine({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const { byLight, byStatus, total } = campaign.board;
  if (total === 0) return null;
  const closed = (byStatus["SignedOff"] ?? 0) + (byStatus["Waived"] ?? 0);
  return (
    <ul className="board-line" aria-label={t("campaign:board")}>
      {lights.map((light) => (
        <li key={light}><PageLink to={`/items?campaign=${campaign.id}&light=${light}&open=all`}><span className="board-figure" data-light={light}>{byLight[light]}</span> <Light light={light} /></PageLink></li>
      ))}
      <li><PageLink to={`/items?campaign=${campaign.id}&open=all`}><span className="board-figure">{closed}/{total}</span> <span>{t("campaign:closedOfAll")}</span></PageLink></li>
    </ul>
  );
}
