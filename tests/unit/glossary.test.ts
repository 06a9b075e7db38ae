import { readFileSync } from "node:fs";
import { join } from "node:path";
import { campaignStatuses } from "../../contracts/views/campaign.ts";
import { workItemStatuses } from "../../contracts/views/work-item.ts";
import { effectKinds } from "../../contracts/workflow-names.ts";
import { campaignCommandTypes } from "../../domain/campaign/available-actions.ts";
import { courtCommandTypes } from "../../domain/court/available-actions.ts";
import { roles } from "../../domain/court/court.ts";
import { disputeCommandTypes } from "../../domain/dispute/available-actions.ts";
import { disputeStatuses } from "../../domain/dispute/dispute.ts";
import { defaultLadder } from "../../domain/escalation/ladder.ts";
import { circumstances, exclusionGroundIds, restartGroundIds } from "../../domain/legal-clock/clock-rule.ts";
import { statutoryRuleIds } from "../../domain/legal-clock/rules/statutory-rules.ts";
import { workItemCommandTypes } from "../../domain/work-item/available-actions.ts";

const checkout = join(__dirname, "../..");
const glossary = readFileSync(join(checkout, "docs/glossary.md"), "utf8");

/** The lines of the glossary between a heading and the next one of at most its rank. */
function section(heading: string): string {
  const lines = glossary.split("\n");
  const from = lines.findIndex((line) => line.replace(/^#+ /, "") === heading);
  expect(from).toBeGreaterThanOrEqual(0);
  const rank = (line: string): number => /^#+(?= )/.exec(line)?.[0].length ?? 9;
  const to = lines.findIndex((line, index) => index > from && rank(line) <= rank(lines[from] ?? ""));
  return lines.slice(from, to === -1 ? undefined : to).join("\n");
}

/** Names in backticks. */
function namedIn(text: string): Set<string> {
  return new Set([...text.matchAll(/`([^`\n]+)`/g)].map(([, name = ""]) => name));
}

function missing(names: readonly string[], heading: string): string[] {
  const named = namedIn(section(heading));
  return names.filter((name) => !named.has(name));
}

/** Types of a union of the source, e.g. every `type: "…"` of CampaignEvent: unions are types and cannot be asked at run time. */
function typesOf(file: string, union: string): string[] {
  const source = readFileSync(join(checkout, file), "utf8");
  const from = source.indexOf(`export type ${union} =`);
  const text = source.slice(from, source.indexOf(";\n\n", from) === -1 ? undefined : source.indexOf(";\n\n", from));
  const types = [...text.matchAll(/\{ type: "(\w+)"|^\s+type: "(\w+)"/gm)].map(([, inline, own]) => inline ?? own ?? "");
  expect(from).toBeGreaterThan(0);
  expect(types.length).toBeGreaterThan(10);
  return [...new Set(types)];
}

test("every command a person may give is in the glossary", () => {
  expect(missing(courtCommandTypes, "Commands of the court 法院命令")).toEqual([]);
  expect(missing(campaignCommandTypes, "Commands of a campaign 专班行动命令")).toEqual([]);
  expect(missing(workItemCommandTypes, "Commands of a work item 督办事项命令")).toEqual([]);
  expect(missing(disputeCommandTypes, "Commands of a dispute 矛盾纠纷命令")).toEqual([]);
});

test("every command of the system is in the glossary", () => {
  const timeAside = (types: string[]): string[] => types.filter((type) => type !== "FireAlarm");
  expect(missing(typesOf("domain/court/court.ts", "CourtCommand"), "Commands of the court 法院命令")).toEqual([]);
  expect(missing(timeAside(typesOf("domain/campaign/campaign.ts", "CampaignCommand")), "Commands of a campaign 专班行动命令")).toEqual([]);
  expect(missing(timeAside(typesOf("domain/work-item/work-item.ts", "WorkItemCommand")), "Commands of a work item 督办事项命令")).toEqual([]);
});

test("every state is in the glossary", () => {
  expect(missing(campaignStatuses, "States of a campaign 专班行动的状态")).toEqual([]);
  expect(missing(disputeStatuses, "States of a dispute 矛盾纠纷的状态")).toEqual([]);
  expect(missing(workItemStatuses, "States of a work item 督办事项的状态")).toEqual([]);
});

test("every event is in the glossary", () => {
  expect(missing(typesOf("domain/court/court.ts", "CourtEvent"), "Events of the court 法院事件")).toEqual([]);
  expect(missing(typesOf("domain/campaign/campaign.ts", "CampaignEvent"), "Events of a campaign 专班行动事件")).toEqual([]);
  expect(missing(typesOf("domain/work-item/work-item.ts", "WorkItemEvent"), "Events of a work item 督办事项事件")).toEqual([]);
});

test("every event of a dispute is in the glossary, and none besides", () => {
  const source = readFileSync(join(checkout, "domain/dispute/dispute.event.ts"), "utf8");
  const types = [...source.matchAll(/Of<"(\w+)"|\{ type: "(\w+)"/g)].map(([, one, other]) => one ?? other ?? "");
  expect(types.length).toBeGreaterThan(90);
  expect(missing(types, "Events of a dispute 矛盾纠纷事件")).toEqual([]);
  expect([...namedIn(section("Events of a dispute 矛盾纠纷事件"))].filter((name) => !types.includes(name))).toEqual([]);
});

test("the glossary names no command, state or event that the code does not have", () => {
  const known = (file: string, unions: string[]): Set<string> => new Set(unions.flatMap((union) => typesOf(file, union)));
  const unknown = (heading: string, names: ReadonlySet<string>): string[] => [...namedIn(section(heading))].filter((name) => /^[A-Z]\w+$/.test(name) && !names.has(name));
  expect(unknown("Commands of the court 法院命令", known("domain/court/court.ts", ["CourtCommand"]).add("FireAlarm"))).toEqual([]);
  expect(unknown("Events of the court 法院事件", known("domain/court/court.ts", ["CourtEvent"]))).toEqual([]);
  expect(unknown("Commands of a campaign 专班行动命令", known("domain/campaign/campaign.ts", ["CampaignCommand"]))).toEqual([]);
  expect(unknown("Events of a campaign 专班行动事件", known("domain/campaign/campaign.ts", ["CampaignEvent"]))).toEqual([]);
  expect(unknown("Commands of a work item 督办事项命令", known("domain/work-item/work-item.ts", ["WorkItemCommand"]))).toEqual([]);
  expect(unknown("Events of a work item 督办事项事件", known("domain/work-item/work-item.ts", ["WorkItemEvent"]))).toEqual([]);
  expect(unknown("States of a campaign 专班行动的状态", new Set([...campaignStatuses, "Undrafted"]))).toEqual([]);
  expect(unknown("States of a work item 督办事项的状态", new Set([...workItemStatuses, "Unregistered"]))).toEqual([]);
});

test("every rule, ground and entry of a legal clock is in the glossary", () => {
  const entries = [...readFileSync(join(checkout, "domain/legal-clock/legal-clock.ts"), "utf8").matchAll(/^ {2}type: "(\w+)";$/gm)].map(([, type = ""]) => type);
  expect(entries).toHaveLength(7);
  expect(missing([...statutoryRuleIds, ...exclusionGroundIds, ...restartGroundIds, ...circumstances, ...entries], "Legal clock 期限")).toEqual([]);
});

test("every role, rung and kind of effect is in the glossary", () => {
  expect(missing(roles, "People and organisation 法院")).toEqual([]);
  expect(missing(defaultLadder.rungs.map((rung) => rung.id), "Work item 督办事项")).toEqual([]);
  expect(missing(effectKinds, "Clockwork 时钟")).toEqual([]);
});
