import { campaignRejections } from "./campaign-rejections.ts";
import { courtRejections } from "./court-rejections.ts";
import { disputeRejections } from "./dispute-rejections.ts";
import { legalClockRejections } from "./legal-clock-rejections.ts";
import type { RejectionText } from "./rejection-text.ts";
import { workItemRejections } from "./work-item-rejections.ts";

/** Every reason a decider may reject for: what happened, why, what to do next. A test holds this list against the deciders. */
export const rejectionTexts: Readonly<Record<string, RejectionText>> = { ...courtRejections, ...campaignRejections, ...workItemRejections, ...legalClockRejections, ...disputeRejections };
