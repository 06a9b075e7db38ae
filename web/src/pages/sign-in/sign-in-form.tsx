import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input, Tabs } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answered, api } from "../../api/client.ts";
import { thrownProblem, type Problem } from "../../api/problem.ts";
import { sessionQuery } from "../../api/queries.ts";
import { noteSignedIn } from "../../api/session-end.ts";
import { ProblemView } from "../../components/problem-view.tsx";
import { setPreferences } from "../../preferences.ts";
import { DemoEntrance, demoQuery } from "./demo-entrance.tsx";

/** Sign-in by account; in a demonstration by a click on a person. `person` is fixed when a session is taken up again. */
export function SignInForm({ person, onSignedIn }: { person?: string; onSignedIn?: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const demo = useQuery(demoQuery);
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState<string>();

  async function enter(who: string, call: () => Promise<unknown>): Promise<void> {
    setBusy(who);
    setProblem(undefined);
    try {
      await call();
      // Another person's answers must not be seen by this one.
      if (person === undefined) {
        setPreferences({ actingFor: undefined });
        queries.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionQuery.queryKey[0] });
      }
      await queries.invalidateQueries();
      noteSignedIn();
      onSignedIn?.();
    } catch (error) {
      setProblem(thrownProblem(error));
    } finally {
      setBusy(undefined);
    }
  }

  const byAccount = (
    <Form layout="vertical" requiredMark={false} {...(person === undefined ? {} : { initialValues: { person } })} onFinish={(values: { person: string; password: string }) => void enter(values.person, () => answered(api.POST("/api/v1/session", { body: values })))}>
      <Form.Item name="person" label={t("signin:account")} rules={[{ required: true, message: t("signin:accountNeeded") }]}><Input autoComplete="username" autoFocus={demo.data === null} disabled={person !== undefined} maxLength={100} /></Form.Item>
      <Form.Item name="password" label={t("signin:password")} rules={[{ required: true, message: t("signin:passwordNeeded") }]}><Input.Password autoComplete="current-password" autoFocus={person !== undefined} maxLength={200} /></Form.Item>
      <Button type="primary" htmlType="submit" block loading={busy !== undefined}>{t("signin:submit")}</Button>
    </Form>
  );
  const demoPersons = demo.data?.persons.filter((one) => person === undefined || one.person === person);
  return (
    <div className="stack-4">
      {problem !== undefined && <ProblemView problem={problem} />}
      {demoPersons === undefined
        ? byAccount
        : (
          <Tabs
            items={[
              { key: "demo", label: t("signin:demoTab"), children: <DemoEntrance persons={demoPersons} busy={busy} onEnter={(who) => void enter(who, () => answered(api.POST("/api/v1/session/demo", { body: { person: who } })))} /> },
              { key: "account", label: t("signin:accountTab"), children: byAccount },
            ]}
          />
        )}
    </div>
  );
}
