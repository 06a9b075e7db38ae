import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { organisationQuery, settingsQuery } from "../../api/queries.ts";
import { PageState } from "../../components/page-state.tsx";
import { AdministrationFrame } from "./administration-frame.tsx";
import { useCourtMay } from "./court-command.ts";
import { FailedEffects } from "./failed-effects.tsx";
import { SettingDialog, type Process, type SettingAct } from "./settings-dialogs.tsx";

/** 业务设置: the court's document numbers, processes and duty words, and for administrators what could not be sent. */
export function SettingsPage() {
  const { t } = useTranslation();
  const may = useCourtMay();
  const settings = useQuery(settingsQuery);
  const organisation = useQuery(organisationQuery);
  const [act, setAct] = useState<SettingAct>();
  return (
    <AdministrationFrame path="/administration/settings">
      <div className="stack-4">
        {may("RetryEffect") && <FailedEffects />}
        <PageState query={settings}>
          {({ version, numberFormats, dutyWords }) => (
            <>
              <section className="panel" aria-labelledby="numbers-title">
                <h2 id="numbers-title">{t("administration:numbers")}</h2>
                <ul className="line-list">
                  {Object.entries(numberFormats).sort(([a], [b]) => (a < b ? -1 : 1)).map(([series, format]) => (
                    <li key={series} data-series={series}>
                      <div className="line-what"><span className="todo-title">{t(`administration:series.${series}`, { defaultValue: series })}</span><div className="user-text">{format}</div></div>
                      {may("SetNumberFormat") && <Button size="small" data-action="set-format" onClick={() => setAct({ command: "SetNumberFormat", series, format })}>{t("administration:edit")}</Button>}
                    </li>
                  ))}
                </ul>
              </section>
              <PageState query={organisation}>{({ processes }) => <Processes processes={processes} may={may("SetProcess")} onAct={setAct} />}</PageState>
              <section className="panel" aria-labelledby="words-title" data-words={dutyWords.version}>
                <div className="panel-head">
                  <h2 id="words-title">{t("administration:words")} <span className="tag">{dutyWords.version}</span></h2>
                  {may("SetDutyWords") && <Button data-action="set-words" onClick={() => setAct({ command: "SetDutyWords", words: dutyWords })}>{t("administration:words.new")}</Button>}
                </div>
                <div className="stack-3">
                  <Words title={t("administration:field.forbidden")} hint={t("administration:hint.forbidden")} words={dutyWords.forbidden} />
                  <Words title={t("administration:field.counting")} hint={t("administration:hint.counting")} words={dutyWords.counting} />
                </div>
              </section>
              {act !== undefined && <SettingDialog act={act} version={version} onClose={() => setAct(undefined)} />}
            </>
          )}
        </PageState>
      </div>
    </AdministrationFrame>
  );
}

function Processes({ processes, may, onAct }: { processes: readonly Process[]; may: boolean; onAct: (act: SettingAct) => void }) {
  const { t } = useTranslation();
  return (
    <section className="panel" aria-labelledby="processes-title">
      <div className="panel-head">
        <h2 id="processes-title">{t("administration:processes")}</h2>
        {may && <Button data-action="new-process" onClick={() => onAct({ command: "SetProcess" })}>{t("administration:act.court.SetProcess")}</Button>}
      </div>
      {processes.length === 0 ? <p className="muted">{t("administration:process.none")}</p> : (
        <ul className="line-list">
          {[...processes].sort((a, b) => (a.id < b.id ? -1 : 1)).map((process) => (
            <li key={process.id} data-process={process.id}>
              <div className="line-what"><span className="todo-title">{process.name}</span> <span className="muted row-id">{process.id}</span><ol className="process-steps">{process.steps.map((step) => <li key={step}>{step}</li>)}</ol></div>
              {may && <Button size="small" data-action="next-process" onClick={() => onAct({ command: "SetProcess", from: process })}>{t("administration:process.next")}</Button>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Words({ title, hint, words }: { title: ReactNode; hint: string; words: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <div>
      <h3 className="group-title">{title}</h3>
      <p className="muted">{hint}</p>
      {words.length === 0 ? <p>{t("administration:words.none")}</p> : <ul className="grants">{words.map((word) => <li key={word} className="tag">{word}</li>)}</ul>}
    </div>
  );
}
