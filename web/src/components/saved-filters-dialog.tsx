import { DeleteOutlined } from "@ant-design/icons";
import { App, Button, Form, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSavedFilters, type SavedFilter } from "../saved-filters.ts";

const longestName = 40;

/** Names what is shown now, and gives other names to, or drops, what was named before. */
export function SavedFiltersDialog({ address, onClose }: { address: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { saved, keep } = useSavedFilters();
  const [name, setName] = useState("");
  const given = name.trim();
  const replaces = saved.some((one) => one.name === given);

  function change(filters: readonly SavedFilter[]): boolean {
    const done = keep(filters);
    if (!done) void message.error(t("shell:saved.notKept"));
    return done;
  }

  function save(): void {
    const filter = { name: given, address };
    if (given !== "" && change(replaces ? saved.map((one) => (one.name === given ? filter : one)) : [...saved, filter])) onClose();
  }

  return (
    <Modal open title={t("shell:saved")} footer={null} onCancel={onClose} destroyOnHidden>
      <div className="stack-4">
        <Form layout="vertical" onFinish={save}>
          <Form.Item label={t("shell:saved.name")} htmlFor="saved-filter-name" extra={t("shell:saved.hint")} className="last-field">
            <div className="row-fields">
              <Input id="saved-filter-name" value={name} onChange={(event) => setName(event.target.value)} maxLength={longestName} autoFocus />
              <Button type="primary" htmlType="submit" disabled={given === ""}>{t(replaces ? "shell:saved.replace" : "shell:saved.save")}</Button>
            </div>
          </Form.Item>
        </Form>
        {saved.length > 0 && (
          <section aria-labelledby="saved-list">
            <h3 id="saved-list" className="group-title">{t("shell:saved.list")}</h3>
            <ul className="line-list">
              {saved.map((one) => <SavedLine key={one.name} filter={one} others={saved.filter((other) => other !== one)} onRename={(to) => void change(saved.map((other) => (other === one ? { ...one, name: to } : other)))} onDrop={() => void change(saved.filter((other) => other !== one))} />)}
            </ul>
          </section>
        )}
      </div>
    </Modal>
  );
}

/** A name is changed by writing over it: with Enter, or by going on. */
function SavedLine({ filter, others, onRename, onDrop }: { filter: SavedFilter; others: readonly SavedFilter[]; onRename: (name: string) => void; onDrop: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(filter.name);
  const given = name.trim();
  const taken = others.some((one) => one.name === given);

  function rename(): void {
    if (given === "" || taken) setName(filter.name);
    else if (given !== filter.name) onRename(given);
  }

  return (
    <li data-saved={filter.name}>
      <div className="line-what">
        <Input aria-label={t("shell:saved.rename", { name: filter.name })} value={name} onChange={(event) => setName(event.target.value)} onPressEnter={rename} onBlur={rename} maxLength={longestName} status={taken ? "error" : ""} />
        {taken && <div className="grave" role="alert">{t("shell:saved.taken")}</div>}
      </div>
      <Button icon={<DeleteOutlined />} aria-label={t("shell:saved.drop", { name: filter.name })} onClick={onDrop} />
    </li>
  );
}
