import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { openDatabase, type Database, type SimilarTextRow } from "../../ledger/database.ts";
import { migrate } from "../../ledger/migrate.ts";
import { disputeText, disputeWords, type ComparedDispute } from "../../ledger/projections/similar-text.projection.ts";
import { similarTerms } from "../../ledger/projections/similar-terms.ts";
import { similarTexts, type SimilarText } from "../../ledger/queries/similar.ts";
import { upsertSimilarTexts } from "../../ledger/write-statement.ts";
import { createDatabase, type TestDatabase } from "../stack/database.ts";

/** Written by hand: two accounts of each kind of conflict, and near misses of the same cause. */
interface CauseTexts { cause: string; pairs: { a: string; b: string }[]; near: string[] }
interface PracticeText { title: string; text: string; helps: string[] }
interface Account { id: string; cause: string; summary?: string; partner?: string }

const fixture = (name: string): unknown => JSON.parse(readFileSync(join(__dirname, "../fixtures", name), "utf8"));
const practices = fixture("practice-texts.json") as PracticeText[];
const accounts: Account[] = (fixture("dispute-pairs.json") as CauseTexts[]).flatMap(({ cause, pairs, near }, at) => [
  ...pairs.flatMap(({ a, b }, n) => [{ id: `d-${at}-${n}-a`, cause, summary: a, partner: `d-${at}-${n}-b` }, { id: `d-${at}-${n}-b`, cause, summary: b, partner: `d-${at}-${n}-a` }]),
  ...near.map((summary, n) => ({ id: `d-${at}-near-${n}`, cause, summary })),
]);
const paired = accounts.filter((account) => account.partner !== undefined);

const enteredAt = "2026-03-02T01:00:00.000Z";
const everywhere = sql`true`;

let own: TestDatabase;
let database: Database;

function dispute({ cause, summary }: Account): ComparedDispute {
  return { cause, ...(summary === undefined ? {} : { summary }), parties: [], representatives: [], registeredAt: enteredAt };
}

const rowOf = (account: Account): SimilarTextRow => disputeText(account.id, dispute(account));

async function store(rows: readonly SimilarTextRow[]): Promise<void> {
  await database.pool.query(upsertSimilarTexts("$1"), [JSON.stringify(rows)]);
}

function like(account: Account, within = everywhere): Promise<SimilarText[]> {
  return similarTexts(database.kysely, { kind: "dispute", words: disputeWords(dispute(account)), self: account.id }, within);
}

function practicesFor(text: string): Promise<SimilarText[]> {
  return similarTexts(database.kysely, { kind: "practice", words: { texts: [text], personal: [] } }, everywhere);
}

function only(...ids: string[]): typeof everywhere {
  return sql`id = ANY(${ids}::text[])`;
}

/** How many of the wanted ids are the first, and how many among the five. */
function counted(answers: readonly { wanted: string | undefined; ids: readonly string[] }[]): { first: number; amongFive: number } {
  return { first: answers.filter(({ wanted, ids }) => ids[0] === wanted).length, amongFive: answers.filter(({ wanted, ids }) => wanted !== undefined && ids.slice(0, 5).includes(wanted)).length };
}

beforeAll(async () => {
  own = await createDatabase();
  database = openDatabase(own.url);
  await migrate(database);
  await store(accounts.map(rowOf));
  await store(practices.map(({ title, text }, n) => ({ id: `practice-${n}`, kind: "practice", cause: null, terms: similarTerms({ texts: [title, text], personal: [] }), entered_at: enteredAt })));
}, 60_000);
afterAll(async () => {
  await database.close();
  await own.drop();
});

test("of 200 accounts written by hand, 196 find the other account of the same conflict among the first five (recall@5 0.98)", async () => {
  const answers: { wanted: string | undefined; ids: string[] }[] = [];
  for (const account of paired) answers.push({ wanted: account.partner, ids: (await like(account)).map(({ id }) => id) });
  expect(answers).toHaveLength(200);
  const { first, amongFive } = counted(answers);
  expect(amongFive).toBe(196);
  expect(first).toBeGreaterThanOrEqual(160);
}, 180_000);

