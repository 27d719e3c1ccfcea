import { passwords } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { startService } from '../../../../test/harness.ts';
import {
  confirm,
  cookieName,
  newPassword,
  openFreshLink,
  openLink,
  readPendingSecret,
  setNewPassword,
} from '../../../../test/mailed-links.ts';
import { activate, createObligedUser } from '../../../../test/organisations.ts';
import {
  codeOf,
  createUser,
  enrol,
  mintLink,
  password,
  signIn,
  type TestUser,
} from '../../../../test/people.ts';
import {
  allRows,
  authenticatorsOf,
  eventsOf,
  expectOnlyRefusals,
  queuedKinds,
} from '../../../../test/records.ts';

const service = await startService({}, afterAll);

const passwordRow = async (user: TestUser) =>
  (await service.ownerDb.select().from(passwords).where(eq(passwords.userId, user.id)))[0];

/** What a login with that password answers first. */
async function loginStep(user: TestUser, chosen: string): Promise<string> {
  const { body } = await service.browser().post('/login', { email: user.email, password: chosen });
  return body.next ?? body.code;
}

describe('without an authenticator', () => {
  it('takes effect at once and ends the sessions; the registration goes on to the enrolment', async () => {
    const user = await createUser(service);
    const session = await signIn(service, user);
    await activate(service, user.organisationId);
    const browser = await openFreshLink(service, user);
    const { body } = await browser.post('/registrations/password', { password: newPassword });
    expect(body).toMatchObject({ next: 'enrolment', twoFactorRequired: true });
    expect((await session.get('/session')).status).toBe(401);
    expect(await loginStep(user, password)).toBe('invalid_credentials');
    expect(await loginStep(user, newPassword)).toBe('registration_required');
    await readPendingSecret(browser);
  });

  it('ends the registration where 2FA is not required, without signing in', async () => {
    const user = await createUser(service, { password: null });
    const token = await mintLink(service, user);
    const browser = await openLink(service, token);
    const response = await browser.post('/registrations/password', { password: newPassword });
    expect(response.body).toMatchObject({ next: 'done', twoFactorRequired: false });
    expect([...browser.cookies.keys()]).toEqual([cookieName('device')]);
    expect((await browser.get('/session')).status).toBe(401);
    expect((await browser.post('/registrations/open', { token })).body.code).toBe('registration_used');
    await signIn(service, user, newPassword);
  });

  it('adds the enrolment when an activation came after the link was opened', async () => {
    const user = await createUser(service, { password: null });
    const browser = await openFreshLink(service, user);
    expect((await browser.get('/registrations/current')).body.twoFactorRequired).toBe(false);
    await activate(service, user.organisationId);
    const { body } = await browser.post('/registrations/password', { password: newPassword });
    expect(body.next).toBe('enrolment');
  });

  it('is never a way to an authenticator by a login: only the mailed link shows a secret', async () => {
    const user = await createObligedUser(service);
    const browser = service.browser();
    expect((await browser.post('/login', { email: user.email, password })).body.next).toBe(
      'registration_required',
    );
    expect(browser.cookies.size).toBe(0);
    expect((await browser.post('/registrations/authenticator')).body.code).toBe('registration_not_open');
  });

  it('is taken again after Back, the last one counts', async () => {
    const user = await createObligedUser(service);
    const browser = await setNewPassword(service, user);
    const secret = await readPendingSecret(browser);
    const again = await browser.post('/registrations/password', { password: 'Aanhanger-van-1 mens' });
    expect(again.body.next).toBe('enrolment');
    expect(await readPendingSecret(browser)).toEqual(secret);
    expect(await loginStep(user, newPassword)).toBe('invalid_credentials');
    expect(await loginStep(user, 'Aanhanger-van-1 mens')).toBe('registration_required');
    expect((await confirm(service, browser, secret)).status).toBe(200);
  });

  it('submitted twice at once goes on to the same step and is told of once', async () => {
    const user = await createObligedUser(service);
    const browser = await openFreshLink(service, user);
    const answers = await Promise.all(
      [1, 2].map(() => browser.copy().post('/registrations/password', { password: newPassword })),
    );
    expect(answers.map(({ status, body }) => [status, body.next])).toEqual([
      [200, 'enrolment'],
      [200, 'enrolment'],
    ]);
    expect(await queuedKinds(service, user)).toEqual(['password_changed']);
    await readPendingSecret(browser);
  });

  it('submitted twice at once where that is the last step completes once', async () => {
    const user = await createUser(service);
    const browser = await openFreshLink(service, user);
    const answers = await Promise.all(
      [1, 2].map(() => browser.copy().post('/registrations/password', { password: newPassword })),
    );
    expect(answers.map(({ body }) => body.next ?? body.code).sort()).toEqual(['done', 'registration_used']);
    expect(await queuedKinds(service, user)).toEqual(['password_changed']);
    expect(await loginStep(user, newPassword)).toBe('session');
  });
});

