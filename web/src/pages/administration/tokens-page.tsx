import { ExclamationCircleFilled } from "@ant-design/icons";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Form, Input, InputNumber, Modal, Popconfirm, Select, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answered, api } from "../../api/client.ts";
import { thrownProblem } from "../../api/problem.ts";
import { useMe } from "../../api/queries.ts";
import { keys } from "../../api/query-keys.ts";
import type { components } from "../../api/schema.d.ts";
import { useAttempt } from "../../commands/attempt.ts";
import { DataTable } from "../../components/data-table.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { useNames } from "../../components/names.tsx";
import { PageState } from "../../components/page-state.tsx";
import { ProblemView } from "../../components/problem-view.tsx";
import { civilDateOf, instantText } from "../../formats.ts";
import { usePageSearch, type RawSearch } from "../../page-search.ts";
import { AdministrationFrame } from "./administration-frame.tsx";
import { useAuthority, useAuthorityWords } from "./authority.ts";

type Token = components["schemas"]["Token"];

function personOf(raw: RawSearch): string | undefined {
  return raw["person"];
}

/** 接口令牌: one's own; an administrator looks at and takes back everybody's, but makes only their own. */
export function TokensPage() {
  const { t } = useTranslation();
  const me = useMe();
  const names = useNames();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const words = useAuthorityWords();
  const [asked, setSearch] = usePageSearch(personOf);
  const [making, setMaking] = useState(false);
  const administrator = me.roles.includes("administrator");
  const person = asked ?? me.person;
  const own = person === me.person;
  const key = keys.court("tokens", person);
  const query = useQuery({ queryKey: key, queryFn: ({ signal }) => (own ? answered(api.GET("/api/v1/tokens", { signal })) : answered(api.GET("/api/v1/accounts/{person}/tokens", { params: { path: { person } }, signal }))) });
  const state = (token: Token): "revoked" | "expired" | "valid" => (token.revokedAt !== null ? "revoked" : Date.parse(token.expiresAt) < query.dataUpdatedAt ? "expired" : "valid");

  async function revoke(token: Token): Promise<void> {
    try {
      await (own ? answered(api.DELETE("/api/v1/tokens/{id}", { params: { path: { id: token.id } } })) : answered(api.DELETE("/api/v1/accounts/{person}/tokens/{id}", { params: { path: { person, id: token.id } } })));
      void message.success(t("administration:token.revoked", { label: token.label }));
    } catch (error) {
      void message.error(thrownProblem(error).detail ?? t("problems:unreachable.title"));
    }
    await queries.invalidateQueries({ queryKey: key });
  }

  const make = own && <Button type="primary" data-action="new-token" onClick={() => setMaking(true)}>{t("administration:token.new")}</Button>;
  return (
    <AdministrationFrame path="/administration/tokens" actions={make}>
      <p className="muted">{t("administration:token.explain")}</p>
      {administrator && (
        <div className="toolbar"><div className="toolbar-filters">
          <Select aria-label={t("administration:token.whose")} className="filter-wide" showSearch={{ optionFilterProp: "label" }} value={person} options={(names.organisation?.persons ?? []).map((one) => ({ value: one.id, label: one.id === me.person ? t("administration:token.mine", { who: names.person(one.id) }) : names.person(one.id) }))} onChange={(chosen) => setSearch({ person: chosen === me.person ? undefined : chosen })} />
        </div></div>
      )}
      <PageState query={query}>
        {({ tokens }) => (
          <DataTable<Token>
            label={t("administration:tokens")}
            rowKey="id"
            dataSource={tokens}
            empty={<EmptyState title={t("administration:token.none")} next={own ? t("administration:token.noneNext") : t("administration:token.noneOther")} action={make} />}
            columns={[
              { title: t("administration:token.label"), dataIndex: "label", width: 220, render: (label: string) => <span className="user-text">{label}</span> },
              { title: t("administration:token.state"), key: "state", width: 90, render: (_none, token) => t(`administration:token.${state(token)}State`) },
              { title: t("administration:token.scopes"), dataIndex: "scopes", width: 220, render: (scopes: string[]) => scopes.map((scope) => (scope === "read" || scope === "command" ? t(`administration:token.scope.${scope}`) : words.action(scope))).join(t("shell:listSeparator")) },
              { title: t("administration:token.created"), dataIndex: "createdAt", width: 150, render: instantText },
              { title: t("administration:token.expires"), dataIndex: "expiresAt", width: 120, render: civilDateOf },
              { title: t("administration:token.lastUsed"), dataIndex: "lastUsedOn", width: 120, render: (on: string | null) => on ?? <span className="muted">{t("administration:token.never")}</span> },
              { title: <span className="sr-only">{t("administration:acts")}</span>, key: "acts", width: 90, render: (_none, token) => state(token) === "valid" && <Popconfirm title={t("administration:token.revokeSure", { label: token.label })} okText={t("administration:token.revoke")} cancelText={t("commands:cancel")} onConfirm={() => void revoke(token)}><Button size="small" danger data-action="revoke-token">{t("administration:token.revoke")}</Button></Popconfirm> },
            ]}
          />
        )}
      </PageState>
      {making && <NewToken onClose={() => { setMaking(false); void queries.invalidateQueries({ queryKey: key }); }} />}
    </AdministrationFrame>
  );
}