test("every practice is found by the disputes it helps in, by the same function", async () => {
  const answers: { wanted: string; ids: string[] }[] = [];
  for (const [n, { helps }] of practices.entries()) for (const text of helps) answers.push({ wanted: `practice-${n}`, ids: (await practicesFor(text)).map(({ id }) => id) });
  expect(counted(answers)).toEqual({ first: 22, amongFive: 24 });
});

test("at most five are told, best first, never the text itself", async () => {
  const [account] = paired;
  const found = await like(account as Account);
  expect(found).toHaveLength(5);
  expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).sort((a, b) => b - a));
  expect(found.every(({ score }) => score > 0 && score <= 1)).toBe(true);
  expect(found.map(({ id }) => id)).not.toContain(account?.id);
});

test("what is shared is told in the words of whoever asks", async () => {
  for (const account of paired.slice(0, 20)) {
    for (const { shared } of await like(account)) for (const phrase of shared) expect(account.summary).toContain(phrase);
  }
  const [wanted] = await like({ id: "d-new", cause: "饲养动物损害责任纠纷", summary: "一条没有拴绳的狗咬伤我的腿，打了狂犬疫苗" });
  expect(wanted?.shared).toEqual(expect.arrayContaining(["狂犬疫苗"]));
});

test("what lies beyond the caller's reach is no candidate, however alike", async () => {
  const [account, , other] = paired;
  expect((await like(account as Account, only(other?.id ?? ""))).map(({ id }) => id)).toEqual([other?.id]);
  expect(await like(account as Account, sql`false`)).toEqual([]);
});

test("disputes and practices are not mixed", async () => {
  expect((await practicesFor(paired[0]?.summary ?? "")).every(({ id }) => id.startsWith("practice-"))).toBe(true);
});

test("a text without a Chinese word is like nothing", async () => {
  expect(await practicesFor("12345 abc")).toEqual([]);
  expect(await practicesFor("")).toEqual([]);
});

test("characters that no text holds find nothing", async () => {
  expect(await practicesFor("龘靐齉爩")).toEqual([]);
});

test("once its words of intake are redacted, a dispute is found by its cause alone", async () => {
  const account = { id: "d-redacted", cause: "机动车交通事故责任纠纷", summary: "驼鸟蛋壳雕刻工艺品掉落碎裂" };
  const sought = { id: "d-new", cause: "承揽合同纠纷", summary: "驼鸟蛋壳雕刻碎裂" };
  await store([rowOf(account)]);
  expect((await like(sought))[0]?.id).toBe("d-redacted");
  const { summary: _gone, ...redacted } = account;
  await store([rowOf(redacted)]);
  expect((await like(sought)).map(({ id }) => id)).not.toContain("d-redacted");
  const { rows } = await database.pool.query<{ terms: string[] }>("DELETE FROM similar_texts WHERE id = 'd-redacted' RETURNING terms");
  expect(rows[0]?.terms.join("")).not.toMatch(/[驼鸟蛋壳雕刻]/u);
});

test("words that nearly all texts hold do not hide the rare one", async () => {
  const common = "原告与被告因买卖合同发生纠纷，要求被告支付货款及违约金";
  const rare = { id: "d-rare", cause: "买卖合同纠纷", summary: `${common}，货物为蜂箱与蜂王浆` };
  const many = Array.from({ length: 12_000 }, (_, n) => rowOf({ id: `common-${n}`, cause: "买卖合同纠纷", summary: `${common}${n}` }));
  await store([...many, rowOf(rare)]);
  await database.pool.query("ANALYZE similar_texts");
  expect((await like({ ...rare, id: "d-new" }))[0]?.id).toBe("d-rare");
  await database.pool.query("DELETE FROM similar_texts WHERE id LIKE 'common-%' OR id = 'd-rare'");
});

test("the index needs no extension", async () => {
  expect((await database.pool.query("SELECT extname FROM pg_extension")).rows).toEqual([{ extname: "plpgsql" }]);
});
