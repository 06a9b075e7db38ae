import { AppstoreOutlined, AuditOutlined, FlagOutlined, FormOutlined, InboxOutlined, RadarChartOutlined, SettingOutlined, TrophyOutlined } from "@ant-design/icons";
import type { ComponentType } from "react";
import type { Me } from "./api/queries.ts";
import { disputeRoles, figureRoles } from "./pages/disputes/roles.ts";
import { auditRoles } from "./pages/administration/sections.ts";

type Role = Me["roles"][number];

/**
 * Every page of the workbench, one line each: its address, its title's text, and where people find it. `roles` says who is
 * shown the way there; what a person may see and do is decided by the API alone.
 */
export interface PageEntry {
  path: string;
  /** Key of the title, also the menu's words and the document's title. */
  text: string;
  /** In the side menu, when given. */
  icon?: ComponentType;
  /** Shown to these only; to everyone when left out. */
  roles?: readonly Role[];
  /** The component under `name` of a module that is loaded on first use. */
  load: () => Promise<Record<string, unknown>>;
  name: string;
}

export const pages: readonly PageEntry[] = [
  { path: "/", text: "shell:page.inbox", icon: InboxOutlined, load: () => import("./pages/inbox/inbox-page.tsx"), name: "InboxPage" },
  { path: "/map", text: "map:title", icon: RadarChartOutlined, load: () => import("./pages/map/map-page.tsx"), name: "MapPage" },
  { path: "/campaigns", text: "shell:page.campaigns", icon: FlagOutlined, load: () => import("./pages/campaigns/campaigns-page.tsx"), name: "CampaignsPage" },
  { path: "/campaigns/$id", text: "campaign:page", load: () => import("./pages/campaign/campaign-page.tsx"), name: "CampaignPage" },
  { path: "/campaigns/$id/plan", text: "plan:page", load: () => import("./pages/plan/campaign-plan-page.tsx"), name: "CampaignPlanPage" },
  { path: "/plans/new", text: "plan:new", icon: FormOutlined, roles: ["task-force-lead", "department-head", "clerk", "leader", "president"], load: () => import("./pages/plan/new-plan-page.tsx"), name: "NewPlanPage" },
  { path: "/items", text: "shell:page.items", icon: AppstoreOutlined, load: () => import("./pages/items/items-page.tsx"), name: "ItemsPage" },
  { path: "/items/$id", text: "shell:page.item", load: () => import("./pages/item/item-page.tsx"), name: "ItemPage" },
  { path: "/items/$id/notices/$number", text: "shell:page.notice", load: () => import("./pages/item/notice-page.tsx"), name: "NoticePage" },
  { path: "/disputes", text: "disputes:title", icon: AuditOutlined, roles: disputeRoles, load: () => import("./pages/disputes/disputes-page.tsx"), name: "DisputesPage" },
  { path: "/disputes/new", text: "disputes:registerTitle", roles: disputeRoles, load: () => import("./pages/disputes/new-dispute-page.tsx"), name: "NewDisputePage" },
  { path: "/disputes/import", text: "disputes:batchTitle", roles: disputeRoles, load: () => import("./pages/disputes/import-page.tsx"), name: "ImportDisputesPage" },
  { path: "/disputes/figures", text: "disputes:figures.title", roles: figureRoles, load: () => import("./pages/disputes/figures-page.tsx"), name: "DisputeFiguresPage" },
  { path: "/disputes/$id", text: "disputes:page", load: () => import("./pages/dispute/dispute-page.tsx"), name: "DisputePage" },
  { path: "/disputes/$id/statement", text: "disputes:statement.title", load: () => import("./pages/dispute/statement-page.tsx"), name: "StatementPage" },
  { path: "/brands", text: "brands:title", icon: TrophyOutlined, load: () => import("./pages/brands/brands-page.tsx"), name: "BrandsPage" },
  { path: "/brands/$id", text: "brands:one", load: () => import("./pages/brands/brand-page.tsx"), name: "BrandPage" },
  { path: "/administration", text: "administration:title", icon: SettingOutlined, load: () => import("./pages/administration/organisation-page.tsx"), name: "OrganisationPage" },
  { path: "/administration/delegations", text: "administration:delegations", load: () => import("./pages/administration/delegations-page.tsx"), name: "DelegationsPage" },
  { path: "/administration/authority", text: "administration:authority", load: () => import("./pages/administration/authority-page.tsx"), name: "AuthorityPage" },
  { path: "/administration/ladders", text: "administration:ladders", load: () => import("./pages/administration/ladders-page.tsx"), name: "LaddersPage" },
  { path: "/administration/calendars", text: "administration:calendars", load: () => import("./pages/administration/calendars-page.tsx"), name: "CalendarsPage" },
  { path: "/administration/rules", text: "administration:rules", load: () => import("./pages/administration/rules-page.tsx"), name: "RulesPage" },
  { path: "/administration/settings", text: "administration:settings", load: () => import("./pages/administration/settings-page.tsx"), name: "SettingsPage" },
  { path: "/administration/tokens", text: "administration:tokens", load: () => import("./pages/administration/tokens-page.tsx"), name: "TokensPage" },
  { path: "/administration/audit", text: "administration:audit", roles: auditRoles, load: () => import("./pages/administration/audit-page.tsx"), name: "AuditPage" },
  { path: "/administration/verification", text: "administration:verification", roles: auditRoles, load: () => import("./pages/administration/verification-page.tsx"), name: "VerificationPage" },
];

export function pagesInMenu(me: Me): PageEntry[] {
  return pages.filter((page) => page.icon !== undefined && (page.roles === undefined || page.roles.some((role) => me.roles.includes(role))));
}
