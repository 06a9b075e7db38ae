import { z } from "zod";
import { partyRoles } from "../../domain/dispute/dispute.ts";
import { pipelineStages } from "../../domain/dispute/pipeline.ts";
import { deadlineAnswer } from "../deadline-calculation.ts";

/** What a party sees by their link 当事人链接: stage, dates and why. Nobody's name in full, nothing sealed, nothing said by others. */

const day = z.string().meta({ format: "date" });
const instant = z.string().meta({ format: "date-time" });
const text = z.string();

/** Acts by link; each needs a one-time code. */
export const partyActs = ["consent", "confirm", "object"] as const;
export type PartyAct = (typeof partyActs)[number];

const somebody = z.object({ role: z.enum(partyRoles), name: text.meta({ description: "Masked 隐名" }), you: z.boolean() });

const partyClock = z.object({
  id: text,
  label: text,
  whose: text.optional().meta({ description: "Whose period it is, by role" }),
  yours: z.boolean(),
  status: z.enum(["running", "paused", "met", "expired", "ended"]),
  startedOn: day,
  dueOn: day.optional(),
  dueAt: instant.optional(),
  remainingDays: z.int().optional(),
  provisional: z.boolean(),
  lapsedOn: day.optional(),
  exclusions: z.array(z.object({ id: text.optional(), from: day, to: day.optional(), expectedTo: day.optional(), ground: text.optional() })),
  extensions: z.array(z.object({ id: text.optional(), months: z.number().optional(), days: z.number().optional(), approvedOn: day })),
  statement: deadlineAnswer.optional().meta({ description: "期限计算说明: why" }),
  refused: text.optional(),
  mayObject: z.boolean(),
});

export const partyView = z.object({
  court: text,
  number: text,
  caseNumbers: z.array(text),
  cause: text,
  registeredOn: day,
  status: text,
  statusText: text,
  stage: z.enum(pipelineStages),
  representative: z.boolean().meta({ description: "The link is a representative's" }),
  parties: z.array(somebody),
  agreement: z.object({ madeOn: day, performBy: day.optional(), youConfirmed: z.boolean(), effectiveOn: day.optional() }).optional().meta({ description: "Its terms are on the paper that was handed out" }),
  hearings: z.array(z.object({ kind: z.enum(["hearing", "evidence-exchange", "pretrial-conference"]), at: instant, place: text.optional(), heldOn: day.optional(), changed: z.boolean() })),
  clocks: z.array(partyClock),
  objections: z.array(z.object({ clock: text, raisedOn: day, answered: z.enum(["upheld", "not-upheld"]).optional(), answeredOn: day.optional() })).meta({ description: "The party's own" }),
  consentedOn: day.optional(),
  acts: z.array(z.enum(partyActs)).meta({ description: "What can be done by the link now" }),
  codeTo: text.optional().meta({ description: "Last digits of the telephone a code goes to; absent when the court has none, or sends none" }),
  linkExpiresOn: day,
  todayOn: day,
}).meta({ id: "PartyView" });

export const codeSent = z.object({ to: text, expiresAt: instant }).meta({ id: "PartyCodeSent" });

/** Shown once: of the token only a hash is kept. */
export const issuedLink = z.object({
  link: text,
  expiresAt: instant,
  url: text.optional().meta({ description: "With the token in its fragment; absent in a repeated answer" }),
  slip: text.optional().meta({ description: "SVG, A6 across: QR code, and the code if one was asked for" }),
  code: z.object({ digits: text, expiresAt: instant }).optional(),
}).meta({ id: "IssuedPartyLink" });

export const printedCode = z.object({ digits: text, expiresAt: instant }).meta({ id: "PrintedPartyCode" });

export const partyLinkList = z.object({
  links: z.array(z.object({ link: text, of: text, standing: z.boolean(), revokedAt: instant.optional(), issuedAt: instant.optional(), expiresAt: instant.optional(), lastUsedOn: day.optional(), lockedUntil: instant.optional() })),
}).meta({ id: "PartyLinks" });
