import { Button, Checkbox, Form, Input, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import { answered, api } from "../../api/client.ts";
import type { Settings } from "../../api/queries.ts";
import type { components } from "../../api/schema.d.ts";
import { useNames } from "../../components/names.tsx";
import { instantText } from "../../formats.ts";
import type { CourtBody } from "./court-command.ts";
import { CourtDialog } from "./court-dialog.tsx";
import { MovedTable } from "./moved-table.tsx";

type Ladder = Settings["ladders"][string];
type Body = CourtBody<"SetLadder">;
type Rung = Body["rungs"][number];
type Preview = components["schemas"]["LadderPreview"];

const audiences: readonly Rung["audience"][number][] = ["person", "supervisor", "department-head", "task-force-lead", "leader-in-charge", "president"];
const priorities = ["A", "B", "C"] as const;

interface RungValues { id: string; offsetWorkingDays: number; audience: Rung["audience"]; notice?: boolean; weekly?: boolean }
interface Values { version: string; priorities: ("A" | "B" | "C")[]; rungs?: RungValues[] }

function bodyOf({ version, priorities: given, rungs = [] }: Values): Body {
  return {
    version: version.trim(),
    priorities: given,
    rungs: rungs.map(({ id, offsetWorkingDays, audience, notice, weekly }) => ({ id: id.trim(), offsetWorkingDays, audience, ...(notice === true ? { notice: "supervision-notice" as const } : {}), ...(weekly === true ? { repeat: "weekly" as const } : {}) })),
  };
}

/** A new version of a ladder, with what it would move before it is in force. */
export function LadderDialog({ from, onClose }: { from: Ladder; onClose: () => void }) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <CourtDialog<"SetLadder", Values>
      command="SetLadder"
      title={t("administration:ladder.new")}
      width={860}
      onClose={onClose}
      {...(names.organisation === undefined ? {} : { version: names.organisation.version })}
      initial={{ version: "", priorities: from.priority === undefined ? [...priorities] : [from.priority], rungs: from.rungs.map((rung) => ({ ...rung, notice: rung.notice !== undefined, weekly: rung.repeat !== undefined })) }}
      body={bodyOf}
      preview={async (body) => <LadderMoves preview={await answered(api.POST("/api/v1/court/preview-ladder", { body }))} />}
    >
      <p className="muted">{t("administration:ladder.newHint")}</p>
      <div className="row-fields">
        <Form.Item name="version" label={t("administration:ladder.version")} extra={t("administration:hint.version")} rules={[{ required: true, message: t("commands:required", { field: t("administration:ladder.version") }) }]}><Input autoFocus maxLength={60} /></Form.Item>
        <Form.Item name="priorities" label={t("administration:ladder.priorities")} rules={[{ required: true, message: t("commands:required", { field: t("administration:ladder.priorities") }) }]}><Select mode="multiple" options={priorities.map((priority) => ({ value: priority, label: priority }))} /></Form.Item>
      </div>
      <Form.List name="rungs">
        {(rows, { add, remove }) => (
          <fieldset className="field-group">
            <legend>{t("administration:ladder.rungs")}</legend>
            {rows.map((row, index) => (
              <div key={row.key} className="rung-fields">
                <Form.Item name={[row.name, "id"]} rules={[{ required: true, message: t("commands:required", { field: t("administration:ladder.rung") }) }]}><Input aria-label={t("administration:ladder.rungOf", { number: index + 1 })} maxLength={40} /></Form.Item>
                <Form.Item name={[row.name, "offsetWorkingDays"]} rules={[{ required: true, message: t("commands:required", { field: t("administration:ladder.offset") }) }]}><InputNumber aria-label={t("administration:ladder.offsetOf", { number: index + 1 })} min={-250} max={250} precision={0} suffix={t("administration:ladder.workingDays")} /></Form.Item>
                <Form.Item name={[row.name, "audience"]} rules={[{ required: true, message: t("commands:required", { field: t("administration:ladder.audience") }) }]}><Select mode="multiple" aria-label={t("administration:ladder.audienceOf", { number: index + 1 })} options={audiences.map((one) => ({ value: one, label: t(`administration:audience.${one}`) }))} /></Form.Item>
                <Form.Item name={[row.name, "notice"]} valuePropName="checked"><Checkbox>{t("administration:ladder.notice")}</Checkbox></Form.Item>
                <Form.Item name={[row.name, "weekly"]} valuePropName="checked"><Checkbox>{t("administration:ladder.weekly")}</Checkbox></Form.Item>
                <Button onClick={() => remove(row.name)} aria-label={t("administration:removeRow", { number: index + 1 })}>{t("commands:remove")}</Button>
              </div>
            ))}
            <Button onClick={() => add({ offsetWorkingDays: 0, audience: ["person"] })}>{t("administration:ladder.add")}</Button>
          </fieldset>
        )}
      </Form.List>
    </CourtDialog>
  );
}

/** What the new version would move. */
function LadderMoves({ preview }: { preview: Preview }) {
  const { t } = useTranslation();
  return (
    <>
      <div role="status" data-moved={preview.moved}>{t("administration:preview.ladder", { open: preview.open, moved: preview.moved })} {priorities.map((priority) => t("administration:preview.priority", { priority, moved: preview.movedByPriority[priority] ?? 0, open: preview.openByPriority[priority] ?? 0 })).join(t("shell:listSeparator"))}</div>
      <MovedTable
        complete={preview.complete}
        rows={preview.rows.map((row) => ({
          ...(row.item === undefined ? {} : { item: row.item }), priority: row.priority,
          before: row.before === undefined ? t("administration:preview.noRung") : t("administration:preview.rung", { rung: row.before.rung, at: instantText(row.before.at) }),
          after: row.after === undefined ? t("administration:preview.noRung") : t("administration:preview.rung", { rung: row.after.rung, at: instantText(row.after.at) }),
        }))}
      />
    </>
  );
}
