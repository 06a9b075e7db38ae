import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../../api/queries.ts";
import { PageLink } from "../../components/page-link.tsx";
import "../../styles/map.css";
import { sections } from "./sections.ts";

/** A page of the administration among its sisters; those that are nobody's concern here are not shown. */
export function AdministrationFrame({ path, actions, children }: { path: string; actions?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation();
  const me = useMe();
  const sisters = sections.filter((section) => section.roles === undefined || section.roles.some((role) => me.roles.includes(role)));
  return (
    <div className="page">
      <nav className="sections" aria-label={t("administration:title")}>
        {sisters.map((section) => <PageLink key={section.path} to={section.path} className={section.path === path ? "section-link section-here" : "section-link"}>{t(section.text)}</PageLink>)}
      </nav>
      <div className="page-head">
        <h1>{t(sections.find((section) => section.path === path)?.text ?? "administration:title")}</h1>
        {actions !== undefined && <div className="page-actions">{actions}</div>}
      </div>
      {children}
    </div>
  );
}
