import type { Duty, Registration, WorkItemCommand } from "../domain/work-item/work-item.ts";

/** Who acts on an item of the demonstration court: each command comes from someone who may give it. */
export interface Cast { department: string; post: string; responsible: string; head: string; leader: string; supervisor: string }

const casts: readonly Cast[] = [
  { department: "civil-1", post: "civil-1-judge", responsible: "p-civil1-judge-1", head: "p-civil1-head", leader: "p-vice-president-1", supervisor: "p-office-clerk-1" },
  { department: "civil-2", post: "civil-2-judge", responsible: "p-civil2-judge-1", head: "p-civil2-head", leader: "p-vice-president-1", supervisor: "p-office-clerk-2" },
  { department: "civil-2", post: "civil-2-judge", responsible: "p-civil2-judge-2", head: "p-civil2-head", leader: "p-vice-president-1", supervisor: "p-office-clerk-1" },
  { department: "intellectual-property", post: "intellectual-property-judge", responsible: "p-ip-judge-1", head: "p-ip-head", leader: "p-vice-president-1", supervisor: "p-office-clerk-2" },
  { department: "administrative", post: "administrative-judge", responsible: "p-administrative-judge-1", head: "p-administrative-head", leader: "p-vice-president-2", supervisor: "p-office-clerk-1" },
  { department: "enforcement", post: "enforcement-officer", responsible: "p-enforcement-officer-1", head: "p-enforcement-head", leader: "p-vice-president-3", supervisor: "p-office-clerk-2" },
];

export function castOf(ordinal: number): Cast {
  const cast = casts[ordinal % casts.length];
  if (cast === undefined) throw new RangeError("no cast");
  return cast;
}

export function dutyOf(cast: Cast): Duty {
  return { department: cast.department, post: cast.post, responsible: cast.responsible, coOrganisers: [], supervisor: cast.supervisor };
}

/** A supervised item as a clerk registers it. */
export function registration(cast: Cast, startOn: string): Registration & { type: "Register" } {
  return {
    type: "Register", title: "规上民营企业司法需求清单与答复", source: { type: "superior", reference: "示范法〔2026〕12号" }, duty: dutyOf(cast), ancestors: [], priority: "A", weight: 3,
    target: { metric: "answered-needs", value: 80, unit: "%" }, dutyText: "收集、分办、答复企业司法需求", due: { workingDays: 40, after: "start" }, anchor: { type: "start", id: "start" }, anchorOn: startOn,
    report: "weekly", evidence: ["需求清单", "答复记录"], dependents: [],
  };
}

export interface Act { command: WorkItemCommand; actor: string }
export type Send = (item: string, act: Act) => Promise<void>;

/**
 * An item under way and what its people do to it: mostly reports, some urging and instructions, and the pairs of request and
 * decision. Several callers may act on one item at once; only what would be refused beside another command waits its turn.
 */
export class BusyItem {
  private accepted = false;
  private exclusive = false;
  private reporting = 0;

  constructor(readonly id: string, private readonly cast: Cast, private readonly random: () => number) {}

  /** Does the next thing; gives the number of commands that it took. */
  async act(send: Send): Promise<number> {
    const give = (command: WorkItemCommand, actor: string): Promise<void> => send(this.id, { command, actor });
    const draw = this.random();
    if (!this.exclusive && this.reporting === 0 && (!this.accepted || draw < 0.2)) return this.alone(give);
    if (this.accepted && !this.exclusive && draw < 0.75) {
      this.reporting += 1;
      await give({ type: "Report", summary: "已走访企业三家，收集需求十二条，其中八条已答复", progress: Math.floor(draw * 100), evidence: [{ name: "需求清单" }] }, this.cast.responsible);
      this.reporting -= 1;
    } else if (draw < 0.9) {
      await give({ type: "Urge", text: "请于本周内答复其余需求" }, this.cast.supervisor);
    } else {
      await give({ type: "Instruct", text: "抓紧办理，务求实效" }, this.cast.leader);
    }
    return 1;
  }

  private async alone(give: (command: WorkItemCommand, actor: string) => Promise<void>): Promise<number> {
    const { responsible, supervisor } = this.cast;
    this.exclusive = true;
    const pairs: [WorkItemCommand, WorkItemCommand, string][] = [
      [{ type: "RequestExtension", amount: 5, reason: "部分企业尚未反馈" }, { type: "DecideExtension", granted: false, reason: "请按期办结" }, supervisor],
      [{ type: "SubmitForSignOff", summary: "需求已全部答复", evidence: [{ name: "需求清单" }, { name: "答复记录" }] }, { type: "Return", reason: "答复记录不全" }, supervisor],
      [{ type: "Suspend", ground: "企业停产检修", expectedEndOn: "2099-12-31" }, { type: "DecideSuspension", granted: false, reason: "不影响办理" }, supervisor],
    ];
    const pair = pairs[Math.floor(this.random() * pairs.length)];
    if (!this.accepted || pair === undefined) {
      await give({ type: "Accept" }, responsible);
      this.accepted = true;
      this.exclusive = false;
      return 1;
    }
    await give(pair[0], responsible);
    await give(pair[1], pair[2]);
    this.exclusive = false;
    return 2;
  }
}
