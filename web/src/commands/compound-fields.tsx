import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, DatePicker, Form, Input, InputNumber, Radio, Select, Space } from "antd";
import { useTranslation } from "react-i18next";
import { DepartmentSelect, PersonSelect, PostSelect } from "./selects.tsx";

type Path = (string | number)[];

/** 定人、定岗、定责 */
export function DutyField({ name, short = false }: { name: Path; short?: boolean }) {
  const { t } = useTranslation();
  const department = t("commands:field.department");
  return (
    <>
      <Form.Item name={[...name, "department"]} label={department} rules={[{ required: true, message: t("commands:required", { field: department }) }]}><DepartmentSelect autoFocus={!short} /></Form.Item>
      {!short && <Form.Item name={[...name, "post"]} label={t("commands:field.post")}><PostSelect /></Form.Item>}
      <Form.Item name={[...name, "responsible"]} label={t("commands:field.responsible")}><PersonSelect /></Form.Item>
      {!short && <Form.Item name={[...name, "supervisor"]} label={t("commands:field.supervisor")}><PersonSelect /></Form.Item>}
      {!short && <Form.Item name={[...name, "coOrganisers"]} label={t("commands:field.coOrganisers")}><PersonSelect several /></Form.Item>}
    </>
  );
}

/** A due date as a day; the other rules belong to the plan. */
export function DueField({ name, label }: { name: string; label: string }) {
  const { t } = useTranslation();
  return <Form.Item name={[name, "on"]} label={label} rules={[{ required: true, message: t("commands:required", { field: label }) }]}><DatePicker className="short-field" /></Form.Item>;
}

/** Evidence: by name, with the address where it lies or the file that was attached to the item. */
export function EvidenceField({ name, label, files, wanted }: { name: string; label: string; files: readonly { sha256: string; name: string }[]; wanted: readonly string[] }) {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  const title = t("commands:field.evidenceName");
  const options = files.map((file) => ({ value: file.sha256, label: file.name }));
  return (
    <Form.Item label={label} extra={wanted.length === 0 ? undefined : t("commands:hint.evidenceWanted", { names: wanted.join(t("shell:listSeparator")) })}>
      <Form.List name={name}>
        {(rows, { add, remove }) => (
          <div className="stack-2">
            {rows.map((row) => (
              <div key={row.key} className="row-fields">
                <Form.Item name={[row.name, "name"]} noStyle rules={[{ required: true, message: t("commands:required", { field: title }) }]}><Input aria-label={title} placeholder={title} maxLength={200} /></Form.Item>
                {files.length > 0 && (
                  <Form.Item name={[row.name, "sha256"]} noStyle>
                    <Select
                      aria-label={t("commands:field.evidenceFile")} placeholder={t("commands:field.evidenceFile")} allowClear options={options}
                      onChange={(sha256: string | undefined) => {
                        const file = files.find((one) => one.sha256 === sha256);
                        if (file !== undefined && !form.getFieldValue([name, row.name, "name"])) form.setFieldValue([name, row.name, "name"], file.name);
                      }}
                    />
                  </Form.Item>
                )}
                {files.length === 0 && <Form.Item name={[row.name, "uri"]} noStyle><Input aria-label={t("commands:field.evidenceAddress")} placeholder={t("commands:field.evidenceAddress")} maxLength={2_000} /></Form.Item>}
                <Button aria-label={t("commands:remove")} icon={<DeleteOutlined />} onClick={() => remove(row.name)} />
              </div>
            ))}
            <Button type="dashed" icon={<PlusOutlined />} onClick={() => add({})}>{t("commands:addEvidence")}</Button>
          </div>
        )}
      </Form.List>
    </Form.Item>
  );
}

/** A figure: indicator, value, unit. */
export function TargetField({ name, label }: { name: string; label: string }) {
  const { t } = useTranslation();
  return (
    <Form.Item label={label}>
      <Space.Compact block>
        <Form.Item name={[name, "metric"]} noStyle><Input aria-label={t("commands:field.metric")} placeholder={t("commands:field.metric")} /></Form.Item>
        <Form.Item name={[name, "value"]} noStyle><InputNumber aria-label={t("commands:field.value")} placeholder={t("commands:field.value")} /></Form.Item>
        <Form.Item name={[name, "unit"]} noStyle><Input aria-label={t("commands:field.unit")} placeholder={t("commands:field.unit")} /></Form.Item>
      </Space.Compact>
    </Form.Item>
  );
}

