import { Form, Input, Radio, Select, Space } from "antd";
import { useTranslation } from "react-i18next";
import { PersonSelect } from "./selects.tsx";

type Path = (string | number)[];

const venueKinds = ["court", "tribunal", "shared-court", "mobile-court"] as const;
const personalFields = ["name", "idNumber", "phone", "address", "email"] as const;

/** 独任或合议庭 */
export function PanelField({ name, label }: { name: string; label: string }) {
  const { t } = useTranslation();
  const kind: unknown = Form.useWatch([name, "kind"]);
  const required = (field: string): { required: true; message: string }[] => [{ required: true, message: t("commands:required", { field }) }];
  return (
    <>
      <Form.Item name={[name, "kind"]} label={label} rules={required(label)}>
        <Radio.Group options={[{ value: "sole", label: t("disputes:panel.sole") }, { value: "collegial", label: t("disputes:panel.collegial") }]} />
      </Form.Item>
      {kind === "collegial" && (
        <>
          <Form.Item name={[name, "presiding"]} label={t("commands:field.presiding")} rules={required(t("commands:field.presiding"))}><PersonSelect /></Form.Item>
          <Form.Item name={[name, "members"]} label={t("commands:field.members")} rules={required(t("commands:field.members"))}><PersonSelect several /></Form.Item>
        </>
      )}
    </>
  );
}

/** 法院、人民法庭、云上共享法庭、车载便民法庭, and where. */
export function VenueField({ name, label }: { name: Path; label: string }) {
  const { t } = useTranslation();
  return (
    <Form.Item label={label} required>
      <Space.Compact block>
        <Form.Item name={[...name, "kind"]} noStyle rules={[{ required: true, message: t("commands:required", { field: label }) }]}><Select aria-label={label} options={venueKinds.map((value) => ({ value, label: t(`disputes:venue.${value}`) }))} /></Form.Item>
        <Form.Item name={[...name, "place"]} noStyle><Input aria-label={t("commands:field.place")} placeholder={t("commands:field.place")} maxLength={100} /></Form.Item>
      </Space.Compact>
    </Form.Item>
  );
}

/** Personal data 个人信息 of a party or representative; the ledger keeps it apart. */
export function PersonalField({ name, required = false }: { name: Path; required?: boolean }) {
  const { t } = useTranslation();
  return (
    <div className="field-grid">
      {personalFields.map((field) => {
        const label = t(`commands:field.personal.${field}`);
        return <Form.Item key={field} name={[...name, field]} label={label} rules={required && field === "name" ? [{ required: true, message: t("commands:required", { field: label }) }] : []}><Input maxLength={field === "address" ? 300 : field === "email" ? 200 : field === "name" ? 100 : 40} autoComplete="off" /></Form.Item>;
      })}
    </div>
  );
}
