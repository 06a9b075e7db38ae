import { z } from "zod";
import { disputeStatuses, partyRoles } from "../../domain/dispute/dispute.ts";
import { pipelineStages } from "../../domain/dispute/pipeline.ts";
import { caseStages, disputeSources, procedures, tiers, venueKinds } from "../commands/dispute.ts";
import { deadlineAnswer } from "../deadline-calculation.ts";
import { light, waitingStep } from "./work-item.ts";

/** Disputes as the API shows them. What was said in mediation is never in them; names of parties only for those with the right. */

const day = z.string().meta({ format: "date" });
const instant = z.string().meta({ format: "date-time" });
const text = z.string();

export const disputeStatus = z.enum(disputeStatuses).exclude(["Unregistered"]).meta({ id: "DisputeStatus" });
const tier = z.enum(tiers);
const venue = z.object({ kind: z.enum(venueKinds), place: text.optional() });
const stage = z.enum(pipelineStages).meta({ id: "PipelineStage" });

const remainingDays = z.int().meta({ description: "Calendar days from the court's today to the last day, today not counted; negative when it is past" });

/** A dispute as a row of a list. */
export const disputeLine = z.object({
  id: text,
  number: text,
  title: text,
  status: disputeStatus,
  stage,
  open: z.boolean(),
  source: z.enum(disputeSources),
  tier,
  venue: z.enum(venueKinds),
  venuePlace: text.optional(),
  cause: text,
  amountFen: z.number().optional(),
  township: text.optional(),
  partner: text.optional(),
  department: text,
  procedure: z.enum(procedures).optional(),
  clerk: text,
  mediator: text.optional(),
  judge: text.optional(),
  enforcementOfficer: text.optional(),
  registeredBy: text,
  registeredOn: day,
  resolvedOn: day.optional().meta({ description: "诉前化解: when an agreement took effect before it was ever filed" }),
  filedOn: day.optional(),
  ruledOn: day.optional(),
  closedOn: day.optional(),
  dueOn: day.optional().meta({ description: "The nearest last day of its running clocks" }),
  remainingDays: remainingDays.optional(),
  provisional: z.boolean(),
  lapsed: z.boolean().meta({ description: "A clock of the court has overrun and is not met" }),
  speciallySupervised: z.boolean(),
  light,
  version: z.int(),
}).meta({ id: "DisputeLine" });

export const disputeList = z.object({ items: z.array(disputeLine), nextCursor: text.optional(), todayOn: day }).meta({ id: "DisputeList" });

/** 类案推荐: disputes within reach that are most like one, best first. */
export const similarDisputesView = z.object({
  similar: z.array(z.object({
    id: text,
    number: text,
    cause: text,
    status: disputeStatus,
    score: z.number().min(0).max(1).meta({ description: "Share of what was sought that it holds; less when it is longer or under another cause" }),
    shared: z.array(text).optional().meta({ description: "Words that both have, in those that were sought; absent where the caller may not read what one of them is about" }),
  })),
}).meta({ id: "SimilarDisputes" });

/** The board 立审执: open disputes within reach by stage and tier. */
export const pipelineView = z.object({
  stages: z.array(stage),
  counts: z.array(z.object({ stage, tier, disputes: z.int() })),
  total: z.int(),
}).meta({ id: "DisputePipeline" });

/** 诉源治理 by township, partner, cause or month. */
export const disputeFigures = z.object({
  by: z.enum(["township", "partner", "cause", "month"]),
  from: day,
  to: day,
  rows: z.array(z.object({ key: text, name: text, intake: z.int(), resolved: z.int(), filed: z.int(), filedPer10000: z.number().optional() })),
  total: z.object({ intake: z.int(), resolved: z.int(), filed: z.int() }),
}).meta({ id: "DisputeFigures" });

const personalView = z.object({ name: text.optional(), idNumber: text.optional(), phone: text.optional(), address: text.optional(), email: text.optional() });

const partyView = z.object({
  id: text,
  role: z.enum(partyRoles),
  kind: z.enum(["natural", "legal"]),
  name: text.meta({ description: "Masked (李某) for whoever may not read names, and for good once it was destroyed" }),
  masked: z.boolean(),
  personal: personalView.optional().meta({ description: "Only with the right read.dispute-parties" }),
  minor: z.boolean().optional(),
  noDomicile: z.boolean().optional(),
  onlineSince: day.optional(),
  redacted: z.boolean().optional(),
}).meta({ id: "DisputeParty" });

const representativeView = z.object({ id: text, of: text, authority: z.enum(["general", "special"]), name: text, masked: z.boolean(), personal: personalView.optional(), redacted: z.boolean().optional() }).meta({ id: "DisputeRepresentative" });

/** One legal clock with everything a bar needs, and 期限计算说明. */
export const disputeClockView = z.object({
  id: text,
  label: text,
  rule: text,
  version: text,
  party: text.optional(),
  of: text.optional(),
  status: z.enum(["running", "paused", "met", "expired", "ended"]),
  startedOn: day,
  dueOn: day.optional(),
  dueAt: instant.optional(),
  remainingDays: remainingDays.optional(),
  provisional: z.boolean(),
  open: z.boolean().meta({ description: "An exclusion has no end yet: its expected end was taken" }),
  lapsedOn: day.optional().meta({ description: "逾期: stays, whatever is entered later" }),
  window: z.object({ askByOn: day, decideByOn: day }).optional(),
  exclusions: z.array(z.object({ id: text.optional(), from: day, to: day.optional(), expectedTo: day.optional(), ground: text.optional(), groundText: text.optional() })),
  extensions: z.array(z.object({ id: text.optional(), months: z.number().optional(), days: z.number().optional(), approvedOn: day, by: text.optional() })),
  statement: deadlineAnswer.optional(),
  refused: text.optional().meta({ description: "Why it cannot be computed" }),
}).meta({ id: "DisputeClock" });

