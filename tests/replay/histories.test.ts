import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DefaultLogger, Runtime, Worker } from "@temporalio/worker";
import { workflowTypes } from "../../contracts/workflow-names.ts";
import { readHistory } from "../stack/replay-histories.ts";
import { workflowBundle } from "../stack/workflow-bundle.ts";

/**
 * Histories as real servers recorded them, one folder for all releases: never edited, only added to (CONTRIBUTING, "change a
 * workflow's story"). A change that cannot replay them cannot be deployed under processes in flight.
 */
const folder = join(__dirname, "histories");
const names = readdirSync(folder).filter((name) => name.endsWith(".history")).sort();
const typeOf = (name: string): string => name.replace(/-[0-9a-f]{8}\.history$/, "");

beforeAll(() => { Runtime.install({ logger: new DefaultLogger("ERROR") }); });

test("every process that lives long enough to meet a new release has a recorded history", () => {
  const long = [workflowTypes.campaign, workflowTypes.dispute, workflowTypes.standing, workflowTypes.court];
  expect(long.filter((type) => !names.some((name) => typeOf(name) === type))).toEqual([]);
});

test.each(names)("%s replays against the stories as they stand", async (name) => {
  await Worker.runReplayHistory({ workflowBundle: await workflowBundle() }, readHistory(join(folder, name)), `recorded-${typeOf(name)}`);
}, 30_000);

test("a recorded history does not replay against a story that was changed under it", async () => {
  const name = names.find((one) => typeOf(one) === workflowTypes.standing)!;
  const history = readHistory(join(folder, name));
  history.events![0]!.workflowExecutionStartedEventAttributes!.workflowType!.name = workflowTypes.epoch;
  await expect(Worker.runReplayHistory({ workflowBundle: await workflowBundle() }, history, "recorded-changed")).rejects.toThrow();
}, 30_000);
