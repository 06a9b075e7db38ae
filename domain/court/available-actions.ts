import type { SystemCourtCommand } from "../authority/catalogue.ts";
import { allowed, rejected, type Allowed, type Context, type Rejected } from "../decider.ts";
import type { CourtCommandType, CourtLife } from "./court.ts";

/** Every command of the court that a person may give, as data for endpoints, the authority catalogue and tests. */
export const courtCommandTypes: readonly Exclude<CourtCommandType, SystemCourtCommand>[] = [
  "Found", "RegisterDepartment", "ChangeDepartment", "CloseDepartment", "RegisterPost", "ChangePost", "ClosePost",
  "RegisterPerson", "ChangePerson", "RecordAbsence", "CancelAbsence", "RegisterPartner",
  "AppointHead", "AppointLeaderInCharge", "AppointPresident", "GrantRoles", "RevokeRoles", "Delegate", "RevokeDelegation", "ConfirmLeaver",
  "SetCalendar", "SetLadder", "SetAuthority", "SetProcess", "SetNumberFormat", "SetDutyWords", "SetClock",
  "ProposeRuleVersion", "ApproveRuleVersion", "RejectRuleVersion", "RedactPerson", "RetryEffect",
];

/** Whether a command may be given now, as far as that needs no payload. */
export function mayNow(state: CourtLife, commandType: CourtCommandType, at: Context): Allowed | Rejected {
  if (commandType === "Found") return state.status === "Unfounded" ? allowed : rejected("AlreadyFounded");
  if (state.status === "Unfounded") return rejected("NotFounded");
  if (commandType === "FireAlarm") return at.actor.id === "system" ? allowed : rejected("OnlyTimeFiresAlarms");
  if (commandType === "NoteEffectFailed") return at.actor.id === "system" ? allowed : rejected("OnlyTheSystem");
  if (commandType === "RetryEffect") return (state.failedEffects ?? []).length > 0 ? allowed : rejected("NoEffectFailed");
  if (commandType === "ApproveRuleVersion" || commandType === "RejectRuleVersion") return (state.ruleProposals ?? []).length > 0 ? allowed : rejected("NoRuleProposed");
  // A delegate acts in the principal's affairs; handing on the right to act is none of them.
  if (commandType === "Delegate" && at.actor.onBehalfOf !== undefined && at.actor.onBehalfOf !== at.actor.id) return rejected("SubDelegation");
  return allowed;
}
