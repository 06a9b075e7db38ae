import { CheckCircleFilled, ExclamationCircleFilled } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Table } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answered, api } from "../../api/client.ts";
import { thrownProblem } from "../../api/problem.ts";
import { keys } from "../../api/query-keys.ts";
import type { components } from "../../api/schema.d.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { PageLink } from "../../components/page-link.tsx";
import { ProblemView } from "../../components/problem-view.tsx";
import { instantText } from "../../formats.ts";
import { AdministrationFrame } from "./administration-frame.tsx";

type Verification = components["schemas"]["LedgerVerification"];
type Last = NonNullable<Verification["last"]>;

const askAgainMs = 2_000;

/** 台账核验: whether anything in the ledger was altered, in words a court can put on file. Reading it all is work, so that it is done when asked for. */
export function VerificationPage() {
  const { t, i18n } = useTranslation();
  const [asked, setAsked] = useState(false);
  const query = useQuery({
    queryKey: keys.audit("verification", i18n.language),
    queryFn: ({ signal }) => answered(api.GET("/api/v1/audit/verification", { signal })),
    enabled: asked,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchInterval: (state) => (state.state.data?.running === true ? askAgainMs : false),
  });
  const running = query.isFetching || query.data?.running === true;
  const start = <Button type="primary" data-action="verify" loading={running} onClick={() => { if (asked) void query.refetch(); else setAsked(true); }}>{t("administration:verify.run")}</Button>;
  return (
    <AdministrationFrame path="/administration/verification" actions={start}>
      {query.isError && <ProblemView problem={thrownProblem(query.error)} onRetry={() => void query.refetch()} />}
      {running && <p role="status">{t("administration:verify.running")}</p>}
      {query.data?.last === undefined ? !running && !query.isError && <section className="panel"><EmptyState title={t("administration:verify.none")} next={t("administration:verify.noneNext")} /></section> : <Result last={query.data.last} />}
    </AdministrationFrame>
  );
}

function Result({ last }: { last: Last }) {
  const { t } = useTranslation();
  const verdict = last.outOfTime ? "outOfTime" : last.whole ? "whole" : "faulty";
  return (
    <section className="panel stack-3" aria-labelledby="verdict" data-verdict={verdict}>
      <h2 id="verdict" className={last.whole ? "light light-green" : "light light-red"}>{last.whole ? <CheckCircleFilled aria-hidden /> : <ExclamationCircleFilled aria-hidden />} {t(`administration:verify.${verdict}`, { count: last.faultCount })}</h2>
      <table className="facts">
        <tbody>
          <tr><th scope="row">{t("administration:verify.when")}</th><td>{t("administration:verify.fromTo", { from: instantText(last.startedAt), to: instantText(last.endedAt) })}</td></tr>
          <tr><th scope="row">{t("administration:verify.events")}</th><td>{t("administration:verify.counts", { events: last.events, streams: last.streams })}</td></tr>
          <tr><th scope="row">{t("administration:verify.seals")}</th><td>{last.seals}{last.lastSeal !== undefined && <> · {t("administration:verify.lastSeal")} <code className="hash user-text">{last.lastSeal}</code></>}</td></tr>
          <tr><th scope="row">{t("administration:verify.redacted")}</th><td>{last.redacted}</td></tr>
        </tbody>
      </table>
      {last.faults.length > 0 && (
        <Table<Last["faults"][number] & { key: number }>
          size="small"
          rowKey="key"
          pagination={false}
          scroll={{ x: 800 }}
          dataSource={last.faults.map((fault, key) => ({ ...fault, key }))}
          columns={[
            { title: t("administration:verify.fault"), dataIndex: "what", width: 260, render: (what: string, fault) => <><strong>{what}</strong><div className="muted"><code>{fault.code}</code> {fault.details}</div></> },
            { title: t("administration:verify.where"), key: "where", width: 220, render: (_none, fault) => (fault.stream === undefined ? fault.seal === undefined ? "" : t("administration:verify.seal", { number: fault.seal }) : <PageLink to={`/administration/audit?stream=${encodeURIComponent(fault.stream)}`}>{fault.stream}{fault.seq === undefined ? "" : ` #${fault.seq}`}</PageLink>) },
            { title: t("administration:verify.todo"), dataIndex: "todo", width: 320 },
          ]}
        />
      )}
      {last.faultCount > last.faults.length && <p className="muted">{t("administration:verify.more")}</p>}
    </section>
  );
}
