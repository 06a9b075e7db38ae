import type { PersonId } from "../decider.ts";
import type { CivilDate } from "../time.ts";
import type { DueRule } from "../work-item/due-date.ts";
import type { ReportCadence } from "../work-item/report-cadence.ts";
import type { Priority, Target } from "../work-item/work-item.ts";

/** A plan 任务书 as the system keeps it: the parsed, checked form of a plan file (api.md). */
export interface CampaignPlan {
  title: string;
  theme: string;
  brand?: string;
  lead: PersonId;
  leaderInCharge: PersonId;
  departments: string[];
  startsOn: CivilDate;
  endsOn: CivilDate;
  goals: Goal[];
  regimes: Regime[];
  milestones: Milestone[];
  items: PlanItem[];
}

export interface Goal { metric: string; name: string; baseline?: number; target: number; unit: string; by: CivilDate }

/** 制度 */
export interface Regime { title: string; owner?: string; effectiveOn?: CivilDate; file?: string }

/** A milestone of the roadmap 路线图 with its gate. */
export interface Milestone { id: string; name: string; dueOn: CivilDate; gate?: string }

export interface PlanItem {
  id: string;
  title: string;
  milestone?: string;
  department: string;
  post?: string;
  responsible?: PersonId;
  coOrganisers?: PersonId[];
  supervisor?: PersonId;
  priority: Priority;
  weight: number;
  target?: Target;
  duty?: string;
  process?: string;
  due: DueRule;
  report?: ReportCadence;
  evidence: string[];
  items: PlanItem[];
}

/** A fault in a plan file: where, what is wrong, what is allowed. */
export interface PlanFault {
  /** JSON path inside the file: "items[2].due.after". */
  path: string;
  code: string;
  message: { zh: string; en: string };
  allowed?: string;
}
