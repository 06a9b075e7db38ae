import { Form, Input } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** A field of a court command's form, with its label out of `administration:field`. */
export function Field({ name, text, optional = false, extra, children }: { name: string; text: string; optional?: boolean; extra?: string; children: ReactNode }) {
  const { t } = useTranslation();
  const label = t(`administration:field.${text}`);
  return <Form.Item name={name} label={label} rules={optional ? [] : [{ required: true, message: t("commands:required", { field: label }) }]} {...(extra === undefined ? {} : { extra })}>{children}</Form.Item>;
}

export function IdField() {
  const { t } = useTranslation();
  return <Field name="id" text="id" extra={t("administration:hint.id")}><Input autoFocus maxLength={60} /></Field>;
}

export const NameField = () => <Field name="name" text="name"><Input maxLength={100} /></Field>;

/** Several short texts, one a line: their order is seen, and changed by moving lines. */
export function LinesField({ name, text, extra, optional = false }: { name: string; text: string; extra: string; optional?: boolean }) {
  return <Field name={name} text={text} extra={extra} optional={optional}><Input.TextArea autoSize={{ minRows: 4, maxRows: 14 }} /></Field>;
}

/** The lines of such a field that say something. */
export function linesOf(text: string | undefined): string[] {
  return (text ?? "").split("\n").map((line) => line.trim()).filter((line) => line !== "");
}
