import type { Reach } from "../../ledger/queries/reach.ts";
import { disputeWords } from "../../ledger/projections/similar-text.projection.ts";
import { similarDisputes } from "../../ledger/queries/similar.ts";
import { rebuild } from "../../ledger/rebuild.ts";
import { redactRecorded } from "../../ledger/redact.ts";
import { canary, disputePeople as who, LivedDispute, partyName } from "../builders/lived-dispute.ts";
import { courtLedger, type CourtLedger } from "../stack/court-ledger.ts";

const nothing: Reach = { all: false, own: [], supervisors: [], departments: [], campaignsOf: [] };
const everything: Reach = { ...nothing, all: true };
const sought = disputeWords({ cause: "买卖合同纠纷", summary: "送去的钢筋有人签收，货款一直拖着不给", parties: [], representatives: [] });

let court: CourtLedger;
let steel: LivedDispute;
beforeEach(async () => {
  court = await courtLedger();
  steel = new LivedDispute(court, "d-steel");
  await steel.registered({ summary: `${partyName}供应钢筋，送货单有人签收，尚欠货款三十万元` });
  await new LivedDispute(court, "d-tiles").registered({ department: "civil-1", summary: "购买的瓷砖有色差，要求退货" });
}, 60_000);
afterEach(() => court.close());

async function termsOf(id: string): Promise<string[]> {
  const { rows } = await court.database.pool.query<{ terms: string[] }>("SELECT terms FROM similar_texts WHERE id = $1", [id]);
  return rows[0]?.terms ?? [];
}

async function likeIt(reach: Reach): Promise<string[]> {
  return (await similarDisputes(court.database.kysely, reach, sought)).map(({ id }) => id);
}

test("a registered dispute is found by what it is about", async () => {
  expect(await likeIt(everything)).toEqual(["d-steel", "d-tiles"]);
});

test("a dispute is found within the reach of whoever asks, and nowhere else", async () => {
  expect(await likeIt({ ...nothing, departments: ["civil-1"] })).toEqual(["d-tiles"]);
  expect(await likeIt({ ...nothing, own: [who.head] })).toEqual(expect.arrayContaining(["d-steel"]));
  expect(await likeIt({ ...nothing, own: ["p-nobody"] })).toEqual([]);
});

test("no party's name and no sealed word is among the terms", async () => {
  const before = await termsOf("d-steel");
  await steel.give({ type: "Triage", tier: "coordination", venue: { kind: "shared-court", place: "城东" }, mediators: [who.mediator], reasons: ["案由相近"] }, who.head);
  await steel.give({ type: "AppointMediator" }, who.head);
  await steel.give({ type: "AcceptMediation" }, who.mediator);
  await steel.give({ type: "RecordSealedStatement", statement: "s1", by: "p1", kind: "concession", text: canary }, who.mediator);
  expect(await termsOf("d-steel")).toEqual(before);
  expect(before).toContain("钢筋");
  for (const word of ["罕见", "事人", "人甲"]) expect(before).not.toContain(word);
});

test("a party who joins later is taken out of the terms", async () => {
  await steel.give({ type: "AddParty", id: "p3", role: "third-party", kind: "natural", personal: { name: "钢筋" } }, who.head);
  expect(await termsOf("d-steel")).not.toContain("钢筋");
});

test("a redaction takes the words of intake out of the terms, also when it is carried out again after events were put back", async () => {
  const { rows } = await court.database.pool.query<{ terms: string[] }>("SELECT terms FROM similar_texts WHERE id = 'd-steel'");
  const { rows: personal } = await court.database.pool.query<{ seq: number; personal: string; salt: Buffer }>("SELECT seq, personal, salt FROM events WHERE stream_id = 'd-steel' AND personal IS NOT NULL");
  await steel.give({ type: "RedactParty", party: "p1", ground: "本人申请" }, who.administrator);
  const left = await termsOf("d-steel");
  expect(left).not.toContain("钢筋");
  expect(left).toContain("买卖");
  for (const event of personal) await court.database.pool.query("UPDATE events SET personal = $2, salt = $3 WHERE stream_id = 'd-steel' AND seq = $1", [event.seq, event.personal, event.salt]);
  await court.database.pool.query("UPDATE similar_texts SET terms = $1 WHERE id = 'd-steel'", [rows[0]?.terms]);
  expect((await redactRecorded(court.database)).length).toBeGreaterThan(0);
  expect(await termsOf("d-steel")).toEqual(left);
});

test("a rebuild finds the rows as the door wrote them, and puts right what was altered", async () => {
  expect((await rebuild(court.database, { check: true })).differences).toEqual([]);
  const terms = await termsOf("d-steel");
  await court.database.pool.query("UPDATE similar_texts SET terms = '{}' WHERE id = 'd-steel'");
  await court.database.pool.query("DELETE FROM similar_texts WHERE id = 'd-tiles'");
  const { differences } = await rebuild(court.database);
  expect(differences).toEqual([{ table: "similar_texts", key: ["d-steel"], found: "different" }, { table: "similar_texts", key: ["d-tiles"], found: "missing" }]);
  expect(await termsOf("d-steel")).toEqual(terms);
});
