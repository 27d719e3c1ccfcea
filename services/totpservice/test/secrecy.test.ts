import { createHash } from 'node:crypto';
import { decodeSecret, generateCode } from '@tvm/totp';
import { afterAll, expect, it } from 'vitest';
import type { Browser } from './browser.ts';
import { startService } from './harness.ts';
import { addMail, mailEvent, postEvent, signed } from './mail-events.ts';
import { newPassword, wrongCodeOf } from './mailed-links.ts';
import { createUser, enrol, mintLink, password, signInWithCode, type TestUser } from './people.ts';
import { allRows } from './records.ts';

const service = await startService({ logLevel: 'debug' }, afterAll);
const secrets = new Map<string, string>();

/** Remembers what nobody may find again, under a name for the failure. */
function keep<T extends string>(what: string, secret: T): T {
  secrets.set(`${what} ${secret}`, secret);
  return secret;
}

/** A browser whose every cookie is remembered. */
function newBrowser(): Browser {
  const browser = service.browser();
  const set = browser.cookies.set.bind(browser.cookies);
  browser.cookies.set = (name, value) => set(name, keep('cookie', value));
  return browser;
}

function keepSecret(base32: string): Uint8Array {
  const bytes = Buffer.from(decodeSecret(keep('secret', base32)));
  for (const form of ['hex', 'base64', 'base64url'] as const) keep('secret', bytes.toString(form));
  return bytes;
}

const codeNow = (secret: Uint8Array) => keep('code', generateCode({ secret, now: service.clock.now }));
const wrongCode = (secret: Uint8Array) => keep('wrong code', wrongCodeOf(service, secret));

/** The whole way of a main user, with everything that can go wrong on it. */
async function journey(): Promise<void> {
  const user = await createUser(service, { isMainUser: true, email: 'joost@tvm.test' });
  const { email } = user;
  const browser = newBrowser();
  keep('password', password);
  await browser.post('/login', { email, password: keep('wrong password', 'Vijf rode sokken 32!') });
  await browser.post('/login', { email, password });
  service.clock.advance(660);
  const { userListVersion } = (await browser.get('/organisation/users')).body;
  const activation = '/organisation/two-factor/activation';
  await browser.post(activation, { userListVersion, password: keep('wrong proof', 'Vijf rode sokken 33!') });
  await browser.post(activation, { userListVersion, password });
  await browser.post('/login', { email, password });

  const link = keep('link', await mintLink(service, user));
  await browser.post('/registrations/inspect', { token: link });
  await browser.post('/registrations/open', { token: keep('invented link', `${'Zz_-'.repeat(10)}abc`) });
  await browser.post('/registrations/open', { token: link });
  await browser.post('/registrations/password', { password: keep('refused password', 'tvmtvm-Joost1') });
  await browser.post('/registrations/password', { password: keep('new password', newPassword) });
  const pending = (await browser.post('/registrations/authenticator')).body;
  const secret = keepSecret(pending.secret);
  await browser.post('/registrations/authenticator/confirm', { code: wrongCode(secret) });
  const enrolled = await browser.post('/registrations/authenticator/confirm', { code: codeNow(secret) });
  const recoveryCodes = enrolled.body.recoveryCodes as string[];
  for (const code of recoveryCodes) {
    keep('recovery code', code);
    keep('recovery code', code.replaceAll('-', ''));
  }

  await browser.post('/login', { email, password: newPassword });
  await browser.post('/login/code', { code: wrongCode(secret) });
  await browser.post('/login/code', { code: codeNow(secret) });
  service.clock.advance(60);
  expect((await browser.post('/login/code', { code: codeNow(secret) })).status).toBe(200);
  await browser.post('/login', { email, password: newPassword });
  const wrongRecovery = keep('wrong recovery code', 'QQQQ-RRRR-SSSS-TTTT');
  await browser.post('/login/recovery-code', { recoveryCode: wrongRecovery });
  await browser.post('/login/recovery-code', { recoveryCode: recoveryCodes[0] });

  await browser.post('/password-resets', { email, lost: 'password' });
  const reset = keep('reset link', await mintLink(service, user, { purpose: 'reset', lost: 'password' }));
  await browser.post('/registrations/open', { token: reset });
  await browser.post('/registrations/password', { password: keep('third password', 'Zeven gele kano 77?') });
  await browser.post('/registrations/proof', { recoveryCode: recoveryCodes[1] });

  await mainUsersPages(user);
  await deliveryEvents(user);
  await misuse(browser, link);
  await breakdown(browser, email, secret);
}

