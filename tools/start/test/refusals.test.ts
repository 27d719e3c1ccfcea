import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { runStart } from './run-start.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'start-test-'));
  // Registered first, so the last: what a test started has ended by then.
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
});

async function refusal(env: Record<string, string>): Promise<string> {
  const { exitCode, output } = runStart(folder, env);
  expect(await exitCode).toBe(1);
  return output().trimEnd();
}

it.each(['127.0.0.1', '::1'])('names a port that is taken on %s, before anything else', async (address) => {
  const squatter = createServer().listen(0, address);
  onTestFinished(() => void squatter.close());
  await once(squatter, 'listening');
  const { port } = squatter.address() as AddressInfo;

  expect(await refusal({ PORT: String(port) })).toBe(
    `Port ${port} is taken by another program: end it, or choose another with PORT=${port + 1}.`,
  );
  expect(await readdir(folder)).toEqual([]);
});

it('names every bad setting at once, of the environment and of .env', async () => {
  await writeFile(join(folder, '.env'), 'MAIL_RATE_PER_SECOND=often\nRECOVERY_POLICY=mail\n');
  const message = await refusal({
    PORT: '99999',
    TWO_FACTOR_MANDATORY_FROM: '31-12-2026',
    RECOVERY_POLICY: 'none',
    TOTP_KEYS: 'secret-by-mistake',
    LOG_LEVEL: 'loud',
    DEMO: 'yes',
  });
  const named = [
    'PORT',
    'TWO_FACTOR_MANDATORY_FROM',
    'RECOVERY_POLICY',
    'TOTP_KEYS',
    'LOG_LEVEL',
    'DEMO',
    'MAIL_RATE_PER_SECOND',
  ];
  const lines = message.split('\n').slice(1);
  expect(lines.map((line) => line.trim().split(':')[0]).sort()).toEqual(named.sort());
  expect(message).not.toContain('secret-by-mistake');
  expect(await readdir(folder)).toEqual(['.env']);
});

it('refuses an origin that isn’t this machine', async () => {
  expect(await refusal({ PUBLIC_ORIGIN: 'https://login.tvm.nl' })).toContain(
    'PUBLIC_ORIGIN: must be an origin of this machine',
  );
});

it('makes nothing up for a database of somebody else', async () => {
  const database = 'postgres://127.0.0.1:1/none';
  const message = await refusal({ DATABASE_URL: database, DATABASE_OWNER_URL: database });
  for (const key of [
    'TOTP_KEYS',
    'PASSWORD_PEPPER',
    'MAIL_KEYS',
    'WEBHOOK_KEYS',
    'RECOVERY_CODE_KEYS',
    'COOKIE_KEYS',
    'ADDRESS_KEYS',
    'REQUEST_KEYS',
    'JWT_KEYS',
    'SIGNAL_KEYS',
    'AUDIT_KEYS',
    'SEALER_DATABASE_URL',
  ])
    expect(message).toContain(`${key}: is missing`);
});

it('says in one line that a database of DATABASE_URL doesn’t answer', async () => {
  const database = 'postgres://app@127.0.0.1:1/none';
  const message = await refusal({ DATABASE_URL: database, DATABASE_OWNER_URL: database, DEMO: '1' });
  expect(message).toBe("The database of DATABASE_OWNER_URL can't be used: connect ECONNREFUSED 127.0.0.1:1.");
});

it('says in one line that the data folder is broken', async () => {
  await mkdir(join(folder, 'data', 'postgres'), { recursive: true });
  await writeFile(join(folder, 'data', 'postgres', 'PG_VERSION'), '16\n');
  expect(await refusal({})).toBe(
    `The data folder ${folder}/data/postgres is of PostgreSQL 16, and this is 18.`,
  );
});
