import { useTranslation } from "react-i18next";
import type { Drawing, Entry } from "./rehearsal-lanes.ts";

const titleWidth = 220;
const yearWidth = 820;
const laneHeight = 24;
const headHeight = 28;

/** Shape and colour of each kind: neither alone tells them apart. */
function Mark({ what, x, y }: { what: Entry["what"]; x: number; y: number }) {
  switch (what) {
    case "opened": case "resumed": return <circle className="mark-open" cx={x} cy={y} r={4} />;
    case "escalation": return <path className="mark-late" d={`M${x} ${y - 6}l6 11h-12z`} />;
    case "report-late": return <path className="mark-soon" d={`M${x - 5} ${y - 5}h10v10h-10z`} />;
    case "decision-reminder": case "suspended": return <path className="mark-soon" d={`M${x} ${y + 6}l6 -11h-12z`} />;
    case "milestone": return <path className="mark-milestone" d={`M${x} ${y - 7}l7 7l-7 7l-7 -7z`} />;
    case "submitted": case "signed-off": return <circle className="mark-done" cx={x} cy={y} r={5} />;
    case "watch": case "ended": return <path className="mark-open" d={`M${x} ${y - 7}v14`} />;
  }
}

/** The rehearsed year, a lane for each item. Everything in it also stands in the list by month. */
export function RehearsalDrawing({ drawing }: { drawing: Drawing }) {
  const { t } = useTranslation();
  const height = headHeight + drawing.lanes.length * laneHeight + 8;
  const x = (part: number): number => titleWidth + part * (yearWidth - 16) + 8;
  const kinds = [...new Set(drawing.lanes.flatMap((lane) => lane.marks.map((mark) => mark.what)))];
  return (
    <div className="stack-2">
      <ul className="legend">
        {kinds.map((what) => <li key={what}><svg width={16} height={16} aria-hidden><Mark what={what} x={8} y={8} /></svg> {t(`plan:rehearsal.what.${what}`)}</li>)}
      </ul>
      {/* Scrolled by keyboard as well. */}
      <div className="rehearsal-frame" tabIndex={0} role="region" aria-label={t("plan:rehearsal.drawing")}>
        <svg viewBox={`0 0 ${titleWidth + yearWidth} ${height}`} width={titleWidth + yearWidth} height={height} role="img" aria-label={t("plan:rehearsal.drawingText", { count: drawing.lanes.length })}>
          {drawing.months.map(({ month, at }) => <g key={month}><line className="lane-month" x1={x(at)} x2={x(at)} y1={headHeight - 8} y2={height} /><text className="lane-text muted-text" x={x(at) + 3} y={16}>{month.endsWith("-01") || at === 0 ? month : Number(month.slice(5))}</text></g>)}
          {drawing.lanes.map((lane, index) => {
            const y = headHeight + index * laneHeight + laneHeight / 2;
            return (
              <g key={lane.entity} data-lane={lane.entity}>
                <line className="lane-line" x1={0} x2={titleWidth + yearWidth} y1={y + laneHeight / 2} y2={y + laneHeight / 2} />
                <text className="lane-text" x={0} y={y + 4}>{short(lane.entity === "campaign" ? t("plan:rehearsal.campaign") : lane.title)}<title>{lane.title}</title></text>
                {lane.bar !== undefined && <rect className="lane-bar" x={x(lane.bar.from)} y={y - 4} width={Math.max(2, x(lane.bar.to) - x(lane.bar.from))} height={8} rx={2} />}
                {lane.marks.map((mark) => <g key={`${mark.what} ${mark.at}`}><title>{t(`plan:rehearsal.what.${mark.what}`)}</title><Mark what={mark.what} x={x(mark.at)} y={y} /></g>)}
              </g>
            );
          })}
        </svg>
      </div>
    </div>
  );
}

/** As much of a title as the margin holds; a wide character takes the place of two. */
function short(title: string): string {
  let room = 32;
  let text = "";
  for (const character of title) {
    room -= /[\u2e80-\uffff]/.test(character) ? 2 : 1;
    if (room < 0) return `${text}…`;
    text += character;
  }
  return text;
}
