import { DatePicker, Form, Input, InputNumber, Select } from "antd";
import dayjs from "dayjs";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { civil } from "../../commands/command-body.ts";
import { useNames } from "../../components/names.tsx";
import { pathText, type PlanPath } from "./plan-document.ts";
import { usePlanForm, valueAt } from "./plan-form-context.ts";

export interface Option { value: string; label: string }

interface Props { path: PlanPath; /** Key of the label under plan:field. */ field?: string; required?: boolean }

/** Label, value and fault of a place of the plan. */
function usePlace({ path, field, required }: Props) {
  const { t } = useTranslation();
  const form = usePlanForm();
  const name = field ?? String(path.at(-1));
  return {
    id: `plan-${pathText(path).replace(/[^\w]/g, "-")}`,
    label: t(`plan:field.${name}`),
    value: valueAt(form.value, path),
    fault: form.faultAt(path),
    // What must be there keeps its place in the text while it is empty.
    set: (value: unknown): void => form.set(path, value === null || (required !== true && (value === "" || (Array.isArray(value) && value.length === 0))) ? undefined : value),
  };
}

function Framed({ id, label, fault, required = false, className, children }: { id: string; label: string; fault: string | undefined; required?: boolean | undefined; className?: string; children: ReactNode }) {
  return <Form.Item label={label} htmlFor={id} required={required} {...(className === undefined ? {} : { className })} {...(fault === undefined ? {} : { validateStatus: "error" as const, help: fault })}>{children}</Form.Item>;
}

const textOf = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? String(value) : "");
const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : []);

export function TextField({ long = false, ...props }: Props & { long?: boolean }) {
  const { id, label, value, fault, set } = usePlace(props);
  return (
    <Framed id={id} label={label} fault={fault} required={props.required} {...(long ? { className: "plan-wide" } : {})}>
      {long
        ? <Input.TextArea id={id} value={textOf(value)} autoSize={{ minRows: 1, maxRows: 6 }} maxLength={1_000} onChange={(event) => set(event.target.value)} />
        : <Input id={id} value={textOf(value)} maxLength={200} onChange={(event) => set(event.target.value)} />}
    </Framed>
  );
}

export function NumberField(props: Props) {
  const { id, label, value, fault, set } = usePlace(props);
  return <Framed id={id} label={label} fault={fault} required={props.required}><InputNumber id={id} className="plan-number" value={typeof value === "number" ? value : null} onChange={(given) => set(given)} /></Framed>;
}

export function DateField(props: Props) {
  const { id, label, value, fault, set } = usePlace(props);
  const day = typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) ? dayjs(value) : undefined;
  return <Framed id={id} label={label} fault={fault} required={props.required}><DatePicker id={id} className="plan-number" value={day?.isValid() === true ? day : null} onChange={(given) => set(given === null ? undefined : civil(given))} /></Framed>;
}

export function ChoiceField({ options, clearable = true, ...props }: Props & { options: readonly Option[]; clearable?: boolean }) {
  const { id, label, value, fault, set } = usePlace(props);
  const known = typeof value === "string" && value !== "" ? value : undefined;
  return <Framed id={id} label={label} fault={fault} required={props.required}><Select id={id} value={known ?? null} allowClear={clearable} showSearch={{ optionFilterProp: "label" }} options={[...options]} onChange={(given: string | null | undefined) => set(given ?? undefined)} /></Framed>;
}

export function ChoicesField({ options, ...props }: Props & { options: readonly Option[] }) {
  const { id, label, value, fault, set } = usePlace(props);
  return <Framed id={id} label={label} fault={fault} required={props.required} className="plan-wide"><Select id={id} mode="multiple" value={textsOf(value)} showSearch={{ optionFilterProp: "label" }} options={[...options]} onChange={(given: string[]) => set(given)} /></Framed>;
}

/** Words one by one, each ended by Enter. */
export function WordsField(props: Props) {
  const { t } = useTranslation();
  const { id, label, value, fault, set } = usePlace(props);
  return <Framed id={id} label={label} fault={fault} required={props.required} className="plan-wide"><Select id={id} mode="tags" open={false} suffix={null} placeholder={t("commands:hint.lines")} value={textsOf(value)} onChange={(given: string[]) => set(given)} /></Framed>;
}

/** Persons, departments and posts to choose from; whoever has left is not among them. */
export function useCourtOptions(): { persons: Option[]; departments: Option[]; posts: Option[] } {
  const names = useNames();
  const { organisation } = names;
  return {
    persons: (organisation?.persons ?? []).filter((one) => one.status === "active").map((one) => ({ value: one.id, label: `${names.person(one.id)} · ${names.department(one.department)}` })),
    departments: (organisation?.departments ?? []).filter((one) => one.closed !== true).map((one) => ({ value: one.id, label: names.department(one.id) })),
    posts: (organisation?.posts ?? []).filter((one) => one.closed !== true).map((one) => ({ value: one.id, label: names.post(one.id) })),
  };
}
