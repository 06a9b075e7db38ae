import { eventHash, genesis, personalHash } from "./chain.ts";
import { headLeaf, MerkleTree } from "./merkle.ts";
import { beforeFirstSeal, sealHash, type Seal } from "./seal.ts";
import type { EventBody } from "./stored-event.ts";
import type { Fault, FaultCode } from "./verify-faults.ts";

/** Columns beside an event's text that queries read; absent in an export. */
export interface EventColumns { type: string; v: number; actor: string; effectiveAt: string; recordedAt: string }

export interface StreamRecord { record: "stream"; id: string; kind: string; seq: number; head: Buffer }
/** The stream's head at a seal that found it moved. */
export interface MarkRecord { record: "mark"; stream: string; no: number; seq: number; hash: Buffer }
export interface EventRecord { record: "event"; stream: string; seq: number; body: string; personal: string | null; salt: Buffer | null; personalHash: Buffer | null; hash: Buffer; columns?: EventColumns }
export interface SealRecord { record: "seal"; seal: Seal }

/** What a verification reads, in this order: for each stream (by bytes of its id) its row, its marks by seal, its events by seq; then all seals by number. */
export type LedgerRecord = StreamRecord | MarkRecord | EventRecord | SealRecord;

/** Byte order, as COLLATE "C" sorts. */
export function compareIds(a: string, b: string): number {
  return a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b));
}

export interface Verification { streams: number; events: number; seals: number; /** Events whose personal part a recorded redaction destroyed. */ redacted: number; lastSeal: string | undefined; faults: Fault[]; /** Faults found; more than are listed when there are very many. */ faultCount: number }

export interface VerifyOptions {
  /** False for an export without personal parts. */
  personal: boolean;
  /** Hex of a seal's hash kept elsewhere: the ledger must hold it. */
  expectSeal?: string;
}

/** Faults beyond these are counted only. */
const maxListed = 10_000;

function readBody(text: string): Partial<EventBody> | undefined {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === "object" && body !== null ? body : undefined;
  } catch {
    return undefined;
  }
}

/** One stream while its records pass by. */
class StreamCheck {
  row: StreamRecord | undefined;
  readonly marks: MarkRecord[] = [];
  /** Marks by seq, from which those already met are taken. */
  private waiting: MarkRecord[] | undefined;
  private lastSeq = 0;
  private lastHash: Buffer;
  events = 0;
  /** Persons whose redaction is recorded. */
  private readonly redactedPersons = new Set<string>();
  private readonly withoutPersonal: { seq: number; person: string | undefined }[] = [];
  private readonly withPersonal: { seq: number; person: string }[] = [];

  constructor(readonly id: string, private readonly fault: (code: FaultCode, seq?: number, details?: string, seal?: number) => void, private readonly personalKept: boolean) {
    this.lastHash = genesis(id);
  }

  event(event: EventRecord): void {
    this.events += 1;
    const follows = event.seq === this.lastSeq + 1;
    if (!follows) this.fault("sequence-gap", event.seq, `after ${this.lastSeq}`);
    this.personal(event);
    // Where events are missing the hash before is unknown: the chain is taken up again from what is stored.
    if (follows && !eventHash(this.lastHash, event.body, event.personalHash ?? undefined).equals(event.hash)) this.fault("chain-broken", event.seq);
    this.body(event);
    this.waiting ??= [...this.marks].sort((a, b) => a.seq - b.seq);
    for (let mark = this.waiting[0]; mark !== undefined && mark.seq <= event.seq; mark = this.waiting[0]) {
      this.waiting.shift();
      if (mark.seq < event.seq) this.fault("tail-cut", mark.seq, undefined, mark.no);
      else if (!mark.hash.equals(event.hash)) this.fault("sealed-head-differs", mark.seq, undefined, mark.no);
    }
    this.lastSeq = event.seq;
    this.lastHash = event.hash;
  }

  private body(event: EventRecord): void {
    const body = readBody(event.body);
    if (body === undefined) {
      this.fault("body-unreadable", event.seq);
      return;
    }
    if (body.seq !== event.seq) this.fault("body-unreadable", event.seq, `text says ${String(body.seq)}`);
    const columns = event.columns;
    if (columns !== undefined) {
      const different = (["type", "v", "actor", "effectiveAt", "recordedAt"] as const).filter((name) => columns[name] !== body[name]);
      if (different.length > 0) this.fault("columns-differ", event.seq, different.join(", "));
    }
    const person = body.payload?.person;
    if (body.type === "PersonRedacted" && typeof person === "string") this.redactedPersons.add(person);
    if (event.personalHash === null) return;
    if (event.personal === null) this.withoutPersonal.push({ seq: event.seq, person: typeof person === "string" ? person : undefined });
    else if (typeof person === "string") this.withPersonal.push({ seq: event.seq, person });
  }

  private personal(event: EventRecord): void {
    const { personal, salt, personalHash: covered } = event;
    if (covered === null) {
      if (personal !== null || salt !== null) this.fault("personal-mismatch", event.seq, "no hash");
    } else if (personal !== null && salt !== null) {
      if (!personalHash(salt, personal).equals(covered)) this.fault("personal-mismatch", event.seq);
    } else if (personal !== null || salt !== null) {
      this.fault("personal-mismatch", event.seq, personal === null ? "salt without text" : "text without salt");
    }
  }

