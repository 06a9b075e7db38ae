import { courtCommandTypes } from "../../domain/court/available-actions.ts";
import { court } from "../../domain/court/court.decider.ts";
import type { CourtCommand } from "../../domain/court/court.ts";
import { isRejected } from "../../domain/decider.ts";
import { after, contextOf, decided, demoCourt, evolved, verdictOf } from "../builders/court-story.ts";

const refused = (command: CourtCommand, state = demoCourt()): string => verdictOf(decided(state, command));

describe("founding", () => {
  test("an unfounded court accepts Found and nothing else", () => {
    for (const type of courtCommandTypes) {
      expect(isRejected(court.may(court.initial, type, contextOf(court.initial)))).toBe(type !== "Found");
    }
  });
  test("a court is founded once", () => {
    expect(refused({ type: "Found", name: "又一个法院", administrator: { id: "p-other" } })).toBe("AlreadyFounded");
  });
  test("the defaults are written into the event, so that no later release changes them", () => {
    const events = decided(court.initial, { type: "Found", name: "某法院", administrator: { id: "p-admin", name: "管理员" } }, { id: "system" });
    expect(events).toMatchObject([{ type: "Founded", calendar: { version: "cn-2026.1" }, ladder: { version: "default-1" }, numberFormats: { "supervision-notice": "（{year}）督字第{number}号" }, clock: { scale: 1 } }]);
  });
  test("names and e-mails stand in the personal part of an event and nowhere else", () => {
    const events = decided(demoCourt(), { type: "RegisterPerson", id: "p-new", name: "新干警", email: "new@court.example", department: "civil-1" });
    expect(events).toMatchObject([{ person: "p-new", personal: { name: "新干警", email: "new@court.example" } }]);
    expect(JSON.stringify(events).match(/新干警/g)).toHaveLength(1);
  });
});

describe("departments and posts", () => {
  test("a department is registered once", () => expect(refused({ type: "RegisterDepartment", id: "civil-2", name: "民二庭", kind: "trial" })).toBe("DepartmentExists"));
  test("a change that changes nothing is refused", () => expect(refused({ type: "ChangeDepartment", id: "civil-2", name: "民事审判第二庭" })).toBe("NothingChanged"));
  test("an unknown department cannot be changed, and what every object inherits is no department", () => {
    expect(refused({ type: "ChangeDepartment", id: "civil-9", name: "民九庭" })).toBe("UnknownDepartment");
    expect(refused({ type: "ChangeDepartment", id: "constructor", name: "民九庭" })).toBe("UnknownDepartment");
  });
  test("a department with people or posts in it does not close", () => expect(refused({ type: "CloseDepartment", id: "civil-2" })).toBe("DepartmentNotEmpty"));
  test("an empty department closes, loses head and leader, and takes nobody in any more", () => {
    const state = after(demoCourt(), [
      { type: "RegisterDepartment", id: "juvenile", name: "少年庭", kind: "trial" },
      { type: "AppointHead", department: "juvenile", person: "p-civil1-judge-1" },
      { type: "CloseDepartment", id: "juvenile" },
    ]);
    expect(state.departments["juvenile"]).toEqual({ id: "juvenile", name: "少年庭", kind: "trial", closed: true });
    expect(refused({ type: "RegisterPost", id: "juvenile-judge", name: "法官岗", department: "juvenile" }, state)).toBe("DepartmentIsClosed");
  });
  test("a post that somebody holds does not close", () => expect(refused({ type: "ClosePost", id: "civil-2-judge" })).toBe("PostIsHeld"));
  test("an id names no person and is made of lower-case words", () => {
    for (const id of ["", "P-1", "张三", "a b", "system", "-x", "x".repeat(65)]) expect(refused({ type: "RegisterPost", id, name: "岗", department: "filing" })).toBe("InvalidId");
  });
  test("a name has no control characters; right-to-left letters and emoji are names", () => {
    const named = (name: string): string => refused({ type: "RegisterPost", id: "post-x", name, department: "filing" });
    expect(["", "  ", "a\u0000b", "a\nb", "x".repeat(101)].map(named)).toEqual(Array<string>(5).fill("InvalidName"));
    expect(["محكمة", "⚖️ 岗", "'; DROP TABLE--", "<script>"].map(named)).toEqual(Array<string>(4).fill("accepted"));
  });
});

