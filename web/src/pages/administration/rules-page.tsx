import { useQuery } from "@tanstack/react-query";
import { Button, Input, Table } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rulesQuery, useMe } from "../../api/queries.ts";
import type { components } from "../../api/schema.d.ts";
import { useNames } from "../../components/names.tsx";
import { PageState } from "../../components/page-state.tsx";
import { AdministrationFrame } from "./administration-frame.tsx";
import { useCourtMay } from "./court-command.ts";
import { CourtDialog } from "./court-dialog.tsx";
import { Field } from "./court-fields.tsx";
import { RuleDialog } from "./rule-dialog.tsx";
import { RuleTrial } from "./rule-trial.tsx";
import { useRuleWords, type RuleRow } from "./rule-words.ts";

type Version = components["schemas"]["RuleVersion"];
type Act = { command: "ProposeRuleVersion" | "ApproveRuleVersion" | "RejectRuleVersion"; row: RuleRow };

/** 法定期限规则: every version with its article and how sure it is, a new one tried, proposed and decided. */
export function RulesPage() {
  const { t } = useTranslation();
  const query = useQuery(rulesQuery);
  const [act, setAct] = useState<Act>();
  return (
    <AdministrationFrame path="/administration/rules">
      <PageState query={query}>
        {({ rules, mayApprove }) => (
          <div className="stack-4">
            <p className="muted">{t("administration:rules.hint")}</p>
            <Proposals proposals={rules.filter(({ status }) => status === "proposed")} mayApprove={mayApprove} onAct={setAct} />
            <Versions rules={rules} onAct={setAct} />
          </div>
        )}
      </PageState>
      {act !== undefined && <ActDialog act={act} onClose={() => setAct(undefined)} />}
    </AdministrationFrame>
  );
}

/** What waits for the president, with what it changes. */
function Proposals({ proposals, mayApprove, onAct }: { proposals: readonly Version[]; mayApprove: readonly string[]; onAct: (act: Act) => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const names = useNames();
  const { word, limit } = useRuleWords();
  if (proposals.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="rule-proposals">
      <h2 id="rule-proposals">{t("administration:rules.proposed")}</h2>
      <ul className="line-list">
        {proposals.map(({ row, proposedBy = [] }) => {
          const decides = mayApprove.includes(row.id);
          return (
            <li key={row.id} data-proposal={row.id}>
              <div className="line-what">
                <span className="todo-title">{word(row.name)}</span> <span className="tag">{row.version}</span>
                <div>{t("administration:rules.proposal", { limit: limit(row), fromOn: row.fromOn, article: word(row.article), by: proposedBy.map(names.person).join(t("shell:listSeparator")) })}</div>
              </div>
              {decides && <Button size="small" type="primary" data-action="approve-rule" onClick={() => onAct({ command: "ApproveRuleVersion", row })}>{t("administration:act.court.ApproveRuleVersion")}</Button>}
              {(decides || proposedBy.includes(me.person)) && <Button size="small" data-action="reject-rule" onClick={() => onAct({ command: "RejectRuleVersion", row })}>{t("administration:act.court.RejectRuleVersion")}</Button>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Every version but those that wait; a new one begins from the rule's latest. */
function Versions({ rules, onAct }: { rules: readonly Version[]; onAct: (act: Act) => void }) {
  const { t } = useTranslation();
  const may = useCourtMay();
  const { word, limit } = useRuleWords();
  const waiting = new Set(rules.filter(({ status }) => status === "proposed").map(({ row }) => row.id));
  const latest = new Map(rules.filter(({ status }) => status !== "proposed").map(({ row }) => [row.id, row.version]));
  const startsNext = ({ row }: Version): boolean => may("ProposeRuleVersion") && !waiting.has(row.id) && latest.get(row.id) === row.version;
  return (
    <Table<Version>
      size="small"
      pagination={false}
      scroll={{ x: 1_100 }}
      rowKey={({ row }) => `${row.id} ${row.version}`}
      onRow={({ row, status }) => ({ "data-rule": row.id, "data-status": status } as object)}
      dataSource={rules.filter(({ status }) => status !== "proposed")}
      columns={[
        { title: t("administration:field.rule"), key: "rule", width: 230, render: (_none, { row }) => <>{word(row.name)}{row.note !== undefined && <div className="muted">{word(row.note)}</div>}<div className="muted row-id">{row.id}</div></> },
        { title: t("administration:field.limit"), key: "limit", width: 110, render: (_none, { row }) => limit(row) },
        { title: t("administration:field.article"), key: "article", width: 240, render: (_none, { row }) => word(row.article) },
        { title: t("administration:field.version"), key: "version", width: 190, render: (_none, { row }) => <>{row.version}<div className="muted">{word(row.law)}</div></> },
        { title: t("administration:field.ruleFromOn"), key: "fromOn", width: 110, render: (_none, { row }) => row.fromOn },
        { title: t("administration:field.confidence"), key: "confidence", width: 110, render: (_none, { row }) => <span className={row.confidence === "high" ? undefined : "tag"}>{t(`administration:rule.confidence.${row.confidence}`)}</span> },
        { title: t("administration:field.status"), key: "status", width: 90, render: (_none, { status }) => t(`administration:rule.status.${status}`) },
        { title: <span className="sr-only">{t("administration:acts")}</span>, key: "acts", width: 110, fixed: "end", render: (_none, version) => startsNext(version) && <Button size="small" data-action="propose-rule" onClick={() => onAct({ command: "ProposeRuleVersion", row: version.row })}>{t("administration:rules.next")}</Button> },
      ]}
    />
  );
}

function ActDialog({ act: { command, row }, onClose }: { act: Act; onClose: () => void }) {
  const { t } = useTranslation();
  const { word } = useRuleWords();
  const title = t("commands:title", { action: t(`administration:act.court.${command}`), about: `${word(row.name)} ${row.version}` });
  const of = { rule: row.id, version: row.version };
  switch (command) {
    case "ProposeRuleVersion": return <RuleDialog from={row} onClose={onClose} />;
    case "ApproveRuleVersion": return (
      <CourtDialog<"ApproveRuleVersion", object> command="ApproveRuleVersion" title={title} width={860} onClose={onClose} body={() => of}>
        <p>{t("administration:rules.approveHint", { fromOn: row.fromOn, law: word(row.law) })}</p>
        <RuleTrial row={row} />
      </CourtDialog>
    );
    case "RejectRuleVersion": return (
      <CourtDialog<"RejectRuleVersion", { reason: string }> command="RejectRuleVersion" title={title} onClose={onClose} body={({ reason }) => ({ ...of, reason: reason.trim() })}>
        <Field name="reason" text="reason"><Input.TextArea autoFocus autoSize={{ minRows: 3 }} maxLength={4_000} /></Field>
      </CourtDialog>
    );
  }
}