  /** Returns how many events were redacted by record. */
  end(): number {
    const cut = (this.waiting ?? [...this.marks].sort((a, b) => a.seq - b.seq)).at(-1);
    if (cut !== undefined) this.fault(this.events === 0 ? "stream-missing" : "tail-cut", cut.seq, undefined, cut.no);
    if (this.row === undefined) {
      if (this.events > 0) this.fault("events-without-stream");
    } else if (this.events === 0) {
      this.fault("stream-without-events");
    } else if (this.row.seq !== this.lastSeq || !this.row.head.equals(this.lastHash)) {
      this.fault("head-mismatch", this.lastSeq, `row says ${this.row.seq}`);
    }
    if (!this.personalKept) return 0;
    const recorded = this.withoutPersonal.filter(({ person }) => person !== undefined && this.redactedPersons.has(person));
    for (const { seq } of this.withoutPersonal) if (!recorded.some((event) => event.seq === seq)) this.fault("personal-destroyed-unrecorded", seq);
    for (const { seq, person } of this.withPersonal) if (this.redactedPersons.has(person)) this.fault("redaction-incomplete", seq);
    return recorded.length;
  }
}

/**
 * Checks a ledger record by record: every stream's chain from its stored text, gap-free numbers, heads, personal hashes,
 * redactions, and the seals with their Merkle roots, so that a cut tail or a missing stream shows (architecture.md,
 * "Chain"). Memory grows with the number of seals, not of events. Knows no database: an export is checked the same way.
 */
export class LedgerVerifier {
  private readonly faults: Fault[] = [];
  private faultCount = 0;
  private streams = 0;
  private events = 0;
  private redacted = 0;
  private current: StreamCheck | undefined;
  /** Heads that moved, per seal; all heads, for the last seal. */
  private readonly changed = new Map<number, MerkleTree>();
  private readonly heads = new MerkleTree();
  private sealedStreams = 0;
  private sealedEvents = 0;
  private readonly seals: Seal[] = [];

  constructor(private readonly options: VerifyOptions) {}

  fault(fault: Fault): void {
    this.faultCount += 1;
    if (this.faults.length < maxListed) this.faults.push(fault);
  }

  take(record: LedgerRecord): void {
    if (record.record === "seal") {
      this.endStream();
      this.seals.push(record.seal);
      return;
    }
    const stream = this.stream(record.record === "stream" ? record.id : record.stream);
    switch (record.record) {
      case "stream":
        stream.row = record;
        return;
      case "mark": {
        stream.marks.push(record);
        const tree = this.changed.get(record.no) ?? new MerkleTree();
        tree.push(headLeaf(record.stream, record.seq, record.hash));
        this.changed.set(record.no, tree);
        return;
      }
      case "event":
        stream.event(record);
        return;
    }
  }

  private stream(id: string): StreamCheck {
    if (this.current?.id === id) return this.current;
    if (this.current !== undefined && compareIds(id, this.current.id) < 0) this.fault({ code: "export-order", stream: id });
    this.endStream();
    this.current = new StreamCheck(id, (code, seq, details, seal) => {
      this.fault({ code, stream: id, ...(seq === undefined ? {} : { seq }), ...(seal === undefined ? {} : { seal }), ...(details === undefined ? {} : { details }) });
    }, this.options.personal);
    return this.current;
  }

  private endStream(): void {
    const stream = this.current;
    if (stream === undefined) return;
    this.current = undefined;
    this.redacted += stream.end();
    if (stream.row !== undefined || stream.events > 0) this.streams += 1;
    this.events += stream.events;
    const latest = stream.marks.reduce<MarkRecord | undefined>((last, mark) => (last === undefined || mark.no > last.no ? mark : last), undefined);
    if (latest === undefined) return;
    this.heads.push(headLeaf(stream.id, latest.seq, latest.hash));
    this.sealedStreams += 1;
    this.sealedEvents += latest.seq;
  }

  private checkSeals(): void {
    let previous: Buffer = beforeFirstSeal;
    let no = 0;
    for (const seal of this.seals) {
      no += 1;
      if (seal.no !== no) this.fault({ code: "seal-broken", seal: seal.no, details: `${no} is missing` });
      no = seal.no;
      if (!seal.previous.equals(previous)) this.fault({ code: "seal-broken", seal: seal.no, details: "does not follow the seal before" });
      if (!sealHash(seal).equals(seal.hash)) this.fault({ code: "seal-broken", seal: seal.no, details: "its hash does not fit" });
      if (!(this.changed.get(seal.no) ?? new MerkleTree()).root().equals(seal.changed)) this.fault({ code: "seal-root-differs", seal: seal.no, details: "heads that moved" });
      this.changed.delete(seal.no);
      previous = seal.hash;
    }
    for (const left of this.changed.keys()) this.fault({ code: "seal-broken", seal: left, details: "heads are noted for a seal that is not there" });
    const last = this.seals.at(-1);
    if (last !== undefined) {
      if (!this.heads.root().equals(last.root)) this.fault({ code: "seal-root-differs", seal: last.no, details: "all heads" });
      if (last.streams !== this.sealedStreams || last.events !== this.sealedEvents) this.fault({ code: "seal-root-differs", seal: last.no, details: `${last.streams} streams and ${last.events} events sealed, ${this.sealedStreams} and ${this.sealedEvents} noted` });
    }
    const expected = this.options.expectSeal?.toLowerCase();
    if (expected !== undefined && !this.seals.some((seal) => seal.hash.toString("hex") === expected)) this.fault({ code: "expected-seal-absent", details: expected });
  }

  end(): Verification {
    this.endStream();
    this.checkSeals();
    return { streams: this.streams, events: this.events, seals: this.seals.length, redacted: this.redacted, lastSeal: this.seals.at(-1)?.hash.toString("hex"), faults: this.faults, faultCount: this.faultCount };
  }
}
