/**
 * What jest's `--json` result says of one test or suite, as far as it is read here.
 * @typedef {{ status: string, fullName?: string, invocations?: number }} AssertionResult
 * @typedef {{ name?: string, status: string, message?: string, assertionResults: AssertionResult[] }} SuiteResult
 * @typedef {{ success?: boolean, wasInterrupted?: boolean, testResults: SuiteResult[] }} JestResult
 */

/**
 * Counts strictly: only a test that passed at its first run has passed. Skipped, todo and retried tests count as failed,
 * a suite that could not run counts as one failure, and so does a run without tests or one that jest itself calls failed.
 * @param {JestResult | undefined} result undefined when jest wrote none
 * @param {number} exitCode of jest
 * @returns {{ passed: number, failed: number, reasons: string[] }} reasons: those failures that jest does not print as such
 */
export function countTests(result, exitCode) {
  if (result === undefined) return { passed: 0, failed: 1, reasons: ["jest wrote no result"] };
  let passed = 0;
  let failed = 0;
  /** @type {string[]} */
  const reasons = [];
  for (const suite of result.testResults) {
    let failedHere = 0;
    for (const test of suite.assertionResults) {
      const isRetried = (test.invocations ?? 1) > 1;
      if (test.status === "passed" && !isRetried) {
        passed += 1;
        continue;
      }
      failedHere += 1;
      if (test.status !== "failed") reasons.push(`${isRetried ? "retried" : test.status}: ${test.fullName ?? "?"}`);
    }
    if (suite.status === "failed" && failedHere === 0) {
      failedHere = 1;
      reasons.push(`suite failed to run: ${suite.name ?? "?"}`);
    }
    failed += failedHere;
  }
  if (passed + failed === 0) {
    failed = 1;
    reasons.push("no tests were found");
  } else if (failed === 0 && (exitCode !== 0 || result.wasInterrupted === true)) {
    failed = 1;
    reasons.push(`jest ended with exit code ${exitCode}`);
  }
  return { passed, failed, reasons };
}
