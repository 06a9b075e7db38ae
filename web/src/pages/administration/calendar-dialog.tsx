import { Button, Checkbox, DatePicker, Form, Input, InputNumber } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useTranslation } from "react-i18next";
import { answered, api } from "../../api/client.ts";
import type { Settings } from "../../api/queries.ts";
import type { components } from "../../api/schema.d.ts";
import { civil } from "../../commands/command-body.ts";
import { useNames } from "../../components/names.tsx";
import type { CourtBody } from "./court-command.ts";
import { CourtDialog } from "./court-dialog.tsx";
import { MovedClocks } from "./moved-clocks.tsx";
import { MovedTable } from "./moved-table.tsx";

type Table = Settings["calendars"][string];
type Body = CourtBody<"SetCalendar">;
type Preview = components["schemas"]["CalendarPreview"];

interface YearValues { year: number; source: string; announced?: boolean; offWeekdays?: Dayjs[]; workWeekends?: Dayjs[] }
interface Values { version: string; years?: YearValues[] }

function bodyOf({ version, years = [] }: Values): Body {
  return {
    table: {
      version: version.trim(),
      years: Object.fromEntries(years.map(({ year, source, announced, offWeekdays = [], workWeekends = [] }) => [String(year), { year, source: source.trim(), announced: announced === true, offWeekdays: offWeekdays.map(civil).sort(), workWeekends: workWeekends.map(civil).sort() }])),
    },
  };
}

const isWeekend = (day: Dayjs): boolean => day.day() === 0 || day.day() === 6;

/** A new version of the calendar: every year that it knows, with what it would move before it is in force. */
export function CalendarDialog({ from, onClose }: { from: Table; onClose: () => void }) {
  const { t } = useTranslation();
  const names = useNames();
  const years = Object.values(from.years).map((year) => ({ ...year, offWeekdays: year.offWeekdays.map((on) => dayjs(on)), workWeekends: year.workWeekends.map((on) => dayjs(on)) }));
  const next = Math.max(...Object.keys(from.years).map(Number), 0) + 1;
  return (
    <CourtDialog<"SetCalendar", Values> command="SetCalendar" title={t("administration:calendar.new")} width={860} onClose={onClose} initial={{ version: "", years }} body={bodyOf} preview={async (body) => <CalendarMoves preview={await answered(api.POST("/api/v1/court/preview-calendar", { body }))} />} {...(names.organisation === undefined ? {} : { version: names.organisation.version })}>
      <p className="muted">{t("administration:calendar.newHint")}</p>
      <Form.Item name="version" label={t("administration:calendar.version")} extra={t("administration:hint.version")} rules={[{ required: true, message: t("commands:required", { field: t("administration:calendar.version") }) }]}><Input autoFocus maxLength={60} className="short-field" /></Form.Item>
      <Form.List name="years">
        {(rows, { add, remove }) => (
          <div className="stack-2">
            {rows.map((row) => (
              <fieldset key={row.key} className="field-group">
                <div className="row-fields">
                  <Form.Item name={[row.name, "year"]} label={t("administration:calendar.year")} rules={[{ required: true, message: t("commands:required", { field: t("administration:calendar.year") }) }]}><InputNumber min={1000} max={9999} precision={0} /></Form.Item>
                  <Form.Item name={[row.name, "source"]} label={t("administration:calendar.notice")} rules={[{ required: true, whitespace: true, message: t("commands:required", { field: t("administration:calendar.notice") }) }]}><Input maxLength={500} /></Form.Item>
                </div>
                <Form.Item name={[row.name, "announced"]} valuePropName="checked"><Checkbox>{t("administration:calendar.announced")}</Checkbox></Form.Item>
                <Form.Item name={[row.name, "offWeekdays"]} label={t("administration:calendar.offWeekdays")}><DatePicker multiple maxTagCount={12} disabledDate={isWeekend} /></Form.Item>
                <Form.Item name={[row.name, "workWeekends"]} label={t("administration:calendar.workWeekends")}><DatePicker multiple maxTagCount={12} disabledDate={(day) => !isWeekend(day)} /></Form.Item>
                <Button onClick={() => remove(row.name)}>{t("administration:calendar.removeYear")}</Button>
              </fieldset>
            ))}
            <div><Button onClick={() => add({ year: next, announced: false })}>{t("administration:calendar.addYear")}</Button></div>
          </div>
        )}
      </Form.List>
    </CourtDialog>
  );
}

/** What the new version would move. */
export function CalendarMoves({ preview }: { preview: Preview }) {
  const { t } = useTranslation();
  const shown = (due: { dueOn?: string; provisional: boolean }): string => (due.dueOn === undefined ? t("names:due.none") : due.provisional ? t("administration:preview.provisional", { on: due.dueOn }) : due.dueOn);
  return (
    <>
      <div role="status" data-moved={preview.moved}>{t("administration:preview.calendar", { open: preview.open, moved: preview.moved })}</div>
      <MovedTable complete={preview.complete} rows={preview.rows.map((row) => ({ ...(row.item === undefined ? {} : { item: row.item }), priority: row.priority, before: shown(row.before), after: shown(row.after) }))} />
      <MovedClocks moves={preview.disputes} />
    </>
  );
}
