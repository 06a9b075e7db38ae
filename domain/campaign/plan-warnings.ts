import type { Court } from "../court/court-view.ts";
import type { CourtState } from "../court/court.ts";
import type { PlanWarning } from "./campaign.ts";
import type { CampaignPlan, PlanItem } from "./plan.ts";
import { placedItems } from "./plan-tree.ts";

/** Posts that judges hold now. */
function judgesPosts(court: Court): Set<string> {
  return new Set(Object.values(court.state.persons).filter((person) => person.status === "active" && person.roles.includes("judge")).flatMap((person) => person.posts));
}

function isJudges(item: PlanItem, court: Court, posts: ReadonlySet<string>): boolean {
  if (item.post !== undefined && posts.has(item.post)) return true;
  return item.responsible !== undefined && court.person(item.responsible)?.roles.includes("judge") === true;
}

/** The words of the list that the texts mention, parted by 、; an empty list when none is, so that a place is warned about once. */
function wordsIn(texts: readonly (string | undefined)[], words: readonly string[]): string[] {
  const text = texts.filter((one) => one !== undefined).join("\n").toLowerCase();
  const found = words.filter((word) => text.includes(word.toLowerCase()));
  return found.length === 0 ? [] : [found.join("、")];
}

/**
 * What the approver of a plan must answer (domain §2): duties of judges with a word of the dated list of what judges may not
 * be given (招商引资, 联合执法 …), and goals that count visits, forms or photographs. Ids are stable for one plan and list.
 */
export function planWarnings(plan: CampaignPlan, dutyWords: CourtState["dutyWords"], court: Court): PlanWarning[] {
  const posts = judgesPosts(court);
  const placed = placedItems(plan);
  const duties = placed.filter(({ item }) => isJudges(item, court, posts)).flatMap(({ item, path }) =>
    wordsIn([item.title, item.duty], dutyWords.forbidden).map((word) => ({
      id: `duty:${item.id}`,
      path: `${path}.duty`,
      word,
      zh: `「${item.title}」交给法官的职责涉及“${word}”，法官不得承担法定职责以外的事务`,
      en: `"${item.title}" gives a judge a duty that mentions "${word}", which judges may not be given`,
    })),
  );
  const goals = plan.goals.flatMap((goal, index) =>
    wordsIn([goal.name, goal.metric, goal.unit], dutyWords.counting).map((word) => ({
      id: `goal:${goal.metric}`,
      path: `goals[${index}]`,
      word,
      zh: `目标「${goal.name}」以“${word}”计数，看的是留痕，不是成效`,
      en: `The goal "${goal.name}" counts "${word}": traces, not results`,
    })),
  );
  const targets = placed.flatMap(({ item, path }) =>
    wordsIn([item.target?.metric], dutyWords.counting).map((word) => ({
      id: `target:${item.id}`,
      path: `${path}.target`,
      word,
      zh: `「${item.title}」的指标以“${word}”计数，看的是留痕，不是成效`,
      en: `The target of "${item.title}" counts "${word}": traces, not results`,
    })),
  );
  return [...duties, ...goals, ...targets];
}
