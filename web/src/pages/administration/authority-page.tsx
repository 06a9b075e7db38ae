import { SafetyOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Checkbox, Form, Input, Segmented, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answered, api } from "../../api/client.ts";
import { keys } from "../../api/query-keys.ts";
import { DataTable } from "../../components/data-table.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { useNames } from "../../components/names.tsx";
import { PageState } from "../../components/page-state.tsx";
import { oneOf, usePageSearch, type RawSearch } from "../../page-search.ts";
import { AdministrationFrame } from "./administration-frame.tsx";
import { useAuthority, useAuthorityWords, type Entry } from "./authority.ts";
import { useCourtMay, type CourtBody } from "./court-command.ts";
import { CourtDialog } from "./court-dialog.tsx";

type Grant = CourtBody<"SetAuthority">["grants"][number];

const kinds = ["campaign", "work-item", "court", "other"] as const;
const roles: readonly Grant["role"][] = ["anyone", "staff", "clerk", "mediator", "judge", "task-force-lead", "department-head", "leader", "president", "trial-management", "auditor", "administrator", "integration", "party"];
const scopes: readonly Grant["scope"][] = ["own", "supervised", "department", "campaign", "court"];

function filtersOf(raw: RawSearch): { kind: (typeof kinds)[number]; role?: string; q?: string } {
  return { kind: oneOf(kinds, raw["kind"]) ?? "work-item", ...(raw["role"] === undefined ? {} : { role: raw["role"] }), ...(raw["q"] === undefined ? {} : { q: raw["q"] }) };
}

function kindOf(action: string): (typeof kinds)[number] {
  return kinds.find((kind) => action.startsWith(`${kind}.`)) ?? "other";
}

/** 权力清单: who may do what, within which scope, with four eyes or not, on which ground. */
export function AuthorityPage() {
  const { t } = useTranslation();
  const words = useAuthorityWords();
  const may = useCourtMay();
  const query = useAuthority();
  const [filters, setFilters] = usePageSearch(filtersOf);
  const [editing, setEditing] = useState<Entry>();
  return (
    <AdministrationFrame path="/administration/authority">
      <PageState query={query}>
        {(catalogue) => (
          <DataTable<Entry>
            label={t("administration:authority")}
            rowKey="action"
            width={900}
            dataSource={catalogue.entries.filter((entry) => kindOf(entry.action) === filters.kind && (filters.role === undefined || entry.grants.some((grant) => grant.role === filters.role)) && (filters.q === undefined || `${entry.action} ${words.action(entry.action)} ${entry.ground}`.includes(filters.q)))}
            toolbar={(
              <>
                <Segmented<string> aria-label={t("administration:show")} value={filters.kind} options={kinds.map((kind) => ({ value: kind, label: t(`administration:authority.${kind}`) }))} onChange={(kind) => setFilters({ kind })} />
                <Select aria-label={t("administration:authority.role")} placeholder={t("administration:authority.role")} allowClear className="filter-wide" value={filters.role} options={roles.map((role) => ({ value: role, label: t(`names:role.${role}`) }))} onChange={(role) => setFilters({ role })} />
                <Input.Search aria-label={t("administration:authority.find")} placeholder={t("administration:authority.find")} allowClear defaultValue={filters.q} onSearch={(q) => setFilters({ q })} className="filter-wide" />
                <span className="muted">{t("administration:version", { version: catalogue.version })}</span>
              </>
            )}
            empty={<EmptyState title={t("administration:nothing")} next={t("administration:nothingNext")} />}
            expandable={{ expandedRowRender: (entry) => <WhoMay action={entry.action} />, columnTitle: <span className="sr-only">{t("administration:authority.whoNow")}</span> }}
            columns={[
              { title: t("administration:authority.action"), dataIndex: "action", width: 180, render: (action: string, entry) => <><strong>{words.action(action)}</strong>{entry.separation === true && <div className="light light-grey" title={t("administration:authority.separationHint")}><SafetyOutlined aria-hidden /> {t("administration:authority.separation")}</div>}</> },
              { title: t("administration:authority.who"), dataIndex: "grants", width: 340, render: (grants: Entry["grants"]) => (grants.length === 0 ? <span className="muted">{t("administration:authority.nobody")}</span> : <ul className="grants">{grants.map((grant) => <li key={`${grant.role} ${grant.scope}`} className="tag">{words.grant(grant)}</li>)}</ul>) },
              { title: t("administration:authority.ground"), dataIndex: "ground", width: 300 },
              ...(may("SetAuthority") ? [{ title: <span className="sr-only">{t("administration:acts")}</span>, key: "acts", width: 80, render: (_none: unknown, entry: Entry) => <Button size="small" data-action="edit" onClick={() => setEditing(entry)}>{t("administration:edit")}</Button> }] : []),
            ]}
          />
        )}
      </PageState>
      {editing !== undefined && <EntryDialog entry={editing} onClose={() => setEditing(undefined)} />}
    </AdministrationFrame>
  );
}

