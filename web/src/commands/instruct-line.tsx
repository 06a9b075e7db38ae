import { App, Button, Input, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemView } from "../components/problem-view.tsx";
import { useAttempt } from "./attempt.ts";
import { sendCommand, type Target } from "./send-command.ts";

/** 批示 in one line. An instruction adds to what is there, so that others' changes meanwhile do not stand in its way. */
export function InstructLine({ target }: { target: Target }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [text, setText] = useState("");
  const { busy, problem, attempt, renew } = useAttempt();

  async function send(): Promise<void> {
    if (text.trim() === "" || busy) return;
    await attempt(async (key) => {
      await sendCommand({ kind: target.kind, id: target.id }, "Instruct", { text: text.trim() }, key);
      renew();
      setText("");
      void message.success(t("commands:instructed"));
    });
  }

  return (
    <div className="stack-2">
      <Space.Compact block>
        <Input value={text} onChange={(event) => { setText(event.target.value); renew(); }} onPressEnter={() => void send()} maxLength={4_000} aria-label={t("commands:field.instruction")} placeholder={t("commands:hint.instruct")} />
        <Button onClick={() => void send()} loading={busy} disabled={text.trim() === ""}>{t("commands:action.Instruct")}</Button>
      </Space.Compact>
      {problem !== undefined && <ProblemView problem={problem} />}
    </div>
  );
}
