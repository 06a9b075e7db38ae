import type { Command } from "commander";
import type { CourtApi } from "./court-api.ts";
import type { Invocation } from "./invocation.ts";
import { eventLabel } from "./event-labels.ts";
import { label, shownTime } from "./labels.ts";
import { namesOf } from "./names.ts";
import { serverEvents } from "./server-sent-events.ts";
import { CommandFailure, exitCodes } from "./terminal.ts";
import { oneLine, padded } from "./text-width.ts";

interface Change { stream: string; kind: string; seq: number; type: string; actor: string; effectiveAt: string }

const firstPauseMs = 500;
const longestPauseMs = 10_000;
const mostTitles = 1_000;

/** Titles by stream, read once each under the reader's own right. */
class Titles {
  private readonly known = new Map<string, string>();
  constructor(private readonly api: CourtApi) {}

  async of(change: Change): Promise<string> {
    const known = this.known.get(change.stream);
    if (known !== undefined) return known;
    const title = await this.read(change);
    if (this.known.size >= mostTitles) this.known.clear();
    this.known.set(change.stream, title);
    return title;
  }

  private async read(change: Change): Promise<string> {
    if (change.kind !== "work-item" && change.kind !== "campaign") return "";
    try {
      const entity = await this.api.get(`/${change.kind === "campaign" ? "campaigns" : "work-items"}/${encodeURIComponent(change.stream)}`);
      const { title, plan } = entity as { title?: string; plan?: { title?: string } };
      return oneLine(title ?? plan?.title ?? "");
    } catch (error) {
      if (error instanceof CommandFailure) return "";
      throw error;
    }
  }
}

function changeOf(data: string): Change | undefined {
  try {
    const read = JSON.parse(data) as Partial<Change>;
    return typeof read.stream === "string" && typeof read.type === "string" && typeof read.kind === "string" ? { seq: 0, actor: "", effectiveAt: "", ...read, stream: read.stream, type: read.type, kind: read.kind } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    }, { once: true });
  });
}

interface WatchOptions { since?: string; count?: string }

/** Prints changes as they happen; a cut connection is taken up again where it left off, until Ctrl-C. */
async function watch(invocation: Invocation, options: WatchOptions): Promise<void> {
  const { say, language, terminal, colours } = invocation;
  const api = await invocation.api();
  const titles = new Titles(api);
  const names = await namesOf(invocation);
  let lastEventId = options.since;
  let left = options.count === undefined ? Number.POSITIVE_INFINITY : Number(options.count);
  let pauseMs = firstPauseMs;
  for (;;) {
    try {
      for await (const event of serverEvents(await api.events(lastEventId))) {
        pauseMs = firstPauseMs;
        if (event.id !== undefined) lastEventId = event.id;
        if (event.event === "ready") invocation.note(colours.dim(say("已连接，等待变更（Ctrl-C 结束）……", "Connected, waiting for changes (Ctrl-C ends) …")));
        if (event.event === "reset") invocation.note(say("无法从上次的位置续接，此前的变更请另行查看。", "It could not go on from the last place; look up what happened before."));
        const change = event.event === "change" ? changeOf(event.data) : undefined;
        if (change === undefined) continue;
        if (invocation.json) invocation.line(JSON.stringify({ ...change, id: event.id }));
        else invocation.line(`${shownTime(change.effectiveAt) ?? ""}  ${padded(label("kind", change.kind, language), 8)}  ${padded(eventLabel(change.type, language), 22)}  ${padded(oneLine(names.person(change.actor) ?? ""), 18)}  ${oneLine(change.stream)}  ${await titles.of(change)}`);
        left -= 1;
        if (left <= 0) return;
      }
    } catch (error) {
      if (terminal.signal.aborted) return;
      // What the server refuses it would refuse again; what breaks is taken up again.
      if (error instanceof CommandFailure && error.exitCode !== exitCodes.unreachable) throw error;
      if (lastEventId === undefined && error instanceof CommandFailure) throw error;
      invocation.note(colours.dim(say("连接中断，正在续接……", "The connection broke; taking it up again …")));
    }
    if (terminal.signal.aborted) return;
    await pause(pauseMs, terminal.signal);
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
  }
}

export function addWatchCommand(program: Command, invocation: Invocation): void {
  const { say } = invocation;
  program.command("watch").description(say("实时查看变更，断线自动续接", "watch changes as they happen; goes on after a break"))
    .option("--since <event-id>", say("从某个事件之后开始（--json 输出中的 id）", "start after an event (the id in --json output)"))
    .option("--count <number>", say("看到这么多条后结束", "end after so many"))
    .action((options: WatchOptions) => watch(invocation, options));
}
