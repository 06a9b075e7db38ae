import type { ILink, IScaleConfig, ITask } from "@svar-ui/react-gantt";
import { plusDays } from "./calendar-days.ts";
import type { ItemLine, ListedCampaign } from "./view-filters.ts";

/** What a row of the chart is about: where its bar and its name lead. */
export interface GanttTask extends ITask {
  id: string;
  text: string;
  start: Date;
  end?: Date;
  path: string;
  kind: "campaign" | "milestone" | "item";
  light?: ItemLine["light"];
  who?: string;
}

export interface GanttChart {
  tasks: GanttTask[];
  links: ILink[];
  /** First and last day of all bars; empty when there is none. */
  fromOn: string;
  toOn: string;
  /** Items without any date, which no bar can show. */
  undated: number;
}

/** The chart knows no civil dates: each stands for its midnight in the browser's own zone, and is never read as an instant. */
export function midnight(on: string): Date {
  const [year = 1970, month = 1, day = 1] = on.split("-").map(Number);
  return new Date(year, month - 1, day);
}

/** The civil date of a midnight of the chart. */
export function civilDate(date: Date): string {
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** From when to when an item runs, as it is or else as it is planned; undefined without any date. */
function spanOf(item: ItemLine): { fromOn: string; toOn: string } | undefined {
  const toOn = item.dueOn ?? item.plannedDueOn ?? item.closedOn;
  const fromOn = item.openedOn ?? item.plannedOpensOn ?? toOn;
  if (fromOn === undefined) return undefined;
  return { fromOn: toOn !== undefined && toOn < fromOn ? toOn : fromOn, toOn: toOn === undefined || toOn < fromOn ? fromOn : toOn };
}

const milestoneId = (campaign: string, milestone: string): string => `${campaign}/milestone/${milestone}`;

function campaignRows(campaign: ListedCampaign, who: string): GanttTask[] {
  const path = `/campaigns/${campaign.id}`;
  return [
    { id: campaign.id, kind: "campaign", type: "bar-campaign", text: campaign.title, path, who, start: midnight(campaign.startedOn ?? campaign.startsOn), end: midnight(plusDays(campaign.endsOn, 1)), progress: campaign.progress },
    ...campaign.milestones.map((one): GanttTask => ({ id: milestoneId(campaign.id, one.id), kind: "milestone", type: "milestone", text: one.name, path, start: midnight(one.dueOn), parent: campaign.id })),
  ];
}

/** Whether following parents from an item ends, within the chart. */
function endsAbove(item: ItemLine, byId: ReadonlyMap<string, ItemLine>): boolean {
  const seen = new Set<string>();
  for (let at: ItemLine | undefined = item; at !== undefined; at = at.parent === undefined ? undefined : byId.get(at.parent)) {
    if (seen.has(at.id)) return false;
    seen.add(at.id);
  }
  return true;
}

/** Bars, milestones and what depends on what, out of the lists' rows. Campaigns without any item in the list stay away, unless one was asked for. */
export function ganttChart(items: readonly ItemLine[], campaigns: readonly ListedCampaign[], only: string | undefined, nameOf: (person: string) => string): GanttChart {
  const used = new Set(items.map((item) => item.campaign));
  const shown = campaigns.filter((one) => used.has(one.id) || one.id === only);
  const shownIds = new Set(shown.map((one) => one.id));
  const tasks = shown.flatMap((one) => campaignRows(one, nameOf(one.lead)));
  const dated = items.filter((item) => spanOf(item) !== undefined);
  const byId = new Map(dated.map((item) => [item.id, item]));
  for (const item of dated) {
    const span = spanOf(item);
    if (span === undefined) continue;
    const parent = item.parent !== undefined && byId.has(item.parent) && endsAbove(item, byId) ? item.parent : item.campaign !== undefined && shownIds.has(item.campaign) ? item.campaign : undefined;
    tasks.push({
      id: item.id, kind: "item", type: `bar-${item.light}`, light: item.light, text: item.title, path: `/items/${item.id}`, start: midnight(span.fromOn), end: midnight(plusDays(span.toOn, 1)), progress: item.progress,
      ...(item.responsible === undefined ? {} : { who: nameOf(item.responsible) }), ...(parent === undefined ? {} : { parent }),
    });
  }
  // The chart takes only rows that have others below them for open.
  const above = new Set(tasks.map((task) => task.parent));
  for (const task of tasks) if (above.has(task.id)) task.open = true;
  const known = new Set(tasks.map((task) => task.id));
  const links = dated.flatMap((item): ILink[] => {
    const source = [item.anchor, item.campaign === undefined || item.anchor === undefined ? undefined : milestoneId(item.campaign, item.anchor)].find((id) => id !== undefined && id !== item.id && known.has(id));
    return source === undefined ? [] : [{ id: `${source} ${item.id}`, source, target: item.id, type: "e2s" }];
  });
  const starts = tasks.map((task) => task.start.getTime());
  const ends = tasks.map((task) => (task.end ?? task.start).getTime());
  const extreme = (times: readonly number[], pick: (a: number, b: number) => number): string => (times.length === 0 ? "" : civilDate(new Date(times.reduce((a, b) => pick(a, b)))));
  return { tasks, links, fromOn: extreme(starts, Math.min), toOn: extreme(ends, Math.max), undated: items.length - dated.length };
}

/** Months above days. */
export function scalesOf(monthText: (month: string) => string): IScaleConfig[] {
  return [
    { unit: "month", step: 1, format: (date: Date) => monthText(civilDate(date).slice(0, 7)) },
    { unit: "day", step: 1, format: (date: Date) => String(date.getDate()) },
  ];
}