interface Values { label: string; scopes: string[]; expiresInDays: number }

/** The secret is shown once, here; it is kept nowhere, not even in the page's cache. */
function NewToken({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const words = useAuthorityWords();
  const authority = useAuthority();
  const [secret, setSecret] = useState<string>();
  const { busy, problem, attempt } = useAttempt();

  async function create(values: Values): Promise<void> {
    await attempt(async () => {
      setSecret((await answered(api.POST("/api/v1/tokens", { body: { ...values, label: values.label.trim() } }))).token);
    });
  }

  const required = (label: string) => [{ required: true, message: t("commands:required", { field: label }) }];
  return (
    <Modal
      open
      title={t("administration:token.new")}
      onCancel={onClose}
      mask={{ closable: false }}
      keyboard={secret === undefined}
      footer={secret === undefined
        ? [<Button key="cancel" onClick={onClose}>{t("commands:cancel")}</Button>, <Button key="send" type="primary" className="court-send" loading={busy} onClick={() => form.submit()}>{t("administration:token.create")}</Button>]
        : [<Button key="close" type="primary" onClick={onClose}>{t("administration:token.kept")}</Button>]}
    >
      {secret === undefined
        ? (
          <Form<Values> form={form} layout="vertical" name="new-token" initialValues={{ scopes: ["read"], expiresInDays: 90 }} onFinish={(values) => void create(values)}>
            <Form.Item name="label" label={t("administration:token.label")} extra={t("administration:token.labelHint")} rules={required(t("administration:token.label"))}><Input autoFocus maxLength={100} /></Form.Item>
            <Form.Item name="scopes" label={t("administration:token.scopes")} extra={t("administration:token.scopesHint")} rules={required(t("administration:token.scopes"))}>
              <Select mode="multiple" showSearch={{ optionFilterProp: "label" }} options={[{ value: "read", label: t("administration:token.scope.read") }, { value: "command", label: t("administration:token.scope.command") }, ...(authority.data?.entries ?? []).map((entry) => ({ value: entry.action, label: words.action(entry.action) }))]} />
            </Form.Item>
            <Form.Item name="expiresInDays" label={t("administration:token.days")} rules={required(t("administration:token.days"))}><InputNumber min={1} max={366} precision={0} className="short-field" /></Form.Item>
            {problem !== undefined && <ProblemView problem={problem} />}
          </Form>
        )
        : (
          <div className="stack-3">
            <p className="once"><ExclamationCircleFilled aria-hidden /> {t("administration:token.once")}</p>
            <Typography.Paragraph className="secret" copyable={{ text: secret }}><code data-secret>{secret}</code></Typography.Paragraph>
          </div>
        )}
    </Modal>
  );
}