/** What a main user sees of people, with the registration mails again for everybody. */
async function mainUsersPages(user: TestUser): Promise<void> {
  const other = await createUser(service, { organisationId: user.organisationId, isMainUser: true });
  const browser = await signInWithCode(service, other, await enrol(service, other));
  expect((await browser.get(`/organisation/users/${user.id}/timeline`)).status).toBe(200);
  expect((await browser.get('/organisation/users?search=joost&sort=progress')).body.total).toBe(1);
  expect((await browser.post('/organisation/registration-mails')).status).toBe(202);
}

/** Delivery events, with what only the provider and the service know: one that is taken and one that is refused. */
async function deliveryEvents(user: TestUser): Promise<void> {
  const mail = await addMail(service, user);
  const text = keep('text of a receiving server', '550 5.1.1 joost lives here no more');
  const event = JSON.stringify(
    mailEvent(mail, 'email.bounced', { bounce: { type: 'Permanent', message: text } }),
  );
  keep('webhook secret', Buffer.alloc(24, 'webhook').toString('base64'));
  const headers = signed(service.config.mailWebhook, event);
  keep('signature', headers['svix-signature'] ?? '');
  expect((await postEvent(service, event, headers)).status).toBe(204);
  expect((await postEvent(service, `${event} `, headers)).status).toBe(401);
}

/** Secrets where they don't belong: in addresses, in the wrong type, in a body that doesn't parse. */
async function misuse(browser: Browser, link: string): Promise<void> {
  const inPlaces = keep('misplaced password', 'Verdwaald-99!');
  await browser.get(`/session?password=${inPlaces}`);
  await browser.get(`/totpservice/registration/${link}?token=${link}`);
  await browser.post('/login', { email: [inPlaces], password: [inPlaces] });
  await browser.post('/login', { email: inPlaces, password: inPlaces, [inPlaces]: inPlaces });
  await service.app.inject({
    method: 'POST',
    url: `/totpservice/api/v1/login/${inPlaces}`,
    headers: { 'content-type': 'application/json', origin: service.config.publicOrigin, 'user-agent': 'x' },
    payload: `{"email":"a@tvm.test","password":"${inPlaces}"`,
  });
}

/** Failures inside, whose errors know the values of the query that failed. */
async function breakdown(browser: Browser, email: string, secret: Uint8Array): Promise<void> {
  const { $client } = service.ownerDb;
  for (const table of ['login_challenges', 'attempt_budgets', 'audit_events']) {
    await $client.query(`alter table ${table} rename to away`);
    const response = await browser.post('/login', {
      email,
      password: keep('third password', 'Zeven gele kano 77?'),
    });
    expect(response.status).toBe(500);
    await $client.query(`alter table away rename to ${table}`);
  }
  await browser.post('/login', { email, password: 'Zeven gele kano 77?' });
  await $client.query(`update authenticators set sealed_secret = 'k-0.AAAA' where sealed_secret is not null`);
  service.clock.advance(60);
  expect((await browser.post('/login/code', { code: codeNow(secret) })).status).toBe(500);
}

it('leaves no password, code, recovery code, secret, token or cookie in any table or log line', async () => {
  await journey();
  const tables = Object.entries(await allRows(service));
  const places = [
    ...tables.flatMap(([name, rows]) => rows.map((row) => [name, row] as const)),
    ...service.logLines.map((line) => ['log', line] as const),
  ];
  // The search reaches what it should.
  for (const [name, known] of [
    ['public.users', 'joost@tvm.test'],
    ['public.audit_events', 'login_recovery_code'],
    ['graphile_worker._private_jobs', 'mailId'],
    ['log', 'request failed'],
  ])
    expect(places.some(([place, text]) => place === name && text.includes(known ?? ''))).toBe(true);
  expect(secrets.size).toBeGreaterThan(40);

  const found = [...secrets].flatMap(([what, secret]) =>
    places
      .filter(([, text]) => formsOf(secret).some((form) => contains(text, form)))
      .map(([place]) => `${what} in ${place}`),
  );
  expect(found).toEqual([]);
});

/** As it is, and as a plain hash, which for something short is as good as itself. */
function formsOf(secret: string): string[] {
  const hashes = (['hex', 'base64', 'base64url'] as const).map((form) =>
    createHash('sha256').update(secret).digest(form),
  );
  return [secret, ...hashes];
}

/** Six digits are found in many a fraction of a second; those of instants and durations don't count. */
function contains(text: string, secret: string): boolean {
  if (!/^\d{6}$/.test(secret)) return text.includes(secret);
  const others = text.replace(/\d\.\d+|"time":\d+/g, '');
  return new RegExp(`(?<![0-9A-Za-z])${secret}(?![0-9A-Za-z])`).test(others);
}
