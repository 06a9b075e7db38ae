import { FileWordOutlined, PrinterOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { thrownProblem } from "../../api/problem.ts";
import { itemQuery, useMe } from "../../api/queries.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { save } from "../../components/export-buttons.tsx";
import { useNames } from "../../components/names.tsx";
import { PageLink } from "../../components/page-link.tsx";
import { PageState } from "../../components/page-state.tsx";
import { civilDateOf, dateText } from "../../formats.ts";

/** 督办单, numbered, as it goes onto A4 paper. */
export function NoticePage() {
  const { t } = useTranslation();
  const me = useMe();
  const names = useNames();
  const { message } = App.useApp();
  const { id = "", number = "" } = useParams({ strict: false, select: (params: { id?: string; number?: string }) => params });
  const query = useQuery(itemQuery(id));
  const word = `/api/v1/work-items/${encodeURIComponent(id)}/notices/${encodeURIComponent(number)}/document`;
  return (
    <PageState query={query} title={t("shell:page.notice")}>
      {(item) => {
        const notice = item.notices.find((one) => one.number === number);
        if (notice === undefined) return <div className="page"><EmptyState title={t("notice:none")} next={t("notice:noneNext")} action={<PageLink to={`/items/${id}`}>{item.title}</PageLink>} /></div>;
        const { duty } = item;
        return (
          <div className="page">
            <div className="page-head no-print">
              <PageLink to={`/items/${id}`}>{t("notice:back")}</PageLink>
              <div className="page-actions">
                <Button icon={<PrinterOutlined />} type="primary" onClick={() => window.print()}>{t("notice:print")}</Button>
                <Button icon={<FileWordOutlined />} onClick={() => { save(word, `${number}.docx`).catch((error: unknown) => void message.error(thrownProblem(error).detail ?? t("problems:unreachable.title"))); }}>{t("notice:word")}</Button>
              </div>
            </div>
            <article className="sheet">
              <p className="sheet-court">{names.court ?? me.courtName}</p>
              <h1 className="sheet-title">{t("notice:title")}</h1>
              <p className="sheet-number">{notice.number}</p>
              <table className="sheet-facts">
                <tbody>
                  <tr><th scope="row">{t("notice:to")}</th><td>{names.department(duty.department)}{duty.responsible === undefined ? "" : ` ${names.person(duty.responsible)}`}</td></tr>
                  <tr><th scope="row">{t("notice:item")}</th><td>{item.title}</td></tr>
                  <tr><th scope="row">{t("notice:due")}</th><td>{item.dueOn === undefined ? t("names:due.none") : dateText(item.reworkDueOn ?? item.dueOn)}</td></tr>
                  <tr><th scope="row">{t("notice:text")}</th><td className="user-text sheet-text">{notice.text}</td></tr>
                  <tr><th scope="row">{t("notice:replyBy")}</th><td>{dateText(notice.replyByOn)}</td></tr>
                  <tr><th scope="row">{t("notice:reply")}</th><td className="user-text sheet-text">{notice.reply}</td></tr>
                </tbody>
              </table>
              <p className="sheet-sign">{duty.supervisor === undefined ? names.court ?? me.courtName : t("notice:supervisor", { who: names.person(duty.supervisor) })}<br />{dateText(civilDateOf(notice.issuedAt))}</p>
            </article>
          </div>
        );
      }}
    </PageState>
  );
}
