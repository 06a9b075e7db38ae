import type { Rejected } from "../domain/decider.ts";

/** Texts for the court's rejections that a row of an organisation file can meet. */
const texts: Record<string, { zh: string; en: string }> = {
  InvalidId: { zh: "编号只能用小写字母、数字和连字符，不超过 64 个字符", en: "an id has lower-case letters, digits and hyphens, at most 64" },
  InvalidName: { zh: "名称须为 1–100 个字符，不含控制字符", en: "a name has 1–100 characters and no control characters" },
  InvalidEmail: { zh: "邮箱格式不正确", en: "not an e-mail address" },
  UnknownDepartment: { zh: "没有这个部门", en: "there is no such department" },
  DepartmentIsClosed: { zh: "部门已撤销", en: "the department is closed" },
  UnknownPost: { zh: "没有这个岗位", en: "there is no such post" },
  PostIsClosed: { zh: "岗位已撤销", en: "the post is closed" },
  UnknownPerson: { zh: "没有这个人员", en: "there is no such person" },
  PersonInactive: { zh: "人员已离任", en: "the person has left" },
  MachineHasOtherRoles: { zh: "接口账号不能兼有其他角色", en: "a machine has no other role" },
  LastAdministrator: { zh: "这是最后一名系统管理员", en: "this is the last administrator" },
  LeavesLater: { zh: "离任日期晚于今天", en: "the day of leaving is later than today" },
  LeaverHasOpenDuties: { zh: "仍有未移交的事项，请填写接续人", en: "duties are still open; name a successor" },
  SuccessorInactive: { zh: "接续人不在任", en: "the successor is not active" },
  SuccessorIsLeaver: { zh: "接续人不能是离任者本人", en: "the successor is the leaver" },
};

/** A rejection as a sentence for people, with what the domain says about it. */
export function rejectionText({ rejected, details }: Rejected): { zh: string; en: string } {
  const { zh, en } = texts[rejected] ?? { zh: `不符合规定（${rejected}）`, en: `not allowed (${rejected})` };
  const values = Object.values(details ?? {}).filter((value) => typeof value === "string");
  const more = values.length === 0 ? "" : values.join(", ");
  return more === "" ? { zh, en } : { zh: `${zh}：${more}`, en: `${en}: ${more}` };
}
