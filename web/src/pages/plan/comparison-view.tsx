import { ArrowRightOutlined, MinusCircleFilled, PlusCircleFilled, EditFilled } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { comparePlans, type Plan, type PlanChange } from "./plan-comparison.ts";
import { usePlanValue } from "./plan-values.ts";

const icons = { added: PlusCircleFilled, removed: MinusCircleFilled, changed: EditFilled };

/** Two plans side by side in words: what is new, gone and different. */
export function ComparisonView({ before, after }: { before: Plan; after: Plan }) {
  const { t } = useTranslation();
  const changes = comparePlans(before, after);
  if (changes.length === 0) return <p className="muted">{t("plan:compare.none")}</p>;
  return <ul className="plan-changes">{changes.map((change) => <Change key={`${change.part} ${change.what} ${change.id}`} change={change} />)}</ul>;
}

function Change({ change }: { change: PlanChange }) {
  const { t } = useTranslation();
  const value = usePlanValue();
  const Icon = icons[change.what];
  return (
    <li data-change={change.what} data-part={change.part}>
      <span className={`plan-change plan-change-${change.what}`}><Icon aria-hidden /> {t(`plan:compare.${change.what}`)}</span>{" "}
      <span className="tag">{t(`plan:part.${change.part}`)}</span> <strong>{change.title}</strong>
      {change.fields.length > 0 && (
        <ul className="plain-list">
          {change.fields.map((one) => (
            <li key={one.field}>
              <span className="muted">{t(`plan:field.${one.field}`, { defaultValue: one.field })}</span> <del>{value(one.field, one.before)}</del> <ArrowRightOutlined aria-label={t("plan:compare.to")} /> <ins>{value(one.field, one.after)}</ins>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
