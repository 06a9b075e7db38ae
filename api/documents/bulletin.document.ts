import type { FileChild } from "docx";
import type { CivilDate } from "../../domain/time.ts";
import type { Light } from "../../domain/work-item/traffic-light.ts";
import type { Language } from "../problem.ts";
import { centred, heading, paragraph, section, signature, table, wordFile } from "./word-document.ts";

export interface BulletinItem { title: string; department: string; responsible: string; dueOn?: CivilDate; light: Light; progress: number }

/** A campaign's month, with names in place of ids. Lists hold what the reader may see; figures count everything. */
export interface BulletinFacts {
  court: string;
  campaign: string;
  lead: string;
  leaderInCharge: string;
  /** YYYY-MM */
  month: string;
  asOfOn: CivilDate;
  total: number;
  byLight: Record<Light, number>;
  closed: number;
  signedOffInMonth: number;
  missedReportsInMonth: number;
  /** Red and yellow, red first. */
  behind: BulletinItem[];
  signedOff: { title: string; department: string; responsible: string; on: CivilDate }[];
  lateReports: { title: string; responsible: string; reportOn: CivilDate }[];
  milestones: { name: string; dueOn: CivilDate; reachedOn?: CivilDate }[];
  results: { name: string; value: number; unit: string; on: CivilDate; target?: number }[];
  /** Items that the lists leave out because the reader may not read them. */
  hidden: number;
}

/** Lines of one table; a bulletin is read, not searched. */
const mostLines = 300;

const words = {
  zh: {
    title: "督 查 通 报", lead: "牵头人", leader: "分管院领导", asOf: "统计截至", overall: "一、总体情况", behind: "二、滞后事项（红灯、黄灯）", signedOff: "三、本月销号事项", late: "四、未按期报送进展", milestones: "五、路线图节点", results: "六、成效",
    item: "事项", department: "责任部门", responsible: "责任人", due: "完成时限", light: "灯", progress: "进度", on: "日期", name: "节点", reached: "完成情况", metric: "指标", value: "数值", target: "目标", none: "无。",
    lights: { red: "红灯", yellow: "黄灯", green: "绿灯", grey: "灰灯" }, open: "未完成", missed: "逾期未完成",
    figures: (f: BulletinFacts): string => `纳入事项 ${f.total} 项，已办结 ${f.closed} 项；红灯 ${f.byLight.red} 项，黄灯 ${f.byLight.yellow} 项，绿灯 ${f.byLight.green} 项，灰灯 ${f.byLight.grey} 项。本月销号 ${f.signedOffInMonth} 项，应报未报 ${f.missedReportsInMonth} 次。`,
    more: (n: number): string => `另有 ${n} 项未列出。`, hidden: (n: number): string => `另有 ${n} 个事项不在阅读者的查阅范围内，只计数、不列名。`,
  },
  en: {
    title: "Monthly Bulletin", lead: "Lead", leader: "Leader in charge", asOf: "As of", overall: "1. Overall", behind: "2. Items behind (red and yellow)", signedOff: "3. Signed off this month", late: "4. Reports that did not come in time", milestones: "5. Milestones", results: "6. Results",
    item: "Item", department: "Department", responsible: "Responsible", due: "Due", light: "Light", progress: "Progress", on: "Date", name: "Milestone", reached: "Reached", metric: "Measure", value: "Value", target: "Target", none: "None.",
    lights: { red: "red", yellow: "yellow", green: "green", grey: "grey" }, open: "not yet", missed: "late, not reached",
    figures: (f: BulletinFacts): string => `Items: ${f.total}, closed: ${f.closed}; red ${f.byLight.red}, yellow ${f.byLight.yellow}, green ${f.byLight.green}, grey ${f.byLight.grey}. Signed off this month: ${f.signedOffInMonth}; reports missed: ${f.missedReportsInMonth}.`,
    more: (n: number): string => `${n} more are not listed.`, hidden: (n: number): string => `${n} item(s) lie outside the reader's scope: they are counted and not named.`,
  },
} as const;

/** 督查通报 of one month as an official A4 Word document. */
export function bulletinDocument(facts: BulletinFacts, language: Language): Promise<Buffer> {
  const say = words[language];
  const listed = (title: string, shares: number[], head: string[], rows: string[][]): FileChild[] => [
    section(title),
    rows.length === 0 ? paragraph(say.none) : table(shares, [head, ...rows.slice(0, mostLines)], { header: true }),
    ...(rows.length > mostLines ? [paragraph(say.more(rows.length - mostLines))] : []),
  ];
  const milestone = (one: BulletinFacts["milestones"][number]): string => one.reachedOn ?? (one.dueOn < facts.asOfOn ? say.missed : say.open);
  return wordFile(`${facts.campaign} ${say.title} ${facts.month}`, [
    heading(facts.court),
    heading(say.title),
    centred(`${facts.campaign}  ${facts.month}`),
    paragraph(`${say.lead}: ${facts.lead}    ${say.leader}: ${facts.leaderInCharge}    ${say.asOf}: ${facts.asOfOn}`),
    section(say.overall),
    paragraph(say.figures(facts)),
    ...(facts.hidden === 0 ? [] : [paragraph(say.hidden(facts.hidden))]),
    ...listed(say.behind, [36, 20, 14, 14, 8, 8], [say.item, say.department, say.responsible, say.due, say.light, say.progress], facts.behind.map((one) => [one.title, one.department, one.responsible, one.dueOn ?? "—", say.lights[one.light], `${one.progress}%`])),
    ...listed(say.signedOff, [46, 22, 16, 16], [say.item, say.department, say.responsible, say.on], facts.signedOff.map((one) => [one.title, one.department, one.responsible, one.on])),
    ...listed(say.late, [60, 20, 20], [say.item, say.responsible, say.on], facts.lateReports.map((one) => [one.title, one.responsible, one.reportOn])),
    ...listed(say.milestones, [56, 20, 24], [say.name, say.due, say.reached], facts.milestones.map((one) => [one.name, one.dueOn, milestone(one)])),
    ...listed(say.results, [46, 18, 18, 18], [say.metric, say.value, say.target, say.on], facts.results.map((one) => [one.name, `${one.value} ${one.unit}`, one.target === undefined ? "—" : `${one.target} ${one.unit}`, one.on])),
    signature(facts.court),
    signature(facts.asOfOn),
  ]);
}
