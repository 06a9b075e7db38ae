import { eventHash, genesis, newSalt, personalHash } from "../../ledger/chain.ts";
import { recordLine, readHeader, readRecord, headerLine, UnreadableLine } from "../../ledger/export-format.ts";
import { headLeaf, MerkleTree } from "../../ledger/merkle.ts";
import { beforeFirstSeal, sealHash, type Seal } from "../../ledger/seal.ts";
import { faultTexts } from "../../ledger/verify-faults.ts";
import { LedgerVerifier, type EventRecord, type LedgerRecord, type Verification, type VerifyOptions } from "../../ledger/verify-records.ts";

/** A stream of `n` well-made events, each `personal` one about p-1. */
function aStream(id: string, n: number, personal: number[] = [], types: Record<number, string> = {}): EventRecord[] {
  let previous = genesis(id);
  return Array.from({ length: n }, (_, index) => {
    const seq = index + 1;
    const body = JSON.stringify({ seq, type: types[seq] ?? "Noted", v: 1, actor: "p-2", effectiveAt: "2026-03-02T01:00:00.000Z", recordedAt: "2026-03-02T01:00:00.000Z", cause: "Note", payload: { person: "p-1" } });
    const text = personal.includes(seq) ? '{"name":"甲"}' : null;
    const salt = text === null ? null : newSalt();
    const covered = text === null || salt === null ? null : personalHash(salt, text);
    previous = eventHash(previous, body, covered ?? undefined);
    return { record: "event", stream: id, seq, body, personal: text, salt, personalHash: covered, hash: previous };
  });
}

function row(events: EventRecord[]): LedgerRecord {
  const last = events.at(-1)!;
  return { record: "stream", id: last.stream, kind: "court", seq: last.seq, head: last.hash };
}

function check(records: LedgerRecord[], options: Partial<VerifyOptions> = {}): Verification {
  const verifier = new LedgerVerifier({ personal: true, ...options });
  for (const record of records) verifier.take(record);
  return verifier.end();
}

const codes = (result: Verification): string[] => result.faults.map((fault) => [fault.code, fault.stream, fault.seq ?? fault.seal].filter((part) => part !== undefined).join(" "));

function aSeal(no: number, previous: Buffer, all: EventRecord[], changed: EventRecord[]): Seal {
  const root = (heads: EventRecord[]): Buffer => {
    const tree = new MerkleTree();
    for (const head of heads) tree.push(headLeaf(head.stream, head.seq, head.hash));
    return tree.root();
  };
  const said = { no, sealedAt: "2026-03-02T02:00:00.000Z", streams: all.length, events: all.reduce((sum, head) => sum + head.seq, 0), root: root(all), changed: root(changed), previous };
  return { ...said, hash: sealHash(said) };
}

const mark = (no: number, head: EventRecord): LedgerRecord => ({ record: "mark", stream: head.stream, no, seq: head.seq, hash: head.hash });

/** Streams a (3 events) and b (2), sealed; then a goes on to 5, sealed again. */
function sealed(): { records: LedgerRecord[]; a: EventRecord[]; b: EventRecord[]; seals: Seal[] } {
  const a = aStream("a", 5);
  const b = aStream("b", 2);
  const first = aSeal(1, beforeFirstSeal, [a[2]!, b[1]!], [a[2]!, b[1]!]);
  const second = aSeal(2, first.hash, [a[4]!, b[1]!], [a[4]!]);
  const records: LedgerRecord[] = [row(a), mark(1, a[2]!), mark(2, a[4]!), ...a, row(b), mark(1, b[1]!), ...b, { record: "seal", seal: first }, { record: "seal", seal: second }];
  return { records, a, b, seals: [first, second] };
}

test("a well-made ledger has no fault", () => {
  const a = aStream("a", 3, [2]);
  expect(check([row(a), ...a])).toMatchObject({ faults: [], streams: 1, events: 3, seals: 0 });
  expect(check(sealed().records)).toMatchObject({ faults: [], streams: 2, events: 7, seals: 2 });
});

test("one changed event is one fault, and the rest of the stream is still checked", () => {
  const a = aStream("a", 6);
  for (const seq of [2, 5]) a[seq - 1]!.body = a[seq - 1]!.body.replace("p-2", "p-3");
  expect(codes(check([row(a), ...a]))).toEqual(["chain-broken a 2", "chain-broken a 5"]);
});

test("missing, doubled and first-missing events are gaps", () => {
  const a = aStream("a", 4);
  expect(codes(check([row(a), a[0]!, a[2]!, a[3]!]))).toEqual(["sequence-gap a 3"]);
  expect(codes(check([row(a), ...a.slice(1)]))).toEqual(["sequence-gap a 2"]);
  expect(codes(check([row(a), a[0]!, a[1]!, a[1]!, a[2]!, a[3]!]))).toEqual(["sequence-gap a 2"]);
});

