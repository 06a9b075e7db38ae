import { accepted, rejected, type Accepted, type Context, type PersonId, type Rejected } from "../decider.ts";
import { isCivilDate } from "../time.ts";
import { rolesOf } from "../authority/authorise.ts";
import { entryOf, type Court } from "./court-view.ts";
import { roles, type CourtCommand, type CourtEvent, type CourtState, type DepartmentKind, type Partner, type Personal, type Role } from "./court.ts";
import { isLastAdministrator } from "./leaver.ts";

type Of<Type extends CourtCommand["type"]> = Extract<CourtCommand, { type: Type }>;
type Outcome = Accepted<CourtEvent> | Rejected;

const departmentKinds: readonly DepartmentKind[] = ["filing", "trial", "enforcement", "tribunal", "office"];
const partnerKinds: readonly Partner["kind"][] = ["committee", "association", "government", "enterprise"];
const partnerTiers: readonly Partner["tier"][] = ["grassroots", "coordination", "guidance"];

/** Ids are lower-case words that name no person; "system" is time itself. */
export function idFault(id: string): Rejected | undefined {
  return /^[a-z0-9][a-z0-9-]{0,63}$/.test(id) && id !== "system" ? undefined : rejected("InvalidId", { id, allowed: "a-z 0-9 -" });
}

/** Names are 1–100 characters without control characters. */
export function nameFault(name: string | undefined, field = "name"): Rejected | undefined {
  if (name === undefined) return undefined;
  return name.trim() !== "" && name.length <= 100 && !/\p{Cc}/u.test(name) ? undefined : rejected("InvalidName", { field });
}

function emailFault(email: string | undefined): Rejected | undefined {
  return email === undefined || (email.length <= 254 && /^[^\s@<>,;"]+@[^\s@<>,;"]+$/.test(email)) ? undefined : rejected("InvalidEmail");
}

function departmentFault(state: CourtState, id: string): Rejected | undefined {
  const department = entryOf(state.departments, id);
  if (department === undefined) return rejected("UnknownDepartment", { department: id });
  return department.closed === true ? rejected("DepartmentIsClosed", { department: id }) : undefined;
}

function postsFault(state: CourtState, posts: string[] | undefined): Rejected | undefined {
  for (const id of posts ?? []) {
    const post = entryOf(state.posts, id);
    if (post === undefined) return rejected("UnknownPost", { post: id });
    if (post.closed === true) return rejected("PostIsClosed", { post: id });
  }
  return undefined;
}

function personFault(court: Court, id: PersonId): Rejected | undefined {
  if (court.person(id) === undefined) return rejected("UnknownPerson", { person: id });
  return court.isActive(id) ? undefined : rejected("PersonInactive", { person: id });
}

/** Roles must be known, and a machine is no person: "integration" stands alone. */
function rolesFault(held: readonly Role[]): Rejected | undefined {
  const unknown = held.filter((role) => !roles.includes(role));
  if (unknown.length > 0) return rejected("UnknownRole", { roles: unknown });
  return held.includes("integration") && held.some((role) => role !== "integration") ? rejected("MachineHasOtherRoles") : undefined;
}

/** The fields a change really changes; undefined ones are left out. */
function changes<Fields extends object>(before: object, after: Fields): Partial<Fields> {
  const known = new Map<string, unknown>(Object.entries(before));
  const changed: Partial<Fields> = { ...after };
  for (const [key, value] of Object.entries(after)) {
    if (value === undefined || JSON.stringify(value) === JSON.stringify(known.get(key))) Reflect.deleteProperty(changed, key);
  }
  return changed;
}

function present<Fields extends object>(fields: Fields): Fields {
  const kept = { ...fields };
  for (const [key, value] of Object.entries(fields)) if (value === undefined) Reflect.deleteProperty(kept, key);
  return kept;
}

const nothingChanged = rejected("NothingChanged");

export function registerDepartment(court: Court, { type: _type, ...department }: Of<"RegisterDepartment">): Outcome {
  const fault = idFault(department.id) ?? nameFault(department.name) ?? nameFault(department.nameEn, "nameEn");
  if (fault !== undefined) return fault;
  if (!departmentKinds.includes(department.kind)) return rejected("UnknownKind", { kind: department.kind });
  if (court.department(department.id) !== undefined) return rejected("DepartmentExists", { department: department.id });
  return accepted({ type: "DepartmentRegistered", ...present(department) });
}

