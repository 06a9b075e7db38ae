import { ScheduleOverlapPolicy } from "@temporalio/client";
import fc from "fast-check";
import { clockWorkflowId, renewSignal, scheduleId } from "../../contracts/workflow-names.ts";
import { demoAdministrator } from "../../demo/load-demo.ts";
import type { CampaignState } from "../../domain/campaign/campaign.ts";
import type { WorkItemState } from "../../domain/work-item/work-item.ts";
import { courtTime, wallTime } from "../../ledger/court-cache.ts";
import { ensureSchedules } from "../../temporal/schedules.ts";
import { aRegistration } from "../builders/item-registration.ts";
import { aLivePlan } from "../builders/live-plan.ts";
import { runningCourt, type RunningCourt } from "../stack/running-court.ts";
import { faultsOf } from "../stack/sound-ledger.ts";

const clerk = "p-office-clerk-1";
const plan = aLivePlan(3);
let running: RunningCourt;
beforeAll(async () => { running = await runningCourt(); }, 60_000);
afterAll(() => running.close());

async function submit(id: string): Promise<{ type: "Approve"; warningAnswers: { id: string; answer: string }[] }> {
  const drafted = await running.done<CampaignState>("campaign", id, { type: "Draft", plan }, plan.lead);
  await running.done("campaign", id, { type: "Submit" }, plan.lead);
  return { type: "Approve", warningAnswers: drafted.status === "Draft" ? drafted.warnings.map((warning) => ({ id: warning.id, answer: "已核实" })) : [] };
}

async function count(sql: string, ...values: unknown[]): Promise<number> {
  const { rows } = await running.database.pool.query<{ n: string }>(sql, values);
  return Number(rows[0]?.n);
}

async function served(clock: string): Promise<boolean> {
  return (await count("SELECT count(*) AS n FROM clocks WHERE id = $1 AND wanted <= served", clock)) === 1;
}

test("approval moves the waiting campaign on within a second", async () => {
  await running.withWorker(async () => {
    const approve = await submit("c-approve");
    await running.until("the story waits", () => served("campaign/c-approve"));
    await running.done("campaign", "c-approve", approve, plan.leaderInCharge);
    const approvedMs = Date.now();
    await running.until("the items are open", async () => (await count("SELECT count(*) AS n FROM work_items WHERE campaign_id = 'c-approve' AND status = 'Assigned'")) === 3);
    expect(Date.now() - approvedMs).toBeLessThan(1_000);
  });
}, 60_000);

