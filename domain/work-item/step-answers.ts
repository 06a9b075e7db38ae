import type { WaitingStep, WorkItemCommand } from "./work-item.ts";

/** The commands with which the owner of a step answers it, the usual one first. */
export const itemStepAnswers: Readonly<Record<WaitingStep["step"], readonly WorkItemCommand["type"][]>> = {
  accept: ["Accept", "Decline"],
  assign: ["Assign"],
  "decide-extension": ["DecideExtension"],
  "decide-suspension": ["DecideSuspension"],
  "co-sign": ["CoSign"],
  "sign-off": ["SignOff", "Return"],
  "reply-notice": ["ReplyToNotice"],
  "relapse-check": ["RecordCheck"],
};
