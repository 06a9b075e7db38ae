import { CheckCircleOutlined, DisconnectOutlined, SyncOutlined, WarningOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import { useConnection } from "../api/live.ts";
import { healthQuery } from "../api/queries.ts";

type State = "live" | "connecting" | "delayed" | "down";

const icons = { live: CheckCircleOutlined, connecting: SyncOutlined, delayed: WarningOutlined, down: DisconnectOutlined };

function useFeedState(): State {
  const connection = useConnection();
  const { data: health } = useQuery(healthQuery);
  if (health?.reachable === false) return "down";
  if (connection !== "live") return "connecting";
  return health?.clockwork === "delayed" ? "delayed" : "live";
}

/** Whether what is shown follows the ledger. */
export function ConnectionBadge() {
  const { t } = useTranslation();
  const state = useFeedState();
  const Icon = icons[state];
  return (
    <Tooltip title={t(`shell:connection.${state}.hint`)}>
      <span className={`badge badge-${state}`} data-connection={state} role="status" tabIndex={0}><Icon aria-hidden spin={state === "connecting"} /> <span className="badge-text">{t(`shell:connection.${state}`)}</span></span>
    </Tooltip>
  );
}

/** What people must know at once: nothing answers, or time is not being acted on. */
export function OutageBar() {
  const { t } = useTranslation();
  const health = useQuery(healthQuery);
  if (health.data === undefined || (health.data.reachable && health.data.clockwork === "ok")) return null;
  const down = !health.data.reachable;
  return (
    <div className={`bar no-print ${down ? "bar-down" : "bar-delayed"}`} role="alert" data-outage={down ? "down" : "delayed"}>
      <span><WarningOutlined aria-hidden /> {down ? t("shell:outage.down") : t("shell:outage.delayed")}</span>
      <Button size="small" onClick={() => void health.refetch()} loading={health.isFetching}>{t("problems:retry")}</Button>
    </div>
  );
}
