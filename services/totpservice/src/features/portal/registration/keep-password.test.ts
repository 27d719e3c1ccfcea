import { afterAll, describe, expect, it } from 'vitest';
import { startService } from '../../../../test/harness.ts';
import { confirm, newPassword, openFreshLink, readPendingSecret } from '../../../../test/mailed-links.ts';
import { codeOf, createUser, enrol, password, signInWithCode } from '../../../../test/people.ts';
import { authenticatorsOf, eventsOf, queuedKinds } from '../../../../test/records.ts';

const service = await startService({}, afterAll);
const newPhone = { purpose: 'reset', lost: 'authenticator' } as const;
const path = '/registrations/password/keep';

/** An enrolled user, and a browser that opened the link for a new phone. */
async function reachNewPhone() {
  const user = await createUser(service);
  const old = await enrol(service, user);
  return { user, old, browser: await openFreshLink(service, user, newPhone) };
}

describe('whoever has a new phone and remembers the password', () => {
  it('goes on without another one, and logs in with it and the new phone', async () => {
    const { user, old, browser } = await reachNewPhone();
    expect((await browser.get('/registrations/current')).body.passwordKeepable).toBe(true);
    const { status, body } = await browser.post(path);
    expect([status, body.next]).toEqual([200, 'proof']);
    const secret = await readPendingSecret(browser);
    expect((await confirm(service, browser, secret)).status).toBe(200);
    expect(await authenticatorsOf(service, user)).toMatchObject([{ state: 'revoked' }, { state: 'active' }]);
    expect(await queuedKinds(service, user)).not.toContain('password_changed');
    expect(await eventsOf(service, user)).toContain('password_kept success');
    service.clock.advance(30);
    await signInWithCode(service, user, secret);
    const login = service.browser();
    await login.post('/login', { email: user.email, password });
    expect((await login.post('/login/code', { code: codeOf(service, old) })).body.code).toBe('code_rejected');
  });

  it('may think better of a new one that waits for the last step', async () => {
    const { user, browser } = await reachNewPhone();
    expect((await browser.post('/registrations/password', { password: newPassword })).status).toBe(200);
    expect((await browser.post(path)).status).toBe(200);
    expect((await browser.post(path)).status, 'pressed twice').toBe(200);
    await confirm(service, browser, await readPendingSecret(browser));
    const login = async (given: string) =>
      (await service.browser().post('/login', { email: user.email, password: given })).body;
    expect((await login(newPassword)).code).toBe('invalid_credentials');
    expect((await login(password)).next).toBe('code');
  });
});

it.each([
  ['the password was lost', { purpose: 'reset', lost: 'password' } as const, true],
  ['there was no authenticator', newPhone, false],
  ['it is a first registration', {}, false],
])('sets nothing where %s', async (_where, link, isEnrolled) => {
  const user = await createUser(service);
  if (isEnrolled) await enrol(service, user);
  const browser = await openFreshLink(service, user, link);
  expect((await browser.get('/registrations/current')).body.passwordKeepable).toBe(false);
  expect((await browser.post(path)).body.code).toBe('registration_step_refused');
  expect((await browser.get('/registrations/current')).body.next).toBe('password');
});
