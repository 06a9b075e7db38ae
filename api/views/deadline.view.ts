import type { z } from "zod";
import type { deadlineAnswer } from "../../contracts/deadline-calculation.ts";
import type { StatutoryRule } from "../../domain/legal-clock/clock-rule.ts";
import type { Deadline, DeadlineStep } from "../../domain/legal-clock/legal-clock.ts";
import { inShanghai } from "../../domain/time.ts";
import type { Language } from "../problem.ts";

type DeadlineAnswer = z.input<typeof deadlineAnswer>;

function stepView({ text, article, confidence, resultOn, resultAt }: DeadlineStep, language: Language): DeadlineAnswer["steps"][number] {
  return {
    text: text[language],
    ...(article === undefined ? {} : { article: article[language] }),
    confidence,
    resultOn,
    ...(resultAt === undefined ? {} : { resultAt: inShanghai(resultAt) }),
  };
}

function rowView(row: StatutoryRule, language: Language): DeadlineAnswer["rule"] {
  return { id: row.id, name: row.name[language], version: row.version, law: row.law[language], ...(row.note === undefined ? {} : { note: row.note[language] }) };
}

/** A computed deadline in the reader's language. */
export function deadlineView(computed: Deadline, row: StatutoryRule | undefined, calendar: string, language: Language): DeadlineAnswer {
  const rule = row === undefined ? {} : { rule: rowView(row, language) };
  if (computed.kind === "none") {
    const { kind, text, article, confidence } = computed;
    return { kind, ...rule, calendar, provisional: false, confidence, steps: [{ text: text[language], article: article[language], confidence }] };
  }
  const steps = computed.steps.map((step) => stepView(step, language));
  if (computed.kind === "instant") return { ...computed, ...rule, calendar, dueAt: inShanghai(computed.dueAt), steps };
  const { extensionWindow, ...facts } = computed;
  return { ...facts, ...rule, calendar, steps, ...(extensionWindow === undefined ? {} : { extensionWindow: { ...extensionWindow, article: extensionWindow.article[language] } }) };
}
