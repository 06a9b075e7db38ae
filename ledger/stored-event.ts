import type { EventMeta, Json } from "../domain/decider.ts";
import type { Instant } from "../domain/time.ts";
import { upcast } from "./upcasters.ts";

/** The part of an event that the chain covers, exactly as stored. */
export interface EventBody {
  seq: number;
  type: string;
  v: number;
  actor: string;
  onBehalfOf?: string;
  effectiveAt: Instant;
  recordedAt: Instant;
  /** Id of the alarm that fired, or type of the command that was decided. */
  cause: string;
  payload: { [key: string]: Json };
}

/** An event as its decider knows it: the payload with its type, and with its personal part unless that was redacted. */
export interface DomainEvent { type: string; personal?: { [key: string]: Json } }

/** Version of every event written today; a change of shape gets a number of its own and an upcaster. */
export const eventVersion = 1;

/** Splits an event into the text the chain covers and the personal text that stands apart. */
export function encodeEvent(event: DomainEvent, meta: EventMeta, recordedAt: Instant, cause: string): { body: string; personal: string | undefined } {
  const { type, personal, ...payload } = event;
  const body: EventBody = {
    seq: meta.seq,
    type,
    v: eventVersion,
    actor: meta.actor,
    ...(meta.onBehalfOf === undefined ? {} : { onBehalfOf: meta.onBehalfOf }),
    effectiveAt: meta.effectiveAt,
    recordedAt,
    cause,
    payload: payload,
  };
  return { body: JSON.stringify(body), personal: personal === undefined ? undefined : JSON.stringify(personal) };
}

/** The event and its facts, lifted to today's shape. */
export function decodeEvent(body: string, personal: string | null): { event: DomainEvent; meta: EventMeta; body: EventBody } {
  const stored = upcast(JSON.parse(body) as EventBody);
  const event: DomainEvent = { type: stored.type, ...stored.payload };
  if (personal !== null) event.personal = JSON.parse(personal) as { [key: string]: Json };
  return {
    event,
    body: stored,
    meta: { seq: stored.seq, effectiveAt: stored.effectiveAt, actor: stored.actor, ...(stored.onBehalfOf === undefined ? {} : { onBehalfOf: stored.onBehalfOf }) },
  };
}
