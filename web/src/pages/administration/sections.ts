import type { Me } from "../../api/queries.ts";

/** Those whom audit and verification concern. */
export const auditRoles: readonly Me["roles"][number][] = ["auditor", "administrator"];

/** The pages of the administration, in their order; their modules stand in navigation.ts, which loads them. */
export const sections: readonly { path: string; text: string; roles?: typeof auditRoles }[] = [
  { path: "/administration", text: "administration:organisation" },
  { path: "/administration/delegations", text: "administration:delegations" },
  { path: "/administration/authority", text: "administration:authority" },
  { path: "/administration/ladders", text: "administration:ladders" },
  { path: "/administration/calendars", text: "administration:calendars" },
  { path: "/administration/rules", text: "administration:rules" },
  { path: "/administration/settings", text: "administration:settings" },
  { path: "/administration/tokens", text: "administration:tokens" },
  { path: "/administration/audit", text: "administration:audit", roles: auditRoles },
  { path: "/administration/verification", text: "administration:verification", roles: auditRoles },
];
