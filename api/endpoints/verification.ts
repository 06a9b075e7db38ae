import { z } from "zod";
import { faultTexts } from "../../ledger/verify-faults.ts";
import { requireRead } from "../command-answers.ts";
import { endpoint } from "../endpoint.ts";
import { ok } from "./responses.ts";

/** Faults in one answer; the command line lists them all. */
const mostFaults = 200;
const text = z.string();

export const ledgerVerification = endpoint({
  id: "auditVerification",
  method: "get",
  path: "/audit/verification",
  tag: "ledger",
  summary: { zh: "核验台账（链条、末端、封存、附件）；正在核验时给出上一次的结果", en: "Check the ledger (chain, heads, seals, files); while one check runs, the last result" },
  auth: "person",
  action: "read.audit",
  responses: ok(z.object({
    running: z.boolean(),
    last: z.object({
      startedAt: text,
      endedAt: text,
      outOfTime: z.boolean().meta({ description: "It gave up; use npm run ledger -- verify" }),
      whole: z.boolean(),
      streams: z.int(),
      events: z.int(),
      seals: z.int(),
      redacted: z.int(),
      lastSeal: text.optional(),
      faultCount: z.int(),
      faults: z.array(z.object({ code: text, what: text, todo: text, stream: text.optional(), seq: z.int().optional(), seal: z.int().optional(), details: text.optional() })),
    }).optional(),
  }).meta({ id: "LedgerVerification" })),
  handler: async (_input, context) => {
    await requireRead(context, "read.audit");
    const { running, last } = await context.verification.look();
    if (last === undefined) return { status: 200, body: { running } };
    const { startedAt, endedAt, result } = last;
    const english = context.language === "en";
    const faults = (result?.faults ?? []).slice(0, mostFaults).map((fault) => {
      const words = faultTexts[fault.code];
      return { ...fault, what: english ? words.en : words.zh, todo: english ? words.todoEn : words.todoZh };
    });
    return {
      status: 200,
      body: {
        running,
        last: {
          startedAt, endedAt, outOfTime: result === undefined, whole: result?.faultCount === 0, streams: result?.streams ?? 0, events: result?.events ?? 0, seals: result?.seals ?? 0, redacted: result?.redacted ?? 0,
          ...(result?.lastSeal === undefined ? {} : { lastSeal: result.lastSeal }), faultCount: result?.faultCount ?? 0, faults,
        },
      },
    };
  },
});