describe("persons, roles and appointments", () => {
  test("a person needs an open department and open posts", () => {
    expect(refused({ type: "RegisterPerson", id: "p-x", name: "某", department: "nowhere" })).toBe("UnknownDepartment");
    expect(refused({ type: "RegisterPerson", id: "p-x", name: "某", department: "filing", posts: ["nothing"] })).toBe("UnknownPost");
  });
  test("an id is one person's for good", () => expect(refused({ type: "RegisterPerson", id: "p-civil2-judge-1", name: "某", department: "filing" })).toBe("PersonExists"));
  test("a machine holds no other role", () => {
    expect(refused({ type: "GrantRoles", person: "p-civil2-judge-1", roles: ["integration"] })).toBe("MachineHasOtherRoles");
    const state = after(demoCourt(), [{ type: "RegisterPerson", id: "case-system", name: "案件系统接口", department: "office", roles: ["integration"] }]);
    expect(refused({ type: "AppointHead", department: "office", person: "case-system" }, state)).toBe("MachineHasOtherRoles");
  });
  test("the last administrator loses neither the role nor leaves", () => {
    expect(refused({ type: "RevokeRoles", person: "p-admin", roles: ["administrator"] })).toBe("LastAdministrator");
    expect(refused({ type: "ConfirmLeaver", person: "p-admin", leftOn: "2026-03-02", open: {} })).toBe("LastAdministrator");
    const two = after(demoCourt(), [{ type: "GrantRoles", person: "p-office-head", roles: ["administrator"] }]);
    expect(refused({ type: "RevokeRoles", person: "p-admin", roles: ["administrator"] }, two)).toBe("accepted");
  });
  test("nobody inactive is appointed", () => {
    const state = { ...demoCourt(), persons: { ...demoCourt().persons, "p-gone": { id: "p-gone", department: "filing", posts: [], roles: [], status: "left" as const, absences: [], language: "zh-CN" as const } } };
    expect(refused({ type: "AppointHead", department: "filing", person: "p-gone" }, state)).toBe("PersonInactive");
    expect(refused({ type: "AppointPresident", person: "p-gone" }, state)).toBe("PersonInactive");
  });
  test("a post of head may fall vacant", () => {
    const state = after(demoCourt(), [{ type: "AppointHead", department: "criminal" }]);
    expect(state.departments["criminal"]).not.toHaveProperty("head");
  });
  test("an absence is recorded by the person, the head of the department or an administrator", () => {
    const absence: CourtCommand = { type: "RecordAbsence", person: "p-civil2-judge-1", fromOn: "2026-03-09", untilOn: "2026-03-13" };
    const by = (id: string): string => verdictOf(decided(demoCourt(), absence, { id }));
    expect(["p-civil2-judge-1", "p-civil2-head", "p-admin"].map(by)).toEqual(["accepted", "accepted", "accepted"]);
    expect(by("p-civil2-judge-2")).toBe("NotEntitled");
  });
  test("a later record with the same first day replaces the absence, and a cancelled one is gone", () => {
    const longer = after(demoCourt(), [
      { type: "RecordAbsence", person: "p-civil2-judge-1", fromOn: "2026-03-09", untilOn: "2026-03-13" },
      { type: "RecordAbsence", person: "p-civil2-judge-1", fromOn: "2026-03-09", untilOn: "2026-03-20" },
    ]);
    expect(longer.persons["p-civil2-judge-1"]?.absences).toEqual([{ fromOn: "2026-03-09", untilOn: "2026-03-20" }]);
    expect(after(longer, [{ type: "CancelAbsence", person: "p-civil2-judge-1", fromOn: "2026-03-09" }]).persons["p-civil2-judge-1"]?.absences).toEqual([]);
  });
});

