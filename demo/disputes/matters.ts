import type { DisputeSource, PartyEntry, Tier, Venue } from "../../domain/dispute/dispute.ts";
import type { DivisionId } from "./cast.ts";

/** 案由 as they come before a district court, with who has them, for how much, and what is told at the window. */
export interface Matter {
  cause: string;
  departments: readonly [DivisionId, ...DivisionId[]];
  /** 标的额 in yuan, from and to; a matter of the family may have none. */
  yuan?: readonly [number, number];
  applicant: PartyEntry["kind"];
  respondent: PartyEntry["kind"];
  tier: Tier;
  summary: string;
}

const people = ["civil-1", "tribunal-1", "tribunal-2", "tribunal-3"] as const;
const trade = ["civil-2"] as const;
const rights = ["intellectual-property"] as const;

export const matters: readonly [Matter, ...Matter[]] = [
  { cause: "民间借贷纠纷", departments: people, yuan: [6_000, 380_000], applicant: "natural", respondent: "natural", tier: "grassroots", summary: "借款到期后经多次催要未还，申请人持有借条和转账记录" },
  { cause: "离婚纠纷", departments: people, applicant: "natural", respondent: "natural", tier: "grassroots", summary: "双方分居一年以上，就子女抚养和共同财产未能谈妥" },
  { cause: "抚养费纠纷", departments: people, yuan: [3_600, 60_000], applicant: "natural", respondent: "natural", tier: "grassroots", summary: "离婚后抚养费自去年起未按月支付" },
  { cause: "赡养费纠纷", departments: people, yuan: [2_400, 36_000], applicant: "natural", respondent: "natural", tier: "grassroots", summary: "子女之间就赡养费的分担有争议" },
  { cause: "法定继承纠纷", departments: people, yuan: [50_000, 900_000], applicant: "natural", respondent: "natural", tier: "grassroots", summary: "兄弟姐妹之间就房屋份额和存款分割有争议" },
  { cause: "相邻关系纠纷", departments: people, yuan: [2_000, 40_000], applicant: "natural", respondent: "natural", tier: "grassroots", summary: "楼上装修渗水，双方对修复费用意见不一" },
  { cause: "土地承包经营权纠纷", departments: ["tribunal-2", "tribunal-3"], yuan: [5_000, 120_000], applicant: "natural", respondent: "natural", tier: "grassroots", summary: "承包地边界重叠，青苗补偿由谁领取有争议" },
  { cause: "健康权纠纷", departments: people, yuan: [4_000, 160_000], applicant: "natural", respondent: "natural", tier: "grassroots", summary: "口角后受伤就医，医疗费和误工费未能协商一致" },
  { cause: "机动车交通事故责任纠纷", departments: ["civil-1", "tribunal-1", "tribunal-2"], yuan: [9_000, 420_000], applicant: "natural", respondent: "legal", tier: "coordination", summary: "交通事故已认定责任，对伤残等级和后续治疗费有争议" },
  { cause: "物业服务合同纠纷", departments: ["civil-1", "tribunal-1"], yuan: [1_200, 22_000], applicant: "legal", respondent: "natural", tier: "grassroots", summary: "业主以服务不到位为由未交物业费" },
  { cause: "劳动争议", departments: trade, yuan: [8_000, 180_000], applicant: "natural", respondent: "legal", tier: "coordination", summary: "解除劳动合同的经济补偿和加班费有争议" },
  { cause: "劳务合同纠纷", departments: ["civil-2", "tribunal-2", "tribunal-3"], yuan: [3_000, 90_000], applicant: "natural", respondent: "legal", tier: "coordination", summary: "工程完工后劳务报酬未结清" },
  { cause: "买卖合同纠纷", departments: trade, yuan: [20_000, 2_600_000], applicant: "legal", respondent: "legal", tier: "coordination", summary: "货物已交付，余款经对账后未付" },
  { cause: "房屋租赁合同纠纷", departments: ["civil-2", "tribunal-1"], yuan: [8_000, 360_000], applicant: "natural", respondent: "legal", tier: "coordination", summary: "厂房提前退租，押金和装修补偿有争议" },
  { cause: "承揽合同纠纷", departments: trade, yuan: [15_000, 700_000], applicant: "legal", respondent: "legal", tier: "coordination", summary: "定作的设备未通过验收，双方对返工责任有争议" },
  { cause: "建设工程施工合同纠纷", departments: trade, yuan: [180_000, 8_600_000], applicant: "legal", respondent: "legal", tier: "coordination", summary: "工程已交付使用，结算价款和质保金有争议" },
  { cause: "金融借款合同纠纷", departments: trade, yuan: [60_000, 4_800_000], applicant: "legal", respondent: "natural", tier: "coordination", summary: "经营性贷款逾期，双方就分期还款在商谈" },
  { cause: "信用卡纠纷", departments: trade, yuan: [6_000, 120_000], applicant: "legal", respondent: "natural", tier: "coordination", summary: "信用卡透支本息逾期未还" },
  { cause: "股权转让纠纷", departments: trade, yuan: [200_000, 9_600_000], applicant: "natural", respondent: "natural", tier: "coordination", summary: "股权转让款第二期未付，对公司债务披露有争议" },
  { cause: "侵害商标权纠纷", departments: rights, yuan: [30_000, 500_000], applicant: "legal", respondent: "legal", tier: "coordination", summary: "门店招牌和包装使用近似标识" },
  { cause: "侵害作品信息网络传播权纠纷", departments: rights, yuan: [3_000, 60_000], applicant: "legal", respondent: "legal", tier: "coordination", summary: "公众号文章未经许可使用图片" },
  { cause: "环境污染责任纠纷", departments: ["administrative"], yuan: [20_000, 650_000], applicant: "natural", respondent: "legal", tier: "coordination", summary: "养殖水面受排水影响，损失的数额和原因待鉴定" },
];

