import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { itemQuery, type WorkItem } from "../../api/queries.ts";
import { ActionButtons } from "../../commands/action-buttons.tsx";
import { CommandDialog } from "../../commands/command-dialog.tsx";
import { useQuickAct } from "../../commands/quick-act.ts";
import { DiscussionPanel } from "../../components/discussion-panel.tsx";
import { DueCountdown } from "../../components/due-countdown.tsx";
import { InstructionsPanel } from "../../components/instructions-panel.tsx";
import { ItemFacts } from "../../components/item-facts.tsx";
import { Light } from "../../components/light.tsx";
import { useNames } from "../../components/names.tsx";
import { PageLink } from "../../components/page-link.tsx";
import { PageState } from "../../components/page-state.tsx";
import { Timeline } from "../../components/timeline.tsx";
import { instantText } from "../../formats.ts";
import { DueExplanation } from "./due-explanation.tsx";
import { FilesPanel } from "./files-panel.tsx";
import { LadderPanel } from "./ladder-panel.tsx";
import { LoopStepper } from "./loop-stepper.tsx";

/** 督办事项: where it is in its loop, what may be done now, and everything that has happened. */
export function ItemPage() {
  const { t } = useTranslation();
  const id: string = useParams({ strict: false, select: (params: { id?: string }) => params.id ?? "" });
  return <PageState query={useQuery(itemQuery(id))} title={t("shell:page.item")}>{(item) => <Item item={item} />}</PageState>;
}

function Item({ item }: { item: WorkItem }) {
  const { t } = useTranslation();
  const { act, asked, close } = useQuickAct();
  return (
    <div className="page">
      <div className="page-head">
        <div className="stack-2">
          <div className="muted crumbs">
            {item.campaign !== undefined && <PageLink to={`/campaigns/${item.campaign.id}`}>{t("item:campaign")}</PageLink>}
            {item.parent !== undefined && <PageLink to={`/items/${item.parent}`}>{t("item:parent")}</PageLink>}
            <span>{t(`names:source.${item.source.type}`)}{item.source.reference === undefined ? "" : ` ${item.source.reference}`}</span>
          </div>
          <h1>{item.title}</h1>
          <div className="item-tags">
            <Light light={item.light} />
            <DueCountdown dueOn={item.reworkDueOn ?? item.dueOn} remainingWorkingDays={item.remainingWorkingDays} todayOn={item.todayOn} closed={item.status === "SignedOff" || item.status === "Waived"} />
            <span className="tag">{t("item:priorityTag", { priority: item.priority })}</span>
            <DueExplanation id={item.id} />
          </div>
        </div>
        <div className="no-print"><ActionButtons kind="work-item" actions={item.availableActions} except={["Instruct"]} onAct={(command) => void act({ kind: "work-item", id: item.id, title: item.title }, command)} /></div>
      </div>
      <LoopStepper item={item} />
      <div className="columns">
        <div className="stack-4">
          <section className="panel" aria-labelledby="facts-title"><h2 id="facts-title">{t("item:facts")}</h2><ItemFacts item={item} />{item.dutyText !== undefined && <p className="user-text item-duty">{item.dutyText}</p>}</section>
          {item.waiting.length > 0 && <Waiting item={item} />}
          <Reports item={item} />
          {item.children.length > 0 && <Children item={item} />}
          <FilesPanel item={item} />
          <DiscussionPanel kind="work-item" id={item.id} mayComment={item.availableActions.includes("Comment")} />
        </div>
        <div className="stack-4">
          <InstructionsPanel target={{ kind: "work-item", id: item.id }} instructions={item.instructions} mayInstruct={item.availableActions.includes("Instruct")} />
          {item.notices.length > 0 && <Notices item={item} />}
          <LadderPanel id={item.id} />
          <section className="panel" aria-labelledby="timeline-title"><h2 id="timeline-title">{t("item:timeline")}</h2><Timeline stream={item.id} /></section>
        </div>
      </div>
      {asked !== undefined && <CommandDialog key={asked.command} asked={asked} onClose={close} />}
    </div>
  );
}

function Waiting({ item }: { item: WorkItem }) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <section className="panel" aria-labelledby="waiting-title">
      <h2 id="waiting-title">{t("item:waiting")}</h2>
      <ul className="plain-list">{item.waiting.map((step) => <li key={`${step.step} ${step.key ?? ""} ${step.owner}`}>{t("item:waitingFor", { who: names.person(step.owner), step: t(`names:step.work-item.${step.step}`) })} <span className="muted">{t("names:timeline.until", { at: instantText(step.dueAt) })}</span></li>)}</ul>
    </section>
  );
}

function Reports({ item }: { item: WorkItem }) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <section className="panel" aria-labelledby="reports-title">
      <h2 id="reports-title">{t("item:reports")}</h2>
      {item.report !== undefined && <p className="muted">{t(`item:cadence.${item.report}`)}{item.nextReportOn === undefined ? "" : ` · ${t("item:nextReport", { on: item.nextReportOn })}`}</p>}
      {item.reports.length === 0
        ? <p className="muted">{t("item:reportsNone")}</p>
        : (
          <ul className="line-list">
            {[...item.reports].reverse().map((report) => (
              <li key={`${report.at} ${report.by}`}>
                <div className="line-what">
                  <strong>{names.person(report.by)}</strong> <span className="muted">{instantText(report.at)}</span> {report.progress !== undefined && <span className="tag">{report.progress}%</span>}
                  <div className="user-text">{report.summary}</div>
                </div>
              </li>
            ))}
          </ul>
        )}
    </section>
  );
}

function Children({ item }: { item: WorkItem }) {
  const { t } = useTranslation();
  return (
    <section className="panel" aria-labelledby="children-title">
      <h2 id="children-title">{t("item:children", { closed: item.children.filter((child) => child.closed).length, count: item.children.length })}</h2>
      <ul className="plain-list">{item.children.map((child) => <li key={child.id}><PageLink to={`/items/${child.id}`}>{child.title}</PageLink> <span className="tag">{t(child.closed ? "item:childClosed" : "item:childOpen")}</span></li>)}</ul>
    </section>
  );
}

function Notices({ item }: { item: WorkItem }) {
  const { t } = useTranslation();
  return (
    <section className="panel" aria-labelledby="notices-title">
      <h2 id="notices-title">{t("item:notices")}</h2>
      <ul className="line-list">
        {item.notices.map((notice) => (
          <li key={notice.number}>
            <div className="line-what">
              <PageLink to={`/items/${item.id}/notices/${encodeURIComponent(notice.number)}`} className="todo-title">{notice.number}</PageLink> <span className="tag">{notice.reply === undefined ? t("item:noticeOpen", { on: notice.replyByOn }) : t("item:noticeAnswered")}</span>
              <div className="user-text">{notice.text}</div>
              {notice.reply !== undefined && <div className="user-text muted">{t("item:noticeReply", { text: notice.reply })}</div>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
