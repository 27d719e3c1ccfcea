import { mkdtemp, readFile, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitUntil } from '@tvm/process';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { descendants, leftOf, runStart, type Started, untilReady } from './run-start.ts';

const root = join(import.meta.dirname, '../../..');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dev-test-'));
  // Registered first, so the last: what a test started has ended by then.
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
});

/** Saves a file with what it holds already, and waits until a log says once more that the part that has it is up or made anew. */
async function save(file: string, { dataDir }: Started, log: string, line: string): Promise<void> {
  const count = async () => (await readFile(join(dataDir, 'logs', log), 'utf8')).split(line).length - 1;
  const before = await count();
  const now = new Date();
  await utimes(join(root, file), now, now);
  expect(await waitUntil(async () => (await count()) > before, 120_000), file).toBe(true);
}

it('`dev` shows each change at once, a login through Vite’s origin works, and no process is left', async () => {
  const started = runStart(folder, {}, [], ['--reload']);
  const demo = await untilReady(started);
  const { origin } = new URL(demo.portal);
  const page = await (await fetch(demo.portal, { headers: { accept: 'text/html' } })).text();
  expect(page).toContain('/totpservice/@vite/client');

  const person = demo.people.find(({ email }) => email === 'joost@tvm.test');
  const logIn = () =>
    fetch(`${origin}/totpservice/api/v1/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({ email: person?.email, password: person?.password }),
    });
  const login = await logIn();
  expect(await login.json()).toMatchObject({ next: 'session' });
  expect(login.headers.getSetCookie().join()).toContain(`__Host-session-${new URL(origin).port}=`);

  const api = 'services/totpservice/src';
  await save(`${api}/features/portal/login/start-login.ts`, started, 'totpservice.log', 'listening');
  expect((await logIn()).status).toBe(200);
  await save('packages/contract/src/generated/openapi.json', started, 'totpservice.log', 'listening');
  await save('services/sealer/src/run.ts', started, 'sealer.log', 'Restarting');
  // The frame is built anew, which the worker then has.
  await save('services/mailworker/src/mails/frame/layout.tsx', started, 'mailworker.log', 'Restarting');

  const processes = await descendants(started.process.pid ?? 0);
  started.process.kill('SIGINT');
  expect(await started.exitCode).toBe(0);
  expect(await leftOf(processes)).toEqual([]);
});
