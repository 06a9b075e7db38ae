import type { DisputeCommand, DisputeRegistration } from "../../domain/dispute/dispute.command.ts";
import type { Dispute } from "../../domain/dispute/dispute.ts";
import type { CourtLedger } from "../stack/court-ledger.ts";

/** People of the demonstration court who have to do with a dispute. */
export const disputePeople = {
  clerk: "p-office-clerk-1", mediator: "p-filing-mediator-1", filingHead: "p-filing-head", head: "p-civil2-head", judge: "p-civil2-judge-1", otherJudge: "p-civil2-judge-2", courtClerk: "p-civil2-assistant-1",
  officer: "p-enforcement-officer-1", auditor: "p-auditor-1", administrator: "p-admin", lead: "p-ip-head",
} as const;

/** What is planted to be looked for: nobody and nothing of these may be found where it does not belong. */
export const canary = "封缄之语金丝雀";
export const partyName = "罕见当事人甲";

export function aDisputeOf(change: Partial<DisputeRegistration> = {}): Extract<DisputeCommand, { type: "Register" }> {
  return {
    type: "Register", source: "walk-in", cause: "买卖合同纠纷", amountFen: 5_000_000, department: "civil-2", venue: { kind: "court" }, township: "城东镇",
    parties: [
      { id: "p1", role: "applicant", kind: "legal", personal: { name: partyName, phone: "13800000001", email: "p1@party.example" } },
      { id: "p2", role: "respondent", kind: "natural", personal: { name: "罕见当事人乙", idNumber: "500101199001010011", email: "p2@party.example" } },
    ],
    summary: `${partyName}与对方之间的货款`, ...change,
  };
}

type Court = Pick<CourtLedger, "done" | "wall">;

/** One dispute in a court ledger, with everybody who has to do with it. */
export class LivedDispute {
  constructor(private readonly court: Court, readonly id: string) {}

  give(command: DisputeCommand, by: string): Promise<Dispute> {
    return this.court.done<Dispute>("dispute", this.id, command, by);
  }

  /** 10:00 in Shanghai of a day, for a wall that stands until it is turned. */
  on(day: string): void {
    this.court.wall.nowMs = Date.parse(`${day}T02:00:00.000Z`);
  }

  async registered(change: Partial<DisputeRegistration> = {}): Promise<Dispute> {
    return this.give(aDisputeOf(change), disputePeople.head);
  }

  /** Registered and triaged on 03-02; the first mediator is asked. */
  async asked(mediators: string[] = [disputePeople.mediator]): Promise<Dispute> {
    await this.registered();
    await this.give({ type: "Triage", tier: "coordination", venue: { kind: "shared-court", place: "城东" }, mediators, reasons: ["案由相近"] }, disputePeople.head);
    return this.give({ type: "AppointMediator" }, disputePeople.head);
  }

  async mediating(): Promise<Dispute> {
    await this.asked();
    return this.give({ type: "AcceptMediation" }, disputePeople.mediator);
  }

  /** With a statement that carries the canary. */
  async sealed(): Promise<Dispute> {
    await this.mediating();
    return this.give({ type: "RecordSealedStatement", statement: "s1", by: "p1", kind: "concession", text: canary }, disputePeople.mediator);
  }
}
