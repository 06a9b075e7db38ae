import { Checkbox, DatePicker, Form, Input, InputNumber, Radio, Select, type FormInstance } from "antd";
import { useTranslation } from "react-i18next";
import type { Field, Offer } from "./command-form.ts";
import { PanelField, PersonalField, VenueField } from "./dispute-fields.tsx";
import { ChildrenField, CountersigningField, DueField, DutyField, EvidenceField, OpenItemsField, TargetField, WarningAnswersField } from "./compound-fields.tsx";
import { CalendarSelect, DepartmentSelect, LadderSelect, PartnerSelect, PersonSelect, PostSelect } from "./selects.tsx";

/** What some fields can offer: taken from the entity the command is about. */
export interface FieldContext {
  notices?: readonly { number: string; text: string; reply?: string | undefined }[];
  milestones?: readonly { id: string; name: string; reachedOn?: string | undefined }[];
  openItems?: readonly { id: string; title: string }[];
  warnings?: readonly { id: string; text: string }[];
  checks?: readonly { day: number; dueOn: string }[];
  files?: readonly { sha256: string; name: string }[];
  /** What a dispute has of its own: parties, clocks, requests. */
  offers?: Readonly<Record<Offer, readonly { value: string; label: string }[]>>;
  /** Names of the evidence that must come along. */
  evidenceWanted?: readonly string[];
}

interface Props { field: Field; autoFocus: boolean; context: FieldContext; form: FormInstance }

/** One field of a command's form, by its widget. */
export function CommandField({ field, autoFocus, context }: Props) {
  const { t } = useTranslation();
  const label = t(`commands:field.${field.text ?? field.name}`);
  const { widget } = field;
  switch (widget) {
    case "duty": return <DutyField name={[field.name]} />;
    case "due": return <DueField name={field.name} label={label} />;
    case "evidence": return <EvidenceField name={field.name} label={label} files={context.files ?? []} wanted={context.evidenceWanted ?? []} />;
    case "target": return <TargetField name={field.name} label={label} />;
    case "countersigning": return <CountersigningField name={field.name} label={label} />;
    case "warningAnswers": return <WarningAnswersField name={field.name} label={label} warnings={context.warnings ?? []} />;
    case "openItems":
    case "reopenItems": return <OpenItemsField name={field.name} label={label} items={context.openItems ?? []} how={widget === "reopenItems" ? "due" : field.text === "disposals" ? "disposal" : "ground"} />;
    case "children": return <ChildrenField name={field.name} label={label} />;
    case "panel": return <PanelField name={field.name} label={label} />;
    case "venue": return <VenueField name={[field.name]} label={label} />;
    case "personal": return <PersonalField name={[field.name]} />;
    case "mark": return <Form.Item name={field.name} valuePropName="checked"><Checkbox>{label}</Checkbox></Form.Item>;
    case "line": case "note": case "longNote": case "number": case "date": case "person": case "persons": case "department": case "post": case "granted": case "passed":
    case "opinion": case "checkDay": case "lines": case "noticeNumber": case "milestone": case "calendar": case "ladder":
    case "instant": case "choice": case "yesNo": case "offer": case "offers": case "partner":
      return (
        <Form.Item name={field.name} label={label} rules={field.required === true ? [{ required: true, message: t("commands:required", { field: label }) }] : []}>
          <Simple widget={widget} field={field} autoFocus={autoFocus} context={context} />
        </Form.Item>
      );
  }
}

type SimpleWidget = Exclude<Field["widget"], "duty" | "due" | "evidence" | "target" | "countersigning" | "warningAnswers" | "openItems" | "reopenItems" | "children" | "panel" | "venue" | "personal" | "mark">;

/** What antd's Form.Item hands its only child. */
interface Controlled { id?: string; value?: never; onChange?: never }

