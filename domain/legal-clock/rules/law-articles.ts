import type { Wording } from "../clock-rule.ts";

/** Names of the texts that the table cites; articles by number. Several are joined by 、. */
const numbered = (zh: string, en: string) => (...articles: number[]): Wording => ({ zh: `${zh}第${articles.join("、")}条`, en: `${en}, art. ${articles.join(", ")}` });

/** 民事诉讼法, as amended in 2023. */
export const cpl = numbered("民事诉讼法", "Civil Procedure Law");
/** 最高人民法院关于适用民事诉讼法的解释, 法释〔2022〕11号; it still cites judicial confirmation as art. 201, now 205. */
export const interpretation = numbered("民诉法司法解释（法释〔2022〕11号）", "Interpretation of the Civil Procedure Law (法释〔2022〕11号)");
export const civilCode = numbered("民法典", "Civil Code");
export const onlineMediation = numbered("人民法院在线调解规则", "Rules on Online Mediation");
export const invitedMediation = numbered("特邀调解规定", "Provisions on Invited Mediation");
/** 最高人民法院关于严格执行案件审理期限制度的若干规定. */
export const trialLimits2000 = numbered("法释〔2000〕29号", "Provisions on Trial Limits (法释〔2000〕29号)");
/** 最高人民法院关于严格规范民商事案件延长审限和延期开庭问题的规定. */
export const extensions2018 = numbered("法释〔2018〕9号", "Provisions on Extensions and Adjournments (法释〔2018〕9号)");
/** 最高人民法院关于人民法院民事调解工作若干问题的规定. */
export const mediationWork = numbered("民事调解工作规定（法释〔2020〕20号）", "Provisions on Civil Mediation (法释〔2020〕20号)");

export function all(...articles: Wording[]): Wording {
  return { zh: articles.map((one) => one.zh).join("；"), en: articles.map((one) => one.en).join("; ") };
}
