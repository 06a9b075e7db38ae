import { UploadOutlined } from "@ant-design/icons";
import { App, Button, Input, InputNumber, Modal, Table, Upload } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { uploaded } from "../../api/client.ts";
import { queryClient } from "../../api/queries.ts";
import { keysTouchedBy } from "../../api/query-keys.ts";
import type { components } from "../../api/schema.d.ts";
import { useAttempt } from "../../commands/attempt.ts";
import { newKey } from "../../commands/send-command.ts";
import { ProblemView } from "../../components/problem-view.tsx";
import { CalendarMoves } from "./calendar-dialog.tsx";

type Answer = components["schemas"]["CalendarImport"];
type Line = Answer["faults"][number];

function isAnswer(value: unknown): value is Answer {
  return typeof value === "object" && value !== null && "faults" in value && "changed" in value;
}

/** 导入放假安排: the notice pasted or as a file, tried with every fault at its line, and only then in force. */
export function CalendarImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [text, setText] = useState("");
  const [file, setFile] = useState<File>();
  const [year, setYear] = useState<number>();
  const [tried, setTried] = useState<Answer>();
  const { busy, problem, attempt, renew } = useAttempt();

  async function send(content: Blob, dryRun: boolean): Promise<void> {
    await attempt(async (key) => {
      const query = `dryRun=${dryRun}${year === undefined ? "" : `&year=${year}`}`;
      const response = await uploaded(`/api/v1/court/calendar-imports?${query}`, content, { "Content-Type": "text/plain", "Idempotency-Key": dryRun ? newKey() : key });
      const answer: unknown = await response.json();
      if (!isAnswer(answer)) throw new TypeError("an import answers with what it found");
      if (dryRun) {
        setTried(answer);
        return;
      }
      await Promise.all(keysTouchedBy("court", "court").map((queryKey) => queryClient.invalidateQueries({ queryKey })));
      void message.success(t("administration:done", { what: t("administration:calendarImport.title") }));
      onClose();
    });
  }

  /** What was tried was another notice. */
  function changed(): void {
    setTried(undefined);
    renew();
  }

  const content = file ?? (text.trim() === "" ? undefined : new Blob([text]));
  const ready = content !== undefined && tried?.changed === true && tried.faults.length === 0;
  return (
    <Modal open title={t("administration:calendarImport.title")} width={860} onCancel={onClose} mask={{ closable: false }} okText={t("administration:import.button")} cancelText={t("commands:cancel")} okButtonProps={{ disabled: !ready, className: "court-send" }} confirmLoading={busy} onOk={() => { if (ready) void send(content, false); }}>
      <div className="stack-3">
        <p className="muted">{t("administration:calendarImport.hint")}</p>
        <Input.TextArea aria-label={t("administration:calendarImport.text")} placeholder={t("administration:calendarImport.example")} value={text} disabled={file !== undefined} autoFocus autoSize={{ minRows: 6, maxRows: 16 }} maxLength={100_000} onChange={(event) => { setText(event.target.value); changed(); }} />
        <div className="toolbar-filters">
          <Upload accept=".txt,.csv,.json,text/plain,text/csv" showUploadList={false} beforeUpload={(chosen: File) => { setFile(chosen); changed(); return false; }}><Button icon={<UploadOutlined />}>{file?.name ?? t("administration:calendarImport.choose")}</Button></Upload>
          {file !== undefined && <Button onClick={() => { setFile(undefined); changed(); }}>{t("administration:calendarImport.noFile")}</Button>}
          <InputNumber aria-label={t("administration:calendar.year")} placeholder={t("administration:calendar.year")} min={1000} max={9999} precision={0} value={year ?? null} onChange={(value) => { setYear(value ?? undefined); changed(); }} />
          <Button data-action="preview" disabled={content === undefined} loading={busy} onClick={() => { if (content !== undefined) void send(content, true); }}>{t("administration:preview.button")}</Button>
        </div>
        {problem !== undefined && <ProblemView problem={problem} />}
        {tried !== undefined && <Tried answer={tried} />}
      </div>
    </Modal>
  );
}

function Tried({ answer }: { answer: Answer }) {
  const { t } = useTranslation();
  const year = answer.table?.years[String(answer.year)];
  return (
    <div role="status" className="stack-2" data-notice-faults={answer.faults.length}>
      <Lines lines={answer.faults} title={t("administration:import.fault")} />
      <Lines lines={answer.warnings} title={t("administration:calendarImport.check")} />
      {answer.ignored.map((one) => <div key={`${one.line} ${one.text}`} className="muted">{t("administration:calendarImport.ignored", one)}</div>)}
      {year !== undefined && (
        <>
          <div>{t("administration:calendarImport.year", { year: answer.year, version: answer.table?.version })}</div>
          <div>{t("administration:calendar.offWeekdays")}<div className="user-text">{year.offWeekdays.join(" ")}</div></div>
          <div>{t("administration:calendar.workWeekends")}<div className="user-text">{year.workWeekends.join(" ")}</div></div>
        </>
      )}
      {answer.faults.length === 0 && !answer.changed && <div data-unchanged>{t("administration:import.nothing")}</div>}
      {answer.preview !== undefined && <CalendarMoves preview={answer.preview} />}
    </div>
  );
}

function Lines({ lines, title }: { lines: readonly Line[]; title: string }) {
  const { t } = useTranslation();
  if (lines.length === 0) return null;
  return (
    <Table<Line & { key: number }>
      size="small"
      pagination={false}
      scroll={{ y: 240 }}
      rowKey="key"
      dataSource={lines.map((line, key) => ({ ...line, key }))}
      columns={[{ title: t("administration:calendarImport.line"), dataIndex: "line", width: 70, render: (line: number) => (line === 0 ? "" : line) }, { title, dataIndex: "message" }]}
    />
  );
}
