import {
  agreed, asked, confirmationAccepted, confirmationApplied, confirmationRefused, confirmed, declined, failed, fulfilled, halfAgreed, mediatedAgain, mediating, offered, paperSigned, prolonged, sealed, sentToAnotherCourt, session, triaged,
  withdrawnEarly,
} from "./before-court.ts";
import { appealWithdrawn, appealed, archived, closed, effectRecorded, enforcementApplied, enforcementEnded, enforcing, forwarded, judgmentServed, periodOver, remanded, reopened, resumed, secondInstance, upheld } from "./after-judgment.ts";
import {
  adjourned, appraisalOver, appraised, assigned, converted, correctionOrdered, corrected, defended, extended, extensionAsked, filed, heard, hearingAhead, objected, preserved, pronounced, published, received, refused, sent, servedAll,
  settled, silent, supervised, withdrawn,
} from "./in-court.ts";
import { way, type Way } from "./story.ts";

/** So many disputes that went one way; `days`: how long ago they were at the point that the way counts from, at least and at most. */
export interface Wayfarers { count: number; days: readonly [least: number, most: number]; way: Way }

const stay: Way = (story) => story;
const toMediation = way(triaged, asked, mediating);
const toFailure = way(toMediation, session, failed);
const toFiling = way(toFailure, received);
const toTrial = (procedure: "small-claims" | "summary" | "ordinary"): Way => way(toFiling, filed(procedure), assigned(procedure), sent, servedAll, defended);
const toJudgment = (procedure: "small-claims" | "summary" | "ordinary"): Way => way(toTrial(procedure), heard, pronounced(), judgmentServed);
const toAppeal = way(toJudgment("summary"), appealed);
const toSecondInstance = way(toAppeal, forwarded, secondInstance);
const toEffect = way(toJudgment("summary"), periodOver);
const toEnforcement = way(toEffect, enforcementApplied, enforcing);

/**
 * Where the 300 disputes stand. A limit's days are counted from where it begins: a summary trial of 85 days is about to be over
 * 3 months after its filing, one of 100 days has overrun.
 */
