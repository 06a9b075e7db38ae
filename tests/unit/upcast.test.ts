import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { announcedCalendar } from "../../domain/calendar/china-calendar.ts";
import { courtView } from "../../domain/court/court-view.ts";
import { unfoundedCourt } from "../../domain/court/defaults.ts";
import type { CampaignEvent } from "../../domain/campaign/campaign.ts";
import type { CourtEvent } from "../../domain/court/court.ts";
import type { EventMeta, StreamKind } from "../../domain/decider.ts";
import type { DisputeEvent } from "../../domain/dispute/dispute.event.ts";
import type { WorkItemEvent } from "../../domain/work-item/work-item.ts";
import { deciderOf } from "../../ledger/deciders.ts";
import { decodeEvent, eventVersion, type DomainEvent } from "../../ledger/stored-event.ts";
import { StreamReplay } from "../../ledger/stream-replay.ts";
import { upcast } from "../../ledger/upcasters.ts";

/**
 * Events as they were stored, of every type and version ever shipped, as whole streams. What has shipped is never edited
 * and never removed: when an event changes its shape, its version goes up, an upcaster lifts the old one, and a recorded
 * stream with the new one is added.
 */
interface RecordedStream { stream: string; events: { body: string; personal?: string }[] }

const folder = join(__dirname, "../replay/events");
const recorded = readdirSync(folder).filter((name) => name.endsWith(".json")).sort().map((name) => {
  const { stream, events } = JSON.parse(readFileSync(join(folder, name), "utf8")) as RecordedStream;
  return { name, kind: name.replace(/-\d+\.json$/, "") as StreamKind, stream, events };
});

/** The compiler refuses a type too many or too few. */
const types: { court: Record<CourtEvent["type"], true>; campaign: Record<CampaignEvent["type"], true>; "work-item": Record<WorkItemEvent["type"], true>; dispute: Record<DisputeEvent["type"], true> } = {
  court: {
    Founded: true, DepartmentRegistered: true, DepartmentChanged: true, DepartmentClosed: true, PostRegistered: true, PostChanged: true, PostClosed: true, PersonRegistered: true, PersonChanged: true,
    AbsenceRecorded: true, AbsenceCancelled: true, PartnerRegistered: true, HeadAppointed: true, LeaderInChargeAppointed: true, PresidentAppointed: true, RolesGranted: true, RolesRevoked: true,
    Delegated: true, DelegationRevoked: true, DelegationEnded: true, PersonLeft: true, CalendarSet: true, LadderSet: true, AuthoritySet: true, ProcessSet: true, NumberFormatSet: true, DutyWordsSet: true,
    ClockSet: true, RuleVersionProposed: true, RuleVersionApproved: true, RuleVersionRejected: true, PersonRedacted: true, EffectFailed: true, EffectRetried: true, AlarmFailed: true,
  },
  campaign: {
    Drafted: true, PlanReplaced: true, Submitted: true, Withdrawn: true, CounterSigned: true, Approved: true, Returned: true, Started: true, AmendmentRequested: true, AmendmentRefused: true,
    AmendmentWithdrawn: true, Amended: true, ItemsOpened: true, ItemNoted: true, MilestoneReached: true, MilestoneReminded: true, EndReached: true, Suspended: true, SuspensionProlonged: true, Resumed: true,
    HandedOver: true, Instructed: true, Commented: true, ResultRecorded: true, AcceptanceRequested: true, AcceptanceRejected: true, Closed: true, RetrospectiveFiled: true, CheckFellDue: true, CheckRecorded: true,
    ItemReopenedNoted: true, ItemClosedNoted: true, Archived: true, Terminated: true, StepReminded: true, StepHandedOver: true, StepClimbed: true, CalendarAdopted: true, AlarmFailed: true,
  },
  "work-item": {
    Registered: true, WaitStarted: true, AnchorReached: true, Assigned: true, AssignmentWanted: true, Accepted: true, Declined: true, Reported: true, ReportMissed: true, Decomposed: true, Urged: true,
    Instructed: true, ExtensionRequested: true, ExtensionGranted: true, ExtensionRefused: true, ExtensionLapsed: true, SuspensionRequested: true, SuspensionRefused: true, SuspensionLapsed: true,
    Suspended: true, SuspensionProlonged: true, Resumed: true, SubmittedForSignOff: true, SignedOff: true, Returned: true, CoSignAsked: true, CoSigned: true, Reassigned: true, Delegated: true,
    DelegationEnded: true, Waived: true, NoticeIssued: true, NoticeReplied: true, FileAttached: true, Commented: true, Reopened: true, CheckFellDue: true, CheckRecorded: true, CalendarAdopted: true, LadderAdopted: true, CampaignPeopleChanged: true,
    CarriedOver: true, SupervisorChanged: true, DependentLinked: true, ChildNoted: true, Amended: true, RungFired: true, StepReminded: true, StepHandedOver: true, StepClimbed: true, AlarmFailed: true,
  },
  dispute: {
    Registered: true, SummaryRecorded: true, PartyAdded: true, RepresentativeAdded: true, PersonRedacted: true, CaseNumberSet: true, PartyLinkIssued: true, PartyLinkRevoked: true,
    OnlineConsented: true, Triaged: true, TransferOffered: true, TransferAccepted: true, TransferRefused: true, TransferTakenBack: true, TransferredToCourt: true, MediatorAsked: true,
    MediatorPassedOver: true, MediationAccepted: true, SessionRecorded: true, SealedStatementRecorded: true, SealOpened: true, MediationExtended: true, AgreementReached: true,
    AgreementConfirmed: true, MediationFailed: true, MediationReopened: true, Fulfilled: true, ConfirmationApplied: true, ConfirmationAccepted: true, Confirmed: true,
    ConfirmationRefused: true, FilingReceived: true, CorrectionOrdered: true, CorrectionsReceived: true, Filed: true, FilingRefused: true, CaseAssigned: true, PanelFormed: true,
    Reassigned: true, RecusalRequested: true, RecusalDecided: true, HandedOver: true, ServiceSent: true, ServiceFailed: true, Served: true, ServiceCompleted: true, DefenceReceived: true,
    DefenceForwarded: true, TrialOpened: true, HearingScheduled: true, HearingHeld: true, Adjourned: true, Converted: true, Pronounced: true, SettledByCourt: true, Withdrawn: true,
    Appealed: true, AppealDefenceReceived: true, AppealWithdrawn: true, AppealForwarded: true, SecondInstanceFiled: true, SecondInstanceEnded: true, TookEffect: true, TrialReopened: true,
    EnforcementRequested: true, EnforcementFiled: true, EnforcementNoticeSent: true, EnforcementEnded: true, EnforcementResumed: true, LimitationInterrupted: true,
    LimitationSuspended: true, PreservationRequested: true, PreservationDecided: true, ExtensionRequested: true, ExtensionGranted: true, ExtensionRefused: true, ExtensionLapsed: true,
    ExclusionRequested: true, ExclusionGranted: true, ExclusionRefused: true, ExclusionFellDue: true, ExclusionEnded: true, ObjectionRaised: true, ObjectionAnswered: true,
    MarkedSpeciallySupervised: true, ProgressAsked: true, ProgressAnswered: true, ConsultationAsked: true, ConsultationRecorded: true, InterventionRecorded: true, Closed: true,
    Archived: true, CalendarAdopted: true, RuleAdopted: true, DutiesHandedOver: true, ClockReminded: true, WindowClosing: true, ClockLapsed: true, PeriodExpired: true, StepReminded: true,
    StepClimbed: true, AlarmFailed: true,
  },
};