/** 会签 all of, 或签 any of. */
export function CountersigningField({ name, label }: { name: string; label: string }) {
  const { t } = useTranslation();
  const mode: unknown = Form.useWatch([name, "mode"]);
  return (
    <>
      <Form.Item name={[name, "mode"]} label={label}>
        <Radio.Group options={[{ value: undefined, label: t("commands:option.noCountersigning") }, { value: "all", label: t("commands:option.allOf") }, { value: "any", label: t("commands:option.anyOf") }]} />
      </Form.Item>
      {typeof mode === "string" && (
        <Form.Item name={[name, "persons"]} label={t("commands:field.counterSigners")} rules={[{ required: true, message: t("commands:required", { field: t("commands:field.counterSigners") }) }]}><PersonSelect several /></Form.Item>
      )}
    </>
  );
}

/** The approver's answer to each warning of the plan. */
export function WarningAnswersField({ name, label, warnings }: { name: string; label: string; warnings: readonly { id: string; text: string }[] }) {
  const { t } = useTranslation();
  if (warnings.length === 0) return null;
  return (
    <fieldset className="field-group">
      <legend>{label}</legend>
      {warnings.map((warning, index) => (
        <div key={warning.id}>
          <Form.Item name={[name, index, "id"]} initialValue={warning.id} hidden><Input /></Form.Item>
          <Form.Item name={[name, index, "answer"]} label={warning.text} rules={[{ required: true, message: t("commands:required", { field: label }) }]}><Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={4_000} /></Form.Item>
        </div>
      ))}
    </fieldset>
  );
}

type HowOpen = "ground" | "disposal" | "due";

/** Open items of a campaign, each named with what becomes of it. */
export function OpenItemsField({ name, label, items, how }: { name: string; label: string; items: readonly { id: string; title: string }[]; how: HowOpen }) {
  const { t } = useTranslation();
  const options = items.map((item) => ({ value: item.id, label: item.title }));
  const ground = t("commands:field.ground");
  return (
    <Form.Item label={label}>
      <Form.List name={name}>
        {(rows, { add, remove }) => (
          <div className="stack-2">
            {rows.map((row) => (
              <div key={row.key} className="row-fields">
                <Form.Item name={[row.name, "item"]} noStyle rules={[{ required: true, message: t("commands:required", { field: t("commands:field.item") }) }]}><Select aria-label={t("commands:field.item")} placeholder={t("commands:field.item")} options={options} showSearch={{ optionFilterProp: "label" }} /></Form.Item>
                {how === "disposal" && <Form.Item name={[row.name, "action"]} noStyle initialValue="carry"><Select aria-label={t("commands:field.disposal")} options={[{ value: "carry", label: t("commands:option.carry") }, { value: "waive", label: t("commands:option.waive") }]} /></Form.Item>}
                {how === "due"
                  ? <Form.Item name={[row.name, "due", "on"]} noStyle rules={[{ required: true, message: t("commands:required", { field: t("commands:field.due") }) }]}><DatePicker aria-label={t("commands:field.due")} /></Form.Item>
                  : <Form.Item name={[row.name, "ground"]} noStyle rules={[{ required: true, message: t("commands:required", { field: ground }) }]}><Input aria-label={ground} placeholder={ground} maxLength={4_000} /></Form.Item>}
                <Button aria-label={t("commands:remove")} icon={<DeleteOutlined />} onClick={() => remove(row.name)} />
              </div>
            ))}
            <Button type="dashed" icon={<PlusOutlined />} onClick={() => add({})}>{t("commands:addItem")}</Button>
          </div>
        )}
      </Form.List>
    </Form.Item>
  );
}

/** Children of a decomposition: title, duty, due date. */
export function ChildrenField({ name, label }: { name: string; label: string }) {
  const { t } = useTranslation();
  const title = t("commands:field.title");
  const due = t("commands:field.due");
  return (
    <Form.Item label={label} required>
      <Form.List name={name} initialValue={[{}]}>
        {(rows, { add, remove }) => (
          <div className="stack-4">
            {rows.map((row, index) => (
              <fieldset key={row.key} className="field-group">
                <legend>{t("commands:childNumber", { number: index + 1 })}</legend>
                <Form.Item name={[row.name, "title"]} label={title} rules={[{ required: true, message: t("commands:required", { field: title }) }]}><Input maxLength={200} /></Form.Item>
                <DutyField name={[row.name, "duty"]} short />
                <Form.Item name={[row.name, "due", "on"]} label={due} rules={[{ required: true, message: t("commands:required", { field: due }) }]}><DatePicker className="short-field" /></Form.Item>
                {rows.length > 1 && <Button size="small" icon={<DeleteOutlined />} onClick={() => remove(row.name)}>{t("commands:remove")}</Button>}
              </fieldset>
            ))}
            <Button type="dashed" icon={<PlusOutlined />} onClick={() => add({})}>{t("commands:addChild")}</Button>
          </div>
        )}
      </Form.List>
    </Form.Item>
  );
}
