// `pnpm test`: builds, runs the unit tests, then the integration tests and the browser journeys side by side, for a journey waits more than it works.
// The last lines name each test that failed and count them, from the runners' own result files; the count is kept in .test-results/summary too.
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ensureBrowser } from './ensure-browser.ts';
import { ensurePostgres } from './ensure-postgres.ts';
import { ensureTools } from './ensure-tools.ts';
import { add, type Outcome, readPlaywright, readVitest } from './results.ts';
import { root, succeeds, succeedsBeside } from './steps.ts';

const RESULTS = '.test-results';
const nothing: Outcome = { passed: 0, failures: [] };
const failure = (what: string): Outcome => ({ passed: 0, failures: [what] });

const packages = globSync(['{services,packages,tools}/*/package.json', 'web/package.json'], {
  cwd: root,
}).map((path) => ({
  folder: join(root, dirname(path)),
  scripts: {} as Record<string, string>,
  ...(JSON.parse(readFileSync(join(root, path), 'utf8')) as { name: string }),
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

/** Runs one kind of tests in the packages that have it. Each writes its results into a folder of its own. */
async function runIntegrationTests(task: 'test:integration' | 'test:reload'): Promise<Outcome> {
  const options = ['--only', '--continue=always', '--ui=stream', '--concurrency=3'];
  const ok = await succeedsBeside('turbo', ['run', task, ...options, '--', ...reporters(task)]);
  const outcome = packages
    .filter(({ scripts }) => scripts[task])
    .map(({ folder }) => readVitest(join(folder, resultsOf(task))))
    .reduce(add, nothing);
  return checked(ok, outcome, task);
}

/** A runner that failed without a test that did has failed all the same. */
const checked = (ok: boolean, outcome: Outcome, what: string): Outcome =>
  ok || outcome.failures.length > 0 ? outcome : add(outcome, failure(`${what} failed`));

async function runJourneys(browser: string): Promise<Outcome> {
  const file = join(root, RESULTS, 'journeys.json');
  const ok = await succeedsBeside('pnpm', ['--filter', '@tvm/e2e', 'run', 'e2e', '--reporter=list,json'], {
    CHROMIUM_PATH: browser,
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  });
  return checked(ok, readPlaywright(file), 'the journeys');
}

/** The browser that the journeys need, with all else that they do; what keeps them from running is a test that failed. */
function prepareJourneys(): string | Outcome {
  try {
    ensureTools();
    ensurePostgres();
    return ensureBrowser();
  } catch (error) {
    return failure(String(error instanceof Error ? error.message : error));
  }
}

async function runAll(): Promise<Outcome> {
  const building = succeedsBeside('turbo', ['run', 'build', '--output-logs=errors-only', '--ui=stream']);
  const browser = prepareJourneys();
  if (!(await building)) return failure('the build failed');
  const unit = runUnitTests();
  const beside = await Promise.all([
    runIntegrationTests('test:integration'),
    typeof browser === 'string' ? runJourneys(browser) : browser,
  ]);
  // It saves sources and builds from them: it comes when nothing else uses what is built.
  const reload = await runIntegrationTests('test:reload');
  return [unit, ...beside, reload].reduce(add);
}

for (const folder of [root, ...packages.map((one) => one.folder)])
  rmSync(join(folder, RESULTS), { recursive: true, force: true });
mkdirSync(join(root, RESULTS));
const { passed, failures } = await runAll();
const failed = failures.length;
for (const each of failures) console.log(`FAILED ${each}`);
const summary = `${passed} passed, ${failed} failed`;
writeFileSync(join(root, RESULTS, 'summary'), `${summary}\n`);
console.log(summary);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