test.each(Object.entries(types))("every event type of %s has a recorded example of today's version", (kind, all) => {
  const shown = new Set(recorded.filter((one) => one.kind === kind).flatMap((one) => one.events.map(({ body }) => {
    const { type, v } = JSON.parse(body) as { type: string; v: number };
    return `${type}@${v}`;
  })));
  expect(Object.keys(all).filter((type) => !shown.has(`${type}@${eventVersion}`))).toEqual([]);
});

/** Settings that know every version the recorded streams name. */
const settings = courtView({ ...unfoundedCourt, calendars: { ...unfoundedCourt.calendars, "cn-2026.2": { ...announcedCalendar, version: "cn-2026.2" } } });

test.each(recorded.map((one) => [one.name, one] as const))("%s still decodes, is lifted and replays, with and without its personal parts", (_name, one) => {
  for (const keep of [true, false]) {
    const replay = new StreamReplay(one.stream);
    one.events.forEach(({ body, personal }, index) => replay.take({ seq: index + 1, body, personal: keep ? (personal ?? null) : null, hash: Buffer.alloc(32) }));
    const row = replay.row();
    expect(row).toMatchObject({ kind: one.kind, seq: one.events.length });
    expect(JSON.parse(row.state)).toHaveProperty("status");
    expect(() => replay.rows(settings)).not.toThrow();
  }
});

test.each(recorded.map((one) => [one.name, one] as const))("%s comes to the same bytes whether the state passed through the database after each event or not", (_name, one) => {
  const decider = deciderOf(one.kind);
  const decoded = one.events.map(({ body, personal }) => decodeEvent(body, personal ?? null));
  const fold = (keep: (state: unknown) => unknown): string => JSON.stringify(decoded.reduce((state: unknown, { event, meta }: { event: DomainEvent; meta: EventMeta }) => keep(decider.evolve(state, event, meta)), decider.initial));
  expect(fold((state) => JSON.parse(JSON.stringify(state)))).toBe(fold((state) => state));
});

test("lifting changes nothing in what is stored", () => {
  for (const { events } of recorded) {
    for (const { body } of events) {
      const stored = JSON.parse(body);
      upcast(stored);
      expect(JSON.stringify(stored)).toBe(body);
    }
  }
});
