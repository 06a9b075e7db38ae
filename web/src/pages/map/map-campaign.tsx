import { FlagOutlined } from "@ant-design/icons";
import { Progress } from "antd";
import { useTranslation } from "react-i18next";
import type { components } from "../../api/schema.d.ts";
import { DueCountdown } from "../../components/due-countdown.tsx";
import { FigureLink } from "../../components/figure-link.tsx";
import { GoalLine } from "../../components/goal-line.tsx";
import { Light, lights } from "../../components/light.tsx";
import { useNames } from "../../components/names.tsx";
import { PageLink } from "../../components/page-link.tsx";

type Campaign = components["schemas"]["MapCampaign"];

/** A campaign at a glance: who leads, how far, which lights, its goals, what comes next. */
export function MapCampaign({ campaign, todayOn }: { campaign: Campaign; todayOn: string }) {
  const { t } = useTranslation();
  const names = useNames();
  const next = campaign.nextMilestone;
  return (
    <li className="map-card" data-campaign={campaign.id}>
      <div className="map-card-head">
        <PageLink to={`/campaigns/${campaign.id}`} className="map-card-title">{campaign.title}</PageLink>
        <span className="tag">{t(`names:status.${campaign.status}`)}</span>
      </div>
      <div className="muted map-card-who">
        {t("map:lead", { who: names.person(campaign.lead) })}
        {campaign.brand !== undefined && <> · <PageLink to={`/brands/${encodeURIComponent(campaign.brand)}`}>{campaign.brand}</PageLink></>}
      </div>
      <div className="map-card-progress">
        <Progress percent={campaign.progress} size="small" aria-label={t("map:progress", { title: campaign.title })} />
        <FigureLink figure={campaign.items}>{t("map:items", { open: campaign.open.count, count: campaign.items.count })}</FigureLink>
      </div>
      <div className="map-lights">
        {lights.map((light) => {
          const figure = campaign.lights[light];
          return figure !== undefined && figure.count > 0 && <span key={light} data-light={light}><FigureLink figure={figure}><Light light={light} text={t("map:lightCount", { light: t(`names:light.${light}`), count: figure.count })} /></FigureLink></span>;
        })}
      </div>
      {campaign.goals.length > 0 && <div className="goals">{campaign.goals.map((goal) => <GoalLine key={goal.metric} goal={goal} />)}</div>}
      {next !== undefined && <div className="map-next"><FlagOutlined aria-hidden /> <span className="map-next-name">{next.name}</span> <DueCountdown dueOn={next.dueOn} remainingWorkingDays={next.remainingWorkingDays} todayOn={todayOn} /></div>}
    </li>
  );
}
