import { DatePicker, Form, Input, InputNumber, Radio, Select, type FormInstance } from "antd";
import { useTranslation } from "react-i18next";
import type { Field } from "./command-form.ts";
import { ChildrenField, CountersigningField, DueField, DutyField, EvidenceField, OpenItemsField, TargetField, WarningAnswersField } from "./compound-fields.tsx";
import { CalendarSelect, DepartmentSelect, LadderSelect, PersonSelect, PostSelect } from "./selects.tsx";

/** What some fields can offer: taken from the entity the command is about. */
export interface FieldContext {
  notices?: readonly { number: string; text: string; reply?: string | undefined }[];
  milestones?: readonly { id: string; name: string; reachedOn?: string | undefined }[];
  openItems?: readonly { id: string; title: string }[];
  warnings?: readonly { id: string; text: string }[];
  checks?: readonly { day: number; dueOn: string }[];
  files?: readonly { sha256: string; name: string }[];
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
    case "line": case "note": case "longNote": case "number": case "date": case "person": case "persons": case "department": case "post": case "granted": case "passed":
    case "opinion": case "checkDay": case "lines": case "noticeNumber": case "milestone": case "calendar": case "ladder":
      return (
        <Form.Item name={field.name} label={label} rules={field.required === true ? [{ required: true, message: t("commands:required", { field: label }) }] : []}>
          <Simple widget={widget} autoFocus={autoFocus} context={context} />
        </Form.Item>
      );
  }
}

type SimpleWidget = Exclude<Field["widget"], "duty" | "due" | "evidence" | "target" | "countersigning" | "warningAnswers" | "openItems" | "reopenItems" | "children">;

/** What antd's Form.Item hands its only child. */
interface Controlled { id?: string; value?: never; onChange?: never }

function Simple({ widget, autoFocus, context, ...given }: { widget: SimpleWidget; autoFocus: boolean; context: FieldContext } & Controlled) {
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
    case "granted": return <Radio.Group {...given} options={[{ value: true, label: t("commands:option.granted") }, { value: false, label: t("commands:option.refused") }]} />;
    case "passed": return <Radio.Group {...given} options={[{ value: true, label: t("commands:option.passed") }, { value: false, label: t("commands:option.failed") }]} />;
    case "opinion": return <Radio.Group {...given} options={[{ value: "agree", label: t("commands:option.agree") }, { value: "disagree", label: t("commands:option.disagree") }]} />;
    case "checkDay": return <Select {...given} className="short-field" options={(context.checks ?? [{ day: 30 }, { day: 60 }, { day: 90 }]).map(({ day }) => ({ value: day, label: t("commands:option.day", { day }) }))} />;
    case "lines": return <Select {...given} mode="tags" open={false} suffix={null} placeholder={t("commands:hint.lines")} />;
    case "noticeNumber": return <Select {...given} options={(context.notices ?? []).filter((notice) => notice.reply === undefined).map((notice) => ({ value: notice.number, label: notice.number }))} />;
    case "milestone": return <Select {...given} options={(context.milestones ?? []).filter((one) => one.reachedOn === undefined).map((one) => ({ value: one.id, label: one.name }))} />;
  }
}
