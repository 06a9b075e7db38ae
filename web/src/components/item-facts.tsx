import { Progress } from "antd";
import { useTranslation } from "react-i18next";
import type { ReactNode } from "react";
import type { WorkItem } from "../api/queries.ts";
import { DueCountdown } from "./due-countdown.tsx";
import { Light } from "./light.tsx";
import { useNames } from "./names.tsx";
import { instantText } from "../formats.ts";
import { PageLink } from "./page-link.tsx";

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return <tr><th scope="row">{name}</th><td>{children}</td></tr>;
}

/** What one must know of an item to decide on it: how it stands, whose it is, what was said last. */
export function ItemFacts({ item }: { item: WorkItem }) {
  const { t } = useTranslation();
  const names = useNames();
  const report = item.reports.at(-1);
  const closed = item.status === "SignedOff" || item.status === "Waived";
  return (
    <table className="facts">
      <tbody>
        <Fact name={t("items:light")}><Light light={item.light} /> <span className="muted">{t(`names:lightReason.${item.lightReason}`)}</span></Fact>
        <Fact name={t("items:status")}>{t(`names:status.${item.status}`)}</Fact>
        <Fact name={t("items:due")}>
          <DueCountdown dueOn={item.reworkDueOn ?? item.dueOn} remainingWorkingDays={item.remainingWorkingDays} todayOn={item.todayOn} closed={closed} />
          {item.dueOn !== undefined && !closed && <span className="muted"> {item.reworkDueOn ?? item.dueOn}</span>}
          {item.reworkDueOn !== undefined && <span className="tag">{t("item:rework")}</span>}
          {item.provisional && <span className="tag">{t("item:provisional")}</span>}
        </Fact>
        <Fact name={t("item:duty")}>{names.department(item.duty.department)}{item.duty.post === undefined ? "" : ` · ${names.post(item.duty.post)}`}</Fact>
        <Fact name={t("items:responsible")}>
          {item.duty.responsible === undefined ? t("items:nobody") : names.person(item.duty.responsible)}
          {item.delegate !== undefined && <span className="muted"> {t("item:delegated", { who: names.person(item.delegate.person), on: item.delegate.untilOn })}</span>}
        </Fact>
        {item.duty.supervisor !== undefined && <Fact name={t("item:supervisor")}>{names.person(item.duty.supervisor)}</Fact>}
        {item.duty.coOrganisers.length > 0 && <Fact name={t("item:coOrganisers")}>{item.duty.coOrganisers.map(names.person).join(t("shell:listSeparator"))}</Fact>}
        <Fact name={t("item:progress")}><Progress percent={item.progress} size="small" className="item-progress" aria-label={t("item:progress")} /></Fact>
        {item.waitsFor !== undefined && <Fact name={t("item:waitsFor")}>{item.waitsFor.type === "item" ? <PageLink to={`/items/${item.waitsFor.id}`}>{item.waitsFor.title ?? item.waitsFor.id}</PageLink> : item.waitsFor.title ?? item.waitsFor.id}</Fact>}
        {report !== undefined && item.submission === undefined && <Fact name={t("item:lastReport")}><span className="user-text">{report.summary}</span> <span className="muted">{names.person(report.by)} · {instantText(report.at)}</span></Fact>}
        {item.submission !== undefined && (
          <Fact name={t("item:submission")}>
            <span className="user-text">{item.submission.summary}</span>
            {item.submission.result !== undefined && <div>{t("item:result", { value: item.submission.result.value, unit: item.submission.result.unit })}</div>}
            {item.submission.evidence.length > 0 && <div>{t("item:evidenceGiven", { names: item.submission.evidence.map((one) => one.name).join(t("shell:listSeparator")) })}</div>}
            <div className="muted">{names.person(item.submission.by)} · {instantText(item.submission.at)}</div>
          </Fact>
        )}
        {pendingOf(item).map((pending) => <Fact key={pending.key} name={t(`item:pending.${pending.key}`)}><span className="user-text">{pending.text}</span> <span className="muted">{names.person(pending.by)}</span></Fact>)}
      </tbody>
    </table>
  );
}

function textOf(value: unknown, name: string): string {
  if (typeof value !== "object" || value === null) return "";
  const found: unknown = Object.entries(value).find(([key]) => key === name)?.[1];
  return typeof found === "string" ? found : "";
}

/** Requests that wait for a decision; the OpenAPI file leaves them open, so that they are read with care. */
function pendingOf(item: WorkItem): { key: "extension" | "suspension"; text: string; by: string }[] {
  const extension: unknown = item["pendingExtension"];
  const suspension: unknown = item["pendingSuspension"];
  return [
    ...(extension === undefined ? [] : [{ key: "extension" as const, text: [textOf(extension, "reason"), textOf(extension, "proposedDueOn")].filter((one) => one !== "").join(" → "), by: textOf(extension, "requestedBy") }]),
    ...(suspension === undefined ? [] : [{ key: "suspension" as const, text: [textOf(suspension, "ground"), textOf(suspension, "expectedEndOn")].filter((one) => one !== "").join(" → "), by: textOf(suspension, "requestedBy") }]),
  ];
}
