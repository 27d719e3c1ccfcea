import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { runStart, untilReady } from './run-start.ts';

const root = join(import.meta.dirname, '../../..');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guide-test-'));
  // Registered first, so the last: what a test started has ended by then.
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
});

async function runShell(script: string, env: Record<string, string>) {
  const shell = spawn('bash', ['-euo', 'pipefail', '-c', script], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => shell.once('close', resolve));
  const [output, errors] = await Promise.all([text(shell.stdout), text(shell.stderr)]);
  return { code: await ended, output, errors };
}

const asText = (html: string) =>
  html.replace(/&#(\d+);/g, (_all, number) => String.fromCharCode(Number(number)));
const allScopes = 'provisioning credentials decisions registrations verifications events';

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

  const { code, output, errors } = await runShell(script, { DATA_DIR: started.dataDir, TMPDIR: folder });
  expect({ code, errors: errors.replace(/^npm warn.*\n/gm, '') }).toEqual({ code: 0, errors: '' });

  const outcomes = [...output.matchAll(/"outcome":"(\w+)"/g)].map(([, outcome]) => outcome);
  expect(outcomes).toEqual([
    ...['accepted', 'accepted', 'rejected'],
    ...['created', 'created', 'unchanged', 'created', 'refused', 'created'],
  ]);
  expect(output).toContain('"problem":"organisation_unknown"');
  expect(output).toMatch(/"state":"(queued|sent)"/);
  expect(output).toMatch(/received \S+ \{[^}]*type: 'user.created'/);
  expect(output).toMatch(/"eventType":"user.created","attempt":\d+,"status":204/);
  expect(output).toContain('USR-supersub51: must use 2FA');
  expect(output).toContain('USR-nobody: user_not_found');
  expect(output).toContain(`site leads to 303 ${demo.client.issuer}/interaction/`);
  for (const secret of [demo.client.secret, demo.people[0]?.password ?? '?']) {
    expect(output).not.toContain(secret);
  }
});

it('the example of every operation for systems in the reference works on a fresh start', async () => {
  const demo = await untilReady(runStart(folder));
  const { client } = demo;
  const token = await fetch(`${client.issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${client.id}:${client.secret}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: allScopes }),
  });
  const { access_token } = (await token.json()) as { access_token: string };
  const page = await (await fetch(demo.apiReference)).text();
  const examples = [...page.matchAll(/<pre [^>]*aria-label="Example of (\w+)"><code>(.*?)<\/code>/gs)].map(
    ([, id = '', html = '']) => ({ id, command: asText(html) }),
  );
  expect(examples.length).toBeGreaterThan(20);
  // What takes away comes last.
  examples.sort((one, other) => Number(one.id === 'deleteUser') - Number(other.id === 'deleteUser'));

  const unexpected: string[] = [];
  for (const { id, command } of examples) {
    const { output, errors } = await runShell(`${command} -w '\\n%{http_code}'`, {
      ...{ origin: new URL(demo.portal).origin, token: access_token },
      id: '01937f3e-0000-7000-8000-000000000002',
    });
    const status = output.split('\n').at(-1) ?? '';
    // The page's `$id` stands for one that only another answer knows.
    const isExpected = command.includes('$id') ? status === '404' : /^20[0-4]$/.test(status);
    if (!isExpected) unexpected.push(`${id}: ${output}${errors}`);
  }
  expect(unexpected).toEqual([]);
});
