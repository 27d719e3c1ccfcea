import { users } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { activate, exempt } from '../../../../test/decisions.ts';
import {
  codeBudgetOf,
  eventsOf,
  openSessionsOf,
  publicAnswer,
  registrationMailsOf,
} from '../../../../test/facts.ts';
import { startService } from '../../../../test/harness.ts';
import { cookieName } from '../../../../test/mailed-links.ts';
import { createObligedUser } from '../../../../test/organisations.ts';
import { createUser, enrol, password, signIn, type TestUser } from '../../../../test/people.ts';
import { countedOf } from '../../../../test/records.ts';

const service = await startService({}, afterAll);
const logIn = (user: Pick<TestUser, 'email'>, chosen = password, browser = service.browser()) =>
  browser.post('/login', { email: user.email, password: chosen });

describe('a right password', () => {
  it('opens a session where 2FA is voluntary and nothing is enrolled', async () => {
    const user = await createUser(service);
    const browser = service.browser();
    const response = await logIn(user, password, browser);
    expect(response.body).toEqual({ next: 'session' });
    expect([...browser.cookies.keys()]).toEqual([cookieName('session'), cookieName('device')]);
    expect(await openSessionsOf(service, user.id)).toMatchObject([
      { assurance: 'password', codeGivenAt: null },
    ]);
    expect(await eventsOf(service, user.id)).toEqual(['login_password success']);
    const [row] = await service.ownerDb.select().from(users).where(eq(users.id, user.id));
    expect(row?.lastLoginAt).toEqual(service.clock.now);
  });

  it('opens no session but a login challenge of ten minutes where an authenticator is active, required or not', async () => {
    for (const user of [await createUser(service), await createObligedUser(service)]) {
      await enrol(service, user);
      const browser = service.browser();
      const response = await logIn(user, password, browser);
      const expiresAt = new Date(service.clock.now.getTime() + 600_000).toISOString();
      const shown = { issuer: 'Mijn TVM', email: user.email, expiresAt };
      const ways = { ways: ['app'], takesRecoveryCodes: true };
      expect(response.body).toEqual({ next: 'code', ...ways, ...shown });
      expect([...browser.cookies.keys()]).toEqual([cookieName('login-challenge')]);
      expect(await openSessionsOf(service, user.id)).toEqual([]);
      expect(await eventsOf(service, user.id)).toEqual(['login_password success code_next']);
    }
  });

  it('does not give code attempts back', async () => {
    const user = await createUser(service);
    await enrol(service, user);
    const browser = service.browser();
    await logIn(user, password, browser);
    await browser.post('/login/recovery-code', { recoveryCode: 'AAAA-AAAA-AAAA-AAAA' });
    await logIn(user, password, browser);
    expect(await codeBudgetOf(service, user.id)).toMatchObject({ attempts: 1, consecutive: 1 });
  });

  it('ends the session that the browser had', async () => {
    const [one, other] = [await createUser(service), await createUser(service)];
    const browser = await signIn(service, one);
    const former = browser.copy();
    await logIn(other, password, browser);
    expect((await browser.get('/session')).body.user.email).toBe(other.email);
    expect((await former.get('/session')).status).toBe(401);
    expect(await eventsOf(service, one.id)).toEqual([
      'login_password success',
      'logout success signed_in_again',
    ]);
  });
});

describe('where 2FA is required and nothing is enrolled', () => {
  it.each([
    ['the organisation activated it', () => createObligedUser(service)],
    ['the user is an employee', () => createUser(service, { kind: 'employee' })],
  ])('signs nobody in and mails once more: %s', async (_why, create) => {
    const user = await create();
    const browser = service.browser();
    const response = await logIn(user, password, browser);
    expect(response.body).toMatchObject({ next: 'registration_required', mailSent: true });
    expect(response.body.maskedEmail).toBe(`${user.email[0]}•••@tvm.test`);
    expect(browser.cookies.size).toBe(0);
    expect(await openSessionsOf(service, user.id)).toEqual([]);
    expect(await registrationMailsOf(service, user.id)).toBe(1);
    expect(await eventsOf(service, user.id)).toEqual(['login_password refused registration_required']);
  });

  it('holds for a disabled authenticator too, also where 2FA is voluntary', async () => {
    const user = await createUser(service);
    await enrol(service, user);
    await service.ownerDb.$client.query(
      `update authenticators set state = 'disabled', ended_at = $2 where user_id = $1`,
      [user.id, service.clock.now],
    );
    expect((await logIn(user)).body.next).toBe('registration_required');
  });

  it('begins with the mandatory date, and for an exempt organisation with the end of its exemption', async () => {
    const mandatory = await startService({ mandatoryFrom: new Date('2026-03-03T00:00:00Z') });
    const [user, exempted] = [await createUser(mandatory), await createUser(mandatory)];
    await exempt(mandatory, exempted.organisationId, new Date('2026-03-06T00:00:00Z'));
    const next = async ({ email }: TestUser) =>
      (await mandatory.browser().post('/login', { email, password })).body.next;
    expect([await next(user), await next(exempted)]).toEqual(['session', 'session']);
    mandatory.clock.now = new Date('2026-03-03T00:00:00Z');
    expect([await next(user), await next(exempted)]).toEqual(['registration_required', 'session']);
    mandatory.clock.advance(3 * 24 * 3600);
    expect(await next(exempted)).toBe('registration_required');
  });

  it('is so from an activation on, although the organisation is exempt from the date', async () => {
    const user = await createUser(service);
    await exempt(service, user.organisationId, new Date('2026-04-01T00:00:00Z'));
    await activate(service, user.organisationId);
    expect((await logIn(user)).body.next).toBe('registration_required');
  });

  it('mails at most five times an hour, 60 seconds apart, however often the password is given', async () => {
    const { email, ...user } = await createObligedUser(service);
    const sent = async () => (await logIn({ email })).body.mailSent;
    expect([await sent(), await sent()]).toEqual([true, false]);
    service.clock.advance(59);
    expect(await sent()).toBe(false);
    for (let mail = 2; mail <= 5; mail++) {
      service.clock.advance(60);
      expect(await sent()).toBe(true);
    }
    service.clock.advance(60);
    expect(await sent()).toBe(false);
    expect(await registrationMailsOf(service, user.id)).toBe(5);
  });
});

