import { scheduleId, workflowTypes } from "../../contracts/workflow-names.ts";
import { defaultLadder } from "../../domain/escalation/ladder.ts";
import { demoAdministrator } from "../../demo/load-demo.ts";
import { ensureSchedules } from "../../temporal/schedules.ts";
import { aRegistration } from "../builders/item-registration.ts";
import { runningCourt, type RunningCourt } from "../stack/running-court.ts";

let court: RunningCourt;
beforeAll(async () => { court = await runningCourt(); }, 60_000);
afterAll(async () => {
  for (const name of ["sweep", "seal", "housekeeping"] as const) await court.client.schedule.getHandle(scheduleId(court.installation, name)).delete().catch(() => undefined);
  await court.close();
});

const repairs = async (): Promise<string[]> => (await ensureSchedules(court.client, court.installation)).map(({ name, repair }) => `${name} ${repair}`);

test("every Schedule is made once, left alone while it is as wanted, and repaired when it drifted", async () => {
  expect(await repairs()).toEqual(["sweep created", "seal created", "housekeeping created"]);
  expect(await repairs()).toEqual(["sweep unchanged", "seal unchanged", "housekeeping unchanged"]);
  const seal = court.client.schedule.getHandle(scheduleId(court.installation, "seal"));
  await seal.update((previous) => ({ ...previous, spec: { intervals: [{ every: "7 hours" }] } }));
  await seal.pause("by an operator");
  // Temporal takes changes of a Schedule one after the other, some time after it has answered.
  await court.until("the Schedule drifted and is paused", async () => {
    const { spec, state } = await seal.describe();
    return state.paused && spec.intervals?.[0]?.every === 7 * 3_600_000;
  });
  expect(await repairs()).toEqual(["sweep unchanged", "seal repaired", "housekeeping unchanged"]);
  const { spec, state } = await seal.describe();
  expect(spec.intervals).toEqual([{ every: 3_600_000, offset: 0 }]);
  expect(state.paused).toBe(true);
}, 30_000);

test("the seal's Schedule seals the ledger and the housekeeping's keeps house, each replayable", async () => {
  await court.withWorker(async () => {
    const start = (workflowType: string): Promise<unknown> => court.client.workflow.execute(workflowType, { workflowId: `${court.installation}/by-hand/${workflowType}`, taskQueue: court.installation });
    await start(workflowTypes.seal);
    expect(await start(workflowTypes.housekeeping)).toEqual({ requests: 0, sessions: 0, effects: 0, unfinishedFiles: 0 });
    const { rows } = await court.database.pool.query<{ no: number; streams: number }>("SELECT no, streams FROM seals");
    expect(rows).toEqual([{ no: 1, streams: 1 }]);
  });
  for (const workflowType of [workflowTypes.seal, workflowTypes.housekeeping]) expect(await court.replay(`by-hand/${workflowType}`)).toHaveLength(1);
}, 60_000);

test("the court's own clock brings a new ladder to the open items", async () => {
  await court.done("work-item", "w-ladder", aRegistration({ priority: "B" }), "p-office-clerk-1");
  await court.withWorker(async () => {
    await court.done("court", "court", { type: "SetLadder", version: "strict-1", priorities: ["B"], rungs: defaultLadder.rungs.slice(0, 2) }, demoAdministrator);
    await court.until("the item has the new ladder", async () => {
      const { rows } = await court.database.pool.query<{ n: string }>("SELECT count(*) AS n FROM events WHERE stream_id = 'w-ladder' AND type = 'LadderAdopted'");
      return rows[0]?.n === "1";
    });
  });
}, 60_000);
