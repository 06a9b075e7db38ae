import { DatePicker, Form, Input, Select } from "antd";
import type { Dayjs } from "dayjs";
import { useTranslation } from "react-i18next";
import type { components } from "../../api/schema.d.ts";
import type { Organisation } from "../../api/queries.ts";
import { civil } from "../../commands/command-body.ts";
import { DepartmentSelect, PersonSelect } from "../../commands/selects.tsx";
import { useNames } from "../../components/names.tsx";
import type { CourtBody } from "./court-command.ts";
import { CourtDialog } from "./court-dialog.tsx";
import { Field, IdField, NameField } from "./court-fields.tsx";
import { LeaverDialog } from "./leaver-dialog.tsx";

type Person = components["schemas"]["Person"];
type Department = components["schemas"]["Department"];
type Post = components["schemas"]["Post"];
export type Partner = Organisation["partners"][number];
type Role = Person["roles"][number];
type PartnerBody = CourtBody<"RegisterPartner">;
type DepartmentKind = Department["kind"];

/** What is to be done with the organisation, and to whom. */
export type OrganisationAct =
  | { command: "RegisterPerson" | "RegisterDepartment" | "RegisterPost" }
  | { command: "ChangePerson" | "GrantRoles" | "RevokeRoles" | "RecordAbsence" | "CancelAbsence" | "AppointPresident" | "ConfirmLeaver" | "RedactPerson"; person: Person }
  | { command: "ChangeDepartment" | "AppointHead" | "AppointLeaderInCharge" | "CloseDepartment"; department: Department }
  | { command: "ChangePost" | "ClosePost"; post: Post }
  | { command: "RegisterPartner"; partner?: Partner };

/** Everyone is staff; the rest is granted. */
const grantable: readonly Role[] = ["clerk", "mediator", "judge", "task-force-lead", "department-head", "leader", "president", "trial-management", "auditor", "administrator", "integration"];
const partnerKinds: readonly PartnerBody["kind"][] = ["committee", "association", "government", "enterprise"];
const partnerTiers: readonly PartnerBody["tier"][] = ["grassroots", "coordination", "guidance"];
const departmentKinds: readonly DepartmentKind[] = ["filing", "trial", "enforcement", "tribunal", "office"];

interface Named { id: string; name: string; nameEn?: string }
interface PersonValues extends Named { email?: string; department: string; posts?: string[]; roles?: Role[] }

/** What was left empty is left out. */
const email = (text: string | undefined): { email?: string } => (text === undefined || text.trim() === "" ? {} : { email: text.trim() });
const nameEn = (text: string | undefined): { nameEn?: string } => (text === undefined || text.trim() === "" ? {} : { nameEn: text.trim() });

