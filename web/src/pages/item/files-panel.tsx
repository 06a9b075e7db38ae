import { DownloadOutlined, EyeOutlined, UploadOutlined } from "@ant-design/icons";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Modal, Upload } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answered, api, uploaded } from "../../api/client.ts";
import { thrownProblem, type Problem } from "../../api/problem.ts";
import { keys, keysTouchedBy } from "../../api/query-keys.ts";
import type { WorkItem } from "../../api/queries.ts";
import { newKey } from "../../commands/send-command.ts";
import { useNames } from "../../components/names.tsx";
import { PageState } from "../../components/page-state.tsx";
import { ProblemView } from "../../components/problem-view.tsx";
import { instantText } from "../../formats.ts";
import { FilePreview, previewOf, type AttachedFile } from "./file-preview.tsx";

const accepted = ".pdf,.png,.jpg,.jpeg,.docx,.xlsx,.txt";

function sizeText(bytes: number): string {
  return bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1_024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}

/** Evidence of an item: uploaded, known by its content, looked at and taken away. */
export function FilesPanel({ item }: { item: WorkItem }) {
  const { t } = useTranslation();
  const names = useNames();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [problem, setProblem] = useState<Problem>();
  const [sending, setSending] = useState(false);
  const [shown, setShown] = useState<AttachedFile>();
  const query = useQuery({ queryKey: keys.stream(item.id, "files"), queryFn: ({ signal }) => answered(api.GET("/api/v1/work-items/{id}/files", { params: { path: { id: item.id } }, signal })) });
  const address = (file: AttachedFile): string => `/api/v1/work-items/${encodeURIComponent(item.id)}/files/${file.sha256}`;

  async function send(file: Blob & { name: string }): Promise<void> {
    setSending(true);
    setProblem(undefined);
    try {
      await uploaded(`/api/v1/work-items/${encodeURIComponent(item.id)}/files`, file, { "X-File-Name": encodeURIComponent(file.name), "Idempotency-Key": newKey() });
      await Promise.all(keysTouchedBy(item.id, "work-item").map((queryKey) => queries.invalidateQueries({ queryKey })));
      void message.success(t("item:uploaded", { name: file.name }));
    } catch (error) {
      setProblem(thrownProblem(error));
    } finally {
      setSending(false);
    }
  }

  return (
    <section className="panel" aria-labelledby="files-title">
      <div className="panel-head">
        <h2 id="files-title">{t("item:files")}</h2>
        {item.availableActions.includes("AttachFile") && (
          <Upload accept={accepted} showUploadList={false} beforeUpload={(file) => { void send(file); return false; }}>
            <Button size="small" icon={<UploadOutlined />} loading={sending}>{t("item:upload")}</Button>
          </Upload>
        )}
      </div>
      {item.evidence.length > 0 && <p className="muted">{t("item:evidenceWanted", { names: item.evidence.join(t("shell:listSeparator")) })}</p>}
      {problem !== undefined && <ProblemView problem={problem} />}
      <PageState query={query}>
        {({ files }) => (files.length === 0
          ? <p className="muted">{t("item:filesNone")}</p>
          : (
            <ul className="line-list">
              {files.map((file) => (
                <li key={file.sha256}>
                  <div className="line-what">
                    <bdi className="todo-title">{file.name}</bdi>
                    <div className="muted">{sizeText(file.sizeBytes)} · {names.person(file.by)} · {instantText(file.at)}</div>
                    <div className="muted hash" title={file.sha256}>{t("item:hash", { hash: file.sha256.slice(0, 12) })}</div>
                  </div>
                  <div className="page-actions no-print">
                    {previewOf(file) !== undefined && <Button size="small" icon={<EyeOutlined />} aria-label={t("item:look", { name: file.name })} onClick={() => setShown(file)} />}
                    <Button size="small" icon={<DownloadOutlined />} aria-label={t("item:download", { name: file.name })} href={address(file)} />
                  </div>
                </li>
              ))}
            </ul>
          ))}
      </PageState>
      <Modal open={shown !== undefined} title={<bdi>{shown?.name}</bdi>} footer={null} onCancel={() => setShown(undefined)} width={1000} centered destroyOnHidden>
        {shown !== undefined && <FilePreview file={shown} address={address(shown)} />}
      </Modal>
    </section>
  );
}