export function changeDepartment(court: Court, { id, name, nameEn, kind }: Of<"ChangeDepartment">): Outcome {
  const fault = departmentFault(court.state, id) ?? nameFault(name) ?? nameFault(nameEn, "nameEn");
  if (fault !== undefined) return fault;
  if (kind !== undefined && !departmentKinds.includes(kind)) return rejected("UnknownKind", { kind });
  const change = changes(court.department(id) ?? {}, { name, nameEn, kind });
  return Object.keys(change).length === 0 ? nothingChanged : accepted({ type: "DepartmentChanged", id, ...change });
}

/** A department closes when nobody works in it and no post is open in it. */
export function closeDepartment(court: Court, { id }: Of<"CloseDepartment">): Outcome {
  const fault = departmentFault(court.state, id);
  if (fault !== undefined) return fault;
  const persons = Object.values(court.state.persons).filter((one) => one.status === "active" && one.department === id).map((one) => one.id);
  const posts = Object.values(court.state.posts).filter((one) => one.closed !== true && one.department === id).map((one) => one.id);
  return persons.length + posts.length > 0 ? rejected("DepartmentNotEmpty", { persons, posts }) : accepted({ type: "DepartmentClosed", id });
}

export function registerPost(court: Court, { type: _type, ...post }: Of<"RegisterPost">): Outcome {
  const fault = idFault(post.id) ?? nameFault(post.name) ?? nameFault(post.nameEn, "nameEn") ?? departmentFault(court.state, post.department);
  if (fault !== undefined) return fault;
  if (court.post(post.id) !== undefined) return rejected("PostExists", { post: post.id });
  return accepted({ type: "PostRegistered", ...present(post) });
}

export function changePost(court: Court, { id, name, nameEn, department }: Of<"ChangePost">): Outcome {
  const fault = postsFault(court.state, [id]) ?? nameFault(name) ?? nameFault(nameEn, "nameEn") ?? (department === undefined ? undefined : departmentFault(court.state, department));
  if (fault !== undefined) return fault;
  const change = changes(court.post(id) ?? {}, { name, nameEn, department });
  return Object.keys(change).length === 0 ? nothingChanged : accepted({ type: "PostChanged", id, ...change });
}

export function closePost(court: Court, { id }: Of<"ClosePost">): Outcome {
  const fault = postsFault(court.state, [id]);
  if (fault !== undefined) return fault;
  const persons = Object.values(court.state.persons).filter((one) => one.status === "active" && one.posts.includes(id)).map((one) => one.id);
  return persons.length > 0 ? rejected("PostIsHeld", { persons }) : accepted({ type: "PostClosed", id });
}

export function registerPerson(court: Court, command: Of<"RegisterPerson">): Outcome {
  const { id, name, email, department, posts = [], roles: given = ["staff"], language = "zh-CN" } = command;
  const fault =
    idFault(id) ?? nameFault(name) ?? emailFault(email) ?? departmentFault(court.state, department) ?? postsFault(court.state, posts) ?? rolesFault(given);
  if (fault !== undefined) return fault;
  if (court.person(id) !== undefined) return rejected("PersonExists", { person: id });
  return accepted({ type: "PersonRegistered", person: id, department, posts: [...new Set(posts)], roles: [...new Set(given)], language, personal: present({ name, email }) });
}

export function changePerson(court: Court, { id, name, email, department, posts, language }: Of<"ChangePerson">): Outcome {
  const fault =
    personFault(court, id) ?? nameFault(name) ?? emailFault(email) ??
    (department === undefined ? undefined : departmentFault(court.state, department)) ?? postsFault(court.state, posts);
  if (fault !== undefined) return fault;
  const before = court.person(id) ?? {};
  const personal: Personal = changes(before, { name, email });
  const change = changes(before, { department, posts, language });
  if (Object.keys(change).length + Object.keys(personal).length === 0) return nothingChanged;
  return accepted({ type: "PersonChanged", person: id, ...change, ...(Object.keys(personal).length === 0 ? {} : { personal }) });
}

/** Absences are recorded by the person, the head of the department or an administrator. */
function absenceFault(court: Court, person: PersonId, at: Context): Rejected | undefined {
  const fault = personFault(court, person);
  if (fault !== undefined || at.actor.id === "system") return fault;
  const head = court.head(court.person(person)?.department ?? "");
  const entitled = at.actingPersons.some((one) => one === person || one === head || rolesOf(court, one).has("administrator"));
  return entitled ? undefined : rejected("NotEntitled", { allowed: [person, ...(head === undefined ? [] : [head])] });
}

