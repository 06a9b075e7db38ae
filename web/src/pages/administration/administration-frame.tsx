import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../../api/queries.ts";
import { PageLink } from "../../components/page-link.tsx";
import { pages } from "../../navigation.ts";
import "../../styles/map.css";

/** A page of the administration among its sisters; those that are nobody's concern here are not shown. */
export function AdministrationFrame({ path, actions, children }: { path: string; actions?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation();
  const me = useMe();
  const sisters = pages.filter((page) => page.path === "/administration" || page.path.startsWith("/administration/")).filter((page) => page.roles === undefined || page.roles.some((role) => me.roles.includes(role)));
  return (
    <div className="page">
      <nav className="sections" aria-label={t("administration:title")}>
        {sisters.map((page) => <PageLink key={page.path} to={page.path} className={page.path === path ? "section-link section-here" : "section-link"}>{page.path === "/administration" ? t("administration:organisation") : t(page.text)}</PageLink>)}
      </nav>
      <div className="page-head">
        <h1>{t(path === "/administration" ? "administration:organisation" : pages.find((page) => page.path === path)?.text ?? "administration:title")}</h1>
        {actions !== undefined && <div className="page-actions">{actions}</div>}
      </div>
      {children}
    </div>
  );
}
