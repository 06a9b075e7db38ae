import type { Me } from "../../api/queries.ts";

type Role = Me["roles"][number];

/** 诉源治理 figures: 立案、审判管理、院领导 and heads of departments. */
export const figureRoles: readonly Role[] = ["department-head", "clerk", "trial-management", "leader", "president", "auditor"];
/** Whoever takes disputes in or has to do with them; the machines of other systems have no page. */
export const disputeRoles: readonly Role[] = ["staff", "mediator", "judge", ...figureRoles];
