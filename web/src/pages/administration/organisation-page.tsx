import { useQuery } from "@tanstack/react-query";
import { Button, Dropdown, Input, Segmented, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { organisationQuery } from "../../api/queries.ts";
import { useNames } from "../../components/names.tsx";
import { PageState } from "../../components/page-state.tsx";
import { oneOf, usePageSearch, type RawSearch } from "../../page-search.ts";
import { AdministrationFrame } from "./administration-frame.tsx";
import { useCourtMay, type CourtCommand } from "./court-command.ts";
import { DepartmentTable, PartnerTable, PersonTable, PostTable } from "./organisation-tables.tsx";
import { ImportDialog } from "./import-dialog.tsx";
import { OrganisationDialog, type OrganisationAct } from "./organisation-dialogs.tsx";

const kinds = ["persons", "departments", "posts", "partners"] as const;

interface Filters { show: (typeof kinds)[number]; department?: string; q?: string; left: boolean }

function filtersOf(raw: RawSearch): Filters {
  return { show: oneOf(kinds, raw["show"]) ?? "persons", left: raw["left"] === "true", ...(raw["department"] === undefined ? {} : { department: raw["department"] }), ...(raw["q"] === undefined ? {} : { q: raw["q"] }) };
}

/** 机构和人员: who is where, in which post, with which roles; changed by those who may. */
export function OrganisationPage() {
  const { t } = useTranslation();
  const names = useNames();
  const may = useCourtMay();
  const query = useQuery(organisationQuery);
  const [filters, setFilters] = usePageSearch(filtersOf);
  const [act, setAct] = useState<OrganisationAct>();
  const [importing, setImporting] = useState(false);
  const registers: { command: CourtCommand; act: OrganisationAct }[] = [
    { command: "RegisterPerson", act: { command: "RegisterPerson" } }, { command: "RegisterDepartment", act: { command: "RegisterDepartment" } }, { command: "RegisterPost", act: { command: "RegisterPost" } }, { command: "RegisterPartner", act: { command: "RegisterPartner" } },
  ];
  const offered = registers.filter((one) => may(one.command));

  return (
    <AdministrationFrame
      path="/administration"
      actions={offered.length > 0 && (
        <>
          <Dropdown trigger={["click"]} menu={{ items: offered.map((one) => ({ key: one.command, label: t(`administration:act.court.${one.command}`) })), onClick: ({ key }) => setAct(offered.find((one) => one.command === key)?.act) }}>
            <Button type="primary" data-action="register">{t("administration:register")}</Button>
          </Dropdown>
          {may("RegisterPerson") && <Button data-action="import" onClick={() => setImporting(true)}>{t("administration:import.button")}</Button>}
        </>
      )}
    >
      <div className="toolbar">
        <div className="toolbar-filters">
          <Segmented<string> aria-label={t("administration:show")} value={filters.show} options={kinds.map((kind) => ({ value: kind, label: t(`administration:show.${kind}`) }))} onChange={(show) => setFilters({ show })} />
          <Input.Search aria-label={t("administration:find")} placeholder={t("administration:find")} allowClear defaultValue={filters.q} onSearch={(q) => setFilters({ q })} className="filter-wide" />
          {(filters.show === "persons" || filters.show === "posts") && <Select aria-label={t("items:department")} placeholder={t("items:department")} allowClear className="filter-wide" showSearch={{ optionFilterProp: "label" }} value={filters.department} options={(names.organisation?.departments ?? []).map((one) => ({ value: one.id, label: names.department(one.id) }))} onChange={(department) => setFilters({ department })} />}
          {filters.show === "persons" && <Select aria-label={t("administration:status")} className="filter" value={filters.left ? "left" : "active"} options={[{ value: "active", label: t("administration:active") }, { value: "left", label: t("administration:left") }]} onChange={(value) => setFilters({ left: value === "left" ? "true" : undefined })} />}
        </div>
      </div>
      <PageState query={query}>
        {(organisation) => {
          const fits = (one: { id: string; name?: string }): boolean => filters.q === undefined || `${one.id} ${one.name ?? ""}`.includes(filters.q);
          const within = (one: { department: string }): boolean => filters.department === undefined || one.department === filters.department;
          switch (filters.show) {
            case "persons": return <PersonTable rows={organisation.persons.filter((one) => fits(one) && within(one) && (one.status === "left") === filters.left)} onAct={setAct} />;
            case "departments": return <DepartmentTable rows={organisation.departments.filter(fits)} onAct={setAct} />;
            case "posts": return <PostTable rows={organisation.posts.filter((one) => fits(one) && within(one))} holders={organisation.persons} onAct={setAct} />;
            case "partners": return <PartnerTable rows={organisation.partners.filter(fits)} onAct={setAct} />;
          }
        }}
      </PageState>
      {act !== undefined && <OrganisationDialog act={act} onClose={() => setAct(undefined)} />}
      {importing && <ImportDialog onClose={() => setImporting(false)} />}
    </AdministrationFrame>
  );
}
