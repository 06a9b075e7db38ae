import { CheckCircleFilled, ClockCircleOutlined, MinusCircleOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { components } from "../api/schema.d.ts";
import { unitText } from "./unit.ts";

export type Goal = components["schemas"]["GoalStanding"];

/** A goal with where it stands: the latest result, the target, by when; reached or not as word, icon and colour. */
export function GoalLine({ goal }: { goal: Goal }) {
  const { t } = useTranslation();
  const standing = goal.latest === undefined ? "none" : goal.reached === true ? "reached" : "open";
  const Icon = standing === "reached" ? CheckCircleFilled : standing === "open" ? ClockCircleOutlined : MinusCircleOutlined;
  return (
    <div className="goal" data-goal={goal.metric}>
      <span className="goal-name" title={goal.name}>{goal.name}</span>
      <span className="goal-value">{t("map:goal.value", { value: goal.latest?.value ?? "—", target: goal.target, unit: unitText(t, goal.unit) })}</span>
      <span className={`light ${standing === "reached" ? "light-green" : standing === "open" ? "light-yellow" : "light-grey"}`} title={t("map:goal.by", { on: goal.by })}><Icon aria-hidden /> {t(`map:goal.${standing}`)}</span>
    </div>
  );
}
