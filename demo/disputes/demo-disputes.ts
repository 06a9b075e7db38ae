import type { DisputeCommand } from "../../domain/dispute/dispute.command.ts";
import type { PartyEntry } from "../../domain/dispute/dispute.ts";
import { civilDateOf, daysBetween, plusDays, type CivilDate, type Instant } from "../../domain/time.ts";
import { castOf } from "./cast.ts";
import { Dice } from "./dice.ts";
import { matters, partnerOf, roleName, sources, townships, venueOf, type Matter } from "./matters.ts";
import { Story, type DemoAct, type Way } from "./story.ts";
import { wayfarers } from "./ways.ts";

const mostTries = 20;

/** One in eight has two on the other side, one in twelve a third party. */
function partiesOf(matter: Matter, dice: Dice): PartyEntry[] {
  const roles: PartyEntry["role"][] = ["applicant", "respondent"];
  if (dice.inHundred(12)) roles.push("respondent");
  if (dice.inHundred(8)) roles.push("third-party");
  return roles.map((role, at) => {
    const kind = role === "applicant" ? matter.applicant : matter.respondent;
    const among = roles.slice(0, at).filter((one) => one === role).length;
    return { id: `p${at + 1}`, role, kind, personal: { name: roleName(role, kind, among) } };
  });
}

/** Small sums are more common than large ones: the die is thrown on their logarithm. */
function amountOf(matter: Matter, dice: Dice): { amountFen?: number } {
  if (matter.yuan === undefined) return {};
  const [least, most] = matter.yuan;
  const yuan = least * (most / least) ** (dice.whole(0, 1_000) / 1_000);
  return { amountFen: Math.round(yuan / 100) * 10_000 };
}

/** The story of one dispute that begins on a day. */
function told(ordinal: number, way: Way, on: CivilDate): Story {
  const dice = new Dice(ordinal + 1);
  const matter = dice.one(matters);
  const department = dice.one(matter.departments);
  const township = dice.one(townships);
  const { source, clerk } = dice.one(sources);
  const partner = partnerOf(matter.tier, township, department);
  const parties = partiesOf(matter, dice);
  const story = new Story(`d-demo-${String(ordinal + 1).padStart(3, "0")}`, ordinal, castOf(department, ordinal, clerk), dice, parties, on);
  const command: Extract<DisputeCommand, { type: "Register" }> = {
    type: "Register", source, township, cause: matter.cause, ...amountOf(matter, dice), department, venue: venueOf(source, township, department), tier: matter.tier,
    ...(partner === undefined ? {} : { partner }), parties, summary: matter.summary,
  };
  return way(story.give(clerk, command));
}

/** Begins the story so that the day it is counted from lies as far back as was asked, or as little before that as weekends and holidays let it. */
function aged(ordinal: number, way: Way, days: number, today: CivilDate): Story {
  const wantedOn = plusDays(today, -days);
  let startsOn = plusDays(wantedOn, -60);
  let best: { story: Story; older: number } | undefined;
  for (let attempt = 0; attempt < mostTries; attempt += 1) {
    const story = told(ordinal, way, startsOn);
    const older = daysBetween(story.countedOn, wantedOn);
    if (older >= 0 && (best === undefined || older < best.older)) best = { story, older };
    if (older === 0) break;
    startsOn = plusDays(startsOn, older > 1 ? older - 1 : older < 0 ? older : 1);
  }
  if (best === undefined) throw new Error(`no day to begin dispute ${ordinal + 1} on`);
  return best.story;
}

/**
 * What happened in the demonstration court's disputes before `startsAt`, in the order in which it happened: the same in every
 * run. Everything is a command as people give it; what time does in between, it does by itself.
 */
export function demoDisputes(startsAt: Instant): DemoAct[] {
  const today = civilDateOf(startsAt);
  const dice = new Dice(300);
  const ages = wayfarers.flatMap(({ count, days: [least, most], way }) => Array.from({ length: count }, () => ({ days: dice.whole(least, most), way })));
  // What a young story would come to next has not happened yet.
  const acts = ages.flatMap(({ days, way }, ordinal) => aged(ordinal, way, days, today).acts).filter((act) => act.at < startsAt);
  return acts.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.dispute < b.dispute ? -1 : a.dispute > b.dispute ? 1 : 0));
}
