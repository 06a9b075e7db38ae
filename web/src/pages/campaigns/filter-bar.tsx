import { CloseOutlined, FilterOutlined } from "@ant-design/icons";
import { Button, DatePicker, Grid, Input, Select } from "antd";
import dayjs from "dayjs";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { PersonSelect } from "../../commands/selects.tsx";
import { Light, lights } from "../../components/light.tsx";
import { useNames } from "../../components/names.tsx";
import type { RawSearch } from "../../page-search.ts";
import { campaignStatuses, itemStatuses, linkedFilters, severalOf, type ItemFilters } from "./view-filters.ts";

interface Props { raw: RawSearch; onSet: (change: RawSearch) => void }

const dayFormat = "YYYY-MM-DD";

/** Both names and values come from the address; the fields only show and set it. */
function TextFilter({ raw, onSet }: Props) {
  const { t } = useTranslation();
  // A new key empties the field when the address no longer has the words.
  return <Input.Search key={raw["q"] ?? ""} aria-label={t("campaigns:find")} placeholder={t("campaigns:find")} defaultValue={raw["q"]} allowClear maxLength={100} onSearch={(value) => onSet({ q: value.trim() === "" ? undefined : value.trim() })} className="filter-wide" />;
}

function DepartmentFilter({ raw, onSet }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  const options = (names.organisation?.departments ?? []).map((one) => ({ value: one.id, label: names.department(one.id) }));
  return <Select aria-label={t("items:department")} placeholder={t("items:department")} allowClear className="filter-wide" showSearch={{ optionFilterProp: "label" }} value={raw["department"]} options={options} onChange={(value: string | undefined) => onSet({ department: value })} />;
}

function PersonFilter({ raw, onSet, label }: Props & { label: string }) {
  const given = { value: raw["responsible"], onChange: (value: string | undefined) => onSet({ responsible: value }) };
  return <span className="filter-wide"><PersonSelect label={label} {...(given as object)} /></span>;
}

function StatusFilter({ name, values, raw, onSet }: Props & { name: "status" | "campaignStatus"; values: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <Select
      mode="multiple"
      aria-label={t("items:status")}
      placeholder={t("items:status")}
      allowClear
      maxTagCount={1}
      className="filter-wide"
      value={severalOf(values, raw[name])}
      options={values.map((status) => ({ value: status, label: t(`names:status.${status}`) }))}
      onChange={(chosen) => onSet({ [name]: chosen.length === 0 ? undefined : chosen.join(",") })}
    />
  );
}

/** From and until as people say it, both days included; the address has the days outside, as the API does. */
function DueFilter({ raw, onSet }: Props) {
  const { t } = useTranslation();
  const after = raw["dueAfter"];
  const before = raw["dueBefore"];
  return (
    <DatePicker.RangePicker
      aria-label={t("campaigns:due")}
      placeholder={[t("campaigns:dueFrom"), t("campaigns:dueTo")]}
      allowEmpty={[true, true]}
      value={[after === undefined ? null : dayjs(after).add(1, "day"), before === undefined ? null : dayjs(before).subtract(1, "day")]}
      onChange={(range) => onSet({ dueAfter: range?.[0]?.subtract(1, "day").format(dayFormat), dueBefore: range?.[1]?.add(1, "day").format(dayFormat) })}
      className="filter-range"
    />
  );
}

/** On a phone the words are enough to begin with; the other fields open when asked for. */
function FoldedFilters({ count, children }: { count: number; children: ReactNode }) {
  const { t } = useTranslation();
  const wide = Grid.useBreakpoint().md === true;
  const [open, setOpen] = useState(false);
  return (
    <>
      {!wide && <Button icon={<FilterOutlined aria-hidden />} aria-expanded={open} onClick={() => setOpen(!open)} className="filter-fold">{t("campaigns:filters", { count })}</Button>}
      {(wide || open) && children}
    </>
  );
}

const countOf = (raw: RawSearch, names: readonly string[]): number => names.filter((name) => raw[name] !== undefined).length;

/** Filters of the list of campaigns. */
export function CampaignFilterBar(given: Props) {
  const { t } = useTranslation();
  return (
    <>
      <TextFilter {...given} />
      <FoldedFilters count={countOf(given.raw, ["department", "responsible", "campaignStatus"])}>
        <DepartmentFilter {...given} />
        <PersonFilter {...given} label={t("campaigns:lead")} />
        <StatusFilter {...given} name="campaignStatus" values={campaignStatuses} />
      </FoldedFilters>
    </>
  );
}

/** The filters that the four views of items share. */
export function ItemFilterBar({ campaigns, filters, ...given }: Props & { campaigns: ReadonlyMap<string, string>; filters: ItemFilters }) {
  const { t } = useTranslation();
  const { raw, onSet } = given;
  return (
    <>
      <TextFilter {...given} />
      <FoldedFilters count={countOf(raw, ["campaign", "department", "responsible", "status", "light", "dueAfter", "dueBefore"])}>
        <Select aria-label={t("campaigns:campaign")} placeholder={t("campaigns:campaign")} allowClear className="filter-wide" showSearch={{ optionFilterProp: "label" }} value={raw["campaign"]} options={[...campaigns].map(([value, label]) => ({ value, label }))} onChange={(value: string | undefined) => onSet({ campaign: value })} />
        <DepartmentFilter {...given} />
        <PersonFilter {...given} label={t("items:responsible")} />
        <StatusFilter {...given} name="status" values={itemStatuses} />
        <Select aria-label={t("items:light")} placeholder={t("items:light")} allowClear className="filter" value={filters.light} options={lights.map((light) => ({ value: light, label: <Light light={light} /> }))} onChange={(value: string | undefined) => onSet({ light: value })} />
        <DueFilter {...given} />
      </FoldedFilters>
      <LinkedFilters {...given} />
    </>
  );
}

/** Filters that a figure's link brought. */
function LinkedFilters({ raw, onSet }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  const said = (name: (typeof linkedFilters)[number], value: string): string => {
    switch (name) {
      case "post": return names.post(value);
      case "supervisor": return names.person(value);
      case "waitingFor": return value;
      case "priority": return value;
      case "open": return value === "true" ? t("items:open") : t("campaigns:closed");
      case "mine": return t("campaigns:yes");
      case "vacant": return severalOf(["post", "responsible"], value).map((one) => t(`campaigns:vacant.${one}`)).join(t("shell:listSeparator"));
    }
  };
  return linkedFilters.flatMap((name) => {
    const value = raw[name];
    if (value === undefined) return [];
    const words = t("campaigns:linked", { name: t(`campaigns:filter.${name}`), value: said(name, value) });
    return [<Button key={name} size="small" icon={<CloseOutlined aria-hidden />} iconPlacement="end" onClick={() => onSet({ [name]: undefined })} aria-label={t("campaigns:dropFilter", { filter: words })}>{words}</Button>];
  });
}
