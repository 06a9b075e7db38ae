import type { DisputeState } from "../../domain/dispute/dispute.ts";
import { disputeText, disputeWords, isSameText, type ComparedDispute } from "../../ledger/projections/similar-text.projection.ts";
import { sharedPhrases, similarTerms } from "../../ledger/projections/similar-terms.ts";
import { aRegisteredDispute, play } from "../builders/dispute.ts";

function aDispute(change: Partial<ComparedDispute> = {}): ComparedDispute {
  return {
    cause: "民间借贷纠纷", summary: "原告借给被告五万元，至今未还", registeredAt: "2026-03-02T01:00:00.000Z",
    parties: [{ personal: { name: "欧阳建国", phone: "13800000001", address: "青山镇柳树村三组" } }, { personal: { name: "宏达建材有限责任公司" } }, {}], representatives: [{ personal: { name: "崔小燕" } }], ...change,
  };
}

/** Whether a word can be read off the terms. */
function holds(terms: readonly string[], word: string): boolean {
  const characters = [...word];
  return characters.slice(1).every((character, at) => terms.includes(`${characters[at] ?? ""}${character}`));
}

test("a text is compared by its characters and their neighbours, each once", () => {
  expect(similarTerms({ texts: ["漏水漏"], personal: [] })).toEqual(["漏", "漏水", "水", "水漏"]);
});

test("no pair reaches across a mark, a number or another script", () => {
  expect(similarTerms({ texts: ["漏，水", "漏3水", "漏a水"], personal: [] })).toEqual(["漏", "水"]);
});

test("two ways of writing the same character are one term", () => {
  expect(similarTerms({ texts: ["⾦额"], personal: [] })).toEqual(similarTerms({ texts: ["金额"], personal: [] }));
});

test("the cause is compared with the words of intake", () => {
  const terms = disputeText("d-1", aDispute()).terms;
  expect(holds(terms, "民间借贷") && holds(terms, "借给被告")).toBe(true);
});

test("names, numbers and addresses of parties and representatives leave no term", () => {
  const summary = "欧阳建国（13800000001，住青山镇柳树村三组）向宏达建材有限责任公司买砖，崔小燕代为付款";
  const terms = disputeText("d-1", aDispute({ summary })).terms;
  for (const word of ["欧阳", "建国", "宏达", "青山", "柳树", "小燕"]) expect(terms).not.toContain(word);
  expect(terms.filter((term) => /[0-9a-z]/.test(term))).toEqual([]);
  expect(holds(terms, "代为付款")).toBe(true);
});

test("a name is also taken out as people shorten it", () => {
  const terms = disputeText("d-1", aDispute({ summary: "小燕到宏达建材拉货" })).terms;
  expect(terms).not.toContain("小燕");
  expect(terms).not.toContain("宏达");
});

test.each(["王某", "李某某", "赵先生", "孙女士", "老周", "小郑"])("%s is told from a word by surname and address", (name) => {
  const terms = similarTerms({ texts: [`${name}借走现金`], personal: [] });
  expect(terms).toEqual(similarTerms({ texts: ["借走现金"], personal: [] }));
});

test("a name of one character is left in: taking it out would take words away", () => {
  expect(similarTerms({ texts: ["借款"], personal: ["借"] })).toContain("借款");
});

test("what is sealed, agreed or objected is not read", () => {
  const sealed = { ...aDispute(), sealed: [{ id: "s1", by: "p1", text: "愿意让步两万" }], agreement: { text: "分期给付" }, objections: [{ text: "审限过长" }] };
  expect(disputeText("d-1", sealed)).toEqual(disputeText("d-1", aDispute()));
});

test("once the words of intake are redacted, the cause is all that is compared", () => {
  const { summary: _gone, ...redacted } = aDispute();
  expect(disputeText("d-1", redacted)).toEqual({ id: "d-1", kind: "dispute", cause: "民间借贷纠纷", terms: similarTerms({ texts: ["民间借贷纠纷"], personal: [] }), entered_at: "2026-03-02T01:00:00.000Z" });
});

test("however long a text, its terms are bounded", () => {
  const long = Array.from({ length: 5_000 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join("");
  expect(similarTerms({ texts: [long], personal: [] }).length).toBe(799);
});

test("shared words are stretches of the sought text, those of most weight first, without the cause", () => {
  const words = disputeWords(aDispute({ summary: "原告借给被告五万元，打了欠条" }));
  expect(sharedPhrases(words, ["欠条", "条", "五万", "万元", "借", "原告", "民间", "间借", "借贷"])).toEqual(["欠条", "五万元", "原告"]);
});

test("a stretch that occurs twice is told once", () => {
  expect(sharedPhrases({ texts: ["漏水，又漏水"], personal: [] }, ["漏水"])).toEqual(["漏水"]);
});

test("what is compared is made again only when cause, intake or people change", () => {
  const unregistered: DisputeState = { status: "Unregistered" };
  const registered = play(unregistered, aRegisteredDispute()).state;
  const { state: numbered } = play(registered, { type: "SetCaseNumber", stage: "pre-filing", number: "（2026）诉前调1号" });
  const { state: joined } = play(registered, { type: "AddParty", id: "p3", role: "third-party", kind: "natural" });
  expect([isSameText(unregistered, registered), isSameText(registered, numbered), isSameText(registered, joined)]).toEqual([false, true, false]);
  expect(registered).not.toBe(numbered);
});
