import "../../styles/disputes.css";
import { FileWordOutlined, PrinterOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { answered, api } from "../../api/client.ts";
import { thrownProblem } from "../../api/problem.ts";
import { useMe } from "../../api/queries.ts";
import { keys } from "../../api/query-keys.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { save } from "../../components/export-buttons.tsx";
import { useNames } from "../../components/names.tsx";
import { PageLink } from "../../components/page-link.tsx";
import { PageState } from "../../components/page-state.tsx";
import { dateText } from "../../formats.ts";
import { ClockFacts, StatementSteps } from "./clock-words.tsx";

/** 期限计算说明 as it goes onto A4 paper: every period with every step of its date. */
export function StatementPage() {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const names = useNames();
  const { message } = App.useApp();
  const id: string = useParams({ strict: false, select: (params: { id?: string }) => params.id ?? "" });
  const query = useQuery({ queryKey: keys.stream(id, "statement", i18n.language), queryFn: ({ signal }) => answered(api.GET("/api/v1/disputes/{id}/statement", { params: { path: { id } }, signal })) });
  const word = `/api/v1/disputes/${encodeURIComponent(id)}/statement/document`;
  return (
    <PageState query={query} title={t("disputes:statement.title")}>
      {(statement) => (
        <div className="page">
          <div className="page-head no-print">
            <PageLink to={`/disputes/${id}`}>{t("disputes:statement.back")}</PageLink>
            <div className="page-actions">
              <Button icon={<PrinterOutlined aria-hidden />} type="primary" onClick={() => window.print()}>{t("notice:print")}</Button>
              <Button icon={<FileWordOutlined aria-hidden />} onClick={() => { save(word, `${statement.number}.docx`).catch((error: unknown) => void message.error(thrownProblem(error).detail ?? t("problems:unreachable.title"))); }}>{t("notice:word")}</Button>
            </div>
          </div>
          <article className="sheet statement">
            <p className="sheet-court">{names.court ?? me.courtName}</p>
            <h1 className="sheet-title">{t("disputes:statement.title")}</h1>
            <p className="sheet-number">{[statement.number, ...statement.caseNumbers].join(" · ")}</p>
            {statement.clocks.length === 0 && <EmptyState title={t("disputes:clocksNone")} />}
            {statement.clocks.map((clock) => (
              <section key={clock.id} className="statement-clock" data-clock={clock.id}>
                <ClockFacts clock={clock} />
                <StatementSteps clock={clock} />
              </section>
            ))}
            <p className="sheet-sign">{t("disputes:statement.madeOn", { on: dateText(statement.madeOn) })}</p>
          </article>
        </div>
      )}
    </PageState>
  );
}
