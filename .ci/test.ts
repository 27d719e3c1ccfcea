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

/** Runs one kind of test in every package that has it. Each writes its results into a folder of its own. */
function runVitest(task: string, turboOptions: string[]): Outcome {
  const file = join(RESULTS, `${task.replace(':', '-')}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const ok = succeeds('turbo', [
    'run',
    task,
    '--continue=always',
    '--ui=stream',
    ...turboOptions,
    '--',
    ...reporters,
  ]);
  const outcome = packages
    .filter(({ scripts }) => scripts[task])
    .map(({ folder }) => readVitest(join(folder, file)))
    .reduce(add, nothing);
  return ok || outcome.failures.length > 0 ? outcome : add(outcome, failure(`${task} failed`));
}

function runJourneys(): Outcome {
  const file = join(root, RESULTS, 'journeys.json');
  try {
    ensureTools();
    const ok = succeeds('pnpm', ['--filter', '@tvm/e2e', 'run', 'e2e', '--reporter=list,json'], {
      CHROMIUM_PATH: ensureBrowser(),
      PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    });
    const outcome = readPlaywright(file);
    return ok || outcome.failures.length > 0 ? outcome : add(outcome, failure('the journeys failed'));
  } catch (error) {
    return failure(String(error instanceof Error ? error.message : error));
  }
}

function runAll(): Outcome {
  if (!succeeds('turbo', ['run', 'build', '--output-logs=errors-only', '--ui=stream']))
    return failure('the build failed');
  return [
    runVitest('test:unit', []),
    runVitest('test:integration', ['--concurrency=1']),
    runJourneys(),
  ].reduce(add);
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
