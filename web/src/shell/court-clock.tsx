import { useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Popover, Radio } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { answered, api } from "../api/client.ts";
import { thrownProblem } from "../api/problem.ts";
import { settingsQuery, useMe, type Settings } from "../api/queries.ts";
import { newKey } from "../commands/send-command.ts";
import { civilDateOf, dayText, instantText } from "../formats.ts";

/** Seconds of court time a second: as it is, an hour, a day, a week. */
const speeds = [1, 3_600, 86_400, 604_800] as const;

/** The court's now, moved on from when the server last told it. */
function useCourtNow(settings: Settings | undefined, toldAtMs: number): string | undefined {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  if (settings === undefined) return undefined;
  return new Date(Date.parse(settings.courtNow) + Math.max(0, nowMs - toldAtMs) * settings.clock.scale).toISOString();
}

/** 法院时间; in a demonstration marked as such, with its speed for those who may set it. */
export function CourtClock() {
  const { t } = useTranslation();
  const me = useMe();
  const { data: settings, dataUpdatedAt } = useQuery(settingsQuery);
  const now = useCourtNow(settings, dataUpdatedAt);
  if (now === undefined || settings === undefined) return null;
  const demo = me.demo || settings.clock.scale !== 1;
  const time = <time dateTime={now} title={dayText(civilDateOf(now))} className="clock-time">{instantText(now)}</time>;
  if (!demo) return <span className="clock" aria-label={t("shell:clock.label")}>{time}</span>;
  return (
    <Popover trigger="click" placement="bottomRight" title={t("shell:clock.demo")} content={<SpeedControl settings={settings} mayChange={me.roles.includes("administrator")} />}>
      <Button type="text" className="clock" aria-label={t("shell:clock.demoLabel", { now: instantText(now) })}>
        <span className="clock-mark">{t("shell:clock.demo")}</span>{time}
      </Button>
    </Popover>
  );
}

function SpeedControl({ settings, mayChange }: { settings: Settings; mayChange: boolean }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [sending, setSending] = useState(false);

  async function set(scale: number): Promise<void> {
    setSending(true);
    try {
      await answered(api.POST("/api/v1/court/set-clock", { body: { scale }, params: { header: { "Idempotency-Key": newKey() } } }));
      await queries.invalidateQueries({ queryKey: settingsQuery.queryKey });
    } catch (error) {
      void message.error(thrownProblem(error).detail ?? t("problems:unreachable.title"));
    } finally {
      setSending(false);
    }
  }

  return (
    <div className="stack-2 clock-panel">
      <span>{t("shell:clock.explain")}</span>
      <Radio.Group
        aria-label={t("shell:clock.speed")}
        disabled={!mayChange || sending}
        value={settings.clock.scale}
        onChange={(event) => void set(Number(event.target.value))}
        options={speeds.map((scale) => ({ value: scale, label: t(`shell:clock.speed.${scale}`) }))}
        optionType="button"
      />
      {!mayChange && <span className="muted">{t("shell:clock.onlyAdministrator")}</span>}
    </div>
  );
}
