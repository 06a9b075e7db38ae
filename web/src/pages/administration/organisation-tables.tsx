import { MoreOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useTranslation } from "react-i18next";
import type { components } from "../../api/schema.d.ts";
import { DataTable } from "../../components/data-table.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { useNames } from "../../components/names.tsx";
import { PageLink } from "../../components/page-link.tsx";
import { useCourtMay } from "./court-command.ts";
import type { OrganisationAct, Partner } from "./organisation-dialogs.tsx";

type Person = components["schemas"]["Person"];
type Department = components["schemas"]["Department"];
type Post = components["schemas"]["Post"];
type OnAct = (act: OrganisationAct) => void;

/** What may be done with a row, and nothing else. */
function RowMenu({ name, acts, onAct }: { name: string; acts: readonly OrganisationAct[]; onAct: OnAct }) {
  const { t } = useTranslation();
  const may = useCourtMay();
  const offered = acts.filter((act) => may(act.command));
  if (offered.length === 0) return null;
  return (
    <Dropdown trigger={["click"]} menu={{ items: offered.map((act) => ({ key: act.command, label: t(`administration:act.court.${act.command}`), danger: act.command === "ConfirmLeaver" || act.command === "RedactPerson" })), onClick: ({ key }) => { const act = offered.find((one) => one.command === key); if (act !== undefined) onAct(act); } }}>
      <Button type="text" size="small" icon={<MoreOutlined />} aria-label={t("administration:actsOn", { name })} data-action="row" />
    </Dropdown>
  );
}

/** What is left of someone who has gone is their name. */
function personActs(person: Person, president: string | undefined): OrganisationAct[] {
  if (person.status === "left") return person.name === undefined ? [] : [{ command: "RedactPerson", person }];
  return [
    { command: "ChangePerson", person }, { command: "GrantRoles", person }, { command: "RevokeRoles", person }, { command: "RecordAbsence", person },
    ...(person.absences.length === 0 ? [] : [{ command: "CancelAbsence" as const, person }]),
    ...(person.id === president ? [] : [{ command: "AppointPresident" as const, person }]),
    { command: "ConfirmLeaver", person },
  ];
}

export function PersonTable({ rows, onAct }: { rows: readonly Person[]; onAct: OnAct }) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <DataTable<Person>
      label={t("administration:show.persons")}
      rowKey="id"
      dataSource={rows}
      width={900}
      empty={<EmptyState title={t("administration:nothing")} next={t("administration:nothingNext")} />}
      columns={[
        { title: t("administration:field.name"), dataIndex: "name", width: 180, render: (_name, row) => <><PageLink to={`/items?responsible=${row.id}`}>{names.person(row.id)}</PageLink><div className="muted row-id">{row.id}</div></> },
        { title: t("items:department"), dataIndex: "department", width: 160, render: (id: string) => names.department(id) },
        { title: t("administration:field.posts"), dataIndex: "posts", width: 170, render: (posts: string[]) => posts.map(names.post).join(t("shell:listSeparator")) },
        { title: t("administration:field.roles"), dataIndex: "roles", width: 200, render: (roles: string[]) => roles.map((role) => t(`names:role.${role}`)).join(t("shell:listSeparator")) },
        { title: t("administration:absent"), dataIndex: "absences", width: 190, render: (_absences, row) => (row.status === "left" ? t("administration:leftOn", { on: row.leftOn ?? "" }) : row.absences.map((one) => t("administration:span", { from: one.fromOn, until: one.untilOn })).join(t("shell:listSeparator"))) },
        { title: <span className="sr-only">{t("administration:acts")}</span>, key: "acts", width: 56, fixed: "end", render: (_none, row) => <RowMenu name={names.person(row.id)} onAct={onAct} acts={personActs(row, names.organisation?.president)} /> },
      ]}
    />
  );
}

