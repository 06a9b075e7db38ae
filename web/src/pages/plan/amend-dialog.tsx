import { Button, Form, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Campaign } from "../../api/queries.ts";
import { useAttempt } from "../../commands/attempt.ts";
import { bodyOf } from "../../commands/command-body.ts";
import { CountersigningField } from "../../commands/compound-fields.tsx";
import { sendCommand } from "../../commands/send-command.ts";
import { ProblemView } from "../../components/problem-view.tsx";
import { ComparisonView } from "./comparison-view.tsx";
import type { Plan } from "./plan-comparison.ts";
import type { PlanValue } from "./plan-document.ts";

const form = { fields: [{ name: "reason", widget: "note", required: true }, { name: "countersigning", widget: "countersigning" }] } as const;

/** A changed plan before it is sent: what it changes, why, and for a running campaign who counter-signs. */
export function AmendDialog({ campaign, version, value, plan, onClose }: { campaign: Campaign; version: number | undefined; value: PlanValue; plan: Plan; onClose: (sent: boolean) => void }) {
  const { t } = useTranslation();
  const [fields] = Form.useForm<Record<string, unknown>>();
  const { busy, problem, attempt, clear } = useAttempt();
  const [against, setAgainst] = useState(version);
  const running = campaign.status === "Running";

  async function send(given: Record<string, unknown>): Promise<void> {
    await attempt(async (key) => {
      await sendCommand({ kind: "campaign", id: campaign.id, version: against }, "AmendPlan", { ...bodyOf(form, given), plan: value }, key);
      onClose(true);
    });
  }

  return (
    <Modal
      open
      width={760}
      title={t(running ? "plan:amend.title" : "plan:amend.titleDraft")}
      onCancel={() => onClose(false)}
      mask={{ closable: false }}
      footer={[
        <Button key="cancel" onClick={() => onClose(false)}>{t("commands:cancel")}</Button>,
        <Button key="send" type="primary" loading={busy} onClick={() => fields.submit()}>{t(running ? "plan:amend.send" : "plan:save")}</Button>,
      ]}
    >
      <Form form={fields} layout="vertical" onFinish={(given) => void send(given)} onKeyDown={(event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) fields.submit(); }}>
        <section className="compare-frame" aria-label={t("plan:amend.what")} tabIndex={0} role="region"><ComparisonView before={campaign.plan} after={plan} /></section>
        <Form.Item name="reason" label={t("commands:field.reason")} rules={[{ required: true, whitespace: true, message: t("commands:required", { field: t("commands:field.reason") }) }]}><Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 6 }} maxLength={4_000} /></Form.Item>
        {running && <CountersigningField name="countersigning" label={t("commands:field.countersigning")} />}
        {problem !== undefined && <ProblemView problem={problem} onNewVersion={(now) => { setAgainst(now); clear(); }} />}
      </Form>
    </Modal>
  );
}
