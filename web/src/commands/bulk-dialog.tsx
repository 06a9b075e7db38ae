import { CheckCircleFilled, ExclamationCircleFilled } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { Button, Form, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { called } from "../api/client.ts";
import { keysTouchedBy } from "../api/query-keys.ts";
import { ProblemView } from "../components/problem-view.tsx";
import { useActionName } from "./action-names.ts";
import { useAttempt } from "./attempt.ts";
import { bodyOf } from "./command-body.ts";
import { formOf } from "./command-forms.ts";
import { CommandField } from "./fields.tsx";
import type { Acted } from "./quick-act.ts";

interface RowResult { index: number; ok: boolean; problem?: { detail: string } }
interface Answer { results: RowResult[]; accepted: number; refused: number }

function isAnswer(value: unknown): value is Answer {
  return typeof value === "object" && value !== null && "results" in value && Array.isArray(value.results);
}

/** One form for many; afterwards what came of each. Each is decided by its own rule, and one refused leaves the others done. */
export function BulkDialog({ kind, command, rows, onClose }: { kind: Acted["kind"]; command: string; rows: readonly Acted[]; onClose: (done: boolean) => void }) {
  const { t } = useTranslation();
  const actionName = useActionName();
  const queries = useQueryClient();
  const [form] = Form.useForm<Record<string, unknown>>();
  const [answer, setAnswer] = useState<Answer>();
  const { busy, problem, attempt } = useAttempt();
  const found = formOf(kind, command);
  if (found === undefined) return null;
  // A plan's warnings are answered one plan at a time.
  const fields = found.fields.filter((field) => field.widget !== "warningAnswers");
  const name = actionName(command);

  async function send(values: Record<string, unknown>): Promise<void> {
    await attempt(async (key) => {
      const body = bodyOf({ fields }, values);
      const ids = rows.map((row) => row.id);
      const response = await called("POST", kind === "campaign" ? "/api/v1/campaigns/bulk" : "/api/v1/work-items/bulk", { body: { command, body, ...(kind === "campaign" ? { campaigns: ids } : { items: ids }) }, headers: { "Idempotency-Key": key } });
      const told: unknown = await response.json();
      if (isAnswer(told)) setAnswer(told);
      for (const row of rows) for (const queryKey of keysTouchedBy(row.id, kind)) void queries.invalidateQueries({ queryKey });
    });
  }

  return (
    <Modal
      open
      title={t("commands:bulk.title", { action: name, count: rows.length })}
      onCancel={() => onClose(answer !== undefined)}
      mask={{ closable: false }}
      footer={answer === undefined
        ? [<Button key="cancel" onClick={() => onClose(false)}>{t("commands:cancel")}</Button>, <Button key="send" type="primary" loading={busy} onClick={() => form.submit()}>{name}</Button>]
        : [<Button key="close" type="primary" onClick={() => onClose(true)}>{t("shell:close")}</Button>]}
    >
      {answer === undefined
        ? (
          <Form form={form} layout="vertical" onFinish={(values) => void send(values)} onKeyDown={(event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.submit(); }}>
            {fields.map((field, index) => <CommandField key={field.name} field={field} autoFocus={index === 0} context={{}} form={form} />)}
            <ul className="bulk-rows">{rows.map((row) => <li key={row.id}>{row.title}</li>)}</ul>
            {problem !== undefined && <ProblemView problem={problem} />}
          </Form>
        )
        : (
          <div role="status">
            <p>{t("commands:bulk.result", { accepted: answer.accepted, refused: answer.refused })}</p>
            <ul className="bulk-rows">
              {answer.results.map((result) => (
                <li key={result.index} data-ok={result.ok}>
                  {result.ok ? <CheckCircleFilled className="light-green" aria-label={t("commands:bulk.ok")} /> : <ExclamationCircleFilled className="light-red" aria-label={t("commands:bulk.refused")} />} {rows[result.index]?.title}
                  {result.problem !== undefined && <div className="muted">{result.problem.detail}</div>}
                </li>
              ))}
            </ul>
          </div>
        )}
    </Modal>
  );
}
