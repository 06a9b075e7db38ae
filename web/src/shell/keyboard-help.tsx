import { QuestionCircleOutlined } from "@ant-design/icons";
import { Button, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "../keyboard.ts";
import { setPreferences } from "../preferences.ts";

/** The keys that work, in the order of the day. */
const rows = ["search", "down", "up", "open", "choose", "act", "send", "help"] as const;

export function KeyboardHelp() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  useKeys({ "?": () => setOpen(true) });
  return (
    <>
      <Button type="text" className="help-button" icon={<QuestionCircleOutlined />} aria-label={t("shell:keys.title")} onClick={() => setOpen(true)} />
      <Modal open={open} title={t("shell:keys.title")} footer={<Button data-action="tour" onClick={() => { setOpen(false); setPreferences({ tour: "open" }); }}>{t("tour:again")}</Button>} onCancel={() => setOpen(false)}>
        <table className="facts">
          <tbody>{rows.map((row) => <tr key={row}><th scope="row"><kbd>{t(`shell:keys.${row}.key`)}</kbd></th><td>{t(`shell:keys.${row}`)}</td></tr>)}</tbody>
        </table>
      </Modal>
    </>
  );
}
