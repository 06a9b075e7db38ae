import { Checkbox, DatePicker, Form, Input, InputNumber, Select } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useTranslation } from "react-i18next";
import { civil } from "../../commands/command-body.ts";
import type { CourtBody } from "./court-command.ts";
import { CourtDialog } from "./court-dialog.tsx";
import { Field } from "./court-fields.tsx";
import { RuleTrial } from "./rule-trial.tsx";
import { periodOf, units, useRuleWords, type Period, type RuleRow, type Unit } from "./rule-words.ts";

const confidences = ["high", "medium", "low"] as const;

/** What changes from version to version; the rest of the row is data for whoever knows it. */
interface Values {
  version: string;
  fromOn: Dayjs;
  amount?: number;
  unit: Unit | "none";
  rolls?: boolean;
  articleZh: string;
  articleEn: string;
  lawZh: string;
  lawEn: string;
  confidence: RuleRow["confidence"];
  rest: string;
}

function restOf({ id: _id, version: _version, fromOn: _fromOn, limit: _limit, rolls: _rolls, article: _article, law: _law, confidence: _confidence, ...rest }: RuleRow): string {
  return JSON.stringify(rest, null, 2);
}

type Rest = Omit<RuleRow, "id" | "version" | "fromOn" | "limit" | "rolls" | "article" | "law" | "confidence">;

/** Whether the text is an object at all; what stands in it the server judges, field by field. */
function parsedRest(text: string): Rest | undefined {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === "object" && read !== null && !Array.isArray(read) ? (read as Rest) : undefined;
  } catch {
    return undefined;
  }
}

function bodyOf(rule: RuleRow, values: Values): CourtBody<"ProposeRuleVersion"> {
  const { version, fromOn, amount, unit, rolls, articleZh, articleEn, lawZh, lawEn, confidence, rest } = values;
  const period: Period = unit === "none" ? {} : { [unit]: amount };
  const { name, starts, satisfiedBy, lateAct, extensions, grounds, restarts } = rule;
  return {
    row: {
      name, starts, satisfiedBy, lateAct, extensions, grounds, restarts,
      ...parsedRest(rest), id: rule.id, version: version.trim(), fromOn: civil(fromOn), limit: unit === "none" ? "none" : (period as Exclude<RuleRow["limit"], "none">),
      rolls: rolls === true, article: { zh: articleZh.trim(), en: articleEn.trim() }, law: { zh: lawZh.trim(), en: lawEn.trim() }, confidence,
    },
  };
}

/** 拟定新版本: the rule's latest version with what is to change, tried on a sample before it is proposed. */
export function RuleDialog({ from, onClose }: { from: RuleRow; onClose: () => void }) {
  const { t } = useTranslation();
  const { word } = useRuleWords();
  const period = periodOf(from.limit);
  const initial = {
    version: "", ...(period === undefined ? { unit: "none" } : period), rolls: from.rolls, confidence: from.confidence,
    articleZh: from.article.zh, articleEn: from.article.en, lawZh: from.law.zh, lawEn: from.law.en, rest: restOf(from),
  };
  return (
    <CourtDialog<"ProposeRuleVersion", Values> command="ProposeRuleVersion" title={t("commands:title", { action: t("administration:act.court.ProposeRuleVersion"), about: word(from.name) })} width={860} onClose={onClose} initial={initial} body={(values) => bodyOf(from, values)} preview={(body) => Promise.resolve(<RuleTrial key={JSON.stringify(body.row)} row={body.row} />)}>
      <p className="muted">{t("administration:rule.hint")}</p>
      <div className="row-fields">
        <Field name="version" text="version" extra={t("administration:hint.version")}><Input autoFocus maxLength={60} /></Field>
        <Field name="fromOn" text="ruleFromOn" extra={t("administration:hint.ruleFromOn")}><DatePicker disabledDate={(day) => !day.isAfter(dayjs(from.fromOn), "day")} /></Field>
      </div>
      <div className="row-fields">
        <Form.Item noStyle dependencies={["unit"]}>
          {({ getFieldValue }) => (getFieldValue("unit") === "none" ? null : <Field name="amount" text="ruleAmount"><InputNumber min={1} precision={0} /></Field>)}
        </Form.Item>
        <Field name="unit" text="ruleUnit"><Select options={[...units, "none" as const].map((unit) => ({ value: unit, label: t(`administration:rule.units.${unit}`) }))} /></Field>
        <Field name="confidence" text="confidence"><Select options={confidences.map((one) => ({ value: one, label: t(`administration:rule.confidence.${one}`) }))} /></Field>
      </div>
      <Form.Item name="rolls" valuePropName="checked"><Checkbox>{t("administration:rule.rolls")}</Checkbox></Form.Item>
      <div className="row-fields">
        <Field name="articleZh" text="articleZh"><Input maxLength={500} /></Field>
        <Field name="articleEn" text="articleEn"><Input maxLength={500} /></Field>
      </div>
      <div className="row-fields">
        <Field name="lawZh" text="lawZh"><Input maxLength={500} /></Field>
        <Field name="lawEn" text="lawEn"><Input maxLength={500} /></Field>
      </div>
      <Form.Item name="rest" label={t("administration:field.ruleRest")} extra={t("administration:hint.ruleRest")} rules={[{ validator: (_rule, text: string) => (parsedRest(text) === undefined ? Promise.reject(new Error(t("administration:rule.notJson"))) : Promise.resolve()) }]}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 14 }} spellCheck={false} />
      </Form.Item>
    </CourtDialog>
  );
}
