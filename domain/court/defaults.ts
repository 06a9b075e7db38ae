import { defaultAuthority } from "../authority/catalogue.ts";
import { announcedCalendar } from "../calendar/china-calendar.ts";
import { defaultLadder } from "../escalation/ladder.ts";
import type { CourtLife, CourtState } from "./court.ts";

/** Formats of document numbers 文号 that a court starts from. */
export const defaultNumberFormats: Record<string, string> = { "supervision-notice": "（{year}）督字第{number}号", dispute: "（{year}）纠字第{number}号" };

/**
 * Words behind a plan's warnings. Forbidden: duties judges may not be given (保护司法人员依法履行法定职责规定, 2016, 第三条).
 * Counting: goals that measure visits, forms or photographs instead of results (整治形式主义为基层减负).
 */
export const defaultDutyWords: CourtState["dutyWords"] = {
  version: "2026-1",
  forbidden: ["招商引资", "联合执法", "行政执法", "征地拆迁", "房屋征收", "拆迁", "城市管理执法", "文明劝导", "交通劝导", "交通执勤", "防汛值守", "驻企包保"],
  counting: ["走访", "检查次数", "会议次数", "调研次数", "报送篇数", "信息篇数", "简报", "表格", "填表", "照片", "拍照", "留痕", "打卡", "visits", "photo"],
};

/** Before `Found`: a whole state with nothing in it but the defaults, so that every view of a court works on it too. */
export const unfoundedCourt: CourtLife = {
  status: "Unfounded",
  name: "",
  departments: {},
  posts: {},
  persons: {},
  partners: {},
  delegations: {},
  authority: { version: "authority-1", entries: defaultAuthority },
  calendars: { [announcedCalendar.version]: announcedCalendar },
  currentCalendar: announcedCalendar.version,
  ladders: { [defaultLadder.version]: defaultLadder },
  currentLadders: { A: defaultLadder.version, B: defaultLadder.version, C: defaultLadder.version },
  processes: {},
  numberFormats: defaultNumberFormats,
  clock: { courtAnchorAt: "2026-01-01T00:00:00.000Z", wallAnchorAt: "2026-01-01T00:00:00.000Z", scale: 1 },
  dutyWords: defaultDutyWords,
};
