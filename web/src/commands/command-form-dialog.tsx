import { useQueryClient } from "@tanstack/react-query";
import { App, Button, Form, Modal } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Problem } from "../api/problem.ts";
import { keysTouchedBy } from "../api/query-keys.ts";
import { ProblemView } from "../components/problem-view.tsx";
import { useActionName } from "./action-names.ts";
import { useAttempt } from "./attempt.ts";
import { bodyOf, faultsByField } from "./command-body.ts";
import { formOf } from "./command-forms.ts";
import { CommandField, type FieldContext } from "./fields.tsx";
import { sendCommand, type Target } from "./send-command.ts";

export interface Asked {
  target: Target;
  command: string;
  /** What is decided on, in words: an item's title. */
  about: string;
  /** What some fields need to offer: an item's notices, a campaign's milestones. */
  context?: FieldContext;
  /** Filled in to begin with. */
  initial?: Record<string, unknown>;
  /** Why an attempt without the form was refused. */
  problem?: Problem;
}

/**
 * The form of any command in the tables. What is typed stays through every refusal; when someone else was faster, their
 * change is shown and the same form may be sent again against the new version.
 */
export function CommandFormDialog({ asked, onClose }: { asked: Asked; onClose: (done: boolean) => void }) {
  const { target, command, about, context, initial, problem: refusal } = asked;
  const { t } = useTranslation();
  const actionName = useActionName();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form] = Form.useForm<Record<string, unknown>>();
  const { busy, problem, attempt, clear } = useAttempt(refusal);
  const [version, setVersion] = useState(target.version);
  const found = formOf(target.kind, command);
  const name = actionName(command, target.kind);

  useEffect(() => {
    // A form without fields has nothing to put the cursor in: Enter then confirms.
    if (found?.fields.length === 0) document.querySelector<HTMLElement>(".command-send")?.focus();
  }, [found]);

  async function send(values: Record<string, unknown>): Promise<void> {
    if (found === undefined) return;
    const met = await attempt(async (key) => {
      await sendCommand({ ...target, version }, command, bodyOf(found, values), key);
      void message.success(t("commands:done", { action: name }));
      onClose(true);
    });
    if (met === undefined) return;
    form.setFields(faultsByField(found, met));
    if (met.code === "stale" || met.code === "state-does-not-allow") {
      for (const queryKey of keysTouchedBy(target.id, target.kind)) void queries.invalidateQueries({ queryKey });
    }
  }

  if (found === undefined) return null;
  return (
    <Modal
      open
      title={t("commands:title", { action: name, about })}
      onCancel={() => onClose(false)}
      mask={{ closable: false }}
      destroyOnHidden
      footer={[
        <Button key="cancel" onClick={() => onClose(false)}>{t("commands:cancel")}</Button>,
        <Button key="send" className="command-send" type="primary" danger={found.grave === true} loading={busy} onClick={() => form.submit()}>{name}</Button>,
      ]}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark
        name={`command-${command}`}
        {...(initial === undefined ? {} : { initialValues: initial })}
        onFinish={(values) => void send(values)}
        onKeyDown={(event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.submit(); }}
        scrollToFirstError
      >
        {found.grave === true && <p className="grave">{t(`commands:grave.${command}`)}</p>}
        {found.fields.length === 0 && <p>{t("commands:noFields", { action: name })}</p>}
        {found.fields.map((field, index) => <CommandField key={field.name} field={field} autoFocus={index === 0} context={context ?? {}} form={form} />)}
        {problem !== undefined && <ProblemView problem={problem} onNewVersion={(now) => { setVersion(now); clear(); }} />}
      </Form>
    </Modal>
  );
}
