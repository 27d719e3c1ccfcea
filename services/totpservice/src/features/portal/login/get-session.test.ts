import { users } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { activate } from '../../../../test/decisions.ts';
import { startService } from '../../../../test/harness.ts';
import { cookieName } from '../../../../test/mailed-links.ts';
import { codeOf, createUser, enrol, signIn, startCodeStep } from '../../../../test/people.ts';

const service = await startService({}, afterAll);

it('tells a browser who is signed in, and what holds for that user', async () => {
  const user = await createUser(service, {
    isMainUser: true,
    firstName: 'Jonnie',
    namePrefix: 'van',
    surname: 'Joosten',
    language: 'en',
  });
  const browser = await signIn(service, user);
  expect((await browser.get('/session')).body).toEqual({
    level: 'full',
    lacks: null,
    role: 'main_user',
    employeeRole: null,
    approvalsToDecide: null,
    disputesToSettle: null,
    user: { id: user.id, email: user.email, fullName: 'Jonnie van Joosten', language: 'en' },
    organisation: { name: 'Testvervoer' },
    twoFactor: {
      required: false,
      because: 'voluntary',
      requiredFrom: '2026-10-31T23:00:00.000Z',
      exemptUntil: null,
    },
    secondFactor: { policy: 'any', phishingResistantFrom: null, hasPasskey: false },
    activatedAt: null,
    enrolled: false,
    expiresAt: new Date(service.clock.now.getTime() + 3600_000).toISOString(),
  });
});

it('tells of an employee no organisation, and that 2FA is always required', async () => {
  const employee = await createUser(service, { kind: 'employee' });
  const secret = await enrol(service, employee);
  const browser = await startCodeStep(service, employee);
  await browser.post('/login/code', { code: codeOf(service, secret) });
  expect((await browser.get('/session')).body).toMatchObject({
    level: 'full',
    role: 'employee',
    organisation: null,
    twoFactor: { required: true, because: 'employee', requiredFrom: null, exemptUntil: null },
    enrolled: true,
  });
});

it('reads the role at each request', async () => {
  const user = await createUser(service, { isMainUser: true });
  const browser = await signIn(service, user);
  await service.ownerDb.update(users).set({ isMainUser: false }).where(eq(users.id, user.id));
  expect((await browser.get('/session')).body.role).toBe('sub_user');
  expect((await browser.get('/organisation/users')).body.code).toBe('main_user_required');
});

it('never promises more than the 12 hours of a session', async () => {
  const browser = await signIn(service, await createUser(service));
  const end = service.clock.now.getTime() + 12 * 3600_000;
  for (let minutes = 0; minutes < 11.5 * 60; minutes += 30) {
    service.clock.advance(30 * 60);
    await browser.get('/session');
  }
  expect((await browser.get('/session')).body.expiresAt).toBe(new Date(end).toISOString());
});

describe('without a live session', () => {
  it.each([
    ['no cookie', undefined],
    ['an invented token', 'A'.repeat(43)],
    ['something that is no token', "x' or 1=1 --"],
  ])('answers 401 to %s', async (_what, token) => {
    const browser = service.browser();
    if (token) browser.cookies.set(cookieName('session'), encodeURIComponent(token));
    const response = await browser.get('/session');
    expect([response.status, response.body.code]).toEqual([401, 'unauthenticated']);
  });

  it('leaves the cookie alone, which may be a new one by now', async () => {
    const browser = await signIn(service, await createUser(service));
    service.clock.advance(3600);
    const response = await browser.get('/session');
    expect(response.status).toBe(401);
    expect(response.headers).not.toHaveProperty('set-cookie');
  });
});

it('is what a restricted session may read, beside its way out', async () => {
  const main = await createUser(service, { isMainUser: true });
  const browser = await signIn(service, main);
  await activate(service, main.organisationId);
  expect((await browser.get('/session')).body).toMatchObject({
    level: 'restricted',
    twoFactor: { required: true, because: 'activated' },
    activatedAt: service.clock.now.toISOString(),
  });
  expect((await browser.get('/organisation/two-factor')).status).toBe(200);
  expect((await browser.post('/session/registration-mail')).status).toBe(202);
  for (const response of [
    await browser.get('/organisation/users'),
    await browser.post('/organisation/two-factor/activation', { userListVersion: '1' }),
    await browser.post(`/organisation/users/${main.id}/registration-mail`),
  ])
    expect([response.status, response.body.code]).toEqual([403, 'two_factor_required']);
});