test("a story made to continue as new in every phase loses nothing, and every run replays", async () => {
  const clock = "campaign/c-renew";
  const workflow = running.client.workflow.getHandle(clockWorkflowId(running.installation, clock));
  const seen: string[] = [];

  async function renewHere(): Promise<void> {
    await running.until("the clock is served", () => served(clock));
    const before = (await workflow.describe()).runId;
    await workflow.signal(renewSignal);
    await running.until("a new run has begun", async () => (await workflow.describe()).runId !== before);
    const state = (await running.ledger.load("c-renew"))?.state as unknown as CampaignState;
    seen.push(state.status);
  }

  await running.withWorker(async () => {
    const drafted = await running.done<CampaignState>("campaign", "c-renew", { type: "Draft", plan }, plan.lead);
    await renewHere();
    await running.done("campaign", "c-renew", { type: "Submit" }, plan.lead);
    await renewHere();
    const warningAnswers = drafted.status === "Draft" ? drafted.warnings.map((warning) => ({ id: warning.id, answer: "已核实" })) : [];
    await running.done("campaign", "c-renew", { type: "Approve", warningAnswers }, plan.leaderInCharge);
    await renewHere();
    await running.until("the items are open", async () => (await count("SELECT count(*) AS n FROM work_items WHERE campaign_id = 'c-renew' AND status = 'Assigned'")) === 3);
    for (const { id } of plan.items) {
      const item = `c-renew.${id}`;
      await running.done("work-item", item, { type: "Accept" }, "p-civil2-judge-1");
      await running.done("work-item", item, { type: "SubmitForSignOff", summary: "完成", evidence: [] }, "p-civil2-judge-1");
      await running.done("work-item", item, { type: "SignOff" }, clerk);
    }
    await running.done("campaign", "c-renew", { type: "RequestAcceptance", summary: "全部完成" }, plan.lead);
    await renewHere();
    await running.done("campaign", "c-renew", { type: "Accept" }, plan.leaderInCharge);
    await renewHere();
    await running.done("campaign", "c-renew", { type: "FileRetrospective", text: "复盘", lessons: [] }, plan.lead);
    await renewHere();
    for (const day of [30, 60, 90] as const) {
      // Holidays may put a check off by a week.
      await running.leap(36);
      await running.until(`the check after ${String(day)} days is asked for`, async () => {
        const state = (await running.ledger.load("c-renew"))?.state as unknown as CampaignState;
        return state.status !== "Undrafted" && state.checks.some((check) => check.day === day && check.askedAt !== undefined);
      });
      const state = (await running.ledger.load("c-renew"))?.state as unknown as CampaignState;
      const owner = state.status === "Undrafted" ? undefined : state.waiting.find((step) => step.step === "check")?.owner;
      await running.done("campaign", "c-renew", { type: "RecordCheck", day, passed: true }, owner ?? clerk);
      for (const { id } of plan.items) {
        const item = (await running.ledger.load(`c-renew.${id}`))?.state as unknown as WorkItemState;
        const check = item.status === "Unregistered" ? undefined : item.waiting.find((step) => step.step === "relapse-check");
        if (check !== undefined) await running.done("work-item", `c-renew.${id}`, { type: "RecordCheck", day, passed: true }, check.owner);
      }
    }
    await running.leap(5);
    await running.until("the campaign is archived", async () => (await count("SELECT count(*) AS n FROM campaigns WHERE id = 'c-renew' AND status = 'Archived'")) === 1);
    await running.until("the story has ended", async () => (await workflow.describe()).status.name === "COMPLETED");
  });
  expect(seen).toEqual(["Draft", "Submitted", "Running", "UnderAcceptance", "Closed", "Watch"]);
  expect(await count("SELECT count(*) AS n FROM events WHERE stream_id LIKE 'c-renew.%' AND type = 'Registered'")).toBe(3);
  expect(await count("SELECT count(*) AS n FROM outbox WHERE clock_id = $1 AND done_at IS NULL", clock)).toBe(0);
  expect(await faultsOf(running.database)).toEqual([]);
  expect((await running.replay(clock)).length).toBeGreaterThan(seen.length);
}, 90_000);

test("the sweep is a Schedule of once a minute that never overlaps, and a Schedule that was changed is put right", async () => {
  expect(await ensureSchedules(running.client, running.installation)).toContainEqual({ name: "sweep", repair: "created" });
  expect(await ensureSchedules(running.client, running.installation)).toContainEqual({ name: "sweep", repair: "unchanged" });
  const handle = running.client.schedule.getHandle(scheduleId(running.installation, "sweep"));
  try {
    const wanted = await handle.describe();
    expect(wanted.spec.intervals).toEqual([expect.objectContaining({ every: 60_000 })]);
    expect(wanted.policies.overlap).toBe(ScheduleOverlapPolicy.SKIP);
    await handle.update((previous) => ({ ...previous, spec: { intervals: [{ every: "2 hours" }] }, policies: { ...previous.policies, overlap: ScheduleOverlapPolicy.ALLOW_ALL } }));
    await running.until("the change is there", async () => (await handle.describe()).spec.intervals?.[0]?.every === 7_200_000);
    expect(await ensureSchedules(running.client, running.installation)).toContainEqual({ name: "sweep", repair: "repaired" });
    await running.until("it is put right", async () => (await handle.describe()).spec.intervals?.[0]?.every === 60_000);
    const mended = await handle.describe();
    expect(mended.policies.overlap).toBe(ScheduleOverlapPolicy.SKIP);
    expect(mended.action).toMatchObject({ type: "startWorkflow", workflowType: "sweep", taskQueue: running.installation });
  } finally {
    for (const name of ["sweep", "seal", "housekeeping"] as const) await running.client.schedule.getHandle(scheduleId(running.installation, name)).delete();
  }
}, 60_000);

