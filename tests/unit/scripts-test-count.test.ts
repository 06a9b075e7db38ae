import { callScript } from "../stack/script-call.ts";

const passedTest = { status: "passed", fullName: "a rule", invocations: 1 };

function suite(assertionResults: unknown[], status = "passed"): unknown {
  return { name: "some.test.ts", status, assertionResults };
}

async function count(testResults: unknown[], exitCode = 0, rest: object = {}): Promise<unknown> {
  return callScript("test-count.mjs", "countTests", [{ ...rest, testResults }, exitCode]);
}

test("tests that passed at their first run are counted as passed", async () => {
  expect(await count([suite([passedTest, passedTest]), suite([passedTest])])).toEqual({ value: { passed: 3, failed: 0, reasons: [] } });
});

test("a failed test counts as failed", async () => {
  expect(await count([suite([passedTest, { status: "failed" }], "failed")], 1)).toEqual({ value: { passed: 1, failed: 1, reasons: [] } });
});

test("skipped, pending, todo and retried tests count as failed and are named", async () => {
  const tests = [
    { status: "pending", fullName: "skipped one" },
    { status: "todo", fullName: "promised one" },
    { status: "skipped", fullName: "left out" },
    { status: "passed", fullName: "lucky one", invocations: 2 },
  ];
  expect(await count([suite([passedTest, ...tests])])).toEqual({
    value: { passed: 1, failed: 4, reasons: ["pending: skipped one", "todo: promised one", "skipped: left out", "retried: lucky one"] },
  });
});

test("a suite that cannot run counts as one failure", async () => {
  expect(await count([suite([passedTest]), suite([], "failed")], 1)).toEqual({
    value: { passed: 1, failed: 1, reasons: ["suite failed to run: some.test.ts"] },
  });
});

test("a run without tests has failed", async () => {
  expect(await count([])).toEqual({ value: { passed: 0, failed: 1, reasons: ["no tests were found"] } });
});

test("a run without a result file has failed", async () => {
  expect(await callScript("test-count.mjs", "countTests", [])).toEqual({
    value: { passed: 0, failed: 1, reasons: ["jest wrote no result"] },
  });
});

test("an interrupted run and a bad exit code count as a failure even when every test passed", async () => {
  const ended = { value: { passed: 1, failed: 1, reasons: ["jest ended with exit code 0"] } };
  expect(await count([suite([passedTest])], 0, { wasInterrupted: true })).toEqual(ended);
  expect(await count([suite([passedTest])], 1)).toEqual({ value: { passed: 1, failed: 1, reasons: ["jest ended with exit code 1"] } });
});
