import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { settingsQuery } from "../api/queries.ts";
import { useNames } from "../components/names.tsx";

/** What antd's Form.Item hands its only child, whatever the value is. */
interface Controlled { id?: string; value?: never; onChange?: never; autoFocus?: boolean }

/** Active persons by name and department; typing part of either finds them. */
export function PersonSelect({ several = false, label, ...given }: Controlled & { several?: boolean; label?: string }) {
  const names = useNames();
  const options = (names.organisation?.persons ?? []).filter((person) => person.status === "active")
    .map((person) => ({ value: person.id, label: `${person.name ?? person.id} · ${names.department(person.department)}` }));
  return <Select {...given} {...(several ? { mode: "multiple" as const } : {})} {...(label === undefined ? {} : { "aria-label": label, placeholder: label })} showSearch={{ optionFilterProp: "label" }} allowClear options={options} />;
}

export function DepartmentSelect(given: Controlled) {
  const names = useNames();
  const options = (names.organisation?.departments ?? []).filter((one) => one.closed !== true).map((one) => ({ value: one.id, label: names.department(one.id) }));
  return <Select {...given} showSearch={{ optionFilterProp: "label" }} options={options} />;
}

export function PostSelect(given: Controlled) {
  const names = useNames();
  const options = (names.organisation?.posts ?? []).filter((one) => one.closed !== true).map((one) => ({ value: one.id, label: names.post(one.id) }));
  return <Select {...given} showSearch={{ optionFilterProp: "label" }} allowClear options={options} />;
}

/** 协同单位 of the platform. */
export function PartnerSelect(given: Controlled) {
  const names = useNames();
  const options = (names.organisation?.partners ?? []).map((one) => ({ value: one.id, label: one.name }));
  return <Select {...given} showSearch={{ optionFilterProp: "label" }} allowClear options={options} />;
}

export function CalendarSelect(given: Controlled) {
  const { data } = useQuery(settingsQuery);
  return <Select {...given} options={Object.keys(data?.calendars ?? {}).map((version) => ({ value: version, label: version }))} />;
}

export function LadderSelect(given: Controlled) {
  const { data } = useQuery(settingsQuery);
  return <Select {...given} options={Object.keys(data?.ladders ?? {}).map((version) => ({ value: version, label: version }))} />;
}
