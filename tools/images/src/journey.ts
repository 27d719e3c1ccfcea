import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { join } from 'node:path';
import { waitUntil } from '@tvm/process';
import { decodeSecret, generateCode } from '@tvm/totp';
import { expect } from 'vitest';
import type { FrontDoor } from './run-caddy.ts';

const api = '/totpservice/api/v1';
const breached = 'Vijf rode sokken 31!';
const password = 'Zes grijze mussen 42?';

/** A corpus of breached passwords, in the form of the Pwned Passwords download. */
export async function writeCorpus(folder: string): Promise<string> {
  const hash = createHash('sha1').update(breached).digest('hex').toUpperCase();
  const path = join(folder, 'corpus.txt');
  await writeFile(path, `${hash}:7\n`);
  return path;
}

/** Waits for the mail with a link, and gives the link's token. */
async function tokenIn(mails: string[]): Promise<string> {
  let token: string | undefined;
  const find = async () => {
    const text = mails
      .join('\n')
      .replace(/=\r?\n/g, '')
      .replaceAll('=3D', '=');
    token = /\/totpservice\/registration#([\w-]{43})/.exec(text)?.[1];
    return token !== undefined;
  };
  if (!(await waitUntil(find, 60_000))) throw new Error('No mail with a link came within a minute.');
  return token ?? '';
}

/** The way of somebody new: link, password, authenticator, login with a code. All through the proxy. */
export async function walk({ ask }: FrontDoor, email: string, mails: string[]): Promise<void> {
  const post = (path: string, body?: object) => ask('POST', api + path, body);
  const token = await tokenIn(mails);
  expect((await post('/registrations/open', { token })).body).toMatchObject({ next: 'password' });
  const refused = await post('/registrations/password', { password: breached });
  expect(refused.body).toMatchObject({ code: 'password_refused', passwordRules: ['breached'] });
  expect((await post('/registrations/password', { password })).body).toMatchObject({ next: 'enrolment' });
  const secret = decodeSecret((await post('/registrations/authenticator')).body.secret);
  const now = new Date();
  const confirmed = await post('/registrations/authenticator/confirm', {
    code: generateCode({ secret, now }),
  });
  expect(confirmed.body.recoveryCodes).toHaveLength(10);
  expect((await post('/login', { email, password })).body).toMatchObject({ next: 'code' });
  // The code of the enrolment is used; that of the next step is accepted already.
  const code = generateCode({ secret, now: new Date(now.getTime() + 30_000) });
  // What a visitor says of their own address counts for nothing.
  const forged = { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-host': 'evil.test' };
  expect((await ask('POST', `${api}/login/code`, { code }, forged)).status).toBe(200);
  expect((await ask('GET', `${api}/session`)).body).toMatchObject({ level: 'full', enrolled: true });
}

/** What the proxy adds, and what it keeps to itself. */
export async function checkProxy({ ask, httpPort }: FrontDoor, host: string): Promise<void> {
  const page = await ask('GET', '/totpservice/', undefined, { accept: 'text/html' });
  expect(page.status).toBe(200);
  expect(page.headers['strict-transport-security']).toContain('max-age=');
  expect(page.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  for (const path of ['/healthz', '/readyz', '/metrics']) expect((await ask('GET', path)).status).toBe(404);
  const [status, location] = await new Promise<[number | undefined, string | undefined]>((resolve, reject) =>
    get({ host: '127.0.0.1', port: httpPort, path: '/totpservice/', headers: { host } }, (response) => {
      response.resume();
      resolve([response.statusCode, response.headers.location]);
    }).once('error', reject),
  );
  expect(status).toBe(308);
  expect(location).toMatch(new RegExp(`^https://${host}`));
}
