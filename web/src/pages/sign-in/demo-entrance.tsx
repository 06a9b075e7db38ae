import { queryOptions } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { answered, api } from "../../api/client.ts";
import { keys } from "../../api/query-keys.ts";
import type { operations } from "../../api/schema.d.ts";

type Answer = operations["listDemoPersons"]["responses"][200]["content"]["application/json"];
type DemoPerson = Answer["persons"][number];
type Role = DemoPerson["roles"][number];

/** Who may be entered as; null where the court is not a demonstration. */
export const demoQuery = queryOptions({
  queryKey: [...keys.session, "demo"],
  queryFn: async ({ signal }): Promise<Answer | null> => {
    const { data, error, response } = await api.GET("/api/v1/session/demo", { signal });
    if (response.status === 404) return null;
    return answered(Promise.resolve({ response, ...(data === undefined ? { error } : { data }) }));
  },
  staleTime: Infinity,
});

/** The roles from which people look at the court, most telling first: each person is listed once, under the first that fits. */
const order: readonly Role[] = ["administrator", "president", "leader", "task-force-lead", "department-head", "clerk", "trial-management", "auditor", "judge", "mediator", "staff"];

/** One click enters as that person. */
export function DemoEntrance({ persons, busy, onEnter }: { persons: readonly DemoPerson[]; busy: string | undefined; onEnter: (person: string) => void }) {
  const { t, i18n } = useTranslation();
  const [wanted, setWanted] = useState("");
  const groups = useMemo(() => {
    const fits = persons.filter((one) => `${one.name ?? ""} ${one.departmentName} ${one.person}`.toLowerCase().includes(wanted.toLowerCase()));
    return order.map((role) => ({ role, persons: fits.filter((one) => order.find((known) => one.roles.includes(known)) === role) })).filter((group) => group.persons.length > 0);
  }, [persons, wanted]);
  return (
    <div className="stack-3">
      <p className="muted">{t("signin:demoHint")}</p>
      {persons.length > 8 && <Input.Search aria-label={t("signin:find")} placeholder={t("signin:find")} allowClear onChange={(event) => setWanted(event.target.value.trim())} />}
      <div className="demo-groups">
        {groups.map((group) => (
          <section key={group.role} aria-label={t(`names:role.${group.role}`)}>
            <h2 className="group-title">{t(`names:role.${group.role}`)}</h2>
            <div className="demo-persons">
              {group.persons.map((one) => (
                <Button key={one.person} className="demo-person" loading={busy === one.person} onClick={() => onEnter(one.person)} data-person={one.person}>
                  <span>{one.name ?? one.person}</span>
                  <span className="muted">{(i18n.language === "en" ? one.departmentNameEn : undefined) ?? one.departmentName}</span>
                </Button>
              ))}
            </div>
          </section>
        ))}
      </div>
    </div>
  );
}
