import { pairsOf, searchable } from "./search-pairs.ts";

/** What a text for comparison is made of. Nothing sealed ever comes in here: who calls gives cause and intake, or a published practice. */
export interface SimilarWords {
  /** 案由; a practice has none. */
  cause?: string;
  /** Words of intake, or title and text of a practice; each is read up to the length that `searchable` gives. */
  texts: readonly string[];
  /** Names, numbers, addresses of the people in it. */
  personal: readonly string[];
}

/** The commonest surnames 百家姓, by which a person is told from a word: 王某, 李先生. */
const surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
const called = new RegExp(`[${surnames}](?:某[某甲乙丙丁]?|先生|女士|小姐|老师|师傅|阿姨|大爷|大妈|老板|经理|医生|律师)|[老小阿][${surnames}]`, "gu");
const companyForm = /(?:股份)?(?:有限)?(?:责任)?公司$|(?:合作社|合伙企业|事务所|经营部|商行)$/u;

/** A name as people shorten it: a person's given name, a firm without its form. One character would take words away. */
function shortForms(name: string): string[] {
  if (!/^\p{Script=Han}+$/u.test(name)) return [];
  const length = [...name].length;
  if (length <= 4) return length >= 3 ? [[...name].slice(1).join("")] : [];
  const core = name.replace(companyForm, "");
  return core !== name && [...core].length >= 3 ? [core] : [];
}

/** Runs of Chinese characters, without the given people: amounts, numbers, plates, addresses in letters fall out of themselves. */
function runsOf(texts: readonly string[], personal: readonly string[]): string[] {
  const named = personal.map(searchable).filter((one) => [...one].length > 1);
  const gone = [...new Set(named.flatMap((one) => [one, ...shortForms(one)]))].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return texts.flatMap((text) => {
    const without = gone.reduce((rest, one) => rest.replaceAll(one, " "), searchable(text)).replace(called, " ");
    return without.split(/[^\p{Script=Han}]+/u).filter((run) => run !== "");
  });
}

/**
 * The terms by which texts are compared: single Chinese characters and neighbouring pairs, each once, never across a
 * punctuation mark or across what was taken out. What each weighs depends on how many others hold it: see `similarTexts`.
 */
export function similarTerms({ cause, texts, personal }: SimilarWords): string[] {
  return pairsOf(runsOf([...(cause === undefined ? [] : [cause]), ...texts], personal));
}

/** Longest list of shared words told. */
const mostPhrases = 8;

/**
 * What two texts share beside their cause, in words of the first: stretches of it all of whose pairs are among the shared
 * terms, best first. `shared`: terms by falling weight. Characters that stand alone count for the rank and tell a reader nothing.
 */
export function sharedPhrases({ texts, personal }: SimilarWords, shared: readonly string[]): string[] {
  const ranks = new Map(shared.map((term, rank) => [term, rank]));
  const found = new Map<string, number>();
  for (const run of runsOf(texts, personal)) {
    const characters = [...run];
    let phrase = "";
    let best = Infinity;
    for (const [at, character] of characters.entries()) {
      const rank = ranks.get(character + (characters[at + 1] ?? ""));
      if (rank !== undefined && at + 1 < characters.length) {
        phrase = phrase === "" ? character : phrase;
        phrase += characters[at + 1] ?? "";
        best = Math.min(best, rank);
      } else if (phrase !== "") {
        found.set(phrase, Math.min(best, found.get(phrase) ?? Infinity));
        phrase = "";
        best = Infinity;
      }
    }
  }
  return [...found].sort((a, b) => a[1] - b[1]).slice(0, mostPhrases).map(([phrase]) => phrase);
}
