import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { courtNoticeTemplates } from "../../contracts/notices/court-notice-texts.ts";
import { rungLabel } from "../../contracts/notices/notice-params.ts";
import { noticeText, noticeTexts, placeholder } from "../../contracts/notices/notice-text.ts";
import { campaignNoticeTemplates } from "../../domain/campaign/campaign.notices.ts";
import { disputeNoticeTemplates } from "../../domain/dispute/dispute.notices.ts";
import { itemNoticeTemplates } from "../../domain/work-item/work-item.notices.ts";

const itemParams = Object.fromEntries(Object.entries(itemNoticeTemplates).map(([id, params]) => [id, ["itemTitle", "dueOn", ...params]]));
const disputeParams = Object.fromEntries(Object.entries(disputeNoticeTemplates).map(([id, params]) => [id, ["disputeNumber", ...params]]));
const templates: [string, readonly string[]][] = Object.entries({ ...campaignNoticeTemplates, ...itemParams, ...disputeParams, ...courtNoticeTemplates });
const languages = ["zh-CN", "en"] as const;
const names = (id: string): string => `〈${id}〉`;

describe("every notice of every decider", () => {
  test("has a text in both languages, and no text is left over", () => {
    expect(Object.keys(noticeTexts).sort()).toEqual(templates.map(([id]) => id).sort());
  });

  test("is there for every template that stands in the sources of domain and ledger", () => {
    const root = join(__dirname, "../..");
    const sources = ["domain", "ledger"].flatMap((room) => readdirSync(join(root, room), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts")).map((name) => readFileSync(join(root, room, name), "utf8")));
    const named = sources.flatMap((source) => [...source.matchAll(/template: "([a-z-]+)"/g)].map((match) => match[1]!));
    expect(named.length).toBeGreaterThan(1);
    expect(named.filter((id) => !Object.hasOwn(noticeTexts, id))).toEqual([]);
  });

  test.each(templates)("%s names only parameters that its notice carries", (id, params) => {
    for (const language of languages) {
      const { subject, body } = noticeTexts[id]![language];
      const used = [subject, ...body].flatMap((text) => [...text.matchAll(placeholder)].map((match) => match[2]));
      expect(used.filter((name) => !params.includes(name!))).toEqual([]);
    }
  });

  test.each(templates)("%s comes out whole, in one line of subject and some of body", (id, params) => {
    const filled = Object.fromEntries(params.map((name) => [name, name.endsWith("On") ? "2026-04-30" : name.endsWith("At") ? "2026-04-30T09:00:00.000Z" : "x"]));
    for (const language of languages) {
      const { subject, body } = noticeText(id, filled, language, names);
      expect(subject).not.toMatch(/[{}\n]/);
      expect(body).not.toMatch(/[{}]/);
      expect(body.split("\n").length).toBeGreaterThan(1);
    }
  });
});

test("dates, instants, steps, rungs and persons are written as their readers write them", () => {
  const params = { itemTitle: "企业需求清单", dueOn: "2026-04-30", step: "sign-off", stepDueAt: "2026-04-30T09:00:00.000Z" };
  expect(noticeText("item-step-reminder", params, "zh-CN", names).body).toContain("“审核销号”一步已到期");
  expect(noticeText("item-step-reminder", params, "zh-CN", names).body).toContain("2026年4月30日 17:00");
  expect(noticeText("item-step-reminder", params, "en", names).body).toContain("30 April 2026, 17:00");
  const rung = { itemTitle: "企业需求清单", dueOn: "2026-04-30", rung: "T+5wd", responsible: "p-1" };
  expect(noticeText("item-rung", rung, "zh-CN", names)).toEqual({ subject: "督办提醒（逾期 5 个工作日）：企业需求清单", body: expect.stringContaining("责任人：〈p-1〉") });
  expect(noticeText("item-signed-off", { itemTitle: "a", dueOn: null, by: "system" }, "en", names).body).toContain("the system has signed off");
});

test.each([["T-7wd", "期限前 7 个工作日", "7 working days ahead"], ["T", "今日到期", "due today"], ["T+1wd", "逾期 1 个工作日", "1 working day late"], ["review", "review", "review"]])("rung %s has a name", (rung, zh, en) => {
  expect([rungLabel(rung, "zh-CN"), rungLabel(rung, "en")]).toEqual([zh, en]);
});

test("a line without its value, or whose condition does not hold, is left out", () => {
  const params = { itemTitle: "a", dueOn: null, by: "p-1", ground: "等待鉴定", expectedEndOn: "2026-05-06", byCampaign: false };
  expect(noticeText("item-suspended", params, "zh-CN", names).body).not.toContain("专班行动整体暂停");
  expect(noticeText("item-suspended", { ...params, byCampaign: true }, "zh-CN", names).body).toContain("因专班行动整体暂停。");
  expect(noticeText("item-extension-decided", { itemTitle: "a", dueOn: null, by: "p-1", granted: true, reason: null }, "zh-CN", names).body).toBe("〈p-1〉 对督办事项“a”的延期申请：同意。");
});

test("what people wrote stays data: no placeholder, header line or markup of theirs takes effect", () => {
  const { subject, body } = noticeText("campaign-returned", { campaign: "c-1", title: "a\r\nBcc: x@example.org {reason} <b>", reason: "$& {title}" }, "zh-CN", names);
  expect(subject).toBe("任务书被退回：a Bcc: x@example.org {reason} <b>");
  expect(body).toContain("理由：$& {title}");
});

test("a subject is cut between characters", () => {
  const { subject } = noticeText("campaign-archived", { campaign: "c-1", title: "😀".repeat(300) }, "en", names);
  expect([...subject]).toHaveLength(150);
  expect(subject.endsWith("…")).toBe(true);
});

test("a template that this release does not know still reaches its reader", () => {
  expect(noticeText("dispute-filed", {}, "zh-CN", names)).toEqual({ subject: "有新的通知", body: "有一条与您有关的新通知，请到系统中查看。" });
  expect(noticeText("constructor", {}, "en", names).subject).toBe("A new notice");
});
