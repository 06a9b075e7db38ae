import type { CampaignBody, CampaignCommand, FormFor } from "./command-form.ts";

/** The forms of a campaign's commands. AmendPlan takes a whole plan and has an editor of its own. */
export const campaignForms: { readonly [C in Exclude<CampaignCommand, "AmendPlan">]: FormFor<CampaignBody<C>> } = {
  Submit: { fields: [{ name: "countersigning", widget: "countersigning" }] },
  Withdraw: { fields: [] },
  Approve: { fields: [{ name: "warningAnswers", widget: "warningAnswers" }, { name: "comment", widget: "note" }] },
  CounterSign: { fields: [{ name: "opinion", widget: "opinion", required: true }, { name: "comment", widget: "note" }] },
  Return: { fields: [{ name: "reason", widget: "note", required: true }] },
  ReachMilestone: { fields: [{ name: "milestone", widget: "milestone", required: true }, { name: "evidence", widget: "note", text: "milestoneEvidence" }] },
  Suspend: { fields: [{ name: "ground", widget: "note", required: true }, { name: "expectedEndOn", widget: "date", required: true }], grave: true },
  Resume: { fields: [{ name: "reason", widget: "note" }] },
  HandOver: { fields: [{ name: "lead", widget: "person" }, { name: "leaderInCharge", widget: "person" }, { name: "reason", widget: "note", required: true }] },
  Instruct: { fields: [{ name: "text", widget: "note", required: true, text: "instruction" }, { name: "to", widget: "persons", text: "instructed" }] },
  RecordResult: { fields: [{ name: "metric", widget: "line", required: true }, { name: "value", widget: "number", required: true }, { name: "unit", widget: "line", required: true }, { name: "on", widget: "date", required: true }, { name: "note", widget: "note" }] },
  RequestAcceptance: { fields: [{ name: "summary", widget: "note", required: true, text: "outcome" }, { name: "carried", widget: "openItems" }] },
  Accept: { fields: [{ name: "comment", widget: "note" }] },
  Reject: { fields: [{ name: "reason", widget: "note", required: true }] },
  FileRetrospective: { fields: [{ name: "text", widget: "longNote", required: true, text: "retrospective" }, { name: "lessons", widget: "lines", required: true }] },
  RecordCheck: { fields: [{ name: "day", widget: "checkDay", required: true }, { name: "passed", widget: "passed", required: true }, { name: "note", widget: "note", text: "finding" }, { name: "reopen", widget: "reopenItems" }] },
  Archive: { fields: [], grave: true },
  Terminate: { fields: [{ name: "ground", widget: "note", required: true }, { name: "items", widget: "openItems", required: true, text: "disposals" }], grave: true },
  Comment: { fields: [{ name: "text", widget: "note", required: true, text: "commentText" }, { name: "mentions", widget: "persons" }] },
  AdoptCalendar: { fields: [{ name: "calendar", widget: "calendar", required: true }] },
};
