import { App, Button, Input, Space } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { thrownProblem, type Problem } from "../api/problem.ts";
import { ProblemView } from "../components/problem-view.tsx";
import { newKey, sendCommand, type Target } from "./send-command.ts";

/** 批示 in one line. An instruction adds to what is there, so that others' changes meanwhile do not stand in its way. */
export function InstructLine({ target }: { target: Target }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [text, setText] = useState("");
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const key = useRef(newKey());

  async function send(): Promise<void> {
    if (text.trim() === "" || sending) return;
    setSending(true);
    setProblem(undefined);
    try {
      await sendCommand({ kind: target.kind, id: target.id }, "Instruct", { text: text.trim() }, key.current);
      key.current = newKey();
      setText("");
      void message.success(t("commands:instructed"));
    } catch (error) {
      setProblem(thrownProblem(error));
    } finally {
      setSending(false);
    }
  }

  return (
    <div className="stack-2">
      <Space.Compact block>
        <Input value={text} onChange={(event) => { setText(event.target.value); key.current = newKey(); }} onPressEnter={() => void send()} maxLength={4_000} aria-label={t("commands:field.instruction")} placeholder={t("commands:hint.instruct")} />
        <Button onClick={() => void send()} loading={sending} disabled={text.trim() === ""}>{t("commands:action.Instruct")}</Button>
      </Space.Compact>
      {problem !== undefined && <ProblemView problem={problem} />}
    </div>
  );
}
