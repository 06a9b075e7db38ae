import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { itemQuery } from "../../api/queries.ts";
import { useActionName } from "../../commands/action-names.ts";
import { CommandDialog, formOf } from "../../commands/command-dialog.tsx";
import { Light } from "../../components/light.tsx";
import { PageState } from "../../components/page-state.tsx";
import { Timeline } from "../../components/timeline.tsx";

/** 督办事项 */
export function ItemPage() {
  const { t } = useTranslation();
  const id: string = useParams({ strict: false, select: (params: { id?: string }) => params.id ?? "" });
  const query = useQuery(itemQuery(id));
  const actionName = useActionName();
  const [command, setCommand] = useState<string>();
  return (
    <PageState query={query}>
      {(item) => (
        <div className="page stack-4">
          <div className="page-head">
            <div><h1>{item.title}</h1><Light light={item.light} /></div>
            <div className="page-actions">{item.availableActions.filter((action) => formOf("work-item", action) !== undefined).map((action) => <Button key={action} onClick={() => setCommand(action)}>{actionName(action)}</Button>)}</div>
          </div>
          <section className="panel"><h2>{t("item:timeline")}</h2><Timeline stream={id} /></section>
          {command !== undefined && <CommandDialog asked={{ target: { kind: "work-item", id, version: item.version }, command, about: item.title, context: { notices: item.notices } }} onClose={() => setCommand(undefined)} />}
        </div>
      )}
    </PageState>
  );
}
