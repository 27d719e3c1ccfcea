// `pnpm test`: builds, then runs the unit tests, the integration tests and the browser journeys. The last lines name each test that failed and
// count them, from the runners' own result files; the count is kept in .test-results/summary too.
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ensureBrowser } from './ensure-browser.ts';
import { ensureTools } from './ensure-tools.ts';
import { add, type Outcome, readPlaywright, readVitest } from './results.ts';
import { root, succeeds } from './steps.ts';

const RESULTS = '.test-results';
const nothing: Outcome = { passed: 0, failures: [] };
const failure = (what: string): Outcome => ({ passed: 0, failures: [what] });

const packages = globSync(['{services,packages,tools}/*/package.json', 'web/package.json'], {
  cwd: root,
}).map((path) => ({
  folder: join(root, dirname(path)),
  scripts: JSON.parse(readFileSync(join(root, path), 'utf8')).scripts ?? {},
}));

const resultsOf = (task: string) => join(RESULTS, `${task.replace(':', '-')}.json`);
const reporters = (task: string) => [
  ...['--reporter=default', '--reporter=json'],
  `--outputFile.json=${resultsOf(task)}`,
];

/** The unit tests of all packages, in one process. */
function runUnitTests(): Outcome {
  const ok = succeeds('vitest', ['run', ...reporters('test:unit')]);
  return checked(ok, readVitest(join(root, resultsOf('test:unit'))), 'test:unit');
}

/** Runs the integration tests in every package that has them. Each writes its results into a folder of its own. */
function runIntegrationTests(): Outcome {
  const task = 'test:integration';
  const options = ['--continue=always', '--ui=stream', '--concurrency=2'];
  const ok = succeeds('turbo', ['run', task, ...options, '--', ...reporters(task)]);
  const outcome = packages
    .filter(({ scripts }) => scripts[task])
    .map(({ folder }) => readVitest(join(folder, resultsOf(task))))
    .reduce(add, nothing);
  return checked(ok, outcome, task);
}

/** A runner that failed without a test that did has failed all the same. */
const checked = (ok: boolean, outcome: Outcome, what: string): Outcome =>
  ok || outcome.failures.length > 0 ? outcome : add(outcome, failure(`${what} failed`));

function runJourneys(): Outcome {
  const file = join(root, RESULTS, 'journeys.json');
  try {
    ensureTools();
    const ok = succeeds('pnpm', ['--filter', '@tvm/e2e', 'run', 'e2e', '--reporter=list,json'], {
      CHROMIUM_PATH: ensureBrowser(),
      PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    });
    return checked(ok, readPlaywright(file), 'the journeys');
  } catch (error) {
    return failure(String(error instanceof Error ? error.message : error));
  }
}

function runAll(): Outcome {
  if (!succeeds('turbo', ['run', 'build', '--output-logs=errors-only', '--ui=stream']))
    return failure('the build failed');
  return [runUnitTests(), runIntegrationTests(), runJourneys()].reduce(add);
}

for (const folder of [root, ...packages.map((one) => one.folder)])
  rmSync(join(folder, RESULTS), { recursive: true, force: true });
mkdirSync(join(root, RESULTS));
const { passed, failures } = runAll();
const failed = failures.length;
for (const each of failures) console.log(`FAILED ${each}`);
const summary = `${passed} passed, ${failed} failed`;
writeFileSync(join(root, RESULTS, 'summary'), `${summary}\n`);
console.log(summary);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