export const wayfarers: readonly Wayfarers[] = [
  // 登记、分流、流转
  { count: 8, days: [2, 4], way: stay },
  { count: 2, days: [6, 9], way: stay },
  { count: 6, days: [2, 3], way: triaged },
  { count: 6, days: [2, 4], way: way(triaged, asked) },
  { count: 3, days: [2, 3], way: way(triaged, offered) },
  { count: 3, days: [5, 50], way: way(triaged, sentToAnotherCourt) },
  // 调解: thirty days from the acceptance
  { count: 12, days: [4, 20], way: way(toMediation, session) },
  { count: 5, days: [5, 18], way: way(toMediation, session, sealed) },
  { count: 3, days: [6, 20], way: way(triaged, asked, declined, mediating, session) },
  { count: 6, days: [25, 30], way: way(toMediation, session) },
  { count: 3, days: [33, 40], way: way(toMediation, session) },
  { count: 3, days: [28, 40], way: way(toMediation, session, prolonged) },
  { count: 6, days: [3, 22], way: way(toMediation, session, agreed) },
  { count: 3, days: [26, 30], way: way(toMediation, session, agreed) },
  { count: 4, days: [3, 12], way: way(toMediation, session, halfAgreed) },
  { count: 3, days: [2, 14], way: toFailure },
  { count: 6, days: [3, 60], way: way(toMediation, session, agreed, fulfilled) },
  { count: 3, days: [10, 60], way: way(triaged, withdrawnEarly) },
  // 司法确认
  { count: 2, days: [2, 3], way: way(toMediation, session, agreed, confirmationApplied) },
  { count: 4, days: [5, 28], way: way(toMediation, session, halfAgreed, paperSigned, confirmationApplied, confirmationAccepted) },
  { count: 5, days: [3, 60], way: way(toMediation, session, sealed, agreed, confirmationApplied, confirmationAccepted, confirmed) },
  { count: 3, days: [3, 15], way: way(toMediation, session, agreed, confirmationApplied, confirmationAccepted, confirmationRefused) },
  { count: 2, days: [8, 20], way: way(toMediation, session, agreed, confirmationApplied, confirmationAccepted, confirmationRefused, mediatedAgain) },
  // 立案: seven days
  { count: 4, days: [2, 5], way: toFiling },
  { count: 2, days: [6, 7], way: toFiling },
  { count: 2, days: [9, 11], way: toFiling },
  { count: 3, days: [5, 10], way: way(toFiling, correctionOrdered) },
  { count: 2, days: [2, 5], way: way(toFiling, correctionOrdered, corrected) },
  { count: 3, days: [3, 8], way: way(toFiling, refused) },
  { count: 5, days: [2, 3], way: way(toFiling, filed("summary")) },
  // 送达、答辩
  { count: 5, days: [4, 9], way: way(toFiling, filed("summary"), assigned("summary"), sent) },
  { count: 3, days: [22, 40], way: way(toFiling, filed("ordinary"), assigned("ordinary"), published) },
  { count: 6, days: [8, 17], way: way(toFiling, filed("summary"), assigned("summary"), sent, servedAll) },
  { count: 3, days: [9, 16], way: way(toFiling, filed("ordinary"), assigned("ordinary"), sent, servedAll) },
  // 审理: two, three and six months from the filing
  { count: 10, days: [30, 70], way: toTrial("summary") },
  { count: 3, days: [40, 60], way: way(toTrial("summary"), hearingAhead) },
  { count: 5, days: [83, 90], way: way(toTrial("summary"), heard) },
  { count: 4, days: [95, 110], way: way(toTrial("summary"), heard) },
  { count: 3, days: [95, 115], way: way(toTrial("summary"), heard, extended(12, { months: 1 })) },
  { count: 2, days: [68, 74], way: way(toTrial("summary"), heard, extensionAsked) },
  { count: 3, days: [20, 45], way: toTrial("small-claims") },
  { count: 3, days: [56, 61], way: way(toTrial("small-claims"), heard) },
  { count: 3, days: [70, 130], way: way(toTrial("summary"), heard, converted) },
  { count: 2, days: [60, 100], way: way(toTrial("small-claims"), converted) },
  { count: 6, days: [45, 140], way: way(toTrial("ordinary"), heard) },
  { count: 3, days: [176, 183], way: way(toTrial("ordinary"), heard) },
  { count: 2, days: [190, 205], way: way(toTrial("ordinary"), heard) },
  { count: 3, days: [50, 65], way: way(toTrial("ordinary"), appraised) },
  { count: 2, days: [60, 66], way: way(toTrial("ordinary"), appraised, objected) },
  { count: 3, days: [100, 150], way: way(toTrial("ordinary"), appraised, appraisalOver, heard) },
  { count: 3, days: [190, 260], way: way(toTrial("ordinary"), heard, extended(70, { months: 6 })) },
  { count: 3, days: [70, 110], way: way(toTrial("ordinary"), adjourned) },
  { count: 2, days: [50, 90], way: way(toTrial("ordinary"), supervised) },
  { count: 2, days: [40, 60], way: way(toTrial("summary"), preserved) },
  { count: 2, days: [45, 70], way: way(toFiling, filed("summary"), assigned("summary"), sent, servedAll, silent) },
  // 裁判、上诉、二审
  { count: 6, days: [2, 5], way: toJudgment("summary") },
  { count: 3, days: [2, 4], way: toJudgment("ordinary") },
  { count: 5, days: [2, 5], way: toAppeal },
  { count: 3, days: [2, 6], way: way(toAppeal, forwarded) },
  { count: 4, days: [10, 70], way: toSecondInstance },
  { count: 2, days: [84, 90], way: toSecondInstance },
  { count: 3, days: [8, 18], way: way(toAppeal, appealWithdrawn) },
  { count: 2, days: [32, 60], way: way(toAppeal, appealWithdrawn, effectRecorded) },
  { count: 2, days: [5, 60], way: way(toSecondInstance, upheld) },
  { count: 3, days: [3, 12], way: way(toSecondInstance, remanded) },
  { count: 2, days: [10, 40], way: way(toSecondInstance, remanded, reopened) },
  { count: 6, days: [20, 70], way: toEffect },
  { count: 3, days: [2, 50], way: toJudgment("small-claims") },
  { count: 6, days: [3, 60], way: way(toTrial("summary"), settled) },
  { count: 4, days: [3, 60], way: way(toTrial("summary"), withdrawn) },
  // 执行: six months
  { count: 4, days: [2, 4], way: way(toEffect, enforcementApplied) },
  { count: 5, days: [10, 120], way: toEnforcement },
  { count: 3, days: [175, 182], way: toEnforcement },
  { count: 2, days: [190, 200], way: toEnforcement },
  { count: 3, days: [3, 60], way: way(toEnforcement, enforcementEnded("completed")) },
  { count: 3, days: [3, 60], way: way(toEnforcement, enforcementEnded("programme-ended")) },
  { count: 3, days: [10, 60], way: way(toEnforcement, enforcementEnded("programme-ended"), resumed) },
  { count: 2, days: [3, 60], way: way(toEnforcement, enforcementEnded("terminated")) },
  // 办结、归档
  { count: 4, days: [4, 60], way: way(toMediation, session, agreed, fulfilled, closed) },
  { count: 3, days: [4, 60], way: way(toTrial("summary"), withdrawn, closed) },
  { count: 3, days: [12, 60], way: way(toMediation, session, agreed, fulfilled, closed, archived) },
  { count: 3, days: [12, 60], way: way(toEnforcement, enforcementEnded("completed"), closed, archived) },
];
