import type { Json } from "../../domain/decider.ts";
import { campaignNoticeTexts } from "./campaign-notice-texts.ts";
import { courtNoticeTexts } from "./court-notice-texts.ts";
import { disputeNoticeTexts } from "./dispute-notice-texts.ts";
import { paramText } from "./notice-params.ts";
import type { NoticeLanguage, NoticeTemplate } from "./notice-template.ts";
import { workItemNoticeTexts } from "./work-item-notice-texts.ts";

/** Every template by its id. */
export const noticeTexts: Readonly<Record<string, NoticeTemplate>> = { ...campaignNoticeTexts, ...workItemNoticeTexts, ...courtNoticeTexts, ...disputeNoticeTexts };

/** For a notice whose template this release does not know: it must reach its reader all the same. */
const unknownTemplate: NoticeTemplate = {
  "zh-CN": { subject: "有新的通知：{title}", body: ["有一条与您有关的新通知，请到系统中查看。"] },
  en: { subject: "A new notice: {title}", body: ["There is a new notice for you; please open the system to read it."] },
};

const longestSubject = 150;

/** One line, short enough for a subject; a cut is marked and never halves a character. */
function subjectLine(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").replace(/\s+/g, " ").replace(/[：:，,\s]+$/u, "").trim();
  const characters = [...line];
  return characters.length <= longestSubject ? line : `${characters.slice(0, longestSubject - 1).join("")}…`;
}

/** `{name}` stands for a value; `{?name}` for nothing, but its line is there only when the value is true. */
export const placeholder = /\{(\??)(\w+)\}/g;

/**
 * What a notice says to its reader, as plain text. `names` gives the name of a person or a department for an id (the id
 * itself when there is none). Values are filled in once, so that a `{title}` inside a title stays what it is; they are never
 * taken for HTML.
 */
export function noticeText(template: string, params: Readonly<Record<string, Json>>, language: NoticeLanguage, names: (id: string) => string): { subject: string; body: string } {
  const known = Object.hasOwn(noticeTexts, template) ? noticeTexts[template] : undefined;
  const wording = (known ?? unknownTemplate)[language];
  const param = (name: string): Json | undefined => (Object.hasOwn(params, name) ? params[name] : undefined);
  const value = (name: string): string => paramText(template, name, param(name), language, names);
  const filled = (text: string): string => text.replace(placeholder, (_, condition: string, name: string) => (condition === "?" ? "" : value(name)));
  const holds = (line: string): boolean => [...line.matchAll(placeholder)].every(([, condition, name = ""]) => (condition === "?" ? param(name) === true : value(name) !== ""));
  return { subject: subjectLine(filled(wording.subject)), body: wording.body.filter(holds).map(filled).join("\n") };
}