test("a personal part is checked with its salt, and by its hash alone after a recorded redaction", () => {
  const types = { 3: "PersonRedacted" };
  const a = aStream("a", 3, [1, 2], types);
  expect(codes(check([row(a), ...a]))).toEqual(["redaction-incomplete a 1", "redaction-incomplete a 2"]);
  const redacted = a.map((event) => ({ ...event, personal: null, salt: null }));
  expect(check([row(a), ...redacted])).toMatchObject({ faults: [], redacted: 2 });
  const half = a.map((event) => ({ ...event, salt: null }));
  expect(codes(check([row(a), ...half]))).toContain("personal-mismatch a 1");
  const unrecorded = aStream("a", 3, [1]).map((event) => ({ ...event, personal: null, salt: null }));
  expect(codes(check([row(unrecorded), ...unrecorded]))).toEqual(["personal-destroyed-unrecorded a 1"]);
  expect(check([row(unrecorded), ...unrecorded], { personal: false }).faults).toEqual([]);
});

test("rows without events and events without a row both show", () => {
  const a = aStream("a", 2);
  expect(codes(check([row(a)]))).toEqual(["stream-without-events a"]);
  expect(codes(check(a))).toEqual(["events-without-stream a"]);
});

test("a tail cut before or after a later seal shows, though head and seq were mended", () => {
  const { records, a } = sealed();
  const cut = a.slice(0, 2);
  const kept = records.filter((record) => !(record.record === "event" && record.stream === "a" && record.seq > 2)).map((record) => (record.record === "stream" && record.id === "a" ? row(cut) : record));
  expect(codes(check(kept))).toEqual(["tail-cut a 5"]);
});

test("history rewritten after a seal shows at the sealed event", () => {
  const { records, a } = sealed();
  const again = aStream("a", 5, [], { 1: "Other" });
  const rewritten = records.map((record) => (record.record === "event" && record.stream === "a" ? again[record.seq - 1]! : record.record === "stream" && record.id === "a" ? row(again) : record));
  expect(codes(check(rewritten))).toEqual(["sealed-head-differs a 3", "sealed-head-differs a 5"]);
  expect(a).toHaveLength(5);
});

test("a changed, missing or re-made seal shows in the chain of seals", () => {
  const { records, a, seals } = sealed();
  const [first, second] = seals as [Seal, Seal];
  const withSeals = (...other: Seal[]): LedgerRecord[] => [...records.filter((record) => record.record !== "seal"), ...other.map((seal): LedgerRecord => ({ record: "seal", seal }))];
  expect(codes(check(withSeals({ ...first, sealedAt: "2026-03-02T02:00:00.001Z" }, second)))).toEqual(["seal-broken 1"]);
  expect(codes(check(withSeals(second)))).toContain("seal-broken 2");
  expect(codes(check(withSeals(first)))).toContain("seal-broken 2");
  const remade = aSeal(1, beforeFirstSeal, [a[2]!], [a[2]!]);
  expect(codes(check(withSeals(remade, second)))).toEqual(expect.arrayContaining(["seal-root-differs 1", "seal-broken 2"]));
});

test("a seal kept elsewhere must be in the ledger", () => {
  const { records, seals } = sealed();
  expect(check(records, { expectSeal: seals[0]!.hash.toString("hex").toUpperCase() }).faults).toEqual([]);
  expect(codes(check(records, { expectSeal: "0".repeat(64) }))).toEqual(["expected-seal-absent"]);
});

test("a record goes into an export and comes back the same, whatever characters people wrote", () => {
  const [event] = aStream("a", 1, [1]) as [EventRecord];
  const odd = { ...event, body: JSON.stringify({ text: "\u202e\u2028\u2029\n😀\\u0000" }) };
  expect(recordLine(odd, true)).not.toContain("\n");
  expect(readRecord(recordLine(odd, true))).toEqual(odd);
  expect(readRecord(recordLine(event, false))).toEqual({ ...event, personal: null, salt: null });
  for (const record of sealed().records) expect(readRecord(recordLine(record, true))).toEqual(record);
});

test("what is no export is refused by its first line", () => {
  expect(readHeader(headerLine(false))).toMatchObject({ personal: false });
  for (const line of ["", "x", "{}", '{"format":"court-ledger-export","version":2,"personal":true}', "[]"]) expect(() => readHeader(line)).toThrow(UnreadableLine);
  for (const line of ['{"record":"event"}', '{"record":"stream","id":"a","kind":"x","seq":1.5,"head":""}', '{"record":"stream","id":"a","kind":"x","seq":1,"head":"zz"}']) expect(() => readRecord(line)).toThrow(UnreadableLine);
});

test("every fault says what it is and what to do, in both languages", () => {
  for (const [code, text] of Object.entries(faultTexts)) {
    expect({ code, chinese: /[一-鿿]/.test(text.zh) && /[一-鿿]/.test(text.todoZh) }).toEqual({ code, chinese: true });
    expect({ code, english: !/[一-鿿]/.test(text.en + text.todoEn) }).toEqual({ code, english: true });
  }
});