/** 来源, with who takes such a dispute in. */
export const sources: readonly [Source, ...Source[]] = [
  { source: "walk-in", clerk: "p-filing-window-1" },
  { source: "walk-in", clerk: "p-filing-window-1" },
  { source: "hotline", clerk: "p-office-clerk-1" },
  { source: "online", clerk: "p-filing-window-1" },
  { source: "township", clerk: "p-filing-window-1" },
  { source: "enterprise", clerk: "p-office-clerk-1" },
  { source: "partner", clerk: "p-filing-window-1" },
];
export interface Source { source: DisputeSource; clerk: string }

export const townships = ["城东街道", "江北镇", "城西街道", "河口镇", "山区乡"] as const;

const committees: Readonly<Record<string, string>> = { 城东街道: "town-mediation-committee-1", 江北镇: "town-mediation-committee-2" };
const offices: Readonly<Record<string, string>> = { "civil-2": "federation-of-industry", "intellectual-property": "market-regulation", administrative: "ecology-bureau" };

/** The partner of the platform whose matter or township it is, if there is one. */
export function partnerOf(tier: Tier, township: string, department: string): string | undefined {
  return tier === "grassroots" ? committees[township] : offices[department];
}

const tribunals: Readonly<Record<string, string>> = { "tribunal-1": "城东人民法庭", "tribunal-2": "江北人民法庭", "tribunal-3": "山区人民法庭" };

export function venueOf(source: DisputeSource, township: string, department: string): Venue {
  const tribunal = tribunals[department];
  if (tribunal !== undefined) return { kind: "tribunal", place: tribunal };
  if (source === "online" || source === "hotline") return { kind: "shared-court" };
  return source === "township" ? { kind: "mobile-court", place: township } : { kind: "court" };
}

const stems = ["甲", "乙", "丙", "丁", "戊"] as const;

/** Names that say a place in the proceedings and nothing else: nobody is called so. */
export function roleName(role: PartyEntry["role"], kind: PartyEntry["kind"], ordinal: number): string {
  const place = { applicant: "申请", respondent: "被申请", "third-party": "第三" }[role];
  return `${place}${kind === "legal" ? "单位" : "人"}${stems[ordinal] ?? ""}`;
}
