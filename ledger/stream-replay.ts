import type { Court } from "../domain/court/court-view.ts";
import type { Instant } from "../domain/time.ts";
import type { StreamKind } from "../domain/decider.ts";
import { genesis } from "./chain.ts";
import { deciderOf, type AnyDecider } from "./deciders.ts";
import { noticesOf, type AppendedNotice } from "./event-notices.ts";
import { project, type ProjectedRows } from "./projections/project.ts";
import { decodeEvent, type EventBody } from "./stored-event.ts";
import { phasesOf } from "./write-changes.ts";

/** The kind of a stream, told by its first event: what is lost with the row of a stream is in its events. Items and disputes are both registered; a dispute has a number from the start. */
function kindByFirstEvent({ type, payload }: EventBody): StreamKind | undefined {
  switch (type) {
    case "Founded": return "court";
    case "Drafted": return "campaign";
    case "Registered": return Object.hasOwn(payload, "number") ? "dispute" : "work-item";
    default: return undefined;
  }
}

/** The row of a stream as the door writes it. */
export interface ReplayedStream { id: string; kind: StreamKind; clock_id: string; seq: number; person_seq: number; state: string; next_alarm_at: Instant | null; phases: string[]; open: boolean; head_hash: string }

/** Folds one stream's stored events into everything that is kept beside them. */
export class StreamReplay {
  private decider: AnyDecider | undefined;
  private folded: unknown;
  private seq = 0;
  private personSeq = 0;
  private head: Buffer;
  /** Inbox rows of the events since they were last taken. */
  notices: AppendedNotice[] = [];

  constructor(readonly id: string) {
    this.head = genesis(id);
  }

  get state(): unknown {
    return this.folded;
  }

  /** Throws a RangeError for a first event that begins no kind of stream, and whatever `evolve` throws. */
  take(event: { seq: number; body: string; personal: string | null; hash: Buffer }): void {
    const decoded = decodeEvent(event.body, event.personal);
    if (this.decider === undefined) {
      const kind = kindByFirstEvent(decoded.body);
      if (kind === undefined) throw new RangeError(`no stream begins with ${decoded.event.type}`);
      this.decider = deciderOf(kind);
      this.folded = this.decider.initial;
    }
    this.folded = this.decider.evolve(this.folded, decoded.event, decoded.meta);
    this.seq = event.seq;
    this.head = event.hash;
    if (decoded.meta.actor !== "system") this.personSeq += 1;
    this.notices.push(...noticesOf(this.decider, this.id, decoded.event, this.folded, decoded.meta, decoded.body.recordedAt));
  }

  row(): ReplayedStream {
    const decider = this.known();
    return {
      id: this.id, kind: decider.kind, clock_id: decider.clock(this.folded, this.id), seq: this.seq, person_seq: this.personSeq, state: JSON.stringify(this.folded),
      next_alarm_at: decider.nextAlarm(this.folded)?.at ?? null, phases: phasesOf(this.folded), open: decider.open(this.folded), head_hash: `\\x${this.head.toString("hex")}`,
    };
  }

  /** `court`: settings as they are now; what a row reads of them is named by version in the state and never changes. */
  rows(court: Court): ProjectedRows {
    return project(this.id, this.known().kind, this.folded, court);
  }

  private known(): AnyDecider {
    if (this.decider === undefined) throw new RangeError(`stream ${this.id} has no event`);
    return this.decider;
  }
}
