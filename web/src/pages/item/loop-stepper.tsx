import { CheckOutlined, PauseOutlined, StopOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { WorkItem } from "../../api/queries.ts";
import { closedLoop, loopSteps } from "./closed-loop.ts";

/** 立项 → … → 销号, with where the item is. */
export function LoopStepper({ item }: { item: Pick<WorkItem, "status" | "reports"> }) {
  const { t } = useTranslation();
  const { at, state } = closedLoop(item);
  const here = at === undefined ? loopSteps.length : loopSteps.indexOf(at);
  return (
    <ol className="loop" aria-label={t("item:loop")}>
      {loopSteps.map((step, index) => {
        const how = index < here ? "done" : index === here ? "current" : "ahead";
        return (
          <li key={step} className={`loop-step loop-${how}${how === "current" ? ` loop-${state}` : ""}`} aria-current={how === "current" ? "step" : undefined} data-step={step}>
            <span className="loop-mark" aria-hidden>{how === "done" ? <CheckOutlined /> : how === "current" && state === "paused" ? <PauseOutlined /> : how === "current" && state === "ended" ? <StopOutlined /> : index + 1}</span>
            <span className="loop-name">{t(`item:loop.${step}`)}<span className="sr-only">{t(`item:loopHow.${how}`)}</span></span>
            {how === "current" && state !== "going" && <span className="loop-state">{t(`item:loopState.${state}`)}</span>}
          </li>
        );
      })}
    </ol>
  );
}
