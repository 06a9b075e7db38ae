import { BranchesOutlined, DownloadOutlined, UploadOutlined } from "@ant-design/icons";
import { Alert, App, Button, Grid, Segmented } from "antd";
import { useMemo, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { thrownProblem } from "../../api/problem.ts";
import { save } from "../../components/export-buttons.tsx";
import { useKeys } from "../../keyboard.ts";
import { FaultList } from "./fault-list.tsx";
import { usePlanCheck, type PlanVerdict } from "./plan-check.ts";
import { editPlan, pathParts, pathText, readPlan, type PlanValue } from "./plan-document.ts";
import { PlanFormContext, valueAt, type PlanForm } from "./plan-form-context.ts";
import { PlanFormView } from "./plan-form.tsx";
import { RehearsalDrawer } from "./rehearsal-drawer.tsx";
import { UploadDialog } from "./upload-dialog.tsx";
import { YamlEditor, type LineNote, type YamlHandle } from "./yaml-editor.tsx";

export interface EditedPlan { value: PlanValue; verdict: PlanVerdict | undefined; /** Whether the verdict is about this very text and finds no fault. */ sound: boolean }

interface Props {
  text: string;
  onText: (text: string) => void;
  readOnly: boolean;
  /** The page's own buttons, given what is being edited. */
  actions: (edited: EditedPlan) => ReactNode;
  onSave: (edited: EditedPlan) => void;
}

/** 任务书 as a form and as a text beside each other: one document, and whichever is changed, the other shows it. On a narrow screen one at a time. */
export function PlanEditor({ text, onText, readOnly, actions, onSave }: Props) {
  const { t, i18n } = useTranslation();
  const { message } = App.useApp();
  const wide = Grid.useBreakpoint().xl === true;
  const [side, setSide] = useState<"form" | "text">("form");
  const [open, setOpen] = useState<"rehearsal" | "upload">();
  const editor = useRef<YamlHandle>(null);
  const awaited = useRef<number>(undefined);
  const reading = useMemo(() => readPlan(text), [text]);
  const asked = usePlanCheck(text);
  // Of a field that nobody has filled in yet, its form is not what is wrong.
  const verdict = useMemo((): PlanVerdict | undefined => (asked.verdict === undefined || asked.verdict.plan !== undefined ? asked.verdict : {
    ...asked.verdict, faults: asked.verdict.faults.map((fault) => (valueAt(reading.value, pathParts(fault.path)) === "" ? { path: fault.path, code: fault.code, message: t("plan:check.empty") } : fault)),
  }), [asked.verdict, reading, t]);
  const check = { ...asked, verdict };
  const edited: EditedPlan = { value: reading.value, verdict, sound: check.current && verdict?.plan !== undefined };
  useKeys({ "Ctrl+s": () => { if (!readOnly) onSave(edited); } });

  const notes = useMemo((): LineNote[] => [
    ...(verdict?.faults ?? []).map((fault): LineNote => ({ line: reading.lineOf(fault.path), severity: "error", message: `${fault.path}: ${fault.message}` })),
    ...(verdict?.warnings ?? []).map((warning): LineNote => ({ line: reading.lineOf(warning.path), severity: "warning", message: i18n.language === "en" ? warning.en : warning.zh })),
  ], [verdict, reading, i18n.language]);

  const form = useMemo((): PlanForm => {
    const faults = new Map((verdict?.faults ?? []).map((fault) => [fault.path, fault.message]));
    const below = (path: string, at: string): boolean => at === path || at.startsWith(`${path}.`) || at.startsWith(`${path}[`);
    return {
      value: reading.value,
      set: (path, value) => onText(editPlan(text, path, value)),
      faultAt: (path) => faults.get(pathText(path)),
      faultsBelow: (path) => [...faults.keys()].filter((at) => below(pathText(path), at)).length,
    };
  }, [verdict, reading, text, onText]);

  function goTo(path: string): void {
    const line = reading.lineOf(path);
    setOpen(undefined);
    // What lay over the page gives the keyboard back to its button first.
    if (wide || side === "text") setTimeout(() => editor.current?.goTo(line));
    else {
      awaited.current = line;
      setSide("text");
    }
  }

  /** The text shows itself where it was asked for. */
  function arrive(handle: YamlHandle | null): void {
    editor.current = handle;
    if (handle === null || awaited.current === undefined) return;
    handle.goTo(awaited.current);
    awaited.current = undefined;
  }

  const formSide = reading.unreadableLine === undefined
    ? <PlanFormContext value={form}><PlanFormView disabled={readOnly} /></PlanFormContext>
    : <Alert type="error" showIcon title={t("plan:unreadable", { line: reading.unreadableLine })} description={t("plan:unreadableNext")} action={<Button size="small" onClick={() => goTo(`line ${reading.unreadableLine ?? 1}`)}>{t("plan:goToLine")}</Button>} />;
  const textSide = <YamlEditor value={text} onChange={onText} notes={notes} readOnly={readOnly} label={t("plan:text")} handle={arrive} />;

  return (
    <div className="stack-3">
      <div className="toolbar plan-toolbar">
        <div className="page-actions">
          <Button icon={<BranchesOutlined />} data-plan="rehearse" disabled={reading.unreadableLine !== undefined} onClick={() => setOpen("rehearsal")}>{t("plan:rehearse")}</Button>
          {!readOnly && <Button icon={<UploadOutlined />} data-plan="upload" onClick={() => setOpen("upload")}>{t("plan:upload.button")}</Button>}
          <Button icon={<DownloadOutlined />} data-plan="template" onClick={() => { save("/api/v1/plans/template", "plan-template.xlsx").catch((error: unknown) => void message.error(thrownProblem(error).detail ?? t("problems:unreachable.title"))); }}>{t("plan:template")}</Button>
        </div>
        <div className="page-actions">{actions(edited)}</div>
      </div>
      {!readOnly && <FaultList check={check} reading={reading} onGoTo={goTo} />}
      {wide
        ? <div className="plan-sides"><div className="plan-side">{formSide}</div><div className="plan-side plan-side-text">{textSide}</div></div>
        : (
          <div className="stack-3">
            <Segmented block value={side} options={[{ value: "form", label: t("plan:form") }, { value: "text", label: t("plan:text") }]} onChange={setSide} aria-label={t("plan:sides")} />
            {side === "form" ? formSide : <div className="plan-side-text">{textSide}</div>}
          </div>
        )}
      {open === "rehearsal" && <RehearsalDrawer value={reading.value} onClose={() => setOpen(undefined)} onGoTo={goTo} />}
      {open === "upload" && <UploadDialog onTake={(taken) => { onText(taken); setOpen(undefined); }} onClose={() => setOpen(undefined)} />}
    </div>
  );
}
