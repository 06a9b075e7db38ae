import type { Command } from "commander";
import type { Invocation, Schemas } from "./invocation.ts";
import { shownTime } from "./labels.ts";
import { manyLines, oneLine } from "./text-width.ts";

/** Who did what when and for whom, and whom it waits for: the server's own words. */
async function history(invocation: Invocation, id: string, options: Readonly<Record<string, string | undefined>>): Promise<void> {
  const { say, colours } = invocation;
  const timeline = (await (await invocation.api()).get(`/streams/${encodeURIComponent(id)}/timeline`, { ...options })) as Schemas["Timeline"];
  invocation.show(timeline, () => {
    for (const entry of timeline.entries) {
      const forWhom = entry.forWhom === undefined ? "" : say(`（代${oneLine(entry.forWhom)}）`, ` (for ${oneLine(entry.forWhom)})`);
      invocation.line(`${shownTime(entry.at) ?? ""}  ${oneLine(entry.who)}${forWhom} ${manyLines(entry.text)}`);
    }
    for (const step of timeline.pending) {
      const due = say(`须在 ${shownTime(step.dueAt) ?? ""} 前办理`, `due ${shownTime(step.dueAt) ?? ""}`);
      invocation.line(`${say("等待", "Waiting for")} ${oneLine(step.who)}：${oneLine(step.text)}，${step.overdue ? colours.red(`${due} ${say("已逾期", "overdue")}`) : due}`);
    }
    invocation.more(timeline.nextCursor);
  });
}

export function addHistoryCommand(program: Command, invocation: Invocation): void {
  const { say } = invocation;
  program.command("history").description(say("办理过程：谁在何时为谁做了什么，正在等谁", "who did what when and for whom, and whom it waits for"))
    .argument("<id>", say("专班行动或事项的编号", "a campaign's or an item's id"))
    .option("--limit <number>", say("最多多少条", "at most so many"))
    .option("--cursor <cursor>", say("从上一页给出的位置继续", "go on from the place the last page gave"))
    .action((id: string, options: Record<string, string | undefined>) => history(invocation, id, options));
}