describe('whoever may not come in', () => {
  it('gets one and the same answer: wrong password, no password, disabled, unknown, no address at all', async () => {
    const known = await createUser(service);
    const withoutPassword = await createUser(service, { password: null });
    const disabled = await createUser(service, { disabledAt: service.clock.now });
    const enrolled = await createUser(service);
    await enrol(service, enrolled);
    const answers = [
      await logIn(known, 'Verkeerd-1!'),
      await logIn(enrolled, 'Verkeerd-1!'),
      await logIn(withoutPassword),
      await logIn(disabled),
      await logIn({ email: 'niemand@tvm.test' }),
      await logIn({ email: 'geen adres' }),
    ].map(publicAnswer);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ status: 401, body: { code: 'invalid_credentials' } });
    expect(answers[0]?.headers).not.toHaveProperty('set-cookie');
  });

  it('is counted, known or not, and no event', async () => {
    const user = await createUser(service);
    await logIn(user, 'Verkeerd-1!');
    expect(await countedOf(service, user)).toEqual(['login_password failure wrong_password 1']);
    expect(await eventsOf(service, user.id)).toEqual([]);
    service.clock.advance(60);
    await logIn({ email: 'onbekend@tvm.test' });
    await logIn({ email: 'onbekend2@tvm.test' });
    expect((await countedOf(service)).at(-1)).toBe('login_password failure unknown_address 2');
  });

  it('never learns from a wrong password whether a code or a registration would be next', async () => {
    const user = await createObligedUser(service);
    await logIn(user, 'Verkeerd-1!');
    expect(await registrationMailsOf(service, user.id)).toBe(0);
    expect(await codeBudgetOf(service, user.id)).toBeUndefined();
  });
});

describe('an address', () => {
  it('is the same in any case and with blanks around it', async () => {
    await createUser(service, { email: 'Kiki.Sas@tvm.test' });
    for (const email of ['kiki.sas@tvm.test', 'KIKI.SAS@TVM.TEST', ' kiki.sas@Tvm.Test '])
      expect((await logIn({ email })).body.next).toBe('session');
  });

  it.each([
    ['the Kelvin sign', 'kim.as', '\u212Aim.as@tvm.test'],
    ['a long s', 'kim.bs', 'kim.b\u017F@tvm.test'],
    ['a dotless i', 'kim.cs', 'k\u0131m.cs@tvm.test'],
    ['a Cyrillic letter', 'kim.ds', 'k\u0456m.ds@tvm.test'],
    ['a zero-width space', 'kim.es', 'kim\u200B.es@tvm.test'],
    ['full-width letters in the domain', 'kim.fs', 'kim.fs@\uFF54vm.test'],
  ])('that only looks like it, with %s, reaches nobody', async (_with, name, lookAlike) => {
    const { email } = await createUser(service, { email: `${name}@tvm.test` });
    expect((await logIn({ email: lookAlike })).body.code).toBe('invalid_credentials');
    expect((await logIn({ email })).body.next).toBe('session');
  });
});

it.each([
  ['an array of addresses', { email: ['a@tvm.test', 'b@tvm.test'], password }],
  ['null', { email: null, password }],
  ['a number as password', { email: 'a@tvm.test', password: 12345678 }],
  ['no password', { email: 'a@tvm.test' }],
  ['an empty password', { email: 'a@tvm.test', password: '' }],
  ['an unknown field', { email: 'a@tvm.test', password, organisationId: '1' }],
  ['a password of 257 characters', { email: 'a@tvm.test', password: 'a'.repeat(257) }],
])('refuses %s', async (_what, body) => {
  const response = await service.browser().post('/login', body);
  expect([response.status, response.body.code]).toEqual([400, 'validation_failed']);
});
