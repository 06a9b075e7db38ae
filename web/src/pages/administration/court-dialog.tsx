import { App, Form, Modal } from "antd";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useAttempt } from "../../commands/attempt.ts";
import { ProblemView } from "../../components/problem-view.tsx";
import { ChangePreview } from "./change-preview.tsx";
import { sendCourtCommand, type CourtBody, type CourtCommand } from "./court-command.ts";

interface Props<C extends CourtCommand, Values> {
  command: C;
  title: string;
  /** The API's body from what was filled in. */
  body: (values: Values) => CourtBody<C>;
  initial?: Record<string, unknown>;
  /** Shows what it would move, before it is given. */
  preview?: (body: CourtBody<C>) => Promise<ReactNode>;
  /** Only if the court is still at this version: for what replaces something as a whole. */
  version?: number;
  grave?: boolean;
  width?: number;
  onClose: () => void;
  children: ReactNode;
}

/** The form of a command on the court. What is typed stays through every refusal. */
export function CourtDialog<C extends CourtCommand, Values>({ command, title, body, initial, preview, version, grave = false, width = 560, onClose, children }: Props<C, Values>) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const { busy, problem, attempt, clear } = useAttempt();
  const [seen, setSeen] = useState(version);

  async function send(values: Values): Promise<void> {
    await attempt(async (key) => {
      await sendCourtCommand(command, body(values), key, seen);
      void message.success(t("administration:done", { what: title }));
      onClose();
    });
  }

  /** Nothing while fields are at fault. */
  async function look(show: (body: CourtBody<C>) => Promise<ReactNode>): Promise<ReactNode> {
    const values = await form.validateFields().catch(() => undefined);
    return values === undefined ? undefined : show(body(values));
  }

  return (
    <Modal open title={title} width={width} onCancel={onClose} onOk={() => form.submit()} confirmLoading={busy} mask={{ closable: false }} destroyOnHidden okText={t(`administration:act.court.${command}`)} cancelText={t("commands:cancel")} okButtonProps={{ danger: grave, className: "court-send" }}>
      <Form<Values> form={form} layout="vertical" name={`court-${command}`} {...(initial === undefined ? {} : { initialValues: initial })} onFinish={(values) => void send(values)} scrollToFirstError>
        {children}
        {preview !== undefined && <ChangePreview look={() => look(preview)} />}
        {problem !== undefined && <ProblemView problem={problem} onNewVersion={(now) => { setSeen(now); clear(); }} />}
      </Form>
    </Modal>
  );
}