describe.each(['active', 'disabled'] as const)('while an authenticator is %s', (state) => {
  it('is kept: login, sessions and authenticator stay as they are until the registration completes', async () => {
    const user = await createUser(service);
    const secret = await enrol(service, user);
    const session = service.browser();
    await session.post('/login', { email: user.email, password });
    await session.post('/login/code', { code: codeOf(service, secret) });
    await service.ownerDb.$client.query(`update authenticators set state = $2 where user_id = $1`, [
      user.id,
      state,
    ]);
    const before = [await passwordRow(user), await authenticatorsOf(service, user)];
    const browser = await openFreshLink(service, user, { purpose: 'reset' });
    const { body } = await browser.post('/registrations/password', { password: newPassword });

    expect(body.next).toBe(state === 'active' ? 'proof' : 'enrolment');
    expect([await passwordRow(user), await authenticatorsOf(service, user)]).toEqual(before);
    expect((await session.get('/session')).body.level).toBe('full');
    expect(await loginStep(user, password)).toBe(state === 'active' ? 'code' : 'registration_required');
    expect(await loginStep(user, newPassword)).toBe('invalid_credentials');
    expect(await queuedKinds(service, user)).not.toContain('password_changed');

    expect((await confirm(service, browser, await readPendingSecret(browser))).status).toBe(200);
    expect((await session.get('/session')).status).toBe(401);
    expect(await loginStep(user, password)).toBe('invalid_credentials');
    expect(await loginStep(user, newPassword)).toBe('code');
  });
});

describe('the mail that the password was changed', () => {
  it.each([
    ['is queued for a reset', {}, { purpose: 'reset' as const }, ['password_changed']],
    ['is queued for a registration of somebody who had one', {}, {}, ['password_changed']],
    [
      'is queued for a first password that ends the registration',
      { password: null },
      {},
      ['password_changed'],
    ],
  ])('%s', async (_what, person, link, kinds) => {
    const user = await createUser(service, person);
    await setNewPassword(service, user, link);
    expect(await queuedKinds(service, user)).toEqual(kinds);
  });

  it('is not queued for a first password on the way to the first authenticator, which is told of', async () => {
    const user = await createObligedUser(service, { password: null });
    const browser = await setNewPassword(service, user);
    expect(await queuedKinds(service, user)).toEqual([]);
    await confirm(service, browser, await readPendingSecret(browser));
    expect(await queuedKinds(service, user)).toEqual(['two_factor_activated']);
  });

  it('is queued once, however often the step is repeated', async () => {
    const user = await createObligedUser(service);
    const browser = await setNewPassword(service, user);
    await browser.post('/registrations/password', { password: 'Aanhanger-van-1 mens' });
    expect(await queuedKinds(service, user)).toEqual(['password_changed']);
  });
});

