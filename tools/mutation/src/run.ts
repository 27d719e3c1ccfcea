// `pnpm mutation [room...]`: breaks the code of each room in every way that Stryker knows and runs its tests. Ends with 1 where less than 90 % of what was broken is noticed. What survives
// is explained in docs/security/mutation.md. Long: give it one processor and a night.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Room, rooms } from './rooms.ts';

const THRESHOLD = 90;
const root = fileURLToPath(new URL('../../..', import.meta.url));
const results = join(root, '.test-results/mutation');
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

interface Mutant {
  status: string;
  mutatorName: string;
  replacement?: string;
  location: { start: { line: number; column: number } };
}
interface Report {
  files: Record<string, { mutants: Mutant[] }>;
}

const isNoticed = ({ status }: Mutant) => status === 'Killed' || status === 'Timeout';
const isSurvivor = ({ status }: Mutant) => status === 'Survived' || status === 'NoCoverage';

function run(name: string, { workspace, mutate, tests }: Room): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'mutation-'));
  // The copy that is broken lies as deep in here as the workspace in the repository: what is read from there by its path is found.
  for (const each of ['docs', 'openapi.yaml', 'packages', 'tools', 'web'])
    symlinkSync(join(root, each), join(folder, each));
  const report = join(results, `${name}.json`);
  const settings = join(folder, 'stryker.json');
  writeFileSync(
    settings,
    JSON.stringify({
      mutate,
      testRunner: 'vitest',
      plugins: [here(import.meta.resolve('@stryker-mutator/vitest-runner')), here('words-for-people.ts')],
      ignorers: ['words-for-people'],
      vitest: { configFile: here('room.vitest.config.ts'), related: false },
      concurrency: 1,
      reporters: ['progress-append-only', 'json'],
      jsonReporter: { fileName: report },
      tempDirName: join(folder, 'sandbox'),
      timeoutMS: 60_000,
    }),
  );
  const isService = workspace.startsWith('services/');
  const { status } = spawnSync('stryker', ['run', settings], {
    cwd: join(root, workspace),
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: `${here('../node_modules/.bin')}:${process.env.PATH}`,
      MUTATION_TESTS: tests.join(' '),
      ...(isService && { MUTATION_SETUP: '@tvm/testing/global-setup' }),
    },
  });
  rmSync(folder, { recursive: true });
  if (status !== 0) throw new Error(`the room ${name} could not be measured`);
  return summarise(name, JSON.parse(readFileSync(report, 'utf8')));
}

/** Says what survived, and whether enough didn't. */
function summarise(name: string, { files }: Report): boolean {
  const mutants = Object.values(files).flatMap((file) => file.mutants);
  for (const [path, file] of Object.entries(files))
    for (const { mutatorName, replacement, location, status } of file.mutants.filter(isSurvivor))
      console.log(
        `${path}:${location.start.line}:${location.start.column} ${mutatorName} ${status}: ${replacement ?? ''}`,
      );
  const [noticed, survived] = [mutants.filter(isNoticed).length, mutants.filter(isSurvivor).length];
  const score = (100 * noticed) / (noticed + survived);
  console.log(`${name}: ${score.toFixed(1)} % of ${noticed + survived} noticed, ${survived} survived`);
  return score >= THRESHOLD;
}

const asked = process.argv.slice(2).filter((each) => each !== '--');
const unknown = asked.filter((name) => !(name in rooms));
if (unknown.length > 0)
  throw new Error(`no room ${unknown.join(', ')}; there are ${Object.keys(rooms).join(', ')}`);
mkdirSync(results, { recursive: true });
const chosen = Object.entries(rooms).filter(([name]) => asked.length === 0 || asked.includes(name));
process.exitCode = chosen.map(([name, room]) => run(name, room)).every(Boolean) ? 0 : 1;