describe("leavers and redaction", () => {
  test("a leaver's open duties are listed, those of the court itself among them", () => {
    const outcome = decided(demoCourt(), { type: "ConfirmLeaver", person: "p-civil2-head", leftOn: "2026-03-02", open: { items: [{ id: "i-1" }], leads: [{ id: "c-1", successor: "p-civil2-judge-1" }] } });
    expect(outcome).toEqual({ rejected: "LeaverHasOpenDuties", details: { appointments: ["head:civil-2"], items: ["i-1"] } });
  });
  test("an item never simply ends with the person, a session does", () => {
    const open = (kind: "items" | "sessions"): string => refused({ type: "ConfirmLeaver", person: "p-civil2-judge-1", leftOn: "2026-03-02", open: { [kind]: [{ id: "x", successor: "ended" }] } });
    expect(open("items")).toBe("LeaverHasOpenDuties");
    expect(open("sessions")).toBe("accepted");
  });
  test("a successor is active and somebody else", () => {
    const to = (successor: string): string => refused({ type: "ConfirmLeaver", person: "p-civil2-judge-1", leftOn: "2026-03-02", open: { items: [{ id: "i-1", successor }] } });
    expect(to("p-civil2-judge-1")).toBe("SuccessorIsLeaver");
    expect(to("p-nobody")).toBe("SuccessorInactive");
    expect(to("p-civil2-judge-2")).toBe("accepted");
  });
  test("appointments pass to the successors named", () => {
    const state = after(demoCourt(), [
      { type: "ConfirmLeaver", person: "p-vice-president-1", leftOn: "2026-03-02", open: { appointments: ["filing", "civil-1", "civil-2", "intellectual-property", "platform"].map((id) => ({ id: `leader-in-charge:${id}`, successor: "p-vice-president-2" })) } },
    ]);
    expect(state.persons["p-vice-president-1"]).toMatchObject({ status: "left", leftOn: "2026-03-02" });
    expect(state.departments["civil-2"]?.leaderInCharge).toBe("p-vice-president-2");
  });
  test("nobody leaves in the future, twice, or on a day that does not exist", () => {
    expect(refused({ type: "ConfirmLeaver", person: "p-auditor-1", leftOn: "2026-03-03", open: {} })).toBe("LeavesLater");
    expect(refused({ type: "ConfirmLeaver", person: "p-auditor-1", leftOn: "2026-02-30", open: {} })).toBe("InvalidDate");
    const left = after(demoCourt(), [{ type: "ConfirmLeaver", person: "p-auditor-1", leftOn: "2026-03-02", open: {} }]);
    expect(refused({ type: "ConfirmLeaver", person: "p-auditor-1", leftOn: "2026-03-02", open: {} }, left)).toBe("PersonInactive");
  });
  test("only who has left is redacted, and replaying redacted events gives the same state", () => {
    expect(refused({ type: "RedactPerson", person: "p-auditor-1", ground: "本人申请" })).toBe("PersonActive");
    const left = after(demoCourt(), [{ type: "ConfirmLeaver", person: "p-auditor-1", leftOn: "2026-03-02", open: {} }, { type: "RedactPerson", person: "p-auditor-1", ground: "本人申请" }]);
    expect(left.persons["p-auditor-1"]).not.toHaveProperty("name");
    expect(left.persons["p-auditor-1"]).not.toHaveProperty("email");
    const registered = { type: "PersonRegistered" as const, person: "p-auditor-1", department: "supervision", posts: ["supervision-auditor"], roles: ["staff" as const, "auditor" as const], language: "zh-CN" as const };
    const others = Object.fromEntries(Object.entries(demoCourt().persons).filter(([id]) => id !== "p-auditor-1"));
    const replayed = evolved({ ...demoCourt(), persons: others }, [registered, { type: "PersonLeft", person: "p-auditor-1", leftOn: "2026-03-02", handedOver: [] }, { type: "PersonRedacted", person: "p-auditor-1", ground: "本人申请" }]);
    expect(replayed.persons["p-auditor-1"]).toEqual(left.persons["p-auditor-1"]);
  });
});
