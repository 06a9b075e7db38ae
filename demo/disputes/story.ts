import { calendarFrom } from "../../domain/calendar/calendar.ts";
import { announcedCalendar } from "../../domain/calendar/china-calendar.ts";
import type { PersonId } from "../../domain/decider.ts";
import type { DisputeCommand } from "../../domain/dispute/dispute.command.ts";
import type { CaseStage, PartyEntry } from "../../domain/dispute/dispute.ts";
import { instantAt, plusDays, type CivilDate, type Instant } from "../../domain/time.ts";
import type { Cast } from "./cast.ts";
import type { Dice } from "./dice.ts";

/** What somebody did, when. */
export interface DemoAct { dispute: string; at: Instant; by: PersonId; command: DisputeCommand }

const calendar = calendarFrom(announcedCalendar);

/** When the first sitting of a working day is, and minutes between two sittings over one dispute. */
const firstMinute = 560;
const minutesBetween = 25;

const words: Readonly<Record<CaseStage, string>> = { "pre-filing": "诉前调", confirmation: "民特", "first-instance": "民初", "second-instance": "民终", enforcement: "执", "enforcement-resumed": "执恢" };

/** One dispute's way, told from day to day: whatever is given is given on the day that the story has come to. */
export class Story {
  readonly acts: DemoAct[] = [];
  /** The day from which it is counted how long ago the story is: that of the last act unless the story says another. */
  private counted: CivilDate | undefined;
  private sittings = 0;

  constructor(readonly id: string, readonly ordinal: number, readonly cast: Cast, readonly dice: Dice, readonly parties: readonly PartyEntry[], public on: CivilDate) {
    this.on = calendar.rollForward(on);
  }

  /** So many days pass, by chance between the two; then it is the next day on which the court works. */
  wait(least: number, most = least): this {
    this.on = calendar.rollForward(plusDays(this.on, Math.max(1, this.dice.whole(least, most))));
    this.sittings = 0;
    return this;
  }

  /** It is the day, or the first working day after it. */
  until(on: CivilDate): this {
    this.on = calendar.rollForward(on);
    this.sittings = 0;
    return this;
  }

  /** What one person does in a row is done at one sitting. */
  give(by: PersonId, command: DisputeCommand): this {
    if (this.sittings === 0 || this.acts.at(-1)?.by !== by) this.sittings += 1;
    this.acts.push({ dispute: this.id, at: instantAt(this.on, firstMinute + minutesBetween * (this.sittings - 1)), by, command });
    return this;
  }

  /** Limits run from here: a story is as old as this day. */
  countFromHere(): this {
    this.counted = this.on;
    return this;
  }

  get countedOn(): CivilDate {
    return this.counted ?? this.on;
  }

  /** A working day that lies ahead. */
  ahead(days: number): CivilDate {
    return calendar.rollForward(plusDays(this.on, days));
  }

  caseNumber(stage: CaseStage, round = 0): string {
    const court = stage === "second-instance" ? "示01" : "示0100";
    return `（${this.on.slice(0, 4)}）${court}${words[stage]}${1_000 * round + this.ordinal + 1}号`;
  }

  of(role: PartyEntry["role"]): string[] {
    return this.parties.filter((party) => party.role === role).map((party) => party.id);
  }

  /** Between whom it is. */
  get principals(): string[] {
    return [...this.of("applicant"), ...this.of("respondent")];
  }

  get applicant(): string {
    return this.of("applicant")[0] ?? "p1";
  }

  get respondent(): string {
    return this.of("respondent")[0] ?? "p2";
  }
}

/** Part of a dispute's way. */
export type Way = (story: Story) => Story;

/** One part after the other. */
export function way(...parts: readonly Way[]): Way {
  return (story) => parts.reduce((so, part) => part(so), story);
}
