import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { endWithUs } from './end-with-us.ts';
import { processStart } from './process-start.ts';
import { waitUntil } from './wait-until.ts';

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

it('a process ends, and its folder goes, when the one that started it is killed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'end-with-us-test-'));
  const script = `
    import { spawn } from 'node:child_process';
    import { endWithUs } from ${JSON.stringify(join(import.meta.dirname, 'end-with-us.ts'))};
    const other = spawn('sleep', ['60'], { detached: true, stdio: 'ignore' });
    endWithUs(other.pid, { signal: 'TERM', remove: process.argv[1] });
    process.stdout.write(String(other.pid));`;
  const starter = spawn(process.execPath, ['--input-type=module', '--eval', script, folder]);
  const pid = Number(await once(starter.stdout, 'data'));
  expect(await processStart(pid)).toBeDefined();

  starter.kill('SIGKILL');
  expect(await waitUntil(async () => !(await processStart(pid)) && !(await exists(folder)), 10_000)).toBe(
    true,
  );
});

it('once dismissed it leaves alone whatever has that number', async () => {
  const other = spawn('sleep', ['60'], { stdio: 'ignore' });
  onTestFinished(() => void other.kill());
  await endWithUs(other.pid ?? 0, { signal: 'TERM' }).dismiss();
  expect(await processStart(other.pid ?? 0)).toBeDefined();
});
