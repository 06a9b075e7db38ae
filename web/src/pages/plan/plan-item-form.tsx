import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Collapse, Form, Input, InputNumber, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { pathText, type PlanPath } from "./plan-document.ts";
import { ChoiceField, ChoicesField, DateField, NumberField, TextField, WordsField, useCourtOptions } from "./plan-fields.tsx";
import { freeId, placedItems, rowsAt, usePlanForm, valueAt } from "./plan-form-context.ts";

const cadences = ["daily", "weekly", "half-monthly", "monthly"] as const;
const dueKinds = ["on", "workingDays", "days", "months"] as const;
type DueKind = (typeof dueKinds)[number];

/** Items of the plan or the children of one, each folded to its title until it is worked on. */
export function PlanItems({ path }: { path: PlanPath }) {
  const { t } = useTranslation();
  const form = usePlanForm();
  const rows = rowsAt(form.value, path);
  const [open, setOpen] = useState<string[]>([]);
  const isChild = path.length > 1;

  function add(): void {
    const taken = placedItems(form.value).map((one) => one.id);
    const parent = isChild ? valueAt(form.value, path.slice(0, -1)) : undefined;
    const department = valueAt(parent, ["department"]);
    form.set(path, [...rows, { id: freeId("i", taken), title: "", ...(department === undefined ? {} : { department }), due: { workingDays: 20, after: "start" } }]);
    setOpen((before) => [...before, pathText([...path, rows.length])]);
  }

  return (
    <div className="stack-3">
      {rows.length === 0 && !isChild && <p className="muted">{t("plan:none.item")}</p>}
      {rows.length > 0 && (
        <Collapse
          size="small"
          activeKey={open}
          onChange={(keys) => setOpen([...keys])}
          destroyOnHidden
          items={rows.map((row, index) => {
            const here = [...path, index];
            const key = pathText(here);
            const faults = form.faultsBelow(here);
            const children = rowsAt(row, ["items"]).length;
            return {
              key,
              label: (
                <span className="plan-item-label" data-item={String(row["id"])}>
                  <span>{typeof row["title"] === "string" && row["title"] !== "" ? row["title"] : t("plan:untitled")}</span>
                  <span className="muted">{typeof row["id"] === "string" ? row["id"] : ""}</span>
                  {children > 0 && <span className="tag">{t("plan:children", { count: children })}</span>}
                  {faults > 0 && <span className="tag tag-fault">{t("plan:faultCount", { count: faults })}</span>}
                </span>
              ),
              children: <ItemFields path={here} />,
            };
          })}
        />
      )}
      <div><Button type="dashed" icon={<PlusOutlined />} data-add={isChild ? "child" : "item"} onClick={add}>{t(isChild ? "plan:add.child" : "plan:add.item")}</Button></div>
    </div>
  );
}

function ItemFields({ path }: { path: PlanPath }) {
  const { t } = useTranslation();
  const form = usePlanForm();
  const { persons, departments, posts } = useCourtOptions();
  const milestones = rowsAt(form.value, ["milestones"]).map((one) => ({ value: String(one["id"]), label: `${String(one["name"])} (${String(one["id"])})` }));
  return (
    <div className="stack-3">
      <div className="plan-grid">
        <TextField path={[...path, "title"]} required long />
        <TextField path={[...path, "id"]} required />
        <ChoiceField path={[...path, "milestone"]} options={milestones} />
        <ChoiceField path={[...path, "department"]} options={departments} required />
        <ChoiceField path={[...path, "post"]} options={posts} />
        <ChoiceField path={[...path, "responsible"]} options={persons} />
        <ChoiceField path={[...path, "supervisor"]} options={persons} />
        <ChoicesField path={[...path, "coOrganisers"]} options={persons} />
        <DueFields path={[...path, "due"]} />
        <ChoiceField path={[...path, "priority"]} options={["A", "B", "C"].map((one) => ({ value: one, label: one }))} />
        <NumberField path={[...path, "weight"]} />
        <ChoiceField path={[...path, "report"]} options={cadences.map((one) => ({ value: one, label: t(`item:cadence.${one}`) }))} />
        <TextField path={[...path, "process"]} />
        <WordsField path={[...path, "evidence"]} />
        <TextField path={[...path, "duty"]} long />
      </div>
      <PlanItems path={[...path, "items"]} />
      <div><Button size="small" danger icon={<DeleteOutlined />} onClick={() => form.set(path, undefined)}>{t("plan:removeItem")}</Button></div>
    </div>
  );
}

/** When an item is due: on a day, or so long after the start, a milestone or another item. */
function DueFields({ path }: { path: PlanPath }) {
  const { t } = useTranslation();
  const form = usePlanForm();
  const rule = valueAt(form.value, path);
  const field = (name: string): unknown => (typeof rule === "object" && rule !== null ? Reflect.get(rule, name) : undefined);
  const kind: DueKind = dueKinds.find((one) => field(one) !== undefined) ?? "workingDays";
  const amount = kind === "on" ? undefined : field(kind);
  const after = field("after");
  const anchor = typeof after === "string" ? after : "start";
  const id = `plan-${pathText(path).replace(/[^\w]/g, "-")}`;
  const fault = form.faultAt(path) ?? form.faultAt([...path, "after"]) ?? form.faultAt([...path, kind]);
  const anchors = [
    { value: "start", label: t("plan:due.start") },
    ...rowsAt(form.value, ["milestones"]).map((one) => ({ value: String(one["id"]), label: `${String(one["name"])} (${String(one["id"])})` })),
    ...placedItems(form.value).filter((one) => pathText(one.path) !== pathText(path.slice(0, -1))).map((one) => ({ value: one.id, label: `${one.title} (${one.id})` })),
  ];
  const choose = (chosen: DueKind): void => form.set(path, chosen === "on" ? { on: "" } : { [chosen]: typeof amount === "number" ? amount : 20, after: anchor });
  return (
    <>
      <Form.Item label={t("plan:field.due")} htmlFor={`${id}-kind`} required {...(fault === undefined ? {} : { validateStatus: "error" as const, help: fault })}>
        <Select id={`${id}-kind`} value={kind} options={dueKinds.map((one) => ({ value: one, label: t(`plan:due.kind.${one}`) }))} onChange={choose} />
      </Form.Item>
      {kind === "on"
        ? <DateField path={[...path, "on"]} field="dueOn" required />
        : (
          <>
            <Form.Item label={t(`plan:due.kind.${kind}`)} htmlFor={`${id}-amount`}><InputNumber id={`${id}-amount`} className="plan-number" min={1} value={typeof amount === "number" ? amount : null} onChange={(given) => form.set([...path, kind], given ?? 1)} /></Form.Item>
            <Form.Item label={t("plan:due.after")} htmlFor={`${id}-after`}>
              {anchors.some((one) => one.value === anchor)
                ? <Select id={`${id}-after`} value={anchor} showSearch={{ optionFilterProp: "label" }} options={anchors} onChange={(given: string) => form.set([...path, "after"], given)} />
                : <Input id={`${id}-after`} value={anchor} onChange={(event) => form.set([...path, "after"], event.target.value)} />}
            </Form.Item>
          </>
        )}
    </>
  );
}