export function DepartmentTable({ rows, onAct }: { rows: readonly Department[]; onAct: OnAct }) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <DataTable<Department>
      label={t("administration:show.departments")}
      rowKey="id"
      dataSource={rows}
      width={720}
      empty={<EmptyState title={t("administration:nothing")} next={t("administration:nothingNext")} />}
      columns={[
        { title: t("administration:field.name"), dataIndex: "name", width: 220, render: (_name, row) => <><PageLink to={`/items?department=${row.id}`}>{names.department(row.id)}</PageLink>{row.closed === true && <> <span className="tag">{t("administration:closed")}</span></>}<div className="muted row-id">{row.id}</div></> },
        { title: t("administration:field.kind"), dataIndex: "kind", width: 110, render: (kind: string) => t(`administration:kind.${kind}`) },
        { title: t("administration:field.head"), dataIndex: "head", width: 170, render: (id?: string) => (id === undefined ? <span className="muted">{t("items:nobody")}</span> : names.person(id)) },
        { title: t("administration:field.leaderInCharge"), dataIndex: "leaderInCharge", width: 150, render: (id?: string) => (id === undefined ? <span className="muted">{t("items:nobody")}</span> : names.person(id)) },
        { title: <span className="sr-only">{t("administration:acts")}</span>, key: "acts", width: 56, fixed: "end", render: (_none, row) => row.closed !== true && <RowMenu name={names.department(row.id)} onAct={onAct} acts={[{ command: "ChangeDepartment", department: row }, { command: "AppointHead", department: row }, { command: "AppointLeaderInCharge", department: row }, { command: "CloseDepartment", department: row }]} /> },
      ]}
    />
  );
}

export function PostTable({ rows, holders, onAct }: { rows: readonly Post[]; holders: readonly Person[]; onAct: OnAct }) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <DataTable<Post>
      label={t("administration:show.posts")}
      rowKey="id"
      dataSource={rows}
      width={720}
      empty={<EmptyState title={t("administration:nothing")} next={t("administration:nothingNext")} />}
      columns={[
        { title: t("administration:field.name"), dataIndex: "name", width: 220, render: (_name, row) => <>{names.post(row.id)}{row.closed === true && <> <span className="tag">{t("administration:closed")}</span></>}<div className="muted row-id">{row.id}</div></> },
        { title: t("items:department"), dataIndex: "department", width: 170, render: (id: string) => names.department(id) },
        { title: t("administration:holders"), key: "holders", width: 260, render: (_none, row) => holders.filter((one) => one.status === "active" && one.posts.includes(row.id)).map((one) => names.person(one.id)).join(t("shell:listSeparator")) },
        { title: <span className="sr-only">{t("administration:acts")}</span>, key: "acts", width: 56, fixed: "end", render: (_none, row) => row.closed !== true && <RowMenu name={names.post(row.id)} onAct={onAct} acts={[{ command: "ChangePost", post: row }, { command: "ClosePost", post: row }]} /> },
      ]}
    />
  );
}

/** 协同单位: whom the court works with, by tier. */
export function PartnerTable({ rows, onAct }: { rows: readonly Partner[]; onAct: OnAct }) {
  const { t } = useTranslation();
  const may = useCourtMay();
  const register = may("RegisterPartner") && <Button data-action="register-partner" onClick={() => onAct({ command: "RegisterPartner" })}>{t("administration:act.court.RegisterPartner")}</Button>;
  return (
    <DataTable<Partner>
      label={t("administration:show.partners")}
      rowKey="id"
      dataSource={rows}
      width={720}
      empty={<EmptyState title={t("administration:nothing")} next={t("administration:partnersNext")} action={register} />}
      columns={[
        { title: t("administration:field.name"), dataIndex: "name", width: 260, render: (name: string, row) => <>{name}<div className="muted row-id">{row.id}</div></> },
        { title: t("administration:field.kind"), dataIndex: "kind", width: 160, render: (kind: string) => t(`administration:partnerKind.${kind}`) },
        { title: t("administration:field.tier"), dataIndex: "tier", width: 160, render: (tier: string) => t(`administration:tier.${tier}`) },
        { title: <span className="sr-only">{t("administration:acts")}</span>, key: "acts", width: 90, render: (_none, row) => may("RegisterPartner") && <Button size="small" data-action="edit" onClick={() => onAct({ command: "RegisterPartner", partner: row })}>{t("administration:edit")}</Button> },
      ]}
    />
  );
}
