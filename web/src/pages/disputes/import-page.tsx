import "../../styles/disputes.css";
import { DownloadOutlined, UploadOutlined } from "@ant-design/icons";
import { App, Button, Table, Upload } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { uploaded } from "../../api/client.ts";
import { thrownProblem } from "../../api/problem.ts";
import { queryClient } from "../../api/queries.ts";
import { keys } from "../../api/query-keys.ts";
import type { operations } from "../../api/schema.d.ts";
import { useAttempt } from "../../commands/attempt.ts";
import { newKey } from "../../commands/send-command.ts";
import { save } from "../../components/export-buttons.tsx";
import { PageLink } from "../../components/page-link.tsx";
import { ProblemView } from "../../components/problem-view.tsx";

type Answer = operations["disputeImport"]["responses"][200]["content"]["application/json"];

const excelType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const template = "/api/v1/disputes/import/template?format=";

function isAnswer(value: unknown): value is Answer {
  return typeof value === "object" && value !== null && "registered" in value && "faults" in value && "rows" in value;
}

/** 批量登记: a table is tried first, with every fault at its row, and only a faultless one is registered, whole. */
export function ImportDisputesPage() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [file, setFile] = useState<File>();
  const [tried, setTried] = useState<Answer>();
  const [done, setDone] = useState<Answer>();
  const { busy, problem, attempt, renew } = useAttempt();

  async function send(table: File, dryRun: boolean): Promise<void> {
    await attempt(async (key) => {
      const type = table.name.toLowerCase().endsWith(".xlsx") ? excelType : "text/csv";
      const answer: unknown = await (await uploaded(`/api/v1/disputes/import?dryRun=${dryRun}`, table, { "Content-Type": type, "Idempotency-Key": dryRun ? newKey() : key })).json();
      if (!isAnswer(answer)) throw new TypeError("an import answers with its rows");
      if (dryRun) {
        setTried(answer);
        return;
      }
      await queryClient.invalidateQueries({ queryKey: keys.list("dispute") });
      setDone(answer);
      setTried(undefined);
      setFile(undefined);
      renew();
    });
  }
  function choose(chosen: File): void {
    setFile(chosen);
    setTried(undefined);
    setDone(undefined);
    renew();
    void send(chosen, true);
  }
  function fetchTemplate(format: "xlsx" | "csv"): void {
    save(`${template}${format}`, `template.${format}`).catch((error: unknown) => void message.error(thrownProblem(error).detail ?? t("problems:unreachable.title")));
  }

  const ready = file !== undefined && tried !== undefined && tried.faults.length === 0 && tried.rows > 0;
  return (
    <div className="page narrow-page">
      <div className="page-head"><div className="stack-2"><h1>{t("disputes:batchTitle")}</h1><p className="muted page-lead">{t("disputes:batchLead")}</p></div></div>
      <section className="panel stack-4" aria-labelledby="batch-title">
        <h2 id="batch-title">{t("disputes:batchSteps")}</h2>
        <div className="page-actions">
          <Button icon={<DownloadOutlined aria-hidden />} onClick={() => fetchTemplate("xlsx")}>{t("disputes:templateExcel")}</Button>
          <Button icon={<DownloadOutlined aria-hidden />} onClick={() => fetchTemplate("csv")}>{t("disputes:templateCsv")}</Button>
          <Upload accept=".csv,.xlsx,text/csv" showUploadList={false} beforeUpload={(chosen: File) => { choose(chosen); return false; }}><Button type="primary" icon={<UploadOutlined aria-hidden />} loading={busy && tried === undefined}>{file?.name ?? t("disputes:chooseFile")}</Button></Upload>
        </div>
        {problem !== undefined && <ProblemView problem={problem} />}
        {tried !== undefined && (
          <div role="status" className="stack-3" data-faults={tried.faults.length} data-rows={tried.rows}>
            <div>{t("disputes:tried", { count: tried.rows })} {tried.faults.length > 0 ? <strong className="grave">{t("disputes:faults", { count: tried.faults.length })}</strong> : tried.rows > 0 && <strong>{t("disputes:faultless")}</strong>}</div>
            {tried.faults.length > 0 && (
              <Table
                size="small" pagination={false} scroll={{ x: 480, y: 360 }} dataSource={tried.faults} rowKey={(fault) => `${fault.row} ${fault.column ?? ""} ${fault.code}`}
                columns={[{ title: t("administration:import.row"), dataIndex: "row", width: 70 }, { title: t("administration:import.column"), dataIndex: "column", width: 140 }, { title: t("administration:import.fault"), dataIndex: "message" }]}
              />
            )}
            {ready && <div><Button type="primary" loading={busy} data-action="import" onClick={() => void send(file, false)}>{t("disputes:registerRows", { count: tried.rows })}</Button></div>}
          </div>
        )}
        {done !== undefined && (
          <div role="status" className="stack-3" data-registered={done.registered.length}>
            <strong>{t("disputes:registeredRows", { count: done.registered.length })}</strong>
            <ul className="plain-list registered-rows">{done.registered.map((one) => <li key={one.id}>{t("disputes:rowOf", { row: one.row })} <PageLink to={`/disputes/${one.id}`}>{one.title}</PageLink></li>)}</ul>
            <PageLink to="/disputes?stage=intake">{t("disputes:toTriage")}</PageLink>
          </div>
        )}
      </section>
    </div>
  );
}
