import { rungLabel } from "../../contracts/notices/notice-params.ts";
import type { CivilDate } from "../../domain/time.ts";
import type { Language } from "../problem.ts";
import { centred, heading, signature, table, wordFile } from "./word-document.ts";

/** What a numbered 督办单 says, with names in place of ids. */
export interface NoticeFacts {
  court: string;
  number: string;
  department: string;
  persons: string[];
  item: string;
  dueOn?: CivilDate;
  text: string;
  replyByOn: CivilDate;
  /** Absent for a notice that a rung of the ladder issued. */
  issuer?: string;
  rung?: string;
  issuedOn: CivilDate;
  reply?: string;
  repliedOn?: CivilDate;
}

const words = {
  zh: { title: "督 办 单", department: "被督办部门", persons: "被督办人", item: "督办事项", due: "完成时限", text: "督办要求", replyBy: "答复期限", issuer: "签发", byLadder: "系统按逐级督办规则签发", reply: "答复", none: "—", and: "、" },
  en: { title: "Supervision Notice", department: "Department", persons: "Addressed to", item: "Item", due: "Due", text: "What is required", replyBy: "Reply by", issuer: "Issued by", byLadder: "issued by the ladder of reminders", reply: "Reply", none: "—", and: ", " },
} as const;

/** The numbered 督办单 as an official A4 Word document. */
export function supervisionNoticeDocument(facts: NoticeFacts, language: Language): Promise<Buffer> {
  const say = words[language];
  const rung = facts.rung === undefined ? "" : ` (${rungLabel(facts.rung, language === "en" ? "en" : "zh-CN")})`;
  const issuer = facts.issuer ?? `${say.byLadder}${rung}`;
  const rows = [
    [say.department, facts.department],
    [say.persons, facts.persons.length === 0 ? say.none : facts.persons.join(say.and)],
    [say.item, facts.item],
    [say.due, facts.dueOn ?? say.none],
    [say.text, facts.text],
    [say.replyBy, facts.replyByOn],
    [say.issuer, `${issuer}  ${facts.issuedOn}`],
    ...(facts.reply === undefined ? [] : [[say.reply, `${facts.reply}\n${facts.repliedOn ?? ""}`]]),
  ];
  return wordFile(`${say.title} ${facts.number}`, [heading(facts.court), heading(say.title), centred(facts.number), table([24, 76], rows, { header: false }), signature(facts.court), signature(facts.issuedOn)]);
}
