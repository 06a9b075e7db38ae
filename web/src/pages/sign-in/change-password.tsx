import { useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answered, api } from "../../api/client.ts";
import { thrownProblem, type Problem } from "../../api/problem.ts";
import { ProblemView } from "../../components/problem-view.tsx";

interface Passwords { password: string; newPassword: string; again: string }

/** An initial password is changed before anything else. */
export function ChangePassword() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);

  async function change({ password, newPassword }: Passwords): Promise<void> {
    setBusy(true);
    setProblem(undefined);
    try {
      await answered(api.POST("/api/v1/session/password", { body: { password, newPassword } }));
      await queries.invalidateQueries();
    } catch (error) {
      setProblem(thrownProblem(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Form layout="vertical" requiredMark={false} onFinish={(values: Passwords) => void change(values)}>
      <p className="muted">{t("signin:changeWhy")}</p>
      {problem !== undefined && <ProblemView problem={problem} />}
      <Form.Item name="password" label={t("signin:oldPassword")} rules={[{ required: true, message: t("signin:passwordNeeded") }]}><Input.Password autoComplete="current-password" autoFocus maxLength={200} /></Form.Item>
      <Form.Item name="newPassword" label={t("signin:newPassword")} extra={t("signin:newPasswordHint")} rules={[{ required: true, min: 8, message: t("signin:newPasswordHint") }]}><Input.Password autoComplete="new-password" maxLength={200} /></Form.Item>
      <Form.Item name="again" label={t("signin:again")} dependencies={["newPassword"]} rules={[({ getFieldValue }) => ({ validator: (_rule, value) => (value === getFieldValue("newPassword") ? Promise.resolve() : Promise.reject(new Error(t("signin:differs")))) })]}><Input.Password autoComplete="new-password" maxLength={200} /></Form.Item>
      <Button type="primary" htmlType="submit" block loading={busy}>{t("signin:change")}</Button>
    </Form>
  );
}
