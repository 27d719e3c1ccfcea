import { readFileSync } from 'node:fs';

/** Tests that passed and that failed. Whatever kept tests from running counts as one that failed. */
export type Count = { passed: number; failed: number };

export const add = (a: Count, b: Count): Count => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
});

/** vitest's JSON reporter. A file that couldn't be loaded has no test in it that failed, but has failed. */
type VitestReport = {
  testResults: { name: string; status: string; assertionResults: { status: string }[] }[];
};

/** Playwright's JSON reporter. What passed at a second try only has failed: it will again. */
type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number };
  errors: { message?: string }[];
};

export function countVitest(path: string): Count {
  const report = read<VitestReport>(path);
  if (!report?.testResults) return missing(path);
  return report.testResults
    .map(({ status, assertionResults }) => {
      const failed = assertionResults.filter((test) => test.status === 'failed').length;
      const passed = assertionResults.filter((test) => test.status === 'passed').length;
      return { passed, failed: status === 'failed' ? Math.max(1, failed) : failed };
    })
    .reduce(add, { passed: 0, failed: 0 });
}

export function countPlaywright(path: string): Count {
  const report = read<PlaywrightReport>(path);
  if (!report?.stats) return missing(path);
  const { expected, unexpected, flaky } = report.stats;
  return { passed: expected, failed: unexpected + flaky + report.errors.length };
}

function missing(path: string): Count {
  console.error(`No results in ${path}: its tests count as failed.`);
  return { passed: 0, failed: 1 };
}

function read<T>(path: string): T | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