const sealedView = z.object({ id: text, by: text, kind: z.enum(["concession", "statement", "note"]), at: instant, sealed: z.literal(true) }).meta({ id: "SealedStatement" });

/** What a page shows beside the clocks, as the state keeps it. */
const proceedings = {
  ruling: z.looseObject({ document: text, on: day, inCourt: z.boolean(), performBy: day.optional() }).optional(),
  proposedMediators: z.array(text),
  appointment: z.looseObject({ asked: text, remaining: z.array(text), declined: z.array(z.looseObject({ mediator: text, ground: text })) }).optional(),
  sessions: z.array(z.looseObject({ heldOn: day, mode: text, attended: z.array(text) })),
  agreement: z.looseObject({ madeOn: day, performBy: day.optional(), signed: z.array(text), effectiveOn: day.optional() }).optional(),
  services: z.array(z.looseObject({
    id: text, document: text, hearing: text.optional(), party: text, attempts: z.array(z.looseObject({ method: text, sentOn: day, failed: text.optional() })), answerBy: instant.optional(), servedOn: day.optional(), stuck: z.boolean().optional(),
  })),
  hearings: z.array(z.looseObject({ id: text, kind: text, at: instant, place: text.optional(), heldOn: day.optional(), adjournedTo: text.optional(), cancelled: z.boolean().optional() })),
  appeals: z.array(z.looseObject({ party: text, on: day, withdrawnOn: day.optional() })),
  preservations: z.array(z.looseObject({ id: text, kind: text, party: text, appliedAt: instant, decided: z.looseObject({ granted: z.boolean(), at: instant, measureOn: day.optional() }).optional() })),
  extensionRequests: z.array(z.looseObject({ id: text, clock: text, months: z.number().optional(), days: z.number().optional(), reason: text, by: text, authority: text, decideByOn: day.optional() })),
  exclusionRequests: z.array(z.looseObject({
    id: text, clock: text, ground: text, from: day, to: day.optional(), expectedTo: day.optional(), reason: text, evidence: z.array(text), by: text, requestedOn: day, prolongs: text.optional(), late: z.boolean().optional(),
  })),
  objections: z.array(z.looseObject({ id: text, party: text, clock: text, entry: text.optional(), raisedAt: instant, answered: z.looseObject({ upheld: z.boolean(), by: text, at: instant }).optional() })),
  supervision: z.looseObject({ ground: text, by: text, at: instant }).optional(),
  consultations: z.array(z.looseObject({ id: text, kind: text, by: text, askedAt: instant, heldOn: day.optional() })),
  links: z.array(z.looseObject({ id: text, of: text, revokedAt: instant.optional() })),
};

export const disputeView = z.looseObject({
  ...proceedings,
  id: text,
  version: z.int().meta({ description: "For If-Match" }),
  number: text,
  status: disputeStatus,
  statusText: text,
  stage,
  source: z.enum(disputeSources),
  cause: text,
  amountFen: z.number().optional(),
  township: text.optional(),
  foreignRelated: z.boolean(),
  department: text,
  tier,
  partner: text.optional(),
  venue,
  summary: text.optional().meta({ description: "Only with the right read.dispute-parties" }),
  parties: z.array(partyView),
  representatives: z.array(representativeView),
  caseNumbers: z.array(z.object({ stage: z.enum(caseStages), number: text })),
  registeredBy: text,
  registeredAt: instant,
  staff: z.looseObject({ clerk: text, mediator: text.optional(), judge: text.optional(), assistant: text.optional(), courtClerk: text.optional(), enforcementOfficer: text.optional() }),
  procedure: z.enum(procedures).optional(),
  filedOn: day.optional(),
  clocks: z.array(disputeClockView),
  waiting: z.array(waitingStep),
  handOvers: z.array(z.looseObject({ step: text, holder: text, fromAt: instant, untilAt: instant.optional() })),
  sealed: z.array(sealedView).meta({ description: "That something is sealed, never what" }),
  openings: z.array(z.looseObject({ by: text, second: text.optional(), purpose: text, at: instant, statements: z.array(text) })),
  todayOn: day,
  availableActions: z.array(text).meta({ description: "Commands the caller may give now" }),
}).meta({ id: "Dispute" });

/** 分流建议 */
export const triageProposal = z.object({ tier, venue, partner: text.optional(), mediators: z.array(text), reasons: z.array(text) }).meta({ id: "TriageProposal" });

/** Sealed words for whoever may read them now; `awaiting`: whose key is missing. */
export const sealedTexts = z.object({
  statements: z.array(z.object({ statement: text, by: text, kind: text, at: instant, text: text.optional().meta({ description: "Absent once it was destroyed" }) })),
  awaiting: z.array(text),
}).meta({ id: "SealedTexts" });

export const interventionList = z.object({
  interventions: z.array(z.object({ seq: z.int(), on: day, recordedBy: text, at: instant, who: text.optional(), channel: text.optional(), content: text.optional() })),
}).meta({ id: "Interventions" });

/** 期限计算说明 of every clock, for printing. */
export const disputeStatement = z.object({ id: text, number: text, caseNumbers: z.array(text), madeOn: day, clocks: z.array(disputeClockView) }).meta({ id: "DisputeStatement" });
