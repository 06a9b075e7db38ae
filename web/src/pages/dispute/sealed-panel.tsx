import { LockOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answered, api } from "../../api/client.ts";
import type { Dispute } from "../../api/queries.ts";
import type { components } from "../../api/schema.d.ts";
import { useAttempt } from "../../commands/attempt.ts";
import { partyName } from "../../commands/field-contexts.ts";
import { useNames } from "../../components/names.tsx";
import { ProblemView } from "../../components/problem-view.tsx";
import { instantText } from "../../formats.ts";
import { Panel } from "./panel.tsx";

type Opened = components["schemas"]["SealedTexts"];

/**
 * 调解秘密: that something was said, by whom and when, behind its seal. What was said is fetched only by whoever has opened the
 * seal, each time anew, and is kept nowhere in the page but on the screen.
 */
export function SealedPanel({ dispute, me }: { dispute: Dispute; me: string }) {
  const { t } = useTranslation();
  const names = useNames();
  const [opened, setOpened] = useState<Opened>();
  const { busy, problem, attempt } = useAttempt();
  if (dispute.sealed.length === 0) return null;
  const speaker = (by: string): string => (by === "mediator" ? t("disputes:post.mediator") : partyName(dispute, by));
  async function read(): Promise<void> {
    await attempt(async () => setOpened(await answered(api.GET("/api/v1/disputes/{id}/sealed", { params: { path: { id: dispute.id } } }))));
  }
  return (
    <Panel id="sealed" title={t("disputes:sealedTitle", { count: dispute.sealed.length })}>
      <div className="stack-3">
        <p className="muted">{t("disputes:sealedWhy")}</p>
        <ul className="line-list">
          {dispute.sealed.map((one) => {
            const text = opened?.statements.find((statement) => statement.statement === one.id)?.text;
            return (
              <li key={one.id} data-sealed={text === undefined ? "closed" : "open"}>
                <div className="line-what">
                  <strong>{speaker(one.by)}</strong> <span className="tag">{t(`disputes:sealedKind.${one.kind}`)}</span> <span className="muted">{instantText(one.at)}</span>
                  {text === undefined ? <div className="seal"><LockOutlined aria-hidden /> {t("disputes:sealed")}</div> : <div className="user-text seal-open">{text}</div>}
                </div>
              </li>
            );
          })}
        </ul>
        {dispute.openings.map((one) => <div key={`${one.by} ${one.at}`} className="muted">{t(one.second === undefined ? "disputes:openedBy" : "disputes:openedByTwo", { who: names.person(one.by), second: names.person(one.second ?? ""), at: instantText(one.at), purpose: one.purpose })}</div>)}
        {opened !== undefined && opened.awaiting.length > 0 && <div role="status">{t("disputes:awaitingKey", { who: opened.awaiting.map(names.person).join(t("shell:listSeparator")) })}</div>}
        {dispute.openings.some((one) => one.by === me) && <div><Button icon={<LockOutlined aria-hidden />} loading={busy} data-action="read-sealed" onClick={() => void read()}>{t("disputes:readSealed")}</Button></div>}
        {problem !== undefined && <ProblemView problem={problem} />}
      </div>
    </Panel>
  );
}
