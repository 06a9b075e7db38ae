import type { Json } from "../../domain/decider.ts";
import type { partyTemplates } from "../../domain/dispute/dispute.reactions.ts";
import { paramText } from "./notice-params.ts";
import type { NoticeLanguage, NoticeTemplate } from "./notice-template.ts";

/** What parties are told: that something is there for them and until when, never what it is about. */
export const partyTexts: Readonly<Record<(typeof partyTemplates)[number], NoticeTemplate>> = {
  "party-clock-reminder": {
    "zh-CN": { subject: "期限提醒", body: ["您在 {number} 中的一项期限将至：{rule}。", "最后一日：{dueOn}"] },
    en: { subject: "A date comes near", body: ["A period of yours in {number} will soon be over: {rule}.", "Last day: {dueOn}"] },
  },
  "party-period-over": {
    "zh-CN": { subject: "期限已过", body: ["您在 {number} 中的一项期限已过：{rule}。", "最后一日：{dueOn}"] },
    en: { subject: "A period is over", body: ["A period of yours in {number} is over: {rule}.", "Last day: {dueOn}"] },
  },
  "party-document-sent": {
    "zh-CN": { subject: "有文书向您送达", body: ["{number} 有文书正向您送达：{document}。"] },
    en: { subject: "A document is on its way to you", body: ["A document in {number} is being served on you: {document}."] },
  },
  "party-clock-changed": {
    "zh-CN": { subject: "期限有变动", body: ["{number} 的一项期限已重新计算：{rule}。", "最后一日：{dueOn}", "如有异议，可以提出，由审判管理办公室答复。"] },
    en: { subject: "A date has moved", body: ["A date in {number} was computed anew: {rule}.", "Last day: {dueOn}", "You may object; the trial management office answers."] },
  },
  "party-objection-answered": {
    "zh-CN": { subject: "您的异议已答复", body: ["您在 {number} 中提出的期限异议已答复。"] },
    en: { subject: "Your objection was answered", body: ["The objection you raised in {number} has been answered."] },
  },
  "party-hearing-scheduled": {
    "zh-CN": { subject: "开庭时间", body: ["{number} 定于 {heldAt} 开庭。"] },
    en: { subject: "The hearing", body: ["The hearing in {number} is on {heldAt}."] },
  },
  "party-agreement-to-confirm": {
    "zh-CN": { subject: "请确认调解协议", body: ["{number} 的调解协议等待您确认。"] },
    en: { subject: "Please confirm the agreement", body: ["The agreement in {number} waits for your confirmation."] },
  },
};

/** Closing line of whatever a party gets. */
const closing: Readonly<Record<NoticeLanguage, string>> = {
  "zh-CN": "请通过法院发给您的查询链接查看，或到诉讼服务窗口查询。本消息自动发出，请勿回复。",
  en: "Please look it up by the link the court gave you, or ask at its service window. Sent automatically; please do not reply.",
};

const languages: readonly NoticeLanguage[] = ["zh-CN", "en"];

/** A line with its values; undefined when one of them is not there. */
function filled(text: string, params: Readonly<Record<string, Json>>, language: NoticeLanguage): string | undefined {
  const values = new Map([...text.matchAll(/\{(\w+)\}/g)].map(([place, name = ""]) => [place, paramText("dispute-party", name, params[name], language, (id) => id)]));
  return [...values.values()].includes("") ? undefined : text.replace(/\{\w+\}/g, (place) => values.get(place) ?? "");
}

/** A text in both languages: nobody is asked for theirs. */
function composed(wording: NoticeTemplate, params: Readonly<Record<string, Json>> & { number: string }): { subject: string; body: string } {
  const parts = languages.map((language) => [...wording[language].body.map((line) => filled(line, params, language)).filter((line) => line !== undefined), closing[language]].join("\n"));
  return { subject: `${wording["zh-CN"].subject} ${wording.en.subject}：${params.number}`, body: parts.join("\n\n") };
}

/** A message to a party; `number`: the court's own of the dispute. Undefined for a template that this release does not know. */
export function partyText(template: string, number: string, params: Readonly<Record<string, Json>>): { subject: string; body: string } | undefined {
  const known = new Map<string, NoticeTemplate>(Object.entries(partyTexts)).get(template);
  const { at, ...rest } = params;
  return known === undefined ? undefined : composed(known, { ...rest, number, ...(at === undefined ? {} : { heldAt: at }) });
}

const documentText: NoticeTemplate = {
  "zh-CN": { subject: "送达", body: ["人民法院依法向您送达 {number} 的{document}。", "本次送达方式：{method}。"] },
  en: { subject: "Service", body: ["The court serves on you, as the law requires, in {number}: {document}.", "By {method}."] },
};

/** The sheet that goes with a document that is served. */
export function serviceText(number: string, params: Readonly<Record<string, Json>>): { subject: string; body: string } {
  return composed(documentText, { ...params, number });
}
