import { useQuery } from "@tanstack/react-query";
import { DatePicker, Form } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useTranslation } from "react-i18next";
import { answered, api } from "../../api/client.ts";
import { useMe } from "../../api/queries.ts";
import { keys } from "../../api/query-keys.ts";
import type { components } from "../../api/schema.d.ts";
import { civil } from "../../commands/command-body.ts";
import { PersonSelect } from "../../commands/selects.tsx";
import { entityPath, PageLink } from "../../components/page-link.tsx";
import { PageState } from "../../components/page-state.tsx";
import { CourtDialog } from "./court-dialog.tsx";

type Preview = components["schemas"]["LeaverPreview"];

const kinds = ["items", "leads", "decisions", "supervisions", "appointments", "cases", "tokens", "delegations", "sessions"] as const;
type DutyKind = (typeof kinds)[number];

interface Values { leftOn: Dayjs; successor?: string; successors?: Record<string, string | undefined> }

/** These end with the person; everything else goes to somebody. */
function endsByItself(kind: DutyKind): boolean {
  return kind === "tokens" || kind === "delegations" || kind === "sessions";
}

/** 离任: everything that is still open, each with its successor, before it is confirmed. */
export function LeaverDialog({ person, title, onClose }: { person: components["schemas"]["Person"]; title: string; onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const query = useQuery({ queryKey: keys.court("leaver", person.id), queryFn: ({ signal }) => answered(api.GET("/api/v1/court/persons/{id}/leaver-preview", { params: { path: { id: person.id } }, signal })), staleTime: 0 });
  return (
    <CourtDialog<"ConfirmLeaver", Values>
      command="ConfirmLeaver"
      title={title}
      grave
      width={760}
      onClose={onClose}
      initial={{ leftOn: dayjs(me.todayOn) }}
      body={({ leftOn, successor, successors = {} }) => {
        const named = Object.fromEntries(Object.entries(successors).flatMap(([id, one]) => (one === undefined ? [] : [[id, one]])));
        return { person: person.id, leftOn: civil(leftOn), ...(successor === undefined ? {} : { successor }), ...(Object.keys(named).length === 0 ? {} : { successors: named }) };
      }}
    >
      <div className="row-fields">
        <Form.Item name="leftOn" label={t("administration:leaver.leftOn")} rules={[{ required: true }]}><DatePicker className="short-field" /></Form.Item>
        <Form.Item name="successor" label={t("administration:leaver.successor")} extra={t("administration:leaver.successorHint")}><PersonSelect /></Form.Item>
      </div>
      <PageState query={query}>{(preview) => <Duties preview={preview} />}</PageState>
    </CourtDialog>
  );
}

function Duties({ preview }: { preview: Preview }) {
  const { t } = useTranslation();
  if (preview.total === 0) return <p className="muted">{t("administration:leaver.none")}</p>;
  return (
    <div className="stack-3" data-leaver-total={preview.total}>
      <p>{t("administration:leaver.total", { count: preview.total })}</p>
      {kinds.filter((kind) => preview.open[kind].length > 0).map((kind) => (
        <section key={kind} aria-label={t(`administration:duty.${kind}`)}>
          <h3 className="group-title">{t("administration:leaver.kind", { kind: t(`administration:duty.${kind}`), count: preview.open[kind].length })}</h3>
          <ul className="leaver-duties">
            {preview.open[kind].map((duty) => (
              <li key={duty.id} data-duty={duty.id}>
                <span className="line-what">{kind === "items" || kind === "supervisions" ? <PageLink to={entityPath("work-item", duty.id)}>{duty.title ?? duty.id}</PageLink> : kind === "leads" ? <PageLink to={entityPath("campaign", duty.id)}>{duty.title ?? duty.id}</PageLink> : duty.title ?? duty.id}</span>
                {endsByItself(kind)
                  ? <span className="muted">{t("administration:leaver.ends")}</span>
                  : <Form.Item name={["successors", duty.id]} noStyle><PersonSelect label={t("administration:leaver.other")} /></Form.Item>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
