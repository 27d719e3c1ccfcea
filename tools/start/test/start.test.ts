import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeSecret, generateCode } from '@tvm/totp';
import pg from 'pg';
import { afterAll, expect, it, onTestFinished } from 'vitest';
import type { Demo } from '../src/demo-data.ts';
import { descendants, leftOf, runStart, untilReady } from './run-start.ts';

// One product, from its first start on: the tests follow its life.
const folder = await mkdtemp(join(tmpdir(), 'start-test-'));
const first = runStart(folder, {}, [], [], afterAll);
afterAll(() => rm(folder, { recursive: true, force: true }));
const demo = await untilReady(first);

async function post(demo: Demo, path: string, body: object, cookie = ''): Promise<Response> {
  const { origin } = new URL(demo.portal);
  return fetch(new URL(`/totpservice/api/v1${path}`, origin), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin, cookie },
    body: JSON.stringify(body),
  });
}

async function logIn(demo: Demo, email: string): Promise<string> {
  const person = demo.people.find((one) => one.email === email);
  const login = await post(demo, '/login', { email, password: person?.password });
  const { next } = (await login.json()) as { next: string };
  if (next !== 'code' || !person?.secret) return next;
  const cookie = login.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const code = generateCode({ secret: decodeSecret(person.secret), now: new Date() });
  return `${next}, ${(await post(demo, '/login/code', { code }, cookie)).status}`;
}

it('comes up with the portal, the mail catcher and people who can log in', async () => {
  for (const page of [demo.portal, demo.mailCatcher ?? '', demo.apiReference]) {
    expect((await fetch(page, { headers: { accept: 'text/html, */*' } })).status, page).toBe(200);
  }
  expect(await logIn(demo, 'joost@tvm.test')).toBe('session');
  expect(await logIn(demo, 'gewonesub53@tvm.test')).toBe('registration_required');
  expect(await logIn(demo, 'supersub51@tvm.test')).toBe('code, 200');
  expect(await logIn(demo, 'medewerker2@tvm.test')).toBe('code, 200');
  expect(demo.people.map(({ email, role, organisation }) => [organisation, role, email]).slice(0, 4)).toEqual(
    [
      ['Voorbeeld Transport', 'sub_user', 'gewonesub31@tvm.test'],
      ['Voorbeeld Transport', 'main_user', 'joost@tvm.test'],
      ['Voorbeeld Transport', 'sub_user', 'supersub41@tvm.test'],
      ['Voorbeeld Transport', 'sub_user', 'test@tvm.test'],
    ],
  );
  const client = new pg.Client({ connectionString: demo.databaseUrl });
  await client.connect();
  const { rows } = await client.query('select count(*)::int as people from users');
  await client.end();
  expect(rows).toEqual([{ people: demo.people.length }]);

  for (const file of ['demo.json', 'keys.json', 'logs/totpservice.log', 'logs/postgresql.log']) {
    expect((await stat(join(first.dataDir, file))).mode & 0o777, file).toBe(0o600);
  }
});

it('shows no service the keys of another', async () => {
  const namesOf = async (program: string) => {
    for (const pid of (await descendants(first.process.pid ?? 0)).keys()) {
      if (!(await readFile(`/proc/${pid}/cmdline`, 'utf8')).includes(program)) continue;
      return (await readFile(`/proc/${pid}/environ`, 'utf8')).split('\0').map((entry) => entry.split('=')[0]);
    }
    return [];
  };
  const keysOf = async (program: string) =>
    (await namesOf(program)).filter((name) => /KEYS|PEPPER|OWNER|SMTP/.test(name ?? '')).sort();
  expect(await keysOf('totpservice/src/main.ts')).toEqual([
    'ADDRESS_KEYS',
    'COOKIE_KEYS',
    'JWT_KEYS',
    'MAIL_KEYS',
    'PASSWORD_PEPPER',
    'RECOVERY_CODE_KEYS',
    'REQUEST_KEYS',
    'TOTP_KEYS',
    'WEBHOOK_KEYS',
  ]);
  expect(await keysOf('mailworker/src/main.ts')).toEqual([
    'MAIL_KEYS',
    'SIGNAL_KEYS',
    'SMTP_URL',
    'WEBHOOK_KEYS',
  ]);
  expect(await keysOf('sealer/src/main.ts')).toEqual(['AUDIT_KEYS']);
  expect(await keysOf('bin/postgres')).toEqual([]);
});

it('two copies run side by side', async () => {
  const other = await mkdtemp(join(tmpdir(), 'start-test-'));
  onTestFinished(() => rm(other, { recursive: true, force: true }));
  const started = runStart(other);
  const copy = await untilReady(started);
  expect(copy.portal).not.toBe(demo.portal);
  expect(copy.mailCatcher).not.toBe(demo.mailCatcher);
  expect(await Promise.all([logIn(demo, 'joost@tvm.test'), logIn(copy, 'joost@tvm.test')])).toEqual([
    'session',
    'session',
  ]);
  started.process.kill('SIGINT');
  expect(await started.exitCode).toBe(0);
});

it('a data folder that is in use is refused in one line', async () => {
  const second = runStart(folder);
  expect(await second.exitCode).toBe(1);
  expect(second.output().trimEnd()).toBe(
    `The folder ${folder}/data is in use by process ${first.process.pid}.`,
  );
});

it('Ctrl-C leaves no process, and the next start has the same people and data', async () => {
  const processes = await descendants(first.process.pid ?? 0);
  expect(processes.size).toBeGreaterThanOrEqual(8);

  first.process.kill('SIGINT');
  expect(await first.exitCode).toBe(0);
  expect(await leftOf(processes)).toEqual([]);
  expect(await readdir(first.dataDir)).toEqual(['keys.json', 'logs', 'mails', 'postgres', 'postgres.json']);

  const second = runStart(folder);
  const again = await untilReady(second);
  expect(again.people).toEqual(demo.people);
  const { id, secret } = demo.client;
  expect(again.client).toMatchObject({ id, secret });
  expect(await logIn(again, 'medewerker1@tvm.test')).toBe('code, 200');
  expect(await logIn(again, 'accounthouder@tvm.test')).toBe('session');
  second.process.kill('SIGINT');
  await second.exitCode;
});

it('doesn’t go on with new keys where the old ones are gone', async () => {
  await rm(join(folder, 'data', 'keys.json'));
  for (const _ of ['first', 'second']) {
    const refused = runStart(folder);
    expect(await refused.exitCode).toBe(1);
    expect(refused.output()).toContain(`${folder}/data/keys.json with its keys is missing`);
  }
});
