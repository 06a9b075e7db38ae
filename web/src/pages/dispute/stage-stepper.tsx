import { CheckOutlined, MinusOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { Dispute } from "../../api/queries.ts";
import { stagePath } from "./stage-path.ts";

/** The stages of a dispute's way, with where it is. */
export function StageStepper({ dispute }: { dispute: Dispute }) {
  const { t } = useTranslation();
  return (
    <ol className="loop stage-loop" aria-label={t("disputes:way")}>
      {stagePath(dispute).map(({ stage, how }, index) => (
        <li key={stage} className={`loop-step loop-${how}`} aria-current={how === "current" ? "step" : undefined} data-stage={stage} data-how={how}>
          <span className="loop-mark" aria-hidden>{how === "done" ? <CheckOutlined /> : how === "passed-by" ? <MinusOutlined /> : index + 1}</span>
          <span className="loop-name">{t(`disputes:stage.${stage}`)}<span className="sr-only">{t(`disputes:stageHow.${how}`)}</span></span>
          {how === "current" && <span className="loop-state">{dispute.statusText}</span>}
        </li>
      ))}
    </ol>
  );
}
