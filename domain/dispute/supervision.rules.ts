import type { Context } from "../decider.ts";
import { accepted, rejected } from "../decider.ts";
import type { Command, Decision } from "./decision.ts";
import type { Dispute } from "./dispute.ts";
import { dateFaults } from "./dispute.clocks.ts";
import { holderOf } from "./dispute.people.ts";
import { armStep, stepId } from "./dispute.steps.ts";
import { personKey } from "./intake.rules.ts";

/** 四类案件: marked once, with its ground; from then on the posts above may ask for progress, in the record of the case and no other way. */
export function markSpeciallySupervised(dispute: Dispute, command: Command<"MarkSpeciallySupervised">, at: Context): Decision {
  return dispute.supervision === undefined ? accepted({ type: "MarkedSpeciallySupervised", ground: command.ground, by: at.actor.id }) : rejected("MarkedBefore");
}

export function askProgress(dispute: Dispute, at: Context): Decision {
  if (dispute.progressAsked !== undefined) return rejected("ProgressAsked");
  return accepted({ type: "ProgressAsked", by: at.actor.id, steps: [armStep(dispute, at, "answer-progress", holderOf(dispute))] });
}

export function answerProgress(command: Command<"AnswerProgress">, at: Context): Decision {
  if (command.text.trim() === "") return rejected("TextMissing");
  return accepted({ type: "ProgressAnswered", by: at.actor.id, text: command.text, stepsOver: [stepId({ step: "answer-progress" })] });
}

/** 专业法官会议、审委会: asked for by the panel, or in one of the four kinds of cases by the posts above. Question and opinion are deliberation 评议, and stand apart. */
export function consult(dispute: Dispute, command: Command<"Consult">, at: Context): Decision {
  const { consultation: id, kind, question } = command;
  if (question.trim() === "") return rejected("TextMissing");
  if (dispute.consultations.some((one) => one.id === id)) return rejected("IdTaken", { ids: [id] });
  return accepted({ type: "ConsultationAsked", consultation: id, kind, by: at.actor.id, person: personKey(dispute.id, "consultation"), personal: { question }, steps: [armStep(dispute, at, "answer-consultation", holderOf(dispute), id)] });
}

export function recordConsultation(dispute: Dispute, command: Command<"RecordConsultation">, at: Context): Decision {
  const { consultation: id, heldOn, opinion } = command;
  const found = dispute.consultations.find((one) => one.id === id);
  if (found === undefined) return rejected("UnknownConsultation");
  if (found.heldOn !== undefined) return rejected("HeldBefore", { on: found.heldOn });
  if (opinion.trim() === "") return rejected("TextMissing");
  return dateFaults(at, heldOn) ?? accepted({ type: "ConsultationRecorded", consultation: id, heldOn, person: personKey(dispute.id, "consultation"), personal: { opinion }, stepsOver: [stepId({ step: "answer-consultation", key: id })] });
}

/** 三个规定: by the one who was approached. What was said and by whom is personal; the state keeps nothing of it. */
export function recordIntervention(dispute: Dispute, command: Command<"RecordIntervention">, at: Context): Decision {
  const { who, on, channel, content } = command;
  if (who.trim() === "" || content.trim() === "") return rejected("TextMissing");
  return dateFaults(at, on) ?? accepted({ type: "InterventionRecorded", person: personKey(dispute.id, "intervention"), personal: { who, channel, content }, on });
}
