import type { StatutoryRule } from "../clock-rule.ts";
import { correctionsReceived, reliefGrounds } from "./exclusion-grounds.ts";
import { all, cpl, interpretation, invitedMediation, onlineMediation } from "./law-articles.ts";
import { byPresident, usualRow } from "./row-terms.ts";

/** Mediation before filing 诉前调解, judicial confirmation 司法确认, filing 立案. */
export const beforeFilingRules: readonly StatutoryRule[] = [
  {
    ...usualRow,
    id: "pre-filing-mediation",
    name: { zh: "诉前调解期限", en: "mediation before filing" },
    limit: { days: 30 },
    rolls: true,
    starts: { zh: "调解员接受", en: "acceptance by the mediator" },
    satisfiedBy: { zh: "达成协议、调解不成或撤回已登记", en: "agreement, failure or withdrawal recorded" },
    article: all(onlineMediation(24, 26), invitedMediation(27)),
    confidence: "high",
    extensions: [{ by: "parties", repeatable: true, article: all(onlineMediation(24, 26), invitedMediation(27)), confidence: "high" }],
  },
  {
    ...usualRow,
    id: "mediator-accept",
    name: { zh: "调解员接受或拒绝的期限", en: "the mediator accepts or declines" },
    limit: { workingDays: 3 },
    rolls: true,
    starts: { zh: "指派", en: "appointment" },
    satisfiedBy: { zh: "接受或拒绝", en: "acceptance or refusal" },
    article: onlineMediation(12),
    confidence: "high",
  },
  {
    ...usualRow,
    id: "judicial-confirmation-apply",
    name: { zh: "申请司法确认的期限", en: "joint application for judicial confirmation" },
    limit: { days: 30 },
    rolls: true,
    starts: { zh: "调解协议生效", en: "agreement taking effect" },
    satisfiedBy: { zh: "收到申请", en: "application received" },
    lateAct: "refused",
    article: cpl(205),
    confidence: "high",
    grounds: reliefGrounds,
  },
  {
    ...usualRow,
    id: "judicial-confirmation-decide",
    name: { zh: "司法确认案件审理期限", en: "decision on judicial confirmation" },
    limit: { days: 30 },
    rolls: false,
    starts: { zh: "受理", en: "acceptance of the application" },
    satisfiedBy: { zh: "作出裁定", en: "ruling" },
    article: cpl(187),
    confidence: "high",
    extensions: byPresident(cpl(187)),
  },
  {
    ...usualRow,
    id: "filing-decision",
    name: { zh: "立案审查期限", en: "decision on the filing" },
    limit: { days: 7 },
    rolls: true,
    starts: { zh: "收到起诉材料", en: "receipt of the complaint" },
    satisfiedBy: { zh: "立案或裁定不予受理", en: "filing or ruling" },
    article: all(cpl(126), interpretation(126)),
    confidence: "high",
    restarts: [correctionsReceived],
  },
];
