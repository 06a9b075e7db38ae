import type { ExclusionGround, RestartGround } from "../clock-rule.ts";
import { civilCode, cpl, interpretation, mediationWork, trialLimits2000 } from "./law-articles.ts";

/** Exclusions from the trial limit 不计入审理期限 (statutory-limits, “Excluded from the trial limit”). */
const publication: ExclusionGround = { id: "publication", name: { zh: "公告", en: "publication" }, article: interpretation(243), confidence: "high" };
const appraisal: ExclusionGround = { id: "appraisal", name: { zh: "鉴定", en: "appraisal" }, article: interpretation(243), confidence: "high" };
const settlement: ExclusionGround = { id: "out-of-court-settlement", name: { zh: "双方当事人和解", en: "out-of-court settlement asked for by both" }, article: interpretation(243), confidence: "high" };
const jurisdiction: ExclusionGround = { id: "jurisdiction-objection", name: { zh: "管辖异议、管辖争议", en: "objection to or dispute about jurisdiction" }, article: interpretation(243), confidence: "high" };
const audit: ExclusionGround = { id: "audit-or-valuation", name: { zh: "审计、评估", en: "audit or valuation" }, article: trialLimits2000(9), confidence: "high" };
const suspended: ExclusionGround = { id: "proceedings-suspended", name: { zh: "中止诉讼", en: "suspension of proceedings" }, article: trialLimits2000(9), confidence: "high" };
const adjournment: ExclusionGround = { id: "adjournment-new-evidence", name: { zh: "因新证据延期审理", en: "adjournment for new evidence" }, article: trialLimits2000(9), confidence: "high", atMostMonths: 1 };
const mediation = (countedDays: number): ExclusionGround => ({ id: "in-suit-mediation", name: { zh: "诉讼中继续调解", en: "continued in-suit mediation" }, article: mediationWork(4), confidence: "medium", countedDays });

const everyTrial = [appraisal, settlement, jurisdiction, audit, suspended, adjournment];
export const ordinaryTrialGrounds: readonly ExclusionGround[] = [...everyTrial, publication, mediation(15)];
/** No publication in summary cases (Interp. 140). */
export const summaryTrialGrounds: readonly ExclusionGround[] = [...everyTrial, { ...publication, article: interpretation(140), barred: true }, mediation(7)];

export const enforcementGrounds: readonly ExclusionGround[] = [
  publication, appraisal, settlement, jurisdiction, audit,
  { ...suspended, name: { zh: "中止执行", en: "suspension of enforcement" } },
  { id: "stay-of-enforcement", name: { zh: "暂缓执行", en: "stay of enforcement" }, article: trialLimits2000(9), confidence: "high" },
  { id: "auction-or-sale", name: { zh: "拍卖、变卖", en: "auction or sale" }, article: trialLimits2000(9), confidence: "high" },
];

/** Relief 顺延 for a party that an obstacle kept from acting in time; the court decides (statutory-limits §7). */
export const reliefGrounds: readonly ExclusionGround[] = [
  { id: "obstacle", name: { zh: "不可抗拒的事由或其他正当理由", en: "force majeure or another good reason" }, article: cpl(86), confidence: "high", askedWithinDays: 10 },
];

/** CPL 250 sends the period for applying for enforcement to the civil rules of limitation. */
export const limitationGrounds: readonly ExclusionGround[] = [
  { id: "limitation-suspended", name: { zh: "时效中止", en: "suspension of the limitation period" }, article: civilCode(194), confidence: "high", endsMonthsAfter: 6 },
];
export const limitationInterrupted: RestartGround = { id: "limitation-interrupted", name: { zh: "时效中断，重新计算", en: "interruption of the limitation period" }, article: civilCode(195), confidence: "high", onlyWhileRunning: true };

/** The order to correct stands between the two receipts, however long that takes. */
export const correctionsReceived: RestartGround = { id: "corrections-received", name: { zh: "收到补正材料", en: "receipt of the corrections" }, article: interpretation(126), confidence: "high", onlyWhileRunning: false };