/** 谁能办这件事: by name, now. */
function WhoMay({ action }: { action: string }) {
  const { t } = useTranslation();
  const names = useNames();
  const query = useQuery({ queryKey: keys.court("who-may", action), queryFn: ({ signal }) => answered(api.GET("/api/v1/court/who-may", { params: { query: { action } }, signal })) });
  return <PageState query={query}>{({ persons }) => <div><span className="muted">{t("administration:authority.whoNow")}</span> {persons.length === 0 ? t("administration:authority.nobody") : persons.map(names.person).join(t("shell:listSeparator"))}</div>}</PageState>;
}

interface Values { grants?: Grant[]; separation?: boolean; ground: string }

function EntryDialog({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  const { t } = useTranslation();
  const words = useAuthorityWords();
  const names = useNames();
  return (
    <CourtDialog<"SetAuthority", Values>
      command="SetAuthority"
      title={t("commands:title", { action: t("administration:act.court.SetAuthority"), about: words.action(entry.action) })}
      width={680}
      onClose={onClose}
      initial={entry}
      {...(names.organisation === undefined ? {} : { version: names.organisation.version })}
      body={({ grants = [], separation, ground }) => ({ action: entry.action, grants, ground: ground.trim(), ...(separation === true ? { separation } : {}) })}
    >
      <Form.List name="grants">
        {(rows, { add, remove }) => (
          <fieldset className="field-group">
            <legend>{t("administration:authority.who")}</legend>
            {rows.map((row, index) => (
              <div key={row.key} className="row-fields">
                <Form.Item name={[row.name, "role"]} rules={[{ required: true, message: t("commands:required", { field: t("administration:authority.role") }) }]}><Select aria-label={t("administration:authority.role")} options={roles.map((role) => ({ value: role, label: t(`names:role.${role}`) }))} /></Form.Item>
                <Form.Item name={[row.name, "scope"]} rules={[{ required: true, message: t("commands:required", { field: t("administration:authority.scope") }) }]}><Select aria-label={t("administration:authority.scope")} options={scopes.map((scope) => ({ value: scope, label: t(`names:scope.${scope}`) }))} /></Form.Item>
                <Button onClick={() => remove(row.name)} aria-label={t("administration:removeRow", { number: index + 1 })}>{t("commands:remove")}</Button>
              </div>
            ))}
            <Button onClick={() => add({ scope: "court" })}>{t("administration:authority.add")}</Button>
          </fieldset>
        )}
      </Form.List>
      <Form.Item name="separation" valuePropName="checked" extra={t("administration:authority.separationHint")}><Checkbox>{t("administration:authority.separation")}</Checkbox></Form.Item>
      <Form.Item name="ground" label={t("administration:authority.ground")} rules={[{ required: true, whitespace: true, message: t("commands:required", { field: t("administration:authority.ground") }) }]}><Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} /></Form.Item>
    </CourtDialog>
  );
}
