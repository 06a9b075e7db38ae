import type { RuleVariant, StatutoryRule } from "../clock-rule.ts";
import { ordinaryTrialGrounds, reliefGrounds } from "./exclusion-grounds.ts";
import { all, cpl, interpretation } from "./law-articles.ts";
import { byPresident, foreignUnlimited, usualRow } from "./row-terms.ts";

const ownReceipt = { zh: "该当事人本人收到裁判文书", en: "that party's own receipt" };
const appealReceived = { zh: "收到上诉状", en: "appeal received" };
const secondFiled = { zh: "第二审立案", en: "second-instance filing" };
const external = { zh: "在上级法院办理，只记日期", en: "at the higher court: dates are recorded, nothing is decided here" };
const thirtyDays: RuleVariant = { limit: { days: 30 }, article: cpl(286) };

/** Appeal 上诉 and second instance 二审. Each party's appeal period is a clock of its own. */
export const appealRules: readonly StatutoryRule[] = [
  {
    ...usualRow,
    id: "appeal-judgment",
    name: { zh: "对判决的上诉期", en: "appeal against a judgment" },
    limit: { days: 15 },
    rolls: true,
    starts: ownReceipt,
    satisfiedBy: appealReceived,
    lateAct: "refused",
    article: all(cpl(171), interpretation(244)),
    confidence: "high",
    grounds: reliefGrounds,
    variants: { "no-domicile": thirtyDays },
  },
  {
    ...usualRow,
    id: "appeal-ruling",
    name: { zh: "对裁定的上诉期", en: "appeal against a ruling" },
    limit: { days: 10 },
    rolls: true,
    starts: ownReceipt,
    satisfiedBy: appealReceived,
    lateAct: "refused",
    article: cpl(171),
    confidence: "high",
    grounds: reliefGrounds,
    variants: { "no-domicile": thirtyDays },
  },
  {
    ...usualRow,
    id: "appeal-serve",
    name: { zh: "送达上诉状副本的期限", en: "appeal copy to the other side" },
    limit: { days: 5 },
    rolls: true,
    starts: { zh: "收到上诉状", en: "receipt of the appeal" },
    satisfiedBy: { zh: "送达对方当事人", en: "sent to the other side" },
    article: cpl(174),
    confidence: "medium",
  },
  {
    ...usualRow,
    id: "appeal-defence",
    name: { zh: "上诉答辩期", en: "defence to the appeal" },
    limit: { days: 15 },
    rolls: true,
    starts: { zh: "对方当事人收到上诉状副本", en: "the other side's receipt" },
    satisfiedBy: { zh: "收到答辩状", en: "defence received" },
    article: cpl(174),
    confidence: "medium",
    grounds: reliefGrounds,
  },
  {
    ...usualRow,
    id: "appeal-forward",
    name: { zh: "报送上诉案卷的期限", en: "file to the second instance" },
    limit: { days: 5 },
    rolls: true,
    starts: { zh: "收到答辩状或答辩期满", en: "receipt of the defence, or the end of its period" },
    satisfiedBy: { zh: "报送第二审法院", en: "sent to the second instance" },
    article: cpl(174),
    confidence: "medium",
  },
  {
    ...usualRow,
    id: "trial-second-judgment",
    name: { zh: "二审（判决）审理期限", en: "second instance, judgment" },
    note: external,
    limit: { months: 3 },
    rolls: false,
    starts: secondFiled,
    satisfiedBy: { zh: "宣判", en: "judgment pronounced" },
    article: cpl(183),
    confidence: "high",
    extensions: byPresident(cpl(183)),
    grounds: ordinaryTrialGrounds,
    variants: { "foreign-related": foreignUnlimited },
  },
  {
    ...usualRow,
    id: "trial-second-ruling",
    name: { zh: "二审（裁定）审理期限", en: "second instance, ruling" },
    note: external,
    limit: { days: 30 },
    rolls: false,
    starts: secondFiled,
    satisfiedBy: { zh: "作出裁定", en: "ruling" },
    article: all(cpl(183), interpretation(339)),
    confidence: "high",
    extensions: byPresident(interpretation(339)),
    grounds: ordinaryTrialGrounds,
    variants: { "foreign-related": foreignUnlimited },
  },
];
