import type { Accepted, Rejected } from "../decider.ts";
import type { DisputeCommand, DisputeCommandType } from "./dispute.command.ts";
import type { DisputeEvent } from "./dispute.event.ts";

/** What a rule answers, and the commands and events by their names. */
export type Decision = Accepted<DisputeEvent> | Rejected;
export type Command<Type extends DisputeCommandType> = Extract<DisputeCommand, { type: Type }>;
export type Event<Type extends DisputeEvent["type"]> = Extract<DisputeEvent, { type: Type }>;
