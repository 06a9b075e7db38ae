import writeXlsxFile from "write-excel-file/node";
import type { CampaignPlan } from "../domain/campaign/plan.ts";
import type { DueRule } from "../domain/work-item/due-date.ts";
import { itemRows } from "./plan-excel.ts";
import { charterRows, goalColumns, itemColumns, milestoneColumns, regimeColumns, sheetNames } from "./plan-excel-columns.ts";
import type { Column } from "./plan-excel-columns.ts";

type Value = string | number | undefined;
interface WrittenCell { value: string | number; type: StringConstructor | NumberConstructor; fontWeight?: "bold" }

function cell(value: Value, bold = false): WrittenCell | null {
  if (value === undefined) return null;
  const type = typeof value === "number" ? Number : String;
  return bold ? { value, type, fontWeight: "bold" } : { value, type };
}

function table(columns: readonly Column[], rows: Value[][]): (WrittenCell | null)[][] {
  return [columns.map((column) => cell(column.header, true)), ...rows.map((row) => row.map((value) => cell(value)))];
}

/** Cells of 完成日期, 固定, 期限数, 期限单位, 起算. */
function dueCells(due: DueRule): Value[] {
  if ("on" in due) return [due.on, due.fixed === undefined ? undefined : due.fixed ? "是" : "否", undefined, undefined, undefined];
  if ("workingDays" in due) return [undefined, undefined, due.workingDays, "工作日", due.after];
  if ("days" in due) return [undefined, undefined, due.days, "日", due.after];
  return [undefined, undefined, due.months, "月", due.after];
}

/** A workbook that `readPlanExcel` reads: the empty form of a plan, or a plan already filled in. */
export async function planWorkbook(plan?: CampaignPlan): Promise<Buffer> {
  const charter: Value[] = plan === undefined ? [] : [plan.title, plan.theme, plan.brand, plan.lead, plan.leaderInCharge, plan.departments.join("、"), plan.startsOn, plan.endsOn];
  const sheets = [
    { sheet: sheetNames.charter, data: charterRows.map((row, index) => [cell(row.header, true), cell(charter[index])]) },
    { sheet: sheetNames.goals, data: table(goalColumns, (plan?.goals ?? []).map((goal) => [goal.metric, goal.name, goal.baseline, goal.target, goal.unit, goal.by])) },
    { sheet: sheetNames.regimes, data: table(regimeColumns, (plan?.regimes ?? []).map((regime) => [regime.title, regime.owner, regime.effectiveOn, regime.file])) },
    { sheet: sheetNames.milestones, data: table(milestoneColumns, (plan?.milestones ?? []).map((milestone) => [milestone.id, milestone.name, milestone.dueOn, milestone.gate])) },
    {
      sheet: sheetNames.items,
      data: table(itemColumns, itemRows(plan?.items ?? []).map(({ item, parent }) => [
        item.id, parent, item.title, item.milestone, item.department, item.post, item.responsible, item.coOrganisers?.join("、") || undefined, item.supervisor,
        item.priority, item.weight, item.target?.metric, item.target?.value, item.target?.unit, item.duty, item.process, ...dueCells(item.due), item.report,
        item.evidence.join("、") || undefined,
      ])),
    },
  ];
  return writeXlsxFile(sheets).toBuffer();
}
