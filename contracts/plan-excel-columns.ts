export type Fields = Record<string, unknown>;
export type CellValue = string | number | boolean;

/** A column of a sheet, or a row of the charter: its heading, the path of its field for faults, and how a cell is written into the plan. */
export interface Column {
  header: string;
  path: string;
  write: (fields: Fields, value: CellValue) => void;
}

/** Names of the sheets. */
export const sheetNames = { charter: "专班", goals: "目标", regimes: "制度", milestones: "里程碑", items: "任务" } as const;

/** Words for 优先级-like choices that people write in Chinese; anything else is passed on and judged as it stands. */
const cadences: Record<string, string> = { 每日: "daily", 每周: "weekly", 每半月: "half-monthly", 每月: "monthly" };
const dueUnits: Record<string, string> = { 工作日: "workingDays", 日: "days", 天: "days", 自然日: "days", 月: "months", 个月: "months" };

/** Ids and texts are texts even where Excel made a number of them. */
function text(header: string, path: string): Column {
  return { header, path, write: (fields, value) => void (fields[path] = String(value)) };
}

function value(header: string, path: string): Column {
  return { header, path, write: (fields, cell) => void (fields[path] = cell) };
}

/** Several entries of one cell, parted by 、 or a comma or a line break. */
function list(header: string, path: string): Column {
  return { header, path, write: (fields, cell) => void (fields[path] = String(cell).split(/[、，,;；\n]/).map((one) => one.trim()).filter((one) => one !== "")) };
}

function chosen(header: string, path: string, words: Record<string, string>): Column {
  return { header, path, write: (fields, cell) => void (fields[path] = words[String(cell)] ?? String(cell)) };
}

function inner(fields: Fields, key: string): Fields {
  const existing = fields[key];
  const group: Fields = typeof existing === "object" && existing !== null ? { ...existing } : {};
  fields[key] = group;
  return group;
}

function within(group: string, column: Column): Column {
  return { header: column.header, path: `${group}.${column.path}`, write: (fields, cell) => column.write(inner(fields, group), cell) };
}

export const charterRows: readonly Column[] = [
  text("名称", "title"), text("主题", "theme"), text("品牌", "brand"), text("牵头人", "lead"), text("分管院领导", "leaderInCharge"),
  list("部门", "departments"), text("开始日期", "startsOn"), text("结束日期", "endsOn"),
];

export const goalColumns: readonly Column[] = [
  text("指标", "metric"), text("名称", "name"), value("基线", "baseline"), value("目标", "target"), text("单位", "unit"), text("截止日期", "by"),
];

export const regimeColumns: readonly Column[] = [text("名称", "title"), text("负责", "owner"), text("施行日期", "effectiveOn"), text("文件", "file")];

export const milestoneColumns: readonly Column[] = [text("编号", "id"), text("名称", "name"), text("日期", "dueOn"), text("关口", "gate")];

/** The number of a period waits for its unit, which may stand before or after it in the row. */
const duePeriod: Column = {
  header: "期限数", path: "due.workingDays",
  write: (fields, cell) => {
    const due = inner(fields, "due");
    const unit = typeof due["unit"] === "string" ? due["unit"] : "workingDays";
    delete due["unit"];
    due[unit] = cell;
  },
};

const dueUnit: Column = {
  header: "期限单位", path: "due.unit",
  write: (fields, cell) => {
    const due = inner(fields, "due");
    const unit = dueUnits[String(cell)] ?? String(cell);
    const pending = due["workingDays"];
    if (pending === undefined) due["unit"] = unit;
    else {
      delete due["workingDays"];
      due[unit] = pending;
    }
  },
};

export const itemColumns: readonly Column[] = [
  text("编号", "id"), text("上级", "parent"), text("事项", "title"), text("里程碑", "milestone"), text("部门", "department"), text("岗位", "post"),
  text("责任人", "responsible"), list("协办", "coOrganisers"), text("督办人", "supervisor"), text("优先级", "priority"), value("权重", "weight"),
  within("target", text("指标", "metric")), within("target", value("目标值", "value")), within("target", text("单位", "unit")),
  text("职责", "duty"), text("流程", "process"),
  within("due", text("完成日期", "on")), within("due", { header: "固定", path: "fixed", write: (fields, cell) => void (fields["fixed"] = cell === "是" || cell === true ? true : cell === "否" ? false : cell) }),
  duePeriod, dueUnit, within("due", text("起算", "after")),
  chosen("报告频次", "report", cadences), list("佐证", "evidence"),
];
