import type { ExtensionStep, StatutoryRule } from "../clock-rule.ts";
import { ordinaryTrialGrounds, reliefGrounds, summaryTrialGrounds } from "./exclusion-grounds.ts";
import { all, cpl, interpretation, trialLimits2000 } from "./law-articles.ts";
import { foreignUnlimited, usualRow } from "./row-terms.ts";

const filed = { zh: "立案", en: "filing" };
const originallyFiled = { zh: "原立案", en: "the original filing" };
const oneMonth = (article: number): ExtensionStep[] => [{ by: "president", atMost: { months: 1 }, windowed: true, article: cpl(article), confidence: "high" }];
const sixAndThreeMonths: readonly ExtensionStep[] = [
  { by: "president", atMost: { months: 6 }, windowed: true, article: cpl(152), confidence: "high" },
  { by: "higher-court", atMost: { months: 3 }, windowed: true, article: all(cpl(152), trialLimits2000(2)), confidence: "medium" },
];

/** First-instance trials of every procedure. */
const trial = { ...usualRow, rolls: false, satisfiedBy: { zh: "宣判，或送达调解书", en: "judgment pronounced, or the 调解书 served" } } as const;

/** Service, defence and first-instance trial 一审. */
export const firstInstanceRules: readonly StatutoryRule[] = [
  {
    ...usualRow,
    id: "serve-complaint",
    name: { zh: "送达起诉状副本的期限", en: "complaint to the defendant" },
    limit: { days: 5 },
    rolls: true,
    starts: filed,
    satisfiedBy: { zh: "送达回证上的日期", en: "date on the 送达回证" },
    article: cpl(128),
    confidence: "high",
  },
  {
    ...usualRow,
    id: "defence",
    name: { zh: "答辩期", en: "written defence" },
    limit: { days: 15 },
    rolls: true,
    starts: { zh: "被告收到起诉状副本", en: "the defendant's receipt" },
    satisfiedBy: { zh: "收到答辩状", en: "defence received" },
    article: cpl(128),
    confidence: "high",
    grounds: reliefGrounds,
    variants: { "no-domicile": { limit: { days: 30 }, article: cpl(285), extensions: [{ by: "court", repeatable: true, article: cpl(285), confidence: "high" }] } },
  },
  {
    ...usualRow,
    id: "forward-defence",
    name: { zh: "送达答辩状副本的期限", en: "defence to the plaintiff" },
    limit: { days: 5 },
    rolls: true,
    starts: { zh: "收到答辩状", en: "receipt of the defence" },
    satisfiedBy: { zh: "发送原告", en: "sent" },
    article: cpl(128),
    confidence: "high",
  },
  {
    ...usualRow,
    id: "hearing-notice",
    name: { zh: "开庭通知期限", en: "notice before a hearing" },
    note: { zh: "仅普通程序", en: "ordinary procedure only" },
    limit: { days: 3 },
    before: true,
    rolls: true,
    starts: { zh: "开庭", en: "the hearing" },
    satisfiedBy: { zh: "通知已送达", en: "notice served" },
    article: cpl(139),
    confidence: "high",
  },
  {
    ...trial,
    id: "trial-ordinary",
    name: { zh: "一审普通程序审理期限", en: "first instance, ordinary procedure" },
    note: { zh: "涉外案件无此期限", en: "not for foreign-related cases" },
    limit: { months: 6 },
    starts: filed,
    article: all(cpl(152), interpretation(243)),
    confidence: "high",
    extensions: sixAndThreeMonths,
    grounds: ordinaryTrialGrounds,
    procedure: "ordinary",
    variants: { "foreign-related": foreignUnlimited },
  },
  {
    ...trial,
    id: "trial-summary",
    name: { zh: "一审简易程序审理期限", en: "first instance, summary procedure" },
    limit: { months: 3 },
    starts: filed,
    article: cpl(164),
    confidence: "high",
    extensions: oneMonth(164),
    grounds: summaryTrialGrounds,
    procedure: "summary",
    convertsTo: { "trial-ordinary": "convert-to-ordinary" },
  },
  {
    ...trial,
    id: "trial-small-claims",
    name: { zh: "小额诉讼程序审理期限", en: "first instance, small claims" },
    note: { zh: "一审终审", en: "final" },
    limit: { months: 2 },
    starts: filed,
    article: all(cpl(165), cpl(168)),
    confidence: "high",
    extensions: oneMonth(168),
    grounds: summaryTrialGrounds,
    procedure: "small-claims",
    convertsTo: { "trial-summary": "convert-to-summary", "trial-ordinary": "convert-to-ordinary" },
  },
  {
    ...trial,
    id: "convert-to-summary",
    name: { zh: "小额诉讼转简易程序后的审理期限", en: "small claims converted to summary procedure" },
    limit: { months: 3 },
    starts: originallyFiled,
    article: cpl(169),
    confidence: "medium",
    extensions: oneMonth(164),
    grounds: summaryTrialGrounds,
    procedure: "summary",
    convertsTo: { "trial-ordinary": "convert-to-ordinary" },
  },
  {
    ...trial,
    id: "convert-to-ordinary",
    name: { zh: "转普通程序后的审理期限", en: "converted to ordinary procedure" },
    limit: { months: 6 },
    starts: originallyFiled,
    article: all(cpl(170), interpretation(258)),
    confidence: "high",
    extensions: sixAndThreeMonths,
    grounds: ordinaryTrialGrounds,
    procedure: "ordinary",
    variants: { "foreign-related": foreignUnlimited },
  },
];
