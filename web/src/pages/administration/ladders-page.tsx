import { useQuery } from "@tanstack/react-query";
import { Button, Table } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { settingsQuery, type Settings } from "../../api/queries.ts";
import { PageState } from "../../components/page-state.tsx";
import { AdministrationFrame } from "./administration-frame.tsx";
import { useCourtMay } from "./court-command.ts";
import { LadderDialog } from "./ladder-dialog.tsx";

type Ladder = Settings["ladders"][string];

const priorities = ["A", "B", "C"] as const;

/** 逐级提醒督办规则: the versions, which one each priority follows, and a new one with what it would move. */
export function LaddersPage() {
  const { t } = useTranslation();
  const may = useCourtMay();
  const query = useQuery(settingsQuery);
  const [from, setFrom] = useState<Ladder>();
  return (
    <AdministrationFrame path="/administration/ladders">
      <PageState query={query}>
        {(settings) => {
          const used = (ladder: Ladder): readonly string[] => priorities.filter((priority) => settings.currentLadders[priority] === ladder.version);
          return (
            <div className="stack-4">
              {Object.values(settings.ladders).sort((a, b) => used(b).length - used(a).length || (a.version < b.version ? 1 : -1)).map((ladder) => (
                <section key={ladder.version} className="panel" aria-labelledby={`ladder-${ladder.version}`} data-ladder={ladder.version}>
                  <div className="panel-head">
                    <h2 id={`ladder-${ladder.version}`}>{ladder.version} <span className="tag">{used(ladder).length === 0 ? t("administration:ladder.unused") : t("administration:ladder.used", { priorities: used(ladder).join(t("shell:listSeparator")) })}</span></h2>
                    {may("SetLadder") && <Button data-action="new-ladder" onClick={() => setFrom(ladder)}>{t("administration:ladder.new")}</Button>}
                  </div>
                  <Table<Ladder["rungs"][number]>
                    size="small"
                    pagination={false}
                    rowKey="id"
                    scroll={{ x: 640 }}
                    dataSource={[...ladder.rungs].sort((a, b) => a.offsetWorkingDays - b.offsetWorkingDays)}
                    columns={[
                      { title: t("administration:ladder.rung"), dataIndex: "id", width: 110 },
                      { title: t("administration:ladder.when"), dataIndex: "offsetWorkingDays", width: 170, render: (days: number) => <RungTime days={days} /> },
                      { title: t("administration:ladder.audience"), dataIndex: "audience", width: 260, render: (audience: string[]) => audience.map((one) => t(`administration:audience.${one}`)).join(t("shell:listSeparator")) },
                      { title: t("administration:ladder.also"), key: "also", width: 200, render: (_none, rung) => [...(rung.notice === undefined ? [] : [t("administration:ladder.notice")]), ...(rung.repeat === undefined ? [] : [t("administration:ladder.weekly")])].join(t("shell:listSeparator")) },
                    ]}
                  />
                </section>
              ))}
            </div>
          );
        }}
      </PageState>
      {from !== undefined && <LadderDialog from={from} onClose={() => setFrom(undefined)} />}
    </AdministrationFrame>
  );
}

function RungTime({ days }: { days: number }) {
  const { t } = useTranslation();
  if (days === 0) return t("administration:ladder.onDue");
  return days < 0 ? t("administration:ladder.before", { count: -days }) : t("administration:ladder.after", { count: days });
}