describe('the rules', () => {
  it.each([
    ['Zee 42?', ['length']],
    ['zeecontainer 42?', ['upper']],
    ['ZEECONTAINER 42?', ['lower']],
    ['Zeecontainer ??', ['digit']],
    ['Zeecontainer42', ['special']],
    ['zee', ['length', 'upper', 'digit', 'special']],
    ['P@ssw0rd!', ['common', 'context']],
    ['Testvervoer-2026', ['common', 'context']],
    ['Lodewijk.Kapitein-1', ['context']],
  ])('refuse "%s", name what is broken and change nothing', async (chosen, rules) => {
    const user = await createUser(service, { firstName: 'Lodewijk', surname: 'Kapitein' });
    const browser = await openFreshLink(service, user);
    const before = await allRows(service);
    const response = await browser.post('/registrations/password', { password: chosen });
    expect([response.status, response.body.code]).toEqual([422, 'password_refused']);
    expect(response.body.passwordRules).toEqual(rules);
    await expectOnlyRefusals(service, before);
    expect((await browser.get('/registrations/current')).body.next).toBe('password');
  });

  const pictures = String.fromCodePoint(...Array.from({ length: 253 }, (_, index) => 0x1f300 + index));
  const long = `${'Lange zin met spaties, '.repeat(11)}1`;
  it.each([
    ['64 characters', `${long.slice(0, 62)}1!`],
    ['254 characters', long],
    ['leading and trailing spaces', '  Zes grijze mussen 42  '],
    ['other scripts', 'Ωκεανός-Корабль-9'],
    ['pictures', 'Zes grijze mussen 4🚚🚚'],
    ['256 characters of four bytes', `Aa1${pictures}`],
  ])('accept %s, and nothing of it is cut off, trimmed or mapped', async (_what, chosen) => {
    const user = await createUser(service);
    const browser = await openFreshLink(service, user);
    expect((await browser.post('/registrations/password', { password: chosen })).body.next).toBe('done');
    expect(await loginStep(user, chosen)).toBe('session');
    for (const other of [
      chosen.slice(0, -2),
      chosen.trim(),
      chosen.toLowerCase(),
      [...chosen].slice(0, 72).join(''),
    ])
      expect(await loginStep(user, other)).toBe(other === chosen ? 'session' : 'invalid_credentials');
  });

  it('count an accent in either Unicode form as the same password', async () => {
    const user = await createUser(service);
    const browser = await openFreshLink(service, user);
    await browser.post('/registrations/password', { password: 'Café-ole-42'.normalize('NFD') });
    expect(await loginStep(user, 'Café-ole-42'.normalize('NFC'))).toBe('session');
  });
});

it('leaves no password in logs, events or any row', async () => {
  const user = await createUser(service);
  await setNewPassword(service, user);
  expect(await eventsOf(service, user)).toContain('password_set success');
  const everything = JSON.stringify(await allRows(service)) + service.logLines.join('');
  expect(everything).not.toContain(newPassword);
  expect(everything).not.toContain(Buffer.from(newPassword).toString('base64'));
});

it.each([
  ['no cookie', undefined],
  ['an invented one', 'A'.repeat(43)],
])('is refused with %s', async (_what, cookie) => {
  const browser = service.browser();
  if (cookie) browser.cookies.set(cookieName('registration'), cookie);
  const response = await browser.post('/registrations/password', { password: newPassword });
  expect([response.status, response.body.code]).toEqual([401, 'registration_not_open']);
});

describe('passwords from links', () => {
  const path = '/registrations/password';

  it('are ten in 15 minutes, whichever browsers open them, and so are their mails', async () => {
    const own = await startService();
    const user = await createObligedUser(own);
    const token = await mintLink(own, user);
    for (let time = 0; time < 10; time++) {
      const browser = await openLink(own, token);
      expect((await browser.post(path, { password: newPassword })).status).toBe(200);
    }
    const browser = await openLink(own, token);
    const limited = await browser.post(path, { password: newPassword });
    expect([limited.status, limited.body.code, limited.headers['retry-after']]).toEqual([
      429,
      'login_locked',
      '900',
    ]);
    expect(await queuedKinds(own, user)).toEqual(Array(10).fill('password_changed'));
    own.clock.advance(900);
    expect((await browser.post(path, { password: newPassword })).status).toBe(200);
  });

  it('are ten also when many come at once', async () => {
    const browser = await openFreshLink(service, await createObligedUser(service));
    const answers = await Promise.all(
      Array.from({ length: 15 }, () => browser.copy().post(path, { password: newPassword })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(5);
  });
});
