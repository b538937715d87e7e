/**
 * Tests that passed and failed in vitest's JSON report. A file that could not be loaded, a hook
 * that broke and a run that ended badly without a failed test count as one failure each.
 */
export function countTests(report, exitCode) {
  const files = report?.testResults ?? [];
  const states = files.flatMap((file) => file.assertionResults.map((test) => test.status));
  const passed = states.filter((state) => state === "passed").length;
  const failedTests = states.filter((state) => state === "failed").length;
  const brokenFiles = files.filter(
    (file) =>
      file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  ).length;
  const failed = failedTests + brokenFiles;
  const endedBadly = exitCode !== 0 || report === undefined;
  return { passed, failed: failed === 0 && endedBadly ? 1 : failed };
}

export function closingLine({ passed, failed }) {
  return `${passed} passed, ${failed} failed`;
}
