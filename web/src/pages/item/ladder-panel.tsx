import { BellFilled, BellOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answered, api } from "../../api/client.ts";
import { keys } from "../../api/query-keys.ts";
import { PageState } from "../../components/page-state.tsx";
import { instantText } from "../../formats.ts";

interface Rung { key: string; label: string; at: string; to: readonly { id: string; name?: string }[]; fired: boolean; note?: string }

/** The reminders and escalations of an item: those that went out, and those to come with whom they would reach. */
export function LadderPanel({ id }: { id: string }) {
  const { t, i18n } = useTranslation();
  const [all, setAll] = useState(false);
  const query = useQuery({ queryKey: keys.stream(id, "ladder", i18n.language), queryFn: ({ signal }) => answered(api.GET("/api/v1/work-items/{id}/ladder", { params: { path: { id } }, signal })) });
  return (
    <section className="panel" aria-labelledby="ladder-title">
      <h2 id="ladder-title">{t("item:ladder")}</h2>
      <PageState query={query}>
        {(ladder) => {
          const rungs: Rung[] = [
            ...ladder.fired.map((rung) => ({ key: `${rung.rung} ${rung.occurrence}`, label: rung.label, at: rung.at, to: rung.to, fired: true, ...(rung.passed ? { note: t("item:rungPassed") } : {}) })),
            ...ladder.coming.map((rung) => ({ key: `${rung.rung} ${rung.occurrence}`, label: rung.label, at: rung.at, to: rung.to, fired: false, ...(rung.notice ? { note: t("item:rungNotice") } : {}) })),
          ];
          // Those that went out, and the next few: the rest repeats.
          const shownCount = ladder.fired.length + 5;
          return (
            <>
              {!ladder.running && <p className="muted">{t("item:ladderStands")}</p>}
              {rungs.length === 0
                ? <p className="muted">{t("item:ladderNone")}</p>
                : (
                  <ol className="ladder">
                    {(all ? rungs : rungs.slice(0, shownCount)).map((rung) => (
                      <li key={`${rung.fired ? "fired" : "coming"} ${rung.key}`} className={rung.fired ? "rung-fired" : "rung-coming"}>
                        <span className="rung-mark">{rung.fired ? <BellFilled aria-label={t("item:rungFired")} /> : <BellOutlined aria-label={t("item:rungComing")} />}</span>
                        <div>
                          <strong>{rung.label}</strong> {rung.note !== undefined && <span className="tag">{rung.note}</span>}
                          <div className="muted">{instantText(rung.at)}{rung.to.length === 0 ? "" : ` · ${rung.to.map((one) => one.name ?? one.id).join(t("shell:listSeparator"))}`}</div>
                        </div>
                      </li>
                    ))}
                  </ol>
                )}
              {!all && rungs.length > shownCount && <Button type="link" size="small" className="no-print" onClick={() => setAll(true)}>{t("item:ladderMore", { count: rungs.length - shownCount })}</Button>}
            </>
          );
        }}
      </PageState>
    </section>
  );
}
