import { UserOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { App, Button, Dropdown, type MenuProps } from "antd";
import { useTranslation } from "react-i18next";
import { answered, api } from "../api/client.ts";
import { thrownProblem } from "../api/problem.ts";
import { sessionQuery, useMe } from "../api/queries.ts";
import { useNames } from "../components/names.tsx";
import { setPreferences, usePreference } from "../preferences.ts";

/** Who is signed in, for whom they may act, and the way out. */
export function UserMenu() {
  const { t } = useTranslation();
  const me = useMe();
  const names = useNames();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const actingFor = usePreference("actingFor");

  async function signOut(): Promise<void> {
    try {
      await answered(api.DELETE("/api/v1/session"));
    } catch (error) {
      const { code } = thrownProblem(error);
      if (code !== "not-signed-in") {
        void message.error(t("shell:signOutFailed"));
        return;
      }
    }
    setPreferences({ actingFor: undefined });
    queries.clear();
    queries.setQueryData(sessionQuery.queryKey, null);
  }

  function act(principal: string | undefined): void {
    setPreferences({ actingFor: principal });
    void queries.invalidateQueries();
  }

  const items: MenuProps["items"] = [
    { key: "who", type: "group", label: `${me.name ?? me.person} · ${names.department(me.department)} · ${me.roles.map((role) => t(`names:role.${role}`)).join(t("shell:listSeparator"))}` },
    ...(me.principals.length === 0 ? [] : [
      { type: "divider" as const },
      { key: "acting", type: "group" as const, label: t("shell:actFor"), children: [
        { key: "self", label: t("shell:actForSelf"), onClick: () => act(undefined) },
        ...me.principals.map((principal) => ({ key: principal.delegation, label: t("shell:actForUntil", { who: principal.name ?? principal.person, on: principal.untilOn }), onClick: () => act(principal.person) })),
      ] },
    ]),
    { type: "divider" },
    { key: "out", label: t("shell:signOut"), onClick: () => void signOut() },
  ];
  const selected = me.principals.find((principal) => principal.person === actingFor)?.delegation ?? "self";
  return (
    <Dropdown trigger={["click"]} menu={{ items, selectedKeys: [selected] }} placement="bottomRight">
      <Button type="text" className="user-button" icon={<UserOutlined />} aria-label={t("shell:userMenu", { who: me.name ?? me.person })}><span className="user-name">{me.name ?? me.person}</span></Button>
    </Dropdown>
  );
}
