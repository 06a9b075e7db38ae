import { Input } from "antd";
import { useTranslation } from "react-i18next";
import type { Organisation, Settings } from "../../api/queries.ts";
import { CourtDialog } from "./court-dialog.tsx";
import { Field, IdField, LinesField, NameField, linesOf } from "./court-fields.tsx";

export type Process = Organisation["processes"][number];

/** What is to be set, from what there is. */
export type SettingAct =
  | { command: "SetNumberFormat"; series: string; format: string }
  | { command: "SetProcess"; from?: Process }
  | { command: "SetDutyWords"; words: Settings["dutyWords"] };

/** "answer-v1" → "answer-v2": a version once set never changes. */
function nextId(id: string): string {
  return id.replace(/\d+$/, (number) => String(Number(number) + 1));
}

/** The forms of what a court writes into its documents, plans and reports. `version` is the settings' on which they began. */
export function SettingDialog({ act, version, onClose }: { act: SettingAct; version: number; onClose: () => void }) {
  const { t } = useTranslation();
  const title = (about: string): string => t("commands:title", { action: t(`administration:act.court.${act.command}`), about });
  switch (act.command) {
    case "SetNumberFormat": return (
      <CourtDialog<"SetNumberFormat", { format: string }> command="SetNumberFormat" title={title(t(`administration:series.${act.series}`, { defaultValue: act.series }))} version={version} onClose={onClose} initial={{ format: act.format }} body={({ format }) => ({ series: act.series, format: format.trim() })}>
        <Field name="format" text="format" extra={t("administration:hint.format")}><Input autoFocus maxLength={100} /></Field>
      </CourtDialog>
    );
    case "SetProcess": return (
      <CourtDialog<"SetProcess", { id: string; name: string; steps: string }> command="SetProcess" title={act.from === undefined ? t("administration:act.court.SetProcess") : title(act.from.name)} onClose={onClose} {...(act.from === undefined ? {} : { initial: { id: nextId(act.from.id), name: act.from.name, steps: act.from.steps.join("\n") } })} body={({ id, name, steps }) => ({ id: id.trim(), name: name.trim(), steps: linesOf(steps) })}>
        <p className="muted">{t("administration:process.hint")}</p>
        <IdField /><NameField /><LinesField name="steps" text="steps" extra={t("administration:hint.steps")} />
      </CourtDialog>
    );
    case "SetDutyWords": return (
      <CourtDialog<"SetDutyWords", { version: string; forbidden?: string; counting?: string }> command="SetDutyWords" title={t("administration:act.court.SetDutyWords")} version={version} onClose={onClose} initial={{ version: "", forbidden: act.words.forbidden.join("\n"), counting: act.words.counting.join("\n") }} body={(words) => ({ version: words.version.trim(), forbidden: linesOf(words.forbidden), counting: linesOf(words.counting) })}>
        <Field name="version" text="version" extra={t("administration:hint.version")}><Input autoFocus maxLength={60} /></Field>
        <LinesField name="forbidden" text="forbidden" extra={`${t("administration:hint.forbidden")} ${t("administration:hint.oneEach")}`} optional />
        <LinesField name="counting" text="counting" extra={`${t("administration:hint.counting")} ${t("administration:hint.oneEach")}`} optional />
      </CourtDialog>
    );
  }
}
