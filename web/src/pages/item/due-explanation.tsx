import { QuestionCircleOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answered, api } from "../../api/client.ts";
import { keys } from "../../api/query-keys.ts";
import { PageState } from "../../components/page-state.tsx";
import { dayText } from "../../formats.ts";

/** 时限是怎样算出来的, step by step, in the server's own words. */
export function DueExplanation({ id }: { id: string }) {
  const { t, i18n } = useTranslation();
  const [open, setOpen] = useState(false);
  const query = useQuery({ queryKey: keys.stream(id, "due-date", i18n.language), queryFn: ({ signal }) => answered(api.GET("/api/v1/work-items/{id}/due-date", { params: { path: { id } }, signal })), enabled: open });
  return (
    <>
      <Button type="link" size="small" icon={<QuestionCircleOutlined />} onClick={() => setOpen(true)} className="no-print">{t("item:howDue")}</Button>
      <Modal open={open} onCancel={() => setOpen(false)} footer={null} title={t("item:howDue")}>
        <PageState query={query}>
          {(explained) => (
            <div className="stack-3">
              {explained.waitsFor !== undefined && <p>{t("item:dueWaits", { what: explained.waitsFor.title ?? explained.waitsFor.id })}</p>}
              <ol className="due-steps">{explained.steps.map((step, index) => <li key={`${index} ${step.resultOn}`}><span>{step.text}</span> <strong>{step.resultOn}</strong></li>)}</ol>
              {explained.dueOn !== undefined && <p><strong>{t("item:dueResult", { on: dayText(explained.dueOn) })}</strong>{explained.provisional && <span className="muted"> {t("item:provisionalWhy")}</span>}</p>}
            </div>
          )}
        </PageState>
      </Modal>
    </>
  );
}
