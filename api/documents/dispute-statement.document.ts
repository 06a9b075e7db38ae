import type { z } from "zod";
import type { disputeClockView } from "../../contracts/views/dispute.ts";
import type { CivilDate } from "../../domain/time.ts";
import type { Language } from "../problem.ts";
import { centred, heading, paragraph, section, signature, table, wordFile } from "./word-document.ts";

/** What a 期限计算说明 says: numbers and dates, no name and no fact of the case. */
export interface StatementFacts { court: string; number: string; caseNumbers: string[]; clocks: z.input<typeof disputeClockView>[]; madeOn: CivilDate }

const words = {
  zh: { title: "期限计算说明", step: "计算过程", article: "依据", result: "结果", due: "届满日", none: "—", provisional: "（当年放假安排尚未公布，暂定）", open: "（扣除尚未结束，按预计结束日计算）", lapsed: "已于以下日期逾期并记录：", and: "、" },
  en: { title: "How the Dates Were Computed", step: "step", article: "article", result: "result", due: "Last day", none: "—", provisional: " (provisional until the year's holidays are announced)", open: " (an exclusion is open: its expected end was taken)", lapsed: "Overrun on record from: ", and: ", " },
} as const;

/** The statement as an official A4 Word document. */
export function disputeStatementDocument(facts: StatementFacts, language: Language): Promise<Buffer> {
  const say = words[language];
  const parts = facts.clocks.flatMap((clock) => {
    const { statement } = clock;
    const due = `${say.due}：${clock.dueOn ?? clock.dueAt ?? say.none}${clock.provisional ? say.provisional : ""}${clock.open ? say.open : ""}`;
    const rows = (statement?.steps ?? []).map((step) => [step.text, step.article ?? say.none, step.resultOn ?? step.resultAt ?? say.none]);
    return [
      section(clock.label),
      paragraph(clock.refused ?? due),
      ...(clock.lapsedOn === undefined ? [] : [paragraph(`${say.lapsed}${clock.lapsedOn}`)]),
      ...(rows.length === 0 ? [] : [table([50, 34, 16], [[say.step, say.article, say.result], ...rows], { header: true })]),
    ];
  });
  const numbers = [facts.number, ...facts.caseNumbers].join(say.and);
  return wordFile(`${say.title} ${facts.number}`, [heading(facts.court), heading(say.title), centred(numbers), ...parts, signature(facts.court), signature(facts.madeOn)]);
}
