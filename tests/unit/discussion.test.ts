import type { WorkItemCommand } from "../../domain/work-item/work-item.ts";
import { workItem } from "../../domain/work-item/work-item.decider.ts";
import { aCampaign } from "../builders/campaign.ts";
import { anItemInProgress, aSignedOffItem, byHand, morning, play, Story } from "../builders/work-item.ts";

const file = (content: string, name = "清单.pdf"): WorkItemCommand => ({ type: "AttachFile", sha256: content.repeat(64), name, sizeBytes: 1_024, mediaType: "application/pdf" });
const at = morning("2026-03-05");

test.each(["p-judge-1", "p-judge-3", "p-clerk-1"])("%s, who carries, co-organises or supervises the item, may attach a file", (by) => {
  const story = anItemInProgress().after(file("a"), { by, at });
  expect(story.item.files).toEqual([{ sha256: "a".repeat(64), name: "清单.pdf", sizeBytes: 1_024, mediaType: "application/pdf", by, at }]);
});

test("a delegate attaches files for as long as the delegation lasts, a colleague never", () => {
  const story = anItemInProgress().after({ type: "Delegate", to: "p-judge-2", untilOn: "2026-03-06" }, { by: "p-judge-1", at: morning("2026-03-03") });
  expect(play(story.state, file("a"), { by: "p-judge-2", at }).rejection).toBeUndefined();
  const ended = story.until(morning("2026-03-09"));
  expect(play(ended.state, file("a"), { by: "p-judge-2", at: morning("2026-03-09") }).rejection?.rejected).toBe("NotOnTheItem");
});

test("the same content is attached once, whatever it is called, and the refusal names the first", () => {
  const story = anItemInProgress().after(file("a", "甲.pdf"), { by: "p-judge-1", at });
  expect(play(story.state, file("a", "乙.pdf"), { by: "p-judge-1", at }).rejection).toEqual({ rejected: "FileAttachedBefore", details: { name: "甲.pdf" } });
});

test("an item holds two hundred files and no more", () => {
  let story = anItemInProgress();
  for (let n = 0; n < 200; n += 1) story = story.after({ type: "AttachFile", sha256: n.toString(16).padStart(64, "0"), name: `${n}.pdf`, sizeBytes: 1, mediaType: "application/pdf" }, { by: "p-judge-1", at });
  expect(play(story.state, file("f"), { by: "p-judge-1", at }).rejection?.rejected).toBe("TooManyFiles");
});

test.each([{ sha256: "A".repeat(64) }, { sha256: "../../etc/passwd" }, { name: " " }, { sizeBytes: 0 }, { sizeBytes: 1.5 }])("a file without a proper hash, name and size is refused: %j", (change) => {
  expect(play(anItemInProgress().state, { ...file("a"), ...change }, { by: "p-judge-1", at }).rejection?.rejected).toBe("FileUnnamed");
});

test("files stay with the item once it is signed off, and none comes after", () => {
  const signed = aSignedOffItem();
  expect(play(signed.state, file("a"), { by: "p-judge-1", at: morning("2026-03-20") }).rejection?.rejected).toBe("ItemClosed");
});

test("a comment changes nothing of the item: no rung, step or date is stopped by it", () => {
  const item = anItemInProgress();
  const { state, events } = play(item.state, { type: "Comment", text: "请抓紧" }, { by: "p-clerk-1", at });
  expect(state).toEqual(item.state);
  expect(workItem.nextAlarm(state)).toEqual(item.alarm);
  expect(events).toEqual([{ type: "Commented", text: "请抓紧", by: "p-clerk-1", mentioned: [] }]);
});

test("persons named after an @ or outright are told, once each, if they may read the item", () => {
  const { state, events } = play(anItemInProgress().state, { type: "Comment", text: "请 @p-judge-1、@p-judge-3 看一下，抄 @p-lead。@someone 不是人", mentions: ["p-judge-1", "p-clerk-1"] }, { by: "p-clerk-1", at });
  expect(events).toEqual([expect.objectContaining({ mentioned: ["p-judge-1", "p-clerk-1", "p-judge-3", "p-lead"] })]);
  expect(workItem.notices(events[0]!, state)).toEqual([{ to: ["p-judge-1", "p-clerk-1", "p-judge-3", "p-lead"], template: "item-commented", params: expect.objectContaining({ by: "p-clerk-1", text: expect.stringContaining("看一下") }) }]);
});

test("someone who may not read the item is named in vain; someone unknown is refused by name", () => {
  const ofAnotherDivision = new Story(workItem.initial).after({ type: "Register", ...byHand() }, { by: "p-clerk-1" });
  const outside = play(ofAnotherDivision.state, { type: "Comment", text: "@p-lead 请看", mentions: ["p-lead"] }, { by: "p-clerk-1", at });
  expect(outside.events).toEqual([expect.objectContaining({ mentioned: [] })]);
  expect(play(anItemInProgress().state, { type: "Comment", text: "请看", mentions: ["p-nobody"] }, { by: "p-clerk-1", at }).rejection).toEqual({ rejected: "UnknownPerson", details: { persons: ["p-nobody"] } });
});

test("a comment needs words", () => {
  expect(play(anItemInProgress().state, { type: "Comment", text: " " }, { by: "p-clerk-1", at }).rejection?.rejected).toBe("TextMissing");
  expect(aCampaign("Running").by("p-clerk", { type: "Comment", text: " " }).rejection?.rejected).toBe("TextMissing");
  expect(aCampaign("Running").by("p-clerk", { type: "Comment", text: "@p-x", mentions: ["p-nobody"] }).rejection?.rejected).toBe("UnknownPerson");
});

test("a comment on a campaign changes nothing of it and tells its people", () => {
  const story = aCampaign("Running");
  const before = story.state;
  story.by("p-leader", { type: "Comment", text: "请 @p-head 说明进度" });
  expect(story.state).toEqual(before);
  expect(story.events).toEqual([{ type: "Commented", text: "请 @p-head 说明进度", by: "p-leader", mentioned: ["p-head"] }]);
});
