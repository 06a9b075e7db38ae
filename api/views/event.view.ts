import { z } from "zod";
import type { EventRow } from "../../ledger/queries/events.ts";
import { decodeEvent } from "../../ledger/stored-event.ts";

const text = z.string();

export const eventView = z.object({
  stream: text,
  seq: z.int(),
  type: text,
  v: z.int(),
  actor: text,
  onBehalfOf: text.optional(),
  effectiveAt: text,
  recordedAt: text,
  cause: text,
  payload: z.record(text, z.unknown()).meta({ description: "Without what it says of items that the reader may not know of" }),
  hash: text.meta({ description: "Of the event as it stands in the ledger" }),
}).meta({ id: "LedgerEvent" });

/** An event as it stands in the ledger; personal fields stay where they are. */
export function shownEvent(row: EventRow): z.input<typeof eventView> {
  const { body } = decodeEvent(row.body, null);
  return {
    stream: row.stream_id, seq: row.seq, type: body.type, v: body.v, actor: body.actor, effectiveAt: body.effectiveAt, recordedAt: body.recordedAt, cause: body.cause, payload: body.payload,
    hash: row.hash.toString("hex"),
    ...(body.onBehalfOf === undefined ? {} : { onBehalfOf: body.onBehalfOf }),
  };
}
