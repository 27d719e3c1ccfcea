import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/** Tests that passed, and what is to be said of each that failed. Whatever kept tests from running counts as one that failed. */
export type Outcome = { passed: number; failures: string[] };

export const add = (a: Outcome, b: Outcome): Outcome => ({
  passed: a.passed + b.passed,
  failures: [...a.failures, ...b.failures],
});

/** vitest's JSON reporter. A file that couldn't be loaded has no test in it that failed, but has failed. */
type VitestReport = {
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { status: string; fullName: string; failureMessages?: string[] }[];
  }[];
};

/** Playwright's JSON reporter. What passed at a second try only has failed: it will again. */
type PlaywrightReport = {
  stats: { expected: number };
  suites: PlaywrightSuite[];
  errors: { message?: string }[];
};
type PlaywrightSuite = {
  suites?: PlaywrightSuite[];
  specs: {
    file: string;
    title: string;
    tests: { status: string; results: { error?: { message?: string } }[] }[];
  }[];
};

export function readVitest(path: string): Outcome {
  const report = read<VitestReport>(path);
  if (!report?.testResults) return missing(path);
  return report.testResults
    .map(({ name, status, message, assertionResults }) => {
      const failures = assertionResults
        .filter((test) => test.status === 'failed')
        .map(({ fullName, failureMessages }) => describe(name, fullName, failureMessages?.[0]));
      if (status === 'failed' && failures.length === 0)
        failures.push(describe(name, 'could not be run', message));
      return { passed: assertionResults.filter((test) => test.status === 'passed').length, failures };
    })
    .reduce(add, { passed: 0, failures: [] });
}

export function readPlaywright(path: string): Outcome {
  const report = read<PlaywrightReport>(path);
  if (!report?.stats) return missing(path);
  const specs = (suite: PlaywrightSuite): PlaywrightSuite['specs'] => [
    ...suite.specs,
    ...(suite.suites ?? []).flatMap(specs),
  ];
  const failures = report.suites
    .flatMap(specs)
    .flatMap(({ file, title, tests }) =>
      tests
        .filter(({ status }) => status === 'unexpected' || status === 'flaky')
        .map(({ results }) => describe(file, title, results.find(({ error }) => error)?.error?.message)),
    );
  return {
    passed: report.stats.expected,
    failures: [...failures, ...report.errors.map(({ message }) => describe('playwright', 'error', message))],
  };
}

/** The test, and the first lines of what it said. */
function describe(file: string, name: string, message = ''): string {
  const said = stripVTControlCharacters(message).trim().split('\n').slice(0, 6).join('\n    ');
  return `${file} > ${name}\n    ${said}`;
}

const missing = (path: string): Outcome => ({ passed: 0, failures: [`${path} holds no results`] });

function read<T>(path: string): T | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
