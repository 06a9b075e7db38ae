import { PrinterOutlined } from "@ant-design/icons";
import { Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Dispute } from "../../api/queries.ts";
import { PageLink } from "../../components/page-link.tsx";
import { ClockBar, LegendMark } from "./clock-bar.tsx";
import { ClockFacts, ClockSteps } from "./clock-words.tsx";
import { nearSpan, placeOf, ticks, wholeSpan, type Clock, type Span } from "./clock-scale.ts";

const legend = ["counted", "excluded", "extended", "overrun", "ask", "decide", "limit", "today"] as const;

function Scale({ span }: { span: Span }) {
  return (
    <svg className="clock-scale" width="100%" height="18" aria-hidden="true">
      {ticks(span).map((on) => <text key={on} x={`${placeOf(span, on)}%`} y="13">{on.slice(2, 7)}</text>)}
    </svg>
  );
}

function ClockLine({ clock, span, todayOn }: { clock: Clock; span: Span; todayOn: string }) {
  return (
    <li className="clock" data-clock={clock.id} data-clock-status={clock.status}>
      <ClockFacts clock={clock} />
      <ClockBar clock={clock} span={span} todayOn={todayOn} />
      <ClockSteps clock={clock} />
    </li>
  );
}

/** Every legal clock of a dispute as a bar, those that run before those that are over, and how each date came about. */
export function ClocksPanel({ dispute }: { dispute: Dispute }) {
  const { t } = useTranslation();
  const [wide, setWide] = useState(false);
  const { todayOn, clocks } = dispute;
  const running = clocks.filter((clock) => clock.status === "running" || clock.status === "paused");
  const over = clocks.filter((clock) => !running.includes(clock));
  const whole = wholeSpan(running, todayOn);
  const near = nearSpan(whole, todayOn);
  const span = wide || near === undefined ? whole : near;
  return (
    <section className="panel" aria-labelledby="clocks-title">
      <div className="panel-head">
        <h2 id="clocks-title">{t("disputes:clocks")}</h2>
        <div className="page-actions no-print">
          {near !== undefined && <Segmented aria-label={t("disputes:span")} value={wide ? "all" : "near"} onChange={(value) => setWide(value === "all")} options={[{ value: "near", label: t("disputes:spanNear") }, { value: "all", label: t("disputes:spanAll") }]} />}
          {clocks.length > 0 && <PageLink to={`/disputes/${dispute.id}/statement`}><PrinterOutlined aria-hidden /> {t("disputes:statement.print")}</PageLink>}
        </div>
      </div>
      {clocks.length === 0 && <p className="muted">{t("disputes:clocksNone")}</p>}
      {running.length > 0 && (
        <>
          <ul className="legend">{legend.map((kind) => <li key={kind}><LegendMark kind={kind} /> {t(`disputes:legend.${kind}`)}</li>)}</ul>
          <Scale span={span} />
          <ul className="clocks">{running.map((clock) => <ClockLine key={clock.id} clock={clock} span={span} todayOn={todayOn} />)}</ul>
        </>
      )}
      {over.length > 0 && (
        <details className="clocks-over">
          <summary>{t("disputes:clocksOver", { count: over.length })}</summary>
          <Scale span={wholeSpan(over, todayOn)} />
          <ul className="clocks">{over.map((clock) => <ClockLine key={clock.id} clock={clock} span={wholeSpan(over, todayOn)} todayOn={todayOn} />)}</ul>
        </details>
      )}
    </section>
  );
}
