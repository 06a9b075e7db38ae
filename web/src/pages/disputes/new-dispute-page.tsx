import "../../styles/disputes.css";
import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { Button, Checkbox, Form, Input, InputNumber, Radio, Select, type FormInstance } from "antd";
import { useTranslation } from "react-i18next";
import { answered, api } from "../../api/client.ts";
import type { Problem } from "../../api/problem.ts";
import { queryClient, useMe } from "../../api/queries.ts";
import { keys } from "../../api/query-keys.ts";
import type { operations } from "../../api/schema.d.ts";
import { useAttempt } from "../../commands/attempt.ts";
import { PersonalField, VenueField } from "../../commands/dispute-fields.tsx";
import { DepartmentSelect, PartnerSelect } from "../../commands/selects.tsx";
import { ProblemView } from "../../components/problem-view.tsx";
import { sources } from "./list-filters.ts";

type Body = operations["disputeRegister"]["requestBody"]["content"]["application/json"];
type Party = Body["parties"][number];
interface Values extends Omit<Body, "amountFen" | "parties" | "venue"> { amountYuan?: number | null; parties: Party[]; venue: NonNullable<Body["venue"]> }

const roles = ["applicant", "respondent", "third-party"] as const satisfies readonly Party["role"][];
const kinds = ["natural", "legal"] as const satisfies readonly Party["kind"][];

const filled = (text: string | undefined): string | undefined => (text?.trim() === "" ? undefined : text?.trim());

/** The registration from what was filled in: amounts in fen, and nothing that was left empty. */
function bodyOf({ amountYuan, parties, township, summary, caseNumber, partner, foreignRelated, venue, ...values }: Values): Body {
  const given = { township: filled(township), summary: filled(summary), caseNumber: filled(caseNumber), partner };
  return {
    ...values,
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    ...(amountYuan === undefined || amountYuan === null ? {} : { amountFen: Math.round(amountYuan * 100) }),
    ...(foreignRelated === true ? { foreignRelated } : {}),
    venue: { kind: venue.kind, ...(filled(venue.place) === undefined ? {} : { place: filled(venue.place) ?? "" }) },
    parties: parties.map(({ personal, role, kind }) => {
      const entries = Object.entries(personal ?? {}).flatMap(([name, text]): [string, string][] => { const words = filled(text); return words === undefined ? [] : [[name, words]]; });
      return { role, kind, ...(entries.length === 0 ? {} : { personal: Object.fromEntries(entries) }) };
    }),
  };
}

/** "parties[1].personal.name" at its own field. */
function showFaults(form: FormInstance<Values>, problem: Problem): void {
  form.setFields((problem.invalidParams ?? []).map((fault) => ({
    name: fault.path.replace("amountFen", "amountYuan").split(/[.[\]]+/).filter((part) => part !== "").map((part) => (/^\d+$/.test(part) ? Number(part) : part)) as never,
    errors: [fault.message],
  })));
}

/** 登记矛盾纠纷: what a clerk takes down; the triage is proposed on the page that follows, with its reasons. */
export function NewDisputePage() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const { busy, problem, attempt } = useAttempt();
  const need = (field: string): { required: true; message: string }[] => [{ required: true, message: t("commands:required", { field }) }];

  async function send(values: Values): Promise<void> {
    const met = await attempt(async (key) => {
      const { id } = await answered(api.POST("/api/v1/disputes", { body: bodyOf(values), params: { header: { "Idempotency-Key": key } } }));
      await queryClient.invalidateQueries({ queryKey: keys.list("dispute") });
      await navigate({ to: "/disputes/$id", params: { id } });
    });
    if (met !== undefined) showFaults(form, met);
  }

  return (
    <div className="page narrow-page">
      <div className="page-head"><h1>{t("disputes:registerTitle")}</h1></div>
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark
        name="dispute"
        scrollToFirstError
        initialValues={{ source: "walk-in", department: me.department, venue: { kind: "court" }, parties: [{ role: "applicant", kind: "natural" }, { role: "respondent", kind: "natural" }] }}
        onFinish={(values) => void send(values)}
      >
        <section className="panel" aria-labelledby="about-title">
          <h2 id="about-title">{t("disputes:about")}</h2>
          <div className="field-grid">
            <Form.Item name="cause" label={t("disputes:cause")} rules={need(t("disputes:cause"))}><Input maxLength={200} autoFocus placeholder={t("disputes:causeHint")} /></Form.Item>
            <Form.Item name="source" label={t("disputes:filter.source")}><Select options={sources.map((value) => ({ value, label: t(`disputes:source.${value}`) }))} /></Form.Item>
            <Form.Item name="township" label={t("disputes:township")}><Input maxLength={100} /></Form.Item>
            <Form.Item name="amountYuan" label={t("disputes:amountYuan")}><InputNumber min={0} precision={2} className="wide-field" /></Form.Item>
            <Form.Item name="department" label={t("items:department")} rules={need(t("items:department"))}><DepartmentSelect /></Form.Item>
            <Form.Item name="partner" label={t("commands:field.partner")}><PartnerSelect /></Form.Item>
            <VenueField name={["venue"]} label={t("commands:field.venue")} />
            <Form.Item name="caseNumber" label={t("disputes:preFilingNumber")}><Input maxLength={100} /></Form.Item>
          </div>
          <Form.Item name="foreignRelated" valuePropName="checked"><Checkbox>{t("disputes:foreign")}</Checkbox></Form.Item>
          <Form.Item name="summary" label={t("disputes:summary")} extra={t("disputes:summaryApart")}><Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4_000} /></Form.Item>
        </section>
        <section className="panel parties-form" aria-labelledby="parties-title">
          <h2 id="parties-title">{t("disputes:partiesTitle")}</h2>
          <Form.List name="parties">
            {(rows, { add, remove }) => (
              <div className="stack-4">
                {rows.map((row, index) => (
                  <fieldset key={row.key} className="field-group" data-party-form={index}>
                    <legend>{t("disputes:partyNumber", { number: index + 1 })}</legend>
                    <Form.Item name={[row.name, "role"]} label={t("commands:field.partyRole")} rules={need(t("commands:field.partyRole"))}><Radio.Group options={roles.map((value) => ({ value, label: t(`disputes:role.${value}`) }))} /></Form.Item>
                    <Form.Item name={[row.name, "kind"]} label={t("commands:field.partyKind")} rules={need(t("commands:field.partyKind"))}><Radio.Group options={kinds.map((value) => ({ value, label: t(`disputes:partyKind.${value}`) }))} /></Form.Item>
                    <PersonalField name={[row.name, "personal"]} required />
                    {rows.length > 2 && <Button size="small" icon={<DeleteOutlined aria-hidden />} onClick={() => remove(row.name)}>{t("commands:remove")}</Button>}
                  </fieldset>
                ))}
                <Button type="dashed" icon={<PlusOutlined aria-hidden />} onClick={() => add({ role: "respondent", kind: "natural" })}>{t("disputes:addParty")}</Button>
              </div>
            )}
          </Form.List>
        </section>
        {problem !== undefined && <ProblemView problem={problem} />}
        <div className="page-actions form-end">
          <Button type="primary" htmlType="submit" loading={busy} data-action="register">{t("disputes:registerNow")}</Button>
          <span className="muted">{t("disputes:registerNext")}</span>
        </div>
      </Form>
    </div>
  );
}
