import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { checkPlanExcel, readPlanExcel } from "../../contracts/plan-excel.ts";
import { planWorkbook } from "../../contracts/plan-excel-template.ts";
import type { CampaignPlan } from "../../domain/campaign/plan.ts";
import { campaignCourt } from "../builders/campaign-court.ts";
import { aPlan, aPlanItem } from "../builders/campaign.ts";

const court = campaignCourt();

/** A sound plan that uses every column. */
function fullPlan(): CampaignPlan {
  return aPlan({
    brand: "民企司法服务在身边",
    regimes: [{ title: "绿色通道办法", owner: "civil-2-judge", effectiveOn: "2026-03-15", file: "a.pdf" }],
    items: [
      aPlanItem("i1", {
        milestone: "m1", coOrganisers: ["p-judge-2"], target: { metric: "answered", value: 80, unit: "%" }, duty: "收集、分办", process: "enterprise-needs-v1", report: "weekly", evidence: ["清单", "记录"], due: { on: "2026-04-30", fixed: true },
        items: [aPlanItem("i1-1", { due: { on: "2026-04-10" }, items: [aPlanItem("i1-1-1", { due: { months: 1, after: "start" } })] })],
      }),
      aPlanItem("i2", { due: { days: 30, after: "m1" } }),
    ],
  });
}

/** The workbook with one part rewritten. */
async function rewritten(part: string, change: (xml: string) => string): Promise<Uint8Array> {
  const files = unzipSync(await planWorkbook(fullPlan()));
  const content = files[part];
  if (content === undefined) throw new Error(`no part ${part} among ${Object.keys(files).join(", ")}`);
  return zipSync({ ...files, [part]: strToU8(change(strFromU8(content))) });
}

test("a plan written to Excel is read back as the same plan", async () => {
  const plan = fullPlan();
  const outcome = await checkPlanExcel(await planWorkbook(plan), court);
  expect("faults" in outcome ? outcome.faults : []).toEqual([]);
  expect(JSON.parse(JSON.stringify(outcome))).toEqual(JSON.parse(JSON.stringify({ plan })));
});

test("the empty template is refused only for what is missing", async () => {
  const outcome = await checkPlanExcel(await planWorkbook(), court);
  expect("faults" in outcome ? outcome.faults.map((one) => one.code) : []).toEqual(expect.arrayContaining(["Missing", "NoItems"]));
});

test("a cell with a formula is a fault, with its sheet and cell", async () => {
  const outcome = await readPlanExcel(await rewritten("xl/worksheets/sheet5.xml", (xml) => xml.replace(/(<c [^>]*r="K2"[^>]*>)/, "$1<f>1+1</f>")));
  expect(outcome).toMatchObject({ faults: [{ path: "任务!K2", code: "Formula" }] });
});

test("a fault of the plan names sheet and cell", async () => {
  const plan = fullPlan();
  plan.items[0]!.responsible = "nobody";
  plan.items[0]!.items[0]!.weight = -1;
  const outcome = await checkPlanExcel(await planWorkbook({ ...plan, lead: "nobody" }), court);
  expect("faults" in outcome ? outcome.faults.map((one) => one.path) : []).toEqual(["专班!B4 (lead)", "任务!G2 (items[0].responsible)", "任务!K3 (items[0].items[0].weight)"]);
});

test("what is no workbook, or unpacks to too much, is refused", async () => {
  expect(await readPlanExcel(strToU8("not a workbook"))).toMatchObject({ faults: [{ code: "NotAWorkbook" }] });
  const bomb = zipSync({ "xl/worksheets/sheet1.xml": new Uint8Array(21_000_000) }, { level: 9 });
  expect(bomb.byteLength).toBeLessThan(100_000);
  expect(await readPlanExcel(bomb)).toMatchObject({ faults: [{ code: "UnpacksTooLarge" }] });
  const forged = Buffer.from(bomb);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(21_000_000);
  for (let at = forged.indexOf(size); at >= 0; at = forged.indexOf(size)) forged.writeUInt32LE(1_000, at);
  expect(await readPlanExcel(forged)).toMatchObject({ faults: [{ code: "UnpacksTooLarge" }] });
  expect(await readPlanExcel(zipSync({ "a.xml": strToU8("<a/>") }))).toMatchObject({ faults: [{ code: "Unreadable" }] });
});

test("unknown sheets, columns and parents are refused with their place", async () => {
  const outcome = await readPlanExcel(await rewritten("xl/workbook.xml", (xml) => xml.replace("目标", "目的")));
  expect(outcome).toMatchObject({ faults: [{ path: "目的", code: "UnknownSheet" }] });
});
