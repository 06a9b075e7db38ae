import { UploadOutlined } from "@ant-design/icons";
import { App, Button, Modal, Select, Table, Upload } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { uploaded } from "../../api/client.ts";
import { queryClient } from "../../api/queries.ts";
import { keysTouchedBy } from "../../api/query-keys.ts";
import type { components } from "../../api/schema.d.ts";
import { useAttempt } from "../../commands/attempt.ts";
import { newKey } from "../../commands/send-command.ts";
import { ProblemView } from "../../components/problem-view.tsx";

type Answer = components["schemas"]["ImportAnswer"];

const kinds = ["departments", "posts", "persons", "leavers"] as const;
type Kind = (typeof kinds)[number];

function isAnswer(value: unknown): value is Answer {
  return typeof value === "object" && value !== null && "summary" in value && "faults" in value;
}

/** A CSV file of the organisation: tried first, with every fault at its row, and only then taken over. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [kind, setKind] = useState<Kind>("persons");
  const [file, setFile] = useState<File>();
  const [tried, setTried] = useState<Answer>();
  const { busy, problem, attempt, renew } = useAttempt();

  async function send(csv: File, of: Kind, dryRun: boolean): Promise<void> {
    await attempt(async (key) => {
      const response = await uploaded(`/api/v1/court/imports/${of}?dryRun=${dryRun}`, csv, { "Content-Type": "text/csv", "Idempotency-Key": dryRun ? newKey() : key });
      const answer: unknown = await response.json();
      if (!isAnswer(answer)) throw new TypeError("an import answers with its summary");
      if (dryRun) {
        setTried(answer);
        return;
      }
      await Promise.all(keysTouchedBy("court", "court").map((queryKey) => queryClient.invalidateQueries({ queryKey })));
      void message.success(t("administration:import.done", answer.summary));
      onClose();
    });
  }

  function choose(next: File | undefined, of: Kind): void {
    setFile(next);
    setKind(of);
    setTried(undefined);
    renew();
    if (next !== undefined) void send(next, of, true);
  }

  const ready = file !== undefined && tried !== undefined && tried.faults.length === 0 && tried.commands > 0;
  return (
    <Modal open title={t("administration:import.title")} width={720} onCancel={onClose} mask={{ closable: false }} okText={t("administration:import.button")} cancelText={t("commands:cancel")} okButtonProps={{ disabled: !ready, className: "court-send" }} confirmLoading={busy} onOk={() => { if (ready) void send(file, kind, false); }}>
      <div className="stack-3">
        <div className="toolbar-filters">
          <Select<Kind> aria-label={t("administration:import.kind")} value={kind} className="filter" options={kinds.map((one) => ({ value: one, label: t(`administration:import.${one}`) }))} onChange={(of) => choose(file, of)} />
          <Upload accept=".csv,text/csv" showUploadList={false} beforeUpload={(chosen: File) => { choose(chosen, kind); return false; }}><Button icon={<UploadOutlined />}>{file?.name ?? t("administration:import.choose")}</Button></Upload>
        </div>
        <div className="muted">{t("administration:import.columns", { columns: t(`administration:columns.${kind}`) })}</div>
        {problem !== undefined && <ProblemView problem={problem} />}
        {tried !== undefined && (
          <div role="status" className="stack-2">
            <div data-import-faults={tried.faults.length}>{t("administration:import.tried", tried.summary)} {tried.faults.length > 0 && <strong className="grave">{t("administration:import.faults", { count: tried.faults.length })}</strong>}</div>
            {tried.commands === 0 && tried.faults.length === 0 && <div>{t("administration:import.nothing")}</div>}
            {tried.faults.length > 0 && (
              <Table size="small" pagination={false} scroll={{ y: 240 }} rowKey={(fault) => `${fault.row} ${fault.column ?? ""} ${fault.code}`} dataSource={tried.faults} columns={[{ title: t("administration:import.row"), dataIndex: "row", width: 70 }, { title: t("administration:import.column"), dataIndex: "column", width: 140 }, { title: t("administration:import.fault"), dataIndex: "message" }]} />
            )}
          </div>
        )}
      </div>
    </Modal>
  );
}
