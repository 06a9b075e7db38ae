import type { Schemas } from "./invocation.ts";
import type { Say } from "./language.ts";
import { factLines } from "./table.ts";

type Calculation = Schemas["DeadlineCalculation"];
type Confidence = Calculation["confidence"];

/** How sure a row or step is, in words. */
export function confidenceText(of: Confidence, say: Say): string {
  switch (of) {
    case "high": return say("已核对原文", "read in the text");
    case "medium": return say("据二手资料", "from a secondary source");
    case "low": return say("未能确认", "unsure");
  }
}

/** The date or instant with what is not certain about it. */
export function dueText({ kind, dueOn, dueAt, provisional, open }: Calculation, say: Say): string {
  if (kind === "none") return say("法律未规定期限", "no statutory limit");
  const marks = [...(provisional ? [say("暂定：放假安排尚未公布", "provisional: holidays not announced")] : []), ...(open === true ? [say("扣除尚未结束", "an exclusion is open")] : [])];
  return `${dueOn ?? dueAt ?? ""}${marks.length === 0 ? "" : say(`（${marks.join("；")}）`, ` (${marks.join("; ")})`)}`;
}

/** 期限计算说明: every step with its article, as it is read on a screen, printed or filed. `starts` is what was asked for. */
export function statementLines(calculation: Calculation, starts: string, say: Say): string[] {
  const { rule, steps, extensionWindow } = calculation;
  return [
    say("期限计算说明", "How the deadline was computed"),
    "",
    ...factLines([
      [say("规则", "Rule"), rule === undefined ? undefined : `${rule.name}${say("（", " (")}${rule.id}, ${rule.version}${say("）", ")")}`],
      [say("适用", "Applies"), rule?.note],
      [say("法律版本", "Law"), rule?.law],
      [say("工作日历", "Calendar"), calculation.calendar],
      [say("起算", "Starts"), starts],
    ]),
    "",
    ...steps.flatMap((step, index) => [
      `${index + 1}. ${step.text}`,
      `   ${[...(step.article === undefined ? [] : [say(`依据：${step.article}（${confidenceText(step.confidence, say)}）`, `Basis: ${step.article} (${confidenceText(step.confidence, say)})`)]), `→ ${step.resultAt ?? step.resultOn ?? "—"}`].join("  ")}`,
    ]),
    "",
    ...factLines([
      [say("顺延前", "Before rolling"), calculation.rolled === true ? calculation.unrolledOn : undefined],
      [say("届满", "Due"), dueText(calculation, say)],
      [say("最迟申请延长", "Ask for an extension by"), extensionWindow?.askByOn],
      [say("最迟决定延长", "Decide on it by"), extensionWindow === undefined ? undefined : `${extensionWindow.decideByOn}${say("（", " (")}${extensionWindow.article}${say("）", ")")}`],
      [say("完成", "Met on"), calculation.satisfiedOn],
      [say("逾期登记", "Recorded as overrun on"), calculation.lapsedOn],
      [say("可信度", "Confidence"), confidenceText(calculation.confidence, say)],
    ]),
  ];
}
