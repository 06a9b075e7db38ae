import type { Command } from "commander";
import type { Invocation, Schemas } from "./invocation.ts";
import { label, shownTime, stepLabel } from "./labels.ts";
import { namesOf } from "./names.ts";
import { manyLines } from "./text-width.ts";

interface Inbox { counts: { todos: number; overdue: number; unread: number }; todos: Schemas["Todo"][]; notices: Schemas["Notice"][]; todosCursor?: string; noticesCursor?: string }

async function showInbox(invocation: Invocation, options: { limit: string; full?: boolean }): Promise<void> {
  const { say, language, colours } = invocation;
  const names = await namesOf(invocation);
  const inbox = (await (await invocation.api()).get("/inbox", { limit: options.limit })) as Inbox;
  invocation.show(inbox, () => {
    const { todos, overdue, unread } = inbox.counts;
    invocation.line(say(`待办 ${todos} 件，其中逾期 ${overdue} 件；未读通知 ${unread} 条。`, `${todos} waiting for you, ${overdue} overdue; ${unread} unread.`));
    if (inbox.todos.length > 0) {
      invocation.heading(say("我的待办", "Waiting for me"));
      invocation.table(
        [{ title: say("到期", "due") }, { title: say("待办", "step") }, { title: say("类别", "kind") }, { title: say("名称", "title"), flexible: true }, { title: say("编号", "id") }, { title: say("代谁", "for") }],
        inbox.todos.map((todo) => [
          todo.overdue ? { styled: colours.red(`${shownTime(todo.dueAt) ?? ""} ${say("逾期", "late")}`) } : shownTime(todo.dueAt),
          stepLabel(todo.kind, todo.step, language), label("kind", todo.kind, language), todo.title, todo.stream, names.person(todo.onBehalfOf),
        ]),
      );
      invocation.more(inbox.todosCursor);
    }
    if (inbox.notices.length > 0) {
      invocation.heading(say("通知", "Notices"));
      if (options.full === true) {
        for (const notice of inbox.notices) invocation.line("", `${notice.unread ? "● " : "  "}${shownTime(notice.at) ?? ""}  ${manyLines(notice.subject)}  (${notice.stream})`, ...manyLines(notice.text).split("\n").map((line) => `    ${line}`));
      } else {
        invocation.table(
          [{ title: "" }, { title: say("时间", "time") }, { title: say("内容", "what"), flexible: true }, { title: say("编号", "id") }],
          inbox.notices.map((notice) => [notice.unread ? "●" : "", shownTime(notice.at), notice.subject, notice.stream]),
        );
      }
      invocation.more(inbox.noticesCursor);
    }
  });
}

export function addInboxCommands(program: Command, invocation: Invocation): void {
  const { say } = invocation;
  const inbox = program.command("inbox").description(say("我的待办和通知", "what waits for me, and my notices"))
    .option("--limit <number>", say("每类最多多少条", "at most so many of each"), "20")
    .option("--full", say("显示通知全文", "show notices in full"))
    .action((options: { limit: string; full?: boolean }) => showInbox(invocation, options));
  inbox.command("read").description(say("通知全部标为已读", "mark all notices read")).action(async () => {
    await (await invocation.api()).post("/inbox/read", { body: {} });
    invocation.show({ read: true }, () => invocation.line(say("已全部标为已读。", "All marked read.")));
  });
}
