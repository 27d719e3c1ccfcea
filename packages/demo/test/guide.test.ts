import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runStart, untilReady } from './run-start.ts';

const root = join(import.meta.dirname, '../../..');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guide-test-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Before the guide takes its site down, what a browser would do first is done. */
const look = `
until curl -sf -o "$folder/redirect" -w '%{redirect_url}' http://localhost:4000/ > "$folder/location" 2> /dev/null || [ -s "$folder/location" ]; do sleep 0.2; done
echo "site leads to $(curl -s -o /dev/null -w '%{http_code} %{redirect_url}' "$(cat "$folder/location")")"
`;

it('every command of "Connect in an hour" works on a fresh start, one after the other', async () => {
  const started = runStart(folder);
  const demo = await untilReady(started);
  const guide = await readFile(join(root, 'docs/guides/connect-in-an-hour.md'), 'utf8');
  const blocks = [...guide.matchAll(/^```sh\n(.*?)^```/gms)].map(([, block]) => block ?? '');
  expect(blocks.length).toBeGreaterThan(12);
  const script = blocks.map((block) => (block.startsWith('kill') ? look + block : block)).join('\n');

  const shell = spawn('bash', ['-euo', 'pipefail', '-c', script], {
    cwd: root,
    env: { ...process.env, DATA_DIR: started.dataDir, TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => shell.once('close', resolve));
  const [output, errors] = await Promise.all([text(shell.stdout), text(shell.stderr)]);
  expect({ code: await ended, errors: errors.replace(/^npm warn.*\n/gm, '') }).toEqual({ code: 0, errors: '' });

  const outcomes = [...output.matchAll(/"outcome":"(\w+)"/g)].map(([, outcome]) => outcome);
  expect(outcomes).toEqual([
    ...['accepted', 'accepted', 'rejected'],
    ...['created', 'created', 'unchanged', 'created', 'refused', 'created'],
  ]);
  expect(output).toContain('"problem":"organisation_unknown"');
  expect(output).toMatch(/"state":"(queued|sent)"/);
  expect(output).toMatch(/received \S+ \{\n? *type: 'user.created'/);
  expect(output).toMatch(/"eventType":"user.created","attempt":1,"status":204/);
  expect(output).toContain('USR-supersub51: must use 2FA');
  expect(output).toContain('USR-nobody: user_not_found');
  expect(output).toContain(`site leads to 303 ${demo.client.issuer}/interaction/`);
  for (const secret of [demo.client.secret, demo.people[0]?.password ?? '?']) {
    expect(output).not.toContain(secret);
  }
});
