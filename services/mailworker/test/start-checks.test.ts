import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { addUser, type Harness, queueMail, startHarness } from './harness.ts';
import { startResendServer } from './resend-server.ts';
import { startWorkerChild, type WorkerChild } from './worker-child.ts';

let h: Harness;
let closing: (() => Promise<unknown>)[];
beforeEach(async () => {
  h = await startHarness();
  closing = [];
});
afterEach(async () => {
  for (const close of closing) await close();
  await h.close();
});

function start(env: Record<string, string>): WorkerChild {
  const child = startWorkerChild(h, env, '../src/main.ts');
  closing.push(() => child.end('SIGKILL'));
  return child;
}
const until = (check: () => unknown) => vi.waitFor(check, { timeout: 300_000, interval: 50 });

async function resendAnswers(status: number, name: string): Promise<Record<string, string>> {
  const server = await startResendServer((response) =>
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(JSON.stringify({ statusCode: status, name })),
  );
  closing.push(() => server.close());
  return { SMTP_URL: '', RESEND_API_KEY: 're_hunter2', RESEND_BASE_URL: server.baseUrl };
}

async function smtpWithLogin(): Promise<string> {
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    onAuth: ({ password }, _, callback) =>
      password === 'right' ? callback(null, { user: 'x' }) : callback(new Error('no')),
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  closing.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return `127.0.0.1:${(server.server.address() as AddressInfo).port}`;
}

test('a login that the SMTP server refuses stops the start, and says so without the password', async () => {
  const server = await smtpWithLogin();
  const child = start({ SMTP_URL: `smtp://tvm:hunter2@${server}` });
  await until(() => expect(child.process.exitCode).toBe(1));
  expect(child.output()).toContain("can't start, because of its provider (docs/runbooks/mail.md)");
  expect(child.output()).toContain('smtp refuses our login (smtp_535)');
  expect(child.output()).not.toContain('hunter2');
});

test('a login that the SMTP server takes starts it', async () => {
  const child = start({ SMTP_URL: `smtp://tvm:right@${await smtpWithLogin()}` });
  await until(() => expect(child.output()).toContain('working the queue'));
  expect(child.output()).not.toContain("can't be reached");
});

test.each([401, 403])('a key that Resend refuses (%i) stops the start', async (status) => {
  const child = start(await resendAnswers(status, 'invalid_api_key'));
  await until(() => expect(child.process.exitCode).toBe(1));
  expect(child.output()).toContain(`resend refuses our login (resend_${status})`);
  expect(child.output()).not.toContain('hunter2');
});

test.each([
  [401, 'restricted_api_key', 'a key that may only send is a good one'],
  [200, 'ok', 'a key that may do more is one too'],
])('%i %s: %s', async (status, name) => {
  const child = start(await resendAnswers(status, name));
  await until(() => expect(child.output()).toContain('working the queue'));
  expect(child.output()).not.toContain("can't be reached");
});

test('a provider that is away or answers nonsense is only warned about, and the mails wait for it', async () => {
  const gone = createServer();
  await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
  const { port } = gone.address() as AddressInfo;
  await new Promise((resolve) => gone.close(resolve));
  const away = start({ SMTP_URL: `smtp://127.0.0.1:${port}` });
  const failing = start(await resendAnswers(503, 'unavailable'));
  for (const child of [away, failing]) {
    await until(() => expect(child.output()).toContain("the provider can't be reached yet"));
    await until(() => expect(child.output()).toContain('working the queue'));
  }
  await queueMail(h.app, { userId: (await addUser(h.owner)).id });
  await until(() => expect(away.output() + failing.output()).toContain('mail not sent yet'));
});
