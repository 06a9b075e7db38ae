import { useQueries } from "@tanstack/react-query";
import { Button } from "antd";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { campaignQuery, itemQuery } from "../api/queries.ts";
import { useActionName } from "./action-names.ts";
import { BulkDialog } from "./command-dialog.tsx";
import type { Acted } from "./quick-act.ts";

/** What the API takes for many at once; nothing is done to disputes in bulk. */
const bulkCommands = { "work-item": ["SignOff", "Urge", "Assign", "DecideExtension", "RequestExtension"], campaign: ["Approve"] } as const;
/** As many as one request may carry. */
const mostAtOnce = { "work-item": 200, campaign: 50 } as const;

/** Acting on several chosen entities: each command with the number of those that offer it to the caller now. */
export function BulkBar({ chosen, lead, onDone }: { chosen: readonly Acted[]; lead?: ReactNode; onDone: () => void }) {
  const { t } = useTranslation();
  const actionName = useActionName();
  const [asked, setAsked] = useState<{ kind: Acted["kind"]; command: string; rows: Acted[] }>();
  const unique = [...new Map(chosen.map((one) => [one.id, one])).values()];
  const items = useQueries({ queries: unique.filter((one) => one.kind === "work-item").map((one) => itemQuery(one.id)) });
  const campaigns = useQueries({ queries: unique.filter((one) => one.kind === "campaign").map((one) => campaignQuery(one.id)) });
  const offers = new Map([...items, ...campaigns].flatMap(({ data }) => (data === undefined ? [] : [[data.id, data.availableActions] as const])));

  const choices = (["work-item", "campaign"] as const).flatMap((kind) => bulkCommands[kind].map((command) => ({
    kind, command, rows: unique.filter((one) => one.kind === kind && offers.get(one.id)?.includes(command) === true).slice(0, mostAtOnce[kind]),
  }))).filter((choice) => choice.rows.length > 0);
  return (
    <div className="bulk-bar" role="toolbar" aria-label={t("commands:bulk.label")}>
      {lead}
      {choices.map((choice) => (
        <Button key={`${choice.kind} ${choice.command}`} size="small" data-bulk={choice.command} onClick={() => setAsked(choice)}>{t("commands:bulk.button", { action: actionName(choice.command), count: choice.rows.length })}</Button>
      ))}
      {unique.length > 0 && choices.length === 0 && offers.size === unique.filter((one) => one.kind !== "dispute").length && <span className="muted">{t("commands:bulk.nothing")}</span>}
      {asked !== undefined && <BulkDialog kind={asked.kind} command={asked.command} rows={asked.rows} onClose={(done) => { setAsked(undefined); if (done) onDone(); }} />}
    </div>
  );
}
