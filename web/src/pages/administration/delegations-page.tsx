import { useQuery } from "@tanstack/react-query";
import { Button, DatePicker, Form, Segmented, Select } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { organisationQuery, useMe } from "../../api/queries.ts";
import type { components } from "../../api/schema.d.ts";
import { civil } from "../../commands/command-body.ts";
import { PersonSelect } from "../../commands/selects.tsx";
import { DataTable } from "../../components/data-table.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { useNames } from "../../components/names.tsx";
import { PageState } from "../../components/page-state.tsx";
import { oneOf, usePageSearch, type RawSearch } from "../../page-search.ts";
import { AdministrationFrame } from "./administration-frame.tsx";
import { useAuthority, useAuthorityWords } from "./authority.ts";
import { useCourtMay } from "./court-command.ts";
import { CourtDialog } from "./court-dialog.tsx";

type Delegation = components["schemas"]["Delegation"];

const shown = ["current", "all"] as const;

function filtersOf(raw: RawSearch): { show: (typeof shown)[number]; mine: boolean } {
  return { show: oneOf(shown, raw["show"]) ?? "current", mine: raw["mine"] === "true" };
}

/** 授权代理: who stands in for whom, until when, for what. */
export function DelegationsPage() {
  const { t } = useTranslation();
  const me = useMe();
  const names = useNames();
  const may = useCourtMay();
  const words = useAuthorityWords();
  const query = useQuery(organisationQuery);
  const [filters, setFilters] = usePageSearch(filtersOf);
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<Delegation>();
  const administrator = me.roles.includes("administrator");
  const mayRevoke = (one: Delegation): boolean => one.revokedAt === undefined && one.untilOn >= me.todayOn && may("RevokeDelegation") && (administrator || one.principal === me.person || one.delegate === me.person);
  const make = may("Delegate") && <Button type="primary" data-action="delegate" onClick={() => setMaking(true)}>{t("administration:delegation.new")}</Button>;

  return (
    <AdministrationFrame path="/administration/delegations" actions={make}>
      <PageState query={query}>
        {(organisation) => (
          <DataTable<Delegation>
            label={t("administration:delegations")}
            rowKey="id"
            width={1_000}
            dataSource={organisation.delegations
              .filter((one) => (filters.show === "all" || (one.revokedAt === undefined && one.untilOn >= me.todayOn)) && (!filters.mine || one.principal === me.person || one.delegate === me.person))
              .sort((a, b) => (a.fromOn < b.fromOn ? 1 : a.fromOn > b.fromOn ? -1 : a.id < b.id ? -1 : 1))}
            toolbar={(
              <>
                <Segmented<string> aria-label={t("administration:show")} value={filters.show} options={shown.map((one) => ({ value: one, label: t(`administration:delegation.${one}`) }))} onChange={(show) => setFilters({ show })} />
                <Segmented<string> aria-label={t("administration:delegation.whose")} value={filters.mine ? "mine" : "everyone"} options={[{ value: "everyone", label: t("administration:delegation.everyone") }, { value: "mine", label: t("administration:delegation.mine") }]} onChange={(value) => setFilters({ mine: value === "mine" ? "true" : undefined })} />
              </>
            )}
            empty={<EmptyState title={t("administration:delegation.none")} next={t("administration:delegation.noneNext")} action={make} />}
            columns={[
              { title: t("administration:delegation.state"), key: "state", width: 100, render: (_none, row) => t(`administration:delegation.${row.revokedAt !== undefined ? "revoked" : row.inForce ? "inForce" : row.untilOn < me.todayOn ? "over" : "toCome"}`) },
              { title: t("administration:delegation.principal"), dataIndex: "principal", width: 170, render: (id: string) => names.person(id) },
              { title: t("administration:delegation.delegate"), dataIndex: "delegate", width: 170, render: (id: string) => names.person(id) },
              { title: t("administration:delegation.span"), key: "span", width: 220, render: (_none, row) => t("administration:span", { from: row.fromOn, until: row.untilOn }) },
              { title: t("administration:delegation.actions"), dataIndex: "actions", width: 260, render: (actions?: string[]) => (actions === undefined ? t("administration:delegation.everything") : actions.map(words.action).join(t("shell:listSeparator"))) },
              { title: <span className="sr-only">{t("administration:acts")}</span>, key: "acts", width: 90, render: (_none, row) => mayRevoke(row) && <Button size="small" danger data-action="revoke" onClick={() => setRevoking(row)}>{t("administration:delegation.revoke")}</Button> },
            ]}
          />
        )}
      </PageState>
      {making && <NewDelegation principal={me.person} anyPrincipal={administrator} onClose={() => setMaking(false)} />}
      {revoking !== undefined && (
        <CourtDialog<"RevokeDelegation", object> command="RevokeDelegation" title={t("commands:title", { action: t("administration:delegation.revoke"), about: t("administration:delegation.about", { principal: names.person(revoking.principal), delegate: names.person(revoking.delegate) }) })} grave onClose={() => setRevoking(undefined)} body={() => ({ id: revoking.id })}>
          <p>{t("administration:delegation.revokeHint")}</p>
        </CourtDialog>
      )}
    </AdministrationFrame>
  );
}

interface Values { principal: string; delegate: string; span: [Dayjs, Dayjs]; actions?: string[] }

function NewDelegation({ principal, anyPrincipal, onClose }: { principal: string; anyPrincipal: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const words = useAuthorityWords();
  const authority = useAuthority();
  const required = (label: string) => [{ required: true, message: t("commands:required", { field: label }) }];
  return (
    <CourtDialog<"Delegate", Values> command="Delegate" title={t("administration:delegation.new")} onClose={onClose} initial={{ principal, span: [dayjs(me.todayOn), dayjs(me.todayOn).add(7, "day")] }} body={({ principal: from, delegate, span, actions = [] }) => ({ principal: from, delegate, fromOn: civil(span[0]), untilOn: civil(span[1]), ...(actions.length === 0 ? {} : { actions }) })}>
      <Form.Item name="principal" label={t("administration:delegation.principal")} rules={required(t("administration:delegation.principal"))} hidden={!anyPrincipal}><PersonSelect /></Form.Item>
      <Form.Item name="delegate" label={t("administration:delegation.delegate")} rules={required(t("administration:delegation.delegate"))}><PersonSelect autoFocus /></Form.Item>
      <Form.Item name="span" label={t("administration:delegation.span")} rules={required(t("administration:delegation.span"))}><DatePicker.RangePicker /></Form.Item>
      <Form.Item name="actions" label={t("administration:delegation.actions")} extra={t("administration:delegation.actionsHint")}>
        <Select mode="multiple" showSearch={{ optionFilterProp: "label" }} options={(authority.data?.entries ?? []).map((entry) => ({ value: entry.action, label: words.action(entry.action) }))} />
      </Form.Item>
    </CourtDialog>
  );
}
