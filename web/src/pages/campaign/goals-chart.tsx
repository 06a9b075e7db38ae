import { BarChart } from "echarts/charts";
import { GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { init, use as register } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Goal } from "../../components/goal-line.tsx";
import { unitText } from "../../components/unit.ts";
import { useMode, usePreference } from "../../preferences.ts";
import { largeTextFactor, palettes, type } from "../../tokens.ts";

register([BarChart, GridComponent, MarkLineComponent, TooltipComponent, CanvasRenderer]);

const rowHeight = 44;

/** How far each goal has come from its baseline to its target. The same figures stand in the table beside it. */
export function GoalsChart({ goals, label }: { goals: readonly Goal[]; label: string }) {
  const { t, i18n } = useTranslation();
  const mode = useMode();
  const largeText = usePreference("largeText");
  const frame = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    element.style.height = `${goals.length * rowHeight + 56}px`;
    const palette = palettes[mode];
    const fontSize = type.small * (largeText ? largeTextFactor : 1);
    const rows = [...goals].reverse();
    const chart = init(element);
    const narrow = element.clientWidth < 480;
    chart.setOption({
      animation: false,
      textStyle: { color: palette.ink, fontSize, fontFamily: getComputedStyle(document.body).fontFamily },
      grid: { left: narrow ? 96 : 168, right: 72, top: 24, bottom: 28 },
      tooltip: { trigger: "item", renderMode: "richText", backgroundColor: palette.raised, borderColor: palette.line, textStyle: { color: palette.ink, fontSize } },
      xAxis: { type: "value", min: (range: { min: number }) => Math.min(0, range.min), max: (range: { max: number }) => Math.max(110, range.max), axisLabel: { formatter: "{value}%", color: palette.muted, fontSize }, splitLine: { lineStyle: { color: palette.line } } },
      yAxis: { type: "category", data: rows.map((goal) => goal.name), axisLabel: { width: narrow ? 88 : 156, overflow: "break", color: palette.ink, fontSize }, axisLine: { lineStyle: { color: palette.line } }, axisTick: { show: false } },
      series: [{
        type: "bar", barWidth: 14,
        data: rows.map((goal) => ({ value: goal.way ?? 0, itemStyle: { color: (goal.way ?? 0) >= 100 ? palette.green : palette.accent } })),
        label: { show: true, position: "right", color: palette.ink, fontSize, formatter: ({ dataIndex }: { dataIndex: number }) => `${rows[dataIndex]?.latest?.value ?? ""} ${unitText(t, rows[dataIndex]?.unit ?? "")}` },
        tooltip: { formatter: ({ dataIndex }: { dataIndex: number }) => { const goal = rows[dataIndex]; return goal === undefined ? "" : t("campaign:goalTip", { name: goal.name, latest: goal.latest?.value ?? "", target: goal.target, unit: unitText(t, goal.unit), on: goal.latest?.on ?? "" }); } },
        markLine: { symbol: "none", silent: true, data: [{ xAxis: 100 }], lineStyle: { color: palette.muted, type: "dashed" }, label: { formatter: t("campaign:goal.target"), position: "end", color: palette.muted, fontSize } },
      }],
    });
    const resize = new ResizeObserver(() => chart.resize());
    resize.observe(element);
    return () => {
      resize.disconnect();
      chart.dispose();
    };
  }, [goals, mode, largeText, t, i18n.language]);

  return <div ref={frame} className="goals-chart" role="img" aria-label={label} />;
}
