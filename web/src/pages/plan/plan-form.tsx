import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Form } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PlanPath } from "./plan-document.ts";
import { ChoiceField, ChoicesField, DateField, NumberField, TextField, useCourtOptions } from "./plan-fields.tsx";
import { freeId, rowsAt, usePlanForm } from "./plan-form-context.ts";
import { PlanItems } from "./plan-item-form.tsx";

/** The plan as a form; every field is a place of the same text that stands beside it. */
export function PlanFormView({ disabled }: { disabled: boolean }) {
  const { t } = useTranslation();
  const { value } = usePlanForm();
  const { persons, departments } = useCourtOptions();
  return (
    <Form layout="vertical" component={false} disabled={disabled}>
      <div className="plan-form">
        <section className="panel" aria-labelledby="plan-charter">
          <h2 id="plan-charter">{t("plan:part.plan")}</h2>
          <div className="plan-grid">
            <TextField path={["title"]} required />
            <TextField path={["theme"]} required />
            <TextField path={["brand"]} />
            <ChoiceField path={["lead"]} options={persons} required />
            <ChoiceField path={["leaderInCharge"]} options={persons} required />
            <ChoicesField path={["departments"]} options={departments} required />
            <DateField path={["startsOn"]} required />
            <DateField path={["endsOn"]} required />
          </div>
        </section>
        <Rows part="goal" path={["goals"]} fresh={() => ({ metric: "", name: "", target: 0, unit: "%" })}>
          {(row) => (
            <>
              <TextField path={[...row, "name"]} required />
              <TextField path={[...row, "metric"]} required />
              <NumberField path={[...row, "baseline"]} />
              <NumberField path={[...row, "target"]} required />
              <TextField path={[...row, "unit"]} required />
              <DateField path={[...row, "by"]} required />
            </>
          )}
        </Rows>
        <Rows part="regime" path={["regimes"]} fresh={() => ({ title: "" })}>
          {(row) => (
            <>
              <TextField path={[...row, "title"]} required />
              <TextField path={[...row, "owner"]} />
              <DateField path={[...row, "effectiveOn"]} />
              <TextField path={[...row, "file"]} />
            </>
          )}
        </Rows>
        <Rows part="milestone" path={["milestones"]} fresh={() => ({ id: freeId("m", rowsAt(value, ["milestones"]).map((one) => String(one["id"]))), name: "" })}>
          {(row) => (
            <>
              <TextField path={[...row, "id"]} required />
              <TextField path={[...row, "name"]} required />
              <DateField path={[...row, "dueOn"]} required />
              <TextField path={[...row, "gate"]} long />
            </>
          )}
        </Rows>
        <section className="panel" aria-labelledby="plan-items">
          <h2 id="plan-items">{t("plan:parts.item")}</h2>
          <PlanItems path={["items"]} />
        </section>
      </div>
    </Form>
  );
}

/** A list of the plan: goals, rules, milestones. */
function Rows({ part, path, fresh, children }: { part: "goal" | "regime" | "milestone"; path: PlanPath; fresh: () => object; children: (row: PlanPath) => ReactNode }) {
  const { t } = useTranslation();
  const form = usePlanForm();
  const rows = rowsAt(form.value, path);
  return (
    <section className="panel" aria-labelledby={`plan-${part}`}>
      <h2 id={`plan-${part}`}>{t(`plan:parts.${part}`)}</h2>
      {rows.length === 0 && <p className="muted">{t(`plan:none.${part}`)}</p>}
      {rows.map((_row, index) => (
        // Rows have no name of their own while they are typed; their place is what they are.
        <fieldset key={index} className="field-group" data-row={`${part} ${index}`}>
          <legend>{t("plan:row", { part: t(`plan:part.${part}`), number: index + 1 })}</legend>
          <div className="plan-grid">{children([...path, index])}</div>
          <Button size="small" icon={<DeleteOutlined />} onClick={() => form.set([...path, index], undefined)}>{t("commands:remove")}</Button>
        </fieldset>
      ))}
      <Button type="dashed" icon={<PlusOutlined />} data-add={part} onClick={() => form.set(path, [...rows, fresh()])}>{t(`plan:add.${part}`)}</Button>
    </section>
  );
}