test("Temporal's own pages say of a process what it is, in which phase, and what it sleeps until", async () => {
  const clock = "campaign/c-shown";
  await running.withWorker(async () => {
    await submit("c-shown");
    const workflow = running.client.workflow.getHandle(clockWorkflowId(running.installation, clock));
    await running.until("the phase is shown", async () => (await workflow.describe()).typedSearchAttributes.getAll().some(({ value }) => value === "Submitted"));
    const description = await workflow.describe();
    expect(Object.fromEntries(description.typedSearchAttributes.getAll().map(({ key, value }) => [key.name, value]))).toMatchObject({ CourtKind: "campaign", CourtPhase: "Submitted" });
    expect(await description.staticSummary()).toBe(clock);
    expect(await description.staticDetails()).toMatch(/clock of the ledger/);
    await running.until("it sleeps", async () => (await workflow.fetchHistory()).events?.at(-1)?.timerStartedEventAttributes != null);
    const timer = (await workflow.fetchHistory()).events?.at(-1);
    expect(Buffer.from(timer?.userMetadata?.summary?.data ?? []).toString()).toContain("next alarm");
    expect(await workflow.query("clock")).toMatchObject({ id: clock, phases: ["Draft", "Submitted"], wakeAtMs: expect.any(Number) });
  });
}, 60_000);

test("a change of the court clock's scale pokes every open clock and never moves time back", async () => {
  await running.done("work-item", "w-scale", aRegistration(), clerk);
  running.poked.length = 0;
  const open = (await running.database.pool.query<{ id: string }>("SELECT id FROM clocks WHERE closed_at IS NULL ORDER BY id")).rows.map(({ id }) => id);
  const wanted = await count("SELECT sum(wanted) AS n FROM clocks WHERE closed_at IS NULL");
  let lastAt = await running.ledger.courtNow();
  for (const scale of [86_400, 1, 600, 1]) {
    await running.done("court", "court", { type: "SetClock", scale }, demoAdministrator);
    const now = await running.ledger.courtNow();
    expect(now >= lastAt).toBe(true);
    lastAt = now;
  }
  expect([...new Set(running.poked)].sort()).toEqual([...new Set([...open, "court"])].sort());
  expect(await count("SELECT sum(wanted) AS n FROM clocks WHERE closed_at IS NULL")).toBeGreaterThanOrEqual(wanted + 4 * open.length);
  expect((await running.send("court", "court", { type: "SetClock", scale: 1, courtAnchorAt: "2026-01-01T00:00:00.000Z" }, demoAdministrator)).outcome).toBe("rejected");
}, 30_000);

test("a sleeping story wakes by the court's new scale, not by the one it fell asleep with", async () => {
  await running.withWorker(async () => {
    await running.done("work-item", "w-faster", aRegistration({ duty: { department: "civil-1", responsible: "p-civil1-judge-1", coOrganisers: [], supervisor: clerk }, anchorOn: (await running.ledger.courtNow()).slice(0, 10) }), clerk);
    await running.until("the story sleeps", () => served("standing/civil-1"));
    expect(await count("SELECT count(*) AS n FROM events WHERE stream_id = 'w-faster' AND type = 'RungFired'")).toBe(0);
    await running.done("court", "court", { type: "SetClock", scale: 864_000 }, demoAdministrator);
    await running.until("a rung fires", async () => (await count("SELECT count(*) AS n FROM events WHERE stream_id = 'w-faster' AND type = 'RungFired'")) > 0);
    await running.done("court", "court", { type: "SetClock", scale: 1 }, demoAdministrator);
  });
  expect(await faultsOf(running.database)).toEqual([]);
}, 60_000);

test("a story that sleeps until an alarm's wall time never wakes before the alarm's court time", () => {
  const setting = fc.record({ courtAnchorAt: fc.constant("2026-03-02T01:00:00.000Z"), wallAnchorAt: fc.constant("2026-11-24T04:00:00.123Z"), scale: fc.oneof(fc.constantFrom(1, 60, 864_000), fc.double({ min: 1e-4, max: 1e6, noNaN: true })) });
  fc.assert(fc.property(setting, fc.integer({ min: 0, max: 40_000_000_000 }), (clock, laterMs) => {
    const at = new Date(Date.parse(clock.courtAnchorAt) + laterMs).toISOString();
    expect(courtTime(clock, wallTime(clock, at)) >= at).toBe(true);
  }), { numRuns: 20_000 });
});
