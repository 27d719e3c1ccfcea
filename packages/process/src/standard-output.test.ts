import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);
const module = fileURLToPath(new URL('create-log.ts', import.meta.url));

/** What a process wrote to standard output that made a log and then did this. */
async function written(then: string): Promise<string[]> {
  const script = `import { createLog } from '${module}'; const log = createLog('tested', ['reason'], 'info'); ${then}`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script]);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).reason);
}

it('writes every line in order, also what a process says as it ends', async () => {
  const lines = 'for (let each = 0; each < 300; each++) log.info({ reason: each }, "line");';
  const all = Array.from({ length: 300 }, (_, each) => each);
  expect(await written(`${lines} process.exit(0)`)).toEqual(all);
  expect(await written(lines)).toEqual(all);
});

it('has one place for all logs of a process', async () => {
  const both = "const other = createLog('other', ['reason'], 'info');";
  expect(
    await written(`${both} log.info({ reason: 1 }, "a"); other.info({ reason: 2 }, "b"); process.exit(0)`),
  ).toEqual([1, 2]);
});
