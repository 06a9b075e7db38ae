import { InboxOutlined } from "@ant-design/icons";
import { Alert, Button, Modal, Upload } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemError } from "../../api/problem.ts";
import { useAttempt } from "../../commands/attempt.ts";
import { ProblemView } from "../../components/problem-view.tsx";
import { checkedPlan, yamlType, type PlanVerdict } from "./plan-check.ts";
import { planText } from "./plan-document.ts";
import { placedItems } from "./plan-form-context.ts";

const excelType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const mostBytes = 2 * 1_048_576;

interface Tried { name: string; verdict: PlanVerdict; /** What would stand in the editor; an Excel file at fault has no text. */ text: string | undefined }

/** A plan from a file: tried out first, and taken over only when asked to. */
export function UploadDialog({ onTake, onClose }: { onTake: (text: string) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const [tried, setTried] = useState<Tried>();
  const { busy, problem, attempt } = useAttempt();

  async function tryOut(file: File): Promise<void> {
    setTried(undefined);
    await attempt(async () => {
      if (file.size > mostBytes) throw new ProblemError({ code: "too-large", title: t("plan:upload.tooLarge"), detail: t("plan:upload.tooLargeNext") });
      const excel = file.name.toLowerCase().endsWith(".xlsx");
      const verdict = await checkedPlan(file, excel ? excelType : yamlType);
      setTried({ name: file.name, verdict, text: excel ? verdict.plan === undefined ? undefined : planText(verdict.plan) : await file.text() });
    });
  }

  const text = tried?.text;
  return (
    <Modal
      open
      width={720}
      title={t("plan:upload.title")}
      onCancel={onClose}
      footer={[
        <Button key="close" onClick={onClose}>{t("commands:cancel")}</Button>,
        <Button key="take" type="primary" disabled={text === undefined} onClick={() => { if (text !== undefined) onTake(text); }}>{t("plan:upload.take")}</Button>,
      ]}
    >
      <div className="stack-3">
        <Upload.Dragger accept=".xlsx,.yaml,.yml" maxCount={1} showUploadList={false} disabled={busy} beforeUpload={(file) => { void tryOut(file); return false; }}>
          <p><InboxOutlined aria-hidden className="empty-state-icon" /></p>
          <p>{t("plan:upload.choose")}</p>
          <p className="muted">{t("plan:upload.hint")}</p>
        </Upload.Dragger>
        {problem !== undefined && <ProblemView problem={problem} />}
        {tried !== undefined && (tried.verdict.plan !== undefined
          ? <Alert type="success" showIcon data-dry-run="good" title={t("plan:upload.good", { name: tried.name })} description={t("plan:upload.summary", { title: tried.verdict.plan.title, milestones: tried.verdict.plan.milestones.length, items: placedItems(tried.verdict.plan).length, warnings: tried.verdict.warnings.length })} />
          : (
            <Alert
              type="error" showIcon data-dry-run="faults" title={t("plan:upload.bad", { name: tried.name, count: tried.verdict.faults.length })}
              description={<><p>{t(text === undefined ? "plan:upload.mendFile" : "plan:upload.mendHere")}</p><ul className="plain-list upload-faults">{tried.verdict.faults.map((fault) => <li key={`${fault.path} ${fault.code}`}><code>{fault.path}</code> {fault.message}{fault.allowed === undefined ? "" : ` (${fault.allowed})`}</li>)}</ul></>}
            />
          ))}
      </div>
    </Modal>
  );
}