export function OrganisationDialog({ act, onClose }: { act: OrganisationAct; onClose: () => void }) {
  const { t } = useTranslation();
  const names = useNames();
  const title = (about?: string): string => (about === undefined ? t(`administration:act.court.${act.command}`) : t("commands:title", { action: t(`administration:act.court.${act.command}`), about }));
  switch (act.command) {
    case "RegisterPerson": return (
      <CourtDialog<"RegisterPerson", PersonValues> command="RegisterPerson" title={title()} onClose={onClose} body={({ id, name, department, posts, roles, ...rest }) => ({ id: id.trim(), name: name.trim(), department, ...email(rest.email), ...(posts === undefined ? {} : { posts }), ...(roles === undefined ? {} : { roles }) })}>
        <IdField /><NameField /><EmailField /><DepartmentField /><PostsField /><RolesField options={grantable} />
      </CourtDialog>
    );
    case "ChangePerson": return (
      <CourtDialog<"ChangePerson", PersonValues> command="ChangePerson" title={title(names.person(act.person.id))} onClose={onClose} initial={act.person} body={({ name, department, posts, ...rest }) => ({ id: act.person.id, name: name.trim(), department, ...email(rest.email), ...(posts === undefined ? {} : { posts }) })}>
        <NameField /><EmailField /><DepartmentField /><PostsField />
      </CourtDialog>
    );
    case "GrantRoles":
    case "RevokeRoles": return (
      <CourtDialog<"GrantRoles" | "RevokeRoles", { roles: Role[] }> command={act.command} title={title(names.person(act.person.id))} onClose={onClose} grave={act.command === "RevokeRoles"} body={({ roles }) => ({ person: act.person.id, roles })}>
        <RolesField required options={act.command === "RevokeRoles" ? act.person.roles : grantable.filter((role) => !act.person.roles.includes(role))} />
      </CourtDialog>
    );
    case "RecordAbsence": return (
      <CourtDialog<"RecordAbsence", { span: [Dayjs, Dayjs] }> command="RecordAbsence" title={title(names.person(act.person.id))} onClose={onClose} body={({ span: [from, until] }) => ({ person: act.person.id, fromOn: civil(from), untilOn: civil(until) })}>
        <Field name="span" text="span"><DatePicker.RangePicker /></Field>
      </CourtDialog>
    );
    case "CancelAbsence": return (
      <CourtDialog<"CancelAbsence", { fromOn: string }> command="CancelAbsence" title={title(names.person(act.person.id))} onClose={onClose} initial={{ fromOn: act.person.absences.at(-1)?.fromOn }} body={({ fromOn }) => ({ person: act.person.id, fromOn })}>
        <Field name="fromOn" text="span"><Select autoFocus options={act.person.absences.map((one) => ({ value: one.fromOn, label: t("administration:span", { from: one.fromOn, until: one.untilOn }) }))} /></Field>
      </CourtDialog>
    );
    case "AppointPresident": return (
      <CourtDialog<"AppointPresident", object> command="AppointPresident" title={title(names.person(act.person.id))} onClose={onClose} body={() => ({ person: act.person.id })}>
        <p>{names.organisation?.president === undefined ? t("administration:hint.presidentNone") : t("administration:hint.president", { who: names.person(names.organisation.president) })}</p>
      </CourtDialog>
    );
    case "RedactPerson": return (
      <CourtDialog<"RedactPerson", { ground: string }> command="RedactPerson" title={title(names.person(act.person.id))} grave onClose={onClose} body={({ ground }) => ({ person: act.person.id, ground: ground.trim() })}>
        <p>{t("administration:hint.redact")}</p>
        <Field name="ground" text="ground"><Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 6 }} maxLength={4_000} /></Field>
      </CourtDialog>
    );
    case "RegisterPartner": return (
      <CourtDialog<"RegisterPartner", PartnerBody> command="RegisterPartner" title={title(act.partner?.name)} onClose={onClose} {...(act.partner === undefined ? {} : { initial: act.partner })} body={({ id, name, kind, tier }) => ({ id: act.partner?.id ?? id.trim(), name: name.trim(), kind, tier })}>
        {act.partner === undefined && <IdField />}<NameField />
        <Field name="kind" text="kind"><Select options={partnerKinds.map((kind) => ({ value: kind, label: t(`administration:partnerKind.${kind}`) }))} /></Field>
        <Field name="tier" text="tier"><Select options={partnerTiers.map((tier) => ({ value: tier, label: t(`administration:tier.${tier}`) }))} /></Field>
      </CourtDialog>
    );
    case "ConfirmLeaver": return <LeaverDialog person={act.person} title={title(names.person(act.person.id))} onClose={onClose} />;
    case "RegisterDepartment": return (
      <CourtDialog<"RegisterDepartment", Named & { kind: DepartmentKind }> command="RegisterDepartment" title={title()} onClose={onClose} body={({ id, name, kind, ...rest }) => ({ id: id.trim(), name: name.trim(), kind, ...nameEn(rest.nameEn) })}>
        <IdField /><NameField /><NameEnField /><KindField />
      </CourtDialog>
    );
    case "ChangeDepartment": return (
      <CourtDialog<"ChangeDepartment", Named & { kind: DepartmentKind }> command="ChangeDepartment" title={title(names.department(act.department.id))} onClose={onClose} initial={act.department} body={({ name, kind, ...rest }) => ({ id: act.department.id, name: name.trim(), kind, ...nameEn(rest.nameEn) })}>
        <NameField /><NameEnField /><KindField />
      </CourtDialog>
    );
    case "AppointHead":
    case "AppointLeaderInCharge": return (
      <CourtDialog<"AppointHead" | "AppointLeaderInCharge", { person?: string }> command={act.command} title={title(names.department(act.department.id))} onClose={onClose} initial={{ person: act.command === "AppointHead" ? act.department.head : act.department.leaderInCharge }} body={({ person }) => ({ department: act.department.id, ...(person === undefined ? {} : { person }) })}>
        <Form.Item name="person" label={t(act.command === "AppointHead" ? "administration:field.head" : "administration:field.leaderInCharge")} extra={t("administration:hint.vacant")}><PersonSelect autoFocus /></Form.Item>
      </CourtDialog>
    );
    case "CloseDepartment": return <CourtDialog<"CloseDepartment", object> command="CloseDepartment" title={title(names.department(act.department.id))} grave onClose={onClose} body={() => ({ id: act.department.id })}><p>{t("administration:hint.closeDepartment")}</p></CourtDialog>;
    case "RegisterPost": return (
      <CourtDialog<"RegisterPost", Named & { department: string }> command="RegisterPost" title={title()} onClose={onClose} body={({ id, name, department, ...rest }) => ({ id: id.trim(), name: name.trim(), department, ...nameEn(rest.nameEn) })}>
        <IdField /><NameField /><NameEnField /><DepartmentField />
      </CourtDialog>
    );
    case "ChangePost": return (
      <CourtDialog<"ChangePost", Named & { department: string }> command="ChangePost" title={title(names.post(act.post.id))} onClose={onClose} initial={act.post} body={({ name, department, ...rest }) => ({ id: act.post.id, name: name.trim(), department, ...nameEn(rest.nameEn) })}>
        <NameField /><NameEnField /><DepartmentField />
      </CourtDialog>
    );
    case "ClosePost": return <CourtDialog<"ClosePost", object> command="ClosePost" title={title(names.post(act.post.id))} grave onClose={onClose} body={() => ({ id: act.post.id })}><p>{t("administration:hint.closePost")}</p></CourtDialog>;
  }
}

const NameEnField = () => <Field name="nameEn" text="nameEn" optional><Input maxLength={200} /></Field>;
const EmailField = () => <Field name="email" text="email" optional><Input type="email" maxLength={200} /></Field>;
const DepartmentField = () => <Field name="department" text="department"><DepartmentSelect /></Field>;

function PostsField() {
  const names = useNames();
  return <Field name="posts" text="posts" optional><Select mode="multiple" showSearch={{ optionFilterProp: "label" }} options={(names.organisation?.posts ?? []).filter((one) => one.closed !== true).map((one) => ({ value: one.id, label: names.post(one.id) }))} /></Field>;
}

function RolesField({ options, required = false }: { options: readonly Role[]; required?: boolean }) {
  const { t } = useTranslation();
  return <Field name="roles" text="roles" optional={!required}><Select mode="multiple" options={options.map((role) => ({ value: role, label: t(`names:role.${role}`) }))} /></Field>;
}

function KindField() {
  const { t } = useTranslation();
  return <Field name="kind" text="kind"><Select options={departmentKinds.map((kind) => ({ value: kind, label: t(`administration:kind.${kind}`) }))} /></Field>;
}
