import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { historyText, historyTexts, idsShown } from "../../contracts/history/history-text.ts";
import type { StreamKind } from "../../domain/decider.ts";
import { decodeEvent } from "../../ledger/stored-event.ts";

const folder = join(__dirname, "../replay/events");
const events = readdirSync(folder).filter((name) => name.endsWith(".json")).flatMap((name) => {
  const { events: stored } = JSON.parse(readFileSync(join(folder, name), "utf8")) as { events: { body: string }[] };
  return stored.map(({ body }) => ({ kind: name.replace(/-\d+\.json$/, "") as StreamKind, body: decodeEvent(body, null).body }));
});
const named = (id: string): string => `«${id}»`;

test.each(Object.keys(historyTexts) as StreamKind[])("every event type of the %s has its words in both languages, shown on a recorded example", (kind) => {
  const own = events.filter((event) => event.kind === kind);
  expect(Object.keys(historyTexts[kind]).filter((type) => !own.some((event) => event.body.type === type))).toEqual([]);
  for (const { body } of own) {
    expect([body.type, Object.hasOwn(historyTexts[kind], body.type)]).toEqual([body.type, true]);
    for (const language of ["zh-CN", "en"] as const) {
      const text = historyText(kind, body.type, body.payload, language, named);
      const payload = JSON.stringify(body.payload);
      expect(text).not.toMatch(/undefined|\[object/);
      expect(text.match(/\{[?!]?(count:)?[\w.]+\}/g)?.filter((place) => !payload.includes(place)) ?? []).toEqual([]);
      expect(text.trim().length).toBeGreaterThan(1);
      // What a value is missing for stands in brackets, so no wording shows a hole.
      expect([body.type, text]).toEqual([body.type, expect.not.stringMatching(/[：:（(]\s*([；，。;,)）]|$)|“”|\s{2}/u)]);
    }
  }
});

test("both languages tell the same values", () => {
  const places = (text: string): string[] => [...new Set(text.match(/\{[^}]+\}/g) ?? [])].sort();
  for (const texts of Object.values(historyTexts)) for (const [type, wording] of Object.entries(texts)) expect([type, places(wording.en)]).toEqual([type, places(wording["zh-CN"])]);
  for (const texts of Object.values(historyTexts)) for (const wording of Object.values(texts)) expect(wording.en).toMatch(/^[\x20-\x7e“”]+$/);
});

test("ids are shown by name, dates written out, and a person's own braces stay what they are", () => {
  const duty = { department: "civil-2", responsible: "p-1", coOrganisers: [] };
  expect(historyText("work-item", "Assigned", { duty, due: { dueOn: "2026-04-30", provisional: false } }, "zh-CN", named)).toBe("交办给 «p-1»，完成时限：2026年4月30日");
  expect(historyText("work-item", "Assigned", { duty, due: { dueOn: "2026-04-30", provisional: true } }, "en", named)).toBe("assigned it to «p-1», due on 30 April 2026 (provisional until the year's holidays are announced)");
  expect(historyText("work-item", "Urged", { text: "{to} [x] {?late}", to: ["p-1", "p-2"] }, "en", named)).toBe("urged «p-1», «p-2»: {to} [x] {?late}");
  expect(idsShown("campaign", "Closed", { carried: [{ item: "w-1" }], step: { owner: "p-1" } })).toEqual(["w-1", "p-1"]);
});

test("an event of a later release still has a line", () => {
  expect(historyText("work-item", "constructor", {}, "en", named)).toBe("did something");
});
