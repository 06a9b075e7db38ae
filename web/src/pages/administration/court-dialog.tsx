import { App, Form, Modal } from "antd";
import { useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { thrownProblem, type Problem } from "../../api/problem.ts";
import { newKey } from "../../commands/send-command.ts";
import { ProblemView } from "../../components/problem-view.tsx";
import { sendCourtCommand, type CourtBody, type CourtCommand } from "./court-command.ts";

interface Props<C extends CourtCommand, Values> {
  command: C;
  title: string;
  /** The API's body from what was filled in. */
  body: (values: Values) => CourtBody<C>;
  initial?: Record<string, unknown>;
  /** Only if the court is still at this version: for what replaces something as a whole. */
  version?: number;
  grave?: boolean;
  width?: number;
  onClose: () => void;
  children: ReactNode;
  /** Called with what is filled in, for those who show what it would do. */
  onChange?: (values: Values) => void;
}

/** The form of a command on the court. What is typed stays through every refusal. */
export function CourtDialog<C extends CourtCommand, Values>({ command, title, body, initial, version, grave = false, width = 560, onClose, children, onChange }: Props<C, Values>) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [problem, setProblem] = useState<Problem>();
  const [sending, setSending] = useState(false);
  const [seen, setSeen] = useState(version);
  const key = useRef(newKey());

  async function send(values: Values): Promise<void> {
    setSending(true);
    setProblem(undefined);
    try {
      await sendCourtCommand(command, body(values), key.current, seen);
      void message.success(t("administration:done", { what: title }));
      onClose();
    } catch (error) {
      const met = thrownProblem(error);
      if (met.code !== "unreachable" && met.code !== "unavailable" && met.code !== "not-signed-in") key.current = newKey();
      setProblem(met);
    } finally {
      setSending(false);
    }
  }

  return (
    <Modal open title={title} width={width} onCancel={onClose} onOk={() => form.submit()} confirmLoading={sending} mask={{ closable: false }} destroyOnHidden okText={t(`administration:act.court.${command}`)} cancelText={t("commands:cancel")} okButtonProps={{ danger: grave, className: "court-send" }}>
      <Form<Values> form={form} layout="vertical" name={`court-${command}`} {...(initial === undefined ? {} : { initialValues: initial })} onFinish={(values) => void send(values)} scrollToFirstError {...(onChange === undefined ? {} : { onValuesChange: (_changed, values) => onChange(values) })}>
        {children}
        {problem !== undefined && (
          <ProblemView
            problem={problem}
            {...(problem.code === "stale" && problem.version !== undefined ? { onRetry: () => { setSeen(problem.version); setProblem(undefined); }, retryText: t("commands:goOnAnyway") } : {})}
          />
        )}
      </Form>
    </Modal>
  );
}
