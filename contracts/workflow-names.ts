/** Names that cross a process: workflow types, signals, queries, ids, task queue. Ids carry no personal data. */

/** Asks a clock to look at the ledger again. */
export const pokeSignal = "poke";
/** Stops a story at its next turn and continues it as a new run; for tests and for administrators. */
export const renewSignal = "renew";
/** What the clock sleeps until and which phases it has seen. */
export const clockQuery = "clock";

export const workflowTypes = { campaign: "campaign", dispute: "dispute", standing: "standing", court: "courtHouse", sweep: "sweep", epoch: "epoch", seal: "sealLedger", housekeeping: "housekeeping" } as const;
export type ClockWorkflowType = "campaign" | "dispute" | "standing" | "courtHouse";

/** Attributes by which operators find a process in Temporal; users never list from there. `numbers` is a list of keywords: a dispute's own number and its 案号. */
export const searchAttributeNames = { kind: "CourtKind", phase: "CourtPhase", numbers: "CourtNumbers" } as const;

export interface ClockStart { id: string }

/** The workflow type that runs a clock: "campaign/c-1" → campaign. Throws on an id that no process has. */
export function clockWorkflowType(clock: string): ClockWorkflowType {
  if (clock.startsWith("campaign/")) return workflowTypes.campaign;
  if (clock.startsWith("dispute/")) return workflowTypes.dispute;
  if (clock.startsWith("standing/")) return workflowTypes.standing;
  if (clock === "court") return workflowTypes.court;
  throw new Error(`no process runs the clock ${clock}`);
}

/** Workflow id of a clock within an installation (several courts may share one Temporal namespace). */
export function clockWorkflowId(installation: string, clock: string): string {
  return `${installation}/${clock}`;
}

export function epochWorkflowId(installation: string): string {
  return `${installation}/epoch`;
}

/** Work by the wall clock, each a Schedule of Temporal and the workflow id it starts. */
export type ScheduleName = "sweep" | "seal" | "housekeeping";

export function scheduleId(installation: string, name: ScheduleName): string {
  return `${installation}/${name}`;
}

/** Kinds of effects, each performed by the activity of the same name. */
export const effectKinds = ["openTaskBook", "requestRetrospective", "sendMail", "sendWebhook", "deliverReaction", "adoptCalendar", "adoptLadder", "serveDocument", "notifyParty"] as const;
export type EffectKind = (typeof effectKinds)[number];
