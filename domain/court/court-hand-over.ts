import type { PersonId, Reaction, StreamId, StreamKind } from "../decider.ts";
import type { CourtEvent, CourtState, DutyKind, OpenDuty } from "./court.ts";

/** Separates a step, or the delegate's part 代办, from its stream in a duty's id: "w-1#sign-off", "w-1#delegate". */
export const stepSeparator = "#";
const delegatePart = "delegate";

type Left = Extract<CourtEvent, { type: "PersonLeft" }>;
type Handed = Left["handedOver"][number];

/** The stream that a duty of the ledger belongs to; undefined for what the court itself or nobody's stream holds. */
export function streamOfDuty({ kind, id }: Pick<Handed, "kind" | "id">): StreamId | undefined {
  const at = id.indexOf(stepSeparator);
  switch (kind) {
    case "items":
    case "supervisions":
    case "leads":
    case "cases":
      return id;
    case "decisions":
    case "delegations":
      return at === -1 ? undefined : id.slice(0, at);
    case "appointments":
    case "tokens":
    case "sessions":
      return undefined;
  }
}

/** Every stream that something open is held in: what a leaving changes, and so must lock. */
export function streamsOfDuties(open: Partial<Record<DutyKind, OpenDuty[]>>): StreamId[] {
  const kinds: DutyKind[] = ["items", "decisions", "leads", "supervisions", "cases", "delegations"];
  const streams = kinds.flatMap((kind) => (open[kind] ?? []).map(({ id }) => streamOfDuty({ kind, id })));
  return [...new Set(streams.filter((stream) => stream !== undefined))];
}

/** All that one entity's people lose with the leaver; who takes each is named. */
interface HandOver {
  kind: StreamKind;
  responsible?: { department: string; responsible: PersonId };
  supervisor?: PersonId;
  lead?: PersonId;
  /** Takes every place that the leaver held in a dispute. */
  successor?: PersonId;
  delegate?: PersonId | "ended";
  steps: { step: string; to: PersonId }[];
}

/**
 * What a leaving causes elsewhere: every entity in which the leaver held something hands it over in the same transaction, or
 * the leaving is refused with the reason of the one that could not.
 */
export function leaverReactions(event: Left, state: CourtState): Reaction[] {
  const byStream = new Map<StreamId, HandOver>();
  for (const one of event.handedOver) {
    const stream = streamOfDuty(one);
    if (stream === undefined) continue;
    const known = byStream.get(stream) ?? { kind: kindOf(one), steps: [] };
    byStream.set(stream, added(known, one, state));
  }
  return [...byStream].map(([stream, { kind, ...duties }]) => ({ stream, kind, command: { type: "HandOverDuties", ...{ ...duties, from: event.person, reason: "离任移交" } }, when: "atomic" as const }));
}

function kindOf({ kind, of }: Handed): StreamKind {
  if (kind === "leads") return "campaign";
  return kind === "cases" ? "dispute" : (of ?? "work-item");
}

function added(duties: HandOver, { kind, id, successor }: Handed, state: CourtState): HandOver {
  const part = id.slice(id.indexOf(stepSeparator) + 1);
  if (kind === "delegations") return part === delegatePart ? { ...duties, delegate: successor } : duties;
  if (successor === "ended") return duties;
  switch (kind) {
    case "items":
      return { ...duties, responsible: { department: state.persons[successor]?.department ?? "", responsible: successor } };
    case "supervisions":
      return { ...duties, supervisor: successor };
    case "leads":
      return { ...duties, lead: successor };
    case "cases":
      return { ...duties, successor };
    case "decisions":
      return { ...duties, steps: [...duties.steps, { step: part, to: successor }] };
    case "appointments":
    case "tokens":
    case "sessions":
      return duties;
  }
}