export function recordAbsence(court: Court, { person, fromOn, untilOn }: Of<"RecordAbsence">, at: Context): Outcome {
  const fault = absenceFault(court, person, at);
  if (fault !== undefined) return fault;
  if (!isCivilDate(fromOn) || !isCivilDate(untilOn) || untilOn < fromOn) return rejected("InvalidDate", { fromOn, untilOn });
  if (court.person(person)?.absences.some((one) => one.fromOn === fromOn && one.untilOn === untilOn) === true) return nothingChanged;
  return accepted({ type: "AbsenceRecorded", person, fromOn, untilOn });
}

export function cancelAbsence(court: Court, { person, fromOn }: Of<"CancelAbsence">, at: Context): Outcome {
  const fault = absenceFault(court, person, at);
  if (fault !== undefined) return fault;
  const known = court.person(person)?.absences.some((one) => one.fromOn === fromOn) === true;
  return known ? accepted({ type: "AbsenceCancelled", person, fromOn }) : rejected("UnknownAbsence", { person, fromOn });
}

export function registerPartner(court: Court, { type: _type, ...partner }: Of<"RegisterPartner">): Outcome {
  const fault = idFault(partner.id) ?? nameFault(partner.name);
  if (fault !== undefined) return fault;
  if (!partnerKinds.includes(partner.kind)) return rejected("UnknownKind", { kind: partner.kind });
  if (!partnerTiers.includes(partner.tier)) return rejected("UnknownTier", { tier: partner.tier });
  const change = changes(entryOf(court.state.partners, partner.id) ?? {}, partner);
  return Object.keys(change).length === 0 ? nothingChanged : accepted({ type: "PartnerRegistered", ...partner });
}

export function appoint(court: Court, { type, department, person }: Of<"AppointHead"> | Of<"AppointLeaderInCharge">): Outcome {
  const fault = departmentFault(court.state, department) ?? (person === undefined ? undefined : personFault(court, person) ?? machineFault(court, person));
  if (fault !== undefined) return fault;
  const known = court.department(department);
  const before = type === "AppointHead" ? known?.head : known?.leaderInCharge;
  if (before === person) return nothingChanged;
  return accepted({ type: type === "AppointHead" ? "HeadAppointed" : "LeaderInChargeAppointed", ...present({ department, person, before }) });
}

function machineFault(court: Court, person: PersonId): Rejected | undefined {
  return court.person(person)?.roles.includes("integration") === true ? rejected("MachineHasOtherRoles", { person }) : undefined;
}

export function appointPresident(court: Court, { person }: Of<"AppointPresident">): Outcome {
  const fault = personFault(court, person) ?? machineFault(court, person);
  if (fault !== undefined) return fault;
  const before = court.state.president;
  return before === person ? nothingChanged : accepted({ type: "PresidentAppointed", ...present({ person, before }) });
}

export function grantRoles(court: Court, { person, roles: given }: Of<"GrantRoles">): Outcome {
  const held = court.person(person)?.roles ?? [];
  const fault = personFault(court, person) ?? rolesFault([...held, ...given]);
  if (fault !== undefined) return fault;
  const added = [...new Set(given)].filter((role) => !held.includes(role));
  return added.length === 0 ? nothingChanged : accepted({ type: "RolesGranted", person, roles: added });
}

/** Somebody must be able to administer the court, whoever else loses the role. */
export function revokeRoles(court: Court, { person, roles: taken }: Of<"RevokeRoles">): Outcome {
  const fault = personFault(court, person);
  if (fault !== undefined) return fault;
  const lost = (court.person(person)?.roles ?? []).filter((role) => taken.includes(role));
  if (lost.length === 0) return nothingChanged;
  if (lost.includes("administrator") && isLastAdministrator(court.state, person)) return rejected("LastAdministrator", { person });
  return accepted({ type: "RolesRevoked", person, roles: lost });
}

/** Destroys name and e-mail of someone who has left (个人信息保护法 第四十七条); what they did stays on record under their id. */
export function redactPerson(court: Court, { person, ground }: Of<"RedactPerson">): Outcome {
  const known = court.person(person);
  if (known === undefined) return rejected("UnknownPerson", { person });
  if (known.status === "active") return rejected("PersonActive", { person });
  if (ground.trim() === "") return rejected("NoGround");
  return known.redacted === true ? nothingChanged : accepted({ type: "PersonRedacted", person, ground });
}
