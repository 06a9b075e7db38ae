import { rolesOf } from "../authority/authorise.ts";
import type { Court } from "../court/court-view.ts";
import type { PersonId } from "../decider.ts";
import type { Wording } from "../legal-clock/clock-rule.ts";
import type { CivilDate } from "../time.ts";
import type { DisputeSource, Tier, Venue } from "./dispute.ts";

/** What a proposal goes by: facts of intake, no name and no word of the parties. */
export interface ProposalFacts { source: DisputeSource; township?: string; cause: string; amountFen?: number; foreignRelated?: boolean; partyCount: number; department: string }

/** 分流建议: a person decides; every part comes with its reason. */
export interface TriageProposal { tier: Tier; venue: Venue; partner?: string; mediators: PersonId[]; reasons: Wording[] }

/** Disputes among people who go on living together: the grassroots know them. */
const neighbourly = ["邻", "婚姻", "离婚", "抚养", "扶养", "赡养", "继承", "分家", "彩礼", "宅基地", "土地承包", "人身损害", "健康权", "物业"];
/** Disputes that a trade, an industry or an office knows best. */
const ofATrade = ["合同", "公司", "股权", "劳动", "劳务", "金融", "借款", "保险", "证券", "知识产权", "商标", "专利", "著作权", "消费", "产品责任", "环境", "旅游", "运输", "建设工程"];

/** From this many parties it is a dispute of many 群体性. */
const manyParties = 10;
/** 1,000万元 */
const largeAmountFen = 1_000_000_000;
const mostMediators = 3;

function named(cause: string, words: readonly string[]): string | undefined {
  return words.find((word) => cause.includes(word));
}

function tierOf(facts: ProposalFacts): { tier: Tier; reason: Wording } {
  if (facts.foreignRelated === true) return { tier: "guidance", reason: { zh: "涉外纠纷，由法院牵引指导", en: "foreign-related: the court guides it" } };
  if (facts.partyCount >= manyParties) return { tier: "guidance", reason: { zh: `当事人 ${facts.partyCount} 名，属群体性纠纷，由法院牵引指导`, en: `${facts.partyCount} parties, a dispute of many: the court guides it` } };
  if ((facts.amountFen ?? 0) >= largeAmountFen) return { tier: "guidance", reason: { zh: "标的额一千万元以上，由法院牵引指导", en: "10 million yuan or more: the court guides it" } };
  const near = named(facts.cause, neighbourly);
  if (near !== undefined) return { tier: "grassroots", reason: { zh: `案由含“${near}”，就近由基层化解`, en: `the cause names “${near}”: the grassroots settle it nearby` } };
  const trade = named(facts.cause, ofATrade);
  if (trade !== undefined) return { tier: "coordination", reason: { zh: `案由含“${trade}”，由行业、主管部门协同化解`, en: `the cause names “${trade}”: the trade or office concerned helps to settle it` } };
  return facts.township === undefined
    ? { tier: "coordination", reason: { zh: "没有对应的乡镇街道，协同联动化解", en: "no township to take it: settled in coordination" } }
    : { tier: "grassroots", reason: { zh: `来自${facts.township}，先由基层化解`, en: `it comes from ${facts.township}: the grassroots first` } };
}

/** "城东街道" and "城东法庭" share what stands before the kind of place. */
function stem(place: string): string {
  return place.replace(/(街道|镇|乡|社区|村)$/u, "");
}

function partnerOf(court: Court, tier: Tier, township: string | undefined): { id: string; name: string } | undefined {
  if (township === undefined) return undefined;
  return Object.values(court.state.partners).filter((one) => one.tier === tier && one.name.includes(stem(township))).sort((a, b) => (a.id < b.id ? -1 : 1))[0];
}

function venueOf(court: Court, facts: ProposalFacts): { venue: Venue; reason: Wording } {
  const { township } = facts;
  const tribunal = township === undefined ? undefined : Object.values(court.state.departments).filter((one) => one.kind === "tribunal" && one.closed !== true && one.name.includes(stem(township))).sort((a, b) => (a.id < b.id ? -1 : 1))[0];
  if (tribunal !== undefined) return { venue: { kind: "tribunal", place: tribunal.name }, reason: { zh: `${tribunal.name}就在${township ?? ""}`, en: `${tribunal.nameEn ?? tribunal.name} is there` } };
  if (facts.source === "online" || facts.source === "hotline") return { venue: { kind: "shared-court" }, reason: { zh: "网上或热线来源，适合云上共享法庭", en: "it came online or by phone: the shared court fits" } };
  if (township !== undefined && facts.source === "township") return { venue: { kind: "mobile-court", place: township }, reason: { zh: `${township}没有人民法庭，可由车载便民法庭前往`, en: `${township} has no tribunal: the mobile court can go there` } };
  return { venue: { kind: "court" }, reason: { zh: "在法院诉讼服务中心办理", en: "dealt with at the court" } };
}

/** Mediators in office and present today, those of the department first, those with the least in hand before the others. */
function mediatorsOf(court: Court, department: string, load: ReadonlyMap<PersonId, number>, today: CivilDate): PersonId[] {
  const all = Object.keys(court.state.persons).filter((id) => court.isPresent(id, today) && rolesOf(court, id).has("mediator"));
  const away = (id: PersonId): number => (court.person(id)?.department === department ? 0 : 1);
  return all.sort((a, b) => away(a) - away(b) || (load.get(a) ?? 0) - (load.get(b) ?? 0) || (a < b ? -1 : 1)).slice(0, mostMediators);
}

/** Tier, venue, partner and the mediators to ask, in order. `load`: how many open disputes each mediator has. */
export function proposeTriage(facts: ProposalFacts, court: Court, load: ReadonlyMap<PersonId, number>, today: CivilDate): TriageProposal {
  const { tier, reason } = tierOf(facts);
  const { venue, reason: place } = venueOf(court, facts);
  const partner = partnerOf(court, tier, facts.township);
  const mediators = mediatorsOf(court, facts.department, load, today);
  const first = mediators[0];
  return {
    tier, venue, ...(partner === undefined ? {} : { partner: partner.id }), mediators,
    reasons: [
      reason,
      place,
      ...(partner === undefined ? [] : [{ zh: `协同单位：${partner.name}`, en: `partner: ${partner.name}` }]),
      first === undefined
        ? { zh: "目前没有在岗的调解员，请指定或转入立案", en: "no mediator is present: name one, or send it to filing" }
        : { zh: `调解员按本部门优先、在手件数少者优先：首选在手 ${load.get(first) ?? 0} 件`, en: `mediators of the department first, then those with less in hand: the first has ${load.get(first) ?? 0}` },
    ],
  };
}
