import { partsOf, placeOf, lastDay, type Clock, type Part, type Span } from "./clock-scale.ts";

const top = 7;
const height = 14;

/** One part of a bar; a sliver is still a part. */
function Bar({ span, part }: { span: Span; part: Part }) {
  const from = Math.max(0, placeOf(span, part.from));
  const to = Math.min(100, placeOf(span, part.to));
  if (to <= 0 || from >= 100) return null;
  return <rect className={`clock-${part.kind}`} data-part={part.kind} x={`${from}%`} width={`${Math.max(0.6, to - from)}%`} y={part.kind === "excluded" ? top + 2 : top} height={part.kind === "excluded" ? height - 4 : height} rx={2} />;
}

/** A day as a line across the bar, with a mark of its own shape at its head. */
function Mark({ span, on, kind }: { span: Span; on: string; kind: "ask" | "decide" | "limit" | "today" }) {
  const place = placeOf(span, on);
  if (place < 0 || place > 100) return null;
  const x = `${place}%`;
  return (
    <svg x={x} y="0" width="1" height="28" overflow="visible" className={`clock-mark clock-mark-${kind}`} data-mark={kind}>
      <line x1="0" x2="0" y1="0" y2="28" />
      {kind === "limit" && <path d="M0 0h8l-2.5 3.5L8 7H0z" />}
      {kind === "ask" && <path d="M-3.5 0h7L0 6z" />}
      {kind === "decide" && <path d="M0 0l3.5 3.5L0 7l-3.5 -3.5z" />}
      {kind === "today" && <circle cx="0" cy="3" r="3" />}
    </svg>
  );
}

/** A legal clock as a bar on its scale. Everything in it stands in words below it, so it says nothing to those who listen. */
export function ClockBar({ clock, span, todayOn }: { clock: Clock; span: Span; todayOn: string }) {
  const last = lastDay(clock);
  return (
    <svg className={`clock-bar clock-bar-${clock.status}`} width="100%" height="28" aria-hidden="true" data-bar={clock.id}>
      <line className="clock-track" x1="0" x2="100%" y1={top + height / 2} y2={top + height / 2} />
      {partsOf(clock, todayOn).map((part) => <Bar key={`${part.kind} ${part.from}`} span={span} part={part} />)}
      {clock.window !== undefined && clock.status === "running" && <><Mark span={span} on={clock.window.askByOn} kind="ask" /><Mark span={span} on={clock.window.decideByOn} kind="decide" /></>}
      {last !== undefined && <Mark span={span} on={last} kind="limit" />}
      <Mark span={span} on={todayOn} kind="today" />
    </svg>
  );
}

/** A part of the legend, drawn as it is in a bar. */
export function LegendMark({ kind }: { kind: Part["kind"] | "ask" | "decide" | "limit" | "today" }) {
  return (
    <svg width="18" height="16" aria-hidden="true" className="clock-legend">
      {kind === "counted" || kind === "excluded" || kind === "extended" || kind === "overrun"
        ? <rect className={`clock-${kind}`} x="1" y="2" width="16" height="12" rx="2" />
        : <g transform="translate(6 2)"><Mark span={{ from: "2026-01-01", to: "2026-01-02" }} on="2026-01-01" kind={kind} /></g>}
    </svg>
  );
}