function Simple({ widget, field, autoFocus, context, ...given }: { widget: SimpleWidget; field: Field; autoFocus: boolean; context: FieldContext } & Controlled) {
  const { t } = useTranslation();
  switch (widget) {
    case "line": return <Input {...given} autoFocus={autoFocus} maxLength={200} />;
    case "note": return <Input.TextArea {...given} autoFocus={autoFocus} autoSize={{ minRows: 3, maxRows: 10 }} maxLength={4_000} showCount={{ formatter: ({ count, maxLength }) => (count > 3_000 ? `${count}/${maxLength ?? 0}` : "") }} />;
    case "longNote": return <Input.TextArea {...given} autoFocus={autoFocus} autoSize={{ minRows: 8, maxRows: 20 }} maxLength={20_000} />;
    case "number": return <InputNumber {...given} autoFocus={autoFocus} className="short-field" />;
    case "date": return <DatePicker {...given} autoFocus={autoFocus} className="short-field" />;
    case "person": return <PersonSelect {...given} autoFocus={autoFocus} />;
    case "persons": return <PersonSelect {...given} autoFocus={autoFocus} several />;
    case "department": return <DepartmentSelect {...given} autoFocus={autoFocus} />;
    case "post": return <PostSelect {...given} />;
    case "calendar": return <CalendarSelect {...given} autoFocus={autoFocus} />;
    case "ladder": return <LadderSelect {...given} autoFocus={autoFocus} />;
    case "partner": return <PartnerSelect {...given} />;
    case "instant": return <DatePicker {...given} autoFocus={autoFocus} className="short-field" showTime={{ format: "HH:mm", minuteStep: 5 }} format="YYYY-MM-DD HH:mm" />;
    case "choice": return <Choice {...given} field={field} />;
    case "yesNo": return <Radio.Group {...given} options={[true, false].map((value) => ({ value, label: t(`disputes:${field.family ?? ""}.${String(value)}`) }))} />;
    case "offer":
    case "offers": return <Select {...given} {...(widget === "offers" ? { mode: "multiple" as const } : {})} allowClear={field.required !== true} showSearch={{ optionFilterProp: "label" }} options={[...(field.of === undefined ? [] : context.offers?.[field.of] ?? [])]} notFoundContent={t("commands:hint.nothingToChoose")} />;
    case "granted": return <Radio.Group {...given} options={[{ value: true, label: t("commands:option.granted") }, { value: false, label: t("commands:option.refused") }]} />;
    case "passed": return <Radio.Group {...given} options={[{ value: true, label: t("commands:option.passed") }, { value: false, label: t("commands:option.failed") }]} />;
    case "opinion": return <Radio.Group {...given} options={[{ value: "agree", label: t("commands:option.agree") }, { value: "disagree", label: t("commands:option.disagree") }]} />;
    case "checkDay": return <Select {...given} className="short-field" options={(context.checks ?? [{ day: 30 }, { day: 60 }, { day: 90 }]).map(({ day }) => ({ value: day, label: t("commands:option.day", { day }) }))} />;
    case "lines": return <Select {...given} mode="tags" open={false} suffix={null} placeholder={t("commands:hint.lines")} />;
    case "noticeNumber": return <Select {...given} options={(context.notices ?? []).filter((notice) => notice.reply === undefined).map((notice) => ({ value: notice.number, label: notice.number }))} />;
    case "milestone": return <Select {...given} options={(context.milestones ?? []).filter((one) => one.reachedOn === undefined).map((one) => ({ value: one.id, label: one.name }))} />;
  }
}

/** A few values lie open; many fold into a list. */
function Choice({ field, ...given }: { field: Field } & Controlled) {
  const { t } = useTranslation();
  const options = (field.values ?? []).map((value) => ({ value, label: t(`disputes:${field.family ?? ""}.${value}`) }));
  return options.length <= 3 ? <Radio.Group {...given} options={options} /> : <Select {...given} options={options} showSearch={{ optionFilterProp: "label" }} />;
}
