import { Button } from "antd";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useAttempt } from "../../commands/attempt.ts";
import { ProblemView } from "../../components/problem-view.tsx";

/** 试算: what is filled in, against every open item, without keeping anything. `look` gives what is to be shown; nothing while fields are at fault, which say so themselves. */
export function ChangePreview({ look }: { look: () => Promise<ReactNode> }) {
  const { t } = useTranslation();
  const [moves, setMoves] = useState<ReactNode>();
  const { busy, problem, attempt } = useAttempt();

  async function tryOut(): Promise<void> {
    await attempt(async () => {
      const found = await look();
      if (found !== undefined) setMoves(found);
    });
  }

  return (
    <div className="stack-2 preview">
      <div><Button data-action="preview" loading={busy} onClick={() => void tryOut()}>{t("administration:preview.button")}</Button></div>
      {problem !== undefined && <ProblemView problem={problem} />}
      {moves}
    </div>
  );
}
