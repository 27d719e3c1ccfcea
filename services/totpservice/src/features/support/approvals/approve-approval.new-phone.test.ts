import { users } from '@tvm/db';
import { decodeSecret } from '@tvm/totp';
import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import type { Browser } from '../../../../test/browser.ts';
import { approve, askFor, signedInEmployee, twoEmployees } from '../../../../test/employees.ts';
import { startService, type TestService } from '../../../../test/harness.ts';
import { openLink } from '../../../../test/mailed-links.ts';
import { codeOf, createUser, enrol, mintLink, password, type TestUser } from '../../../../test/people.ts';
import { authenticatorsOf, queuedKinds } from '../../../../test/records.ts';

const strict = await startService({ recoveryPolicy: 'mail_and_support' }, afterAll);
const lenient = await startService({ recoveryPolicy: 'mail' }, afterAll);

/** A user with an authenticator who says in a mailed link that the phone is new. */
async function withNewPhone(service: TestService, user: TestUser): Promise<Browser> {
  const token = await mintLink(service, user, { purpose: 'reset', lost: 'authenticator' });
  const browser = await openLink(service, token);
  await browser.post('/registrations/password', { password });
  return browser;
}

async function enrolledUser(service: TestService, options = {}) {
  const user = await createUser(service, options);
  await enrol(service, user);
  return user;
}

const start = async (browser: Browser) => {
  const { status, body } = await browser.post('/registrations/authenticator');
  return status === 200 ? 'pending' : body.code;
};

describe('with RECOVERY_POLICY=mail_and_support', () => {
  it('a new phone waits for support, and the same link goes on after the approval', async () => {
    const user = await enrolledUser(strict);
    const browser = await withNewPhone(strict, user);
    expect(await start(browser)).toBe('approval_required');
    const { browser: employee } = await signedInEmployee(strict);
    expect((await employee.get(`/admin/users/${user.id}`)).body.newPhone).toBe('approval_needed');
    expect((await askFor(employee, 'new_phone', user)).body.state).toBe('approved');
    expect((await employee.get(`/admin/users/${user.id}`)).body.newPhone).toBe('approved');
    expect(await queuedKinds(strict, user)).toEqual(['new_phone_approved']);
    // The old one stays until the new one is confirmed.
    expect(await authenticatorsOf(strict, user)).toMatchObject([{ state: 'active' }]);
    const { body } = await browser.post('/registrations/authenticator');
    const code = codeOf(strict, decodeSecret(body.secret));
    expect((await browser.post('/registrations/authenticator/confirm', { code })).status).toBe(200);
    expect((await authenticatorsOf(strict, user)).map(({ state }) => state)).toEqual(['revoked', 'active']);
  });

  it('an approval is good for one new phone', async () => {
    const user = await enrolledUser(strict);
    const { browser: employee } = await signedInEmployee(strict);
    await askFor(employee, 'new_phone', user);
    const browser = await withNewPhone(strict, user);
    const { body } = await browser.post('/registrations/authenticator');
    await browser.post('/registrations/authenticator/confirm', {
      code: codeOf(strict, decodeSecret(body.secret)),
    });
    expect(await start(await withNewPhone(strict, user))).toBe('approval_required');
  });

  it('an approval is good for 24 hours, for its user, and not after a change of credentials', async () => {
    const [user, other] = [await enrolledUser(strict), await enrolledUser(strict)];
    const { browser: employee } = await signedInEmployee(strict);
    await askFor(employee, 'new_phone', user);
    expect(await start(await withNewPhone(strict, other))).toBe('approval_required');
    strict.clock.advance(24 * 3600 - 1);
    expect(await start(await withNewPhone(strict, user))).toBe('pending');
    strict.clock.advance(1);
    expect(await start(await withNewPhone(strict, user))).toBe('approval_required');
    const again = await signedInEmployee(strict);
    await askFor(again.browser, 'new_phone', user);
    await strict.ownerDb.update(users).set({ credentialEpoch: 2 }).where(eq(users.id, user.id));
    expect(await start(await withNewPhone(strict, user))).toBe('approval_required');
  });

  it('approved between the QR code and its code counts; withdrawn by time it does not', async () => {
    const user = await enrolledUser(strict);
    const { browser: employee } = await signedInEmployee(strict);
    await askFor(employee, 'new_phone', user);
    strict.clock.advance(24 * 3600 - 60);
    const browser = await withNewPhone(strict, user);
    const { body } = await browser.post('/registrations/authenticator');
    strict.clock.advance(120);
    const answer = await browser.post('/registrations/authenticator/confirm', {
      code: codeOf(strict, decodeSecret(body.secret)),
    });
    expect(answer.body.code).toBe('approval_required');
    expect((await authenticatorsOf(strict, user))[0]).toMatchObject({ state: 'active' });
  });
});

describe('with RECOVERY_POLICY=mail', () => {
  it('a portal user needs no approval, and none is given', async () => {
    const user = await enrolledUser(lenient);
    expect(await start(await withNewPhone(lenient, user))).toBe('pending');
    const { browser } = await signedInEmployee(lenient);
    expect((await askFor(browser, 'new_phone', user)).body.code).toBe('approval_not_needed');
  });

  it('an employee needs the approval of another one, and that is the second one', async () => {
    const user = await enrolledUser(lenient, { kind: 'employee' });
    const browser = await withNewPhone(lenient, user);
    expect(await start(browser)).toBe('approval_required');
    const { browser: employee } = await signedInEmployee(lenient);
    const { body } = await askFor(employee, 'new_phone', user);
    expect(body).toMatchObject({ state: 'approved', needsSecondEmployee: false });
    expect(await start(browser)).toBe('pending');
  });

  it('a user whose address is new needs two employees, in a session as well', async () => {
    const user = await enrolledUser(lenient, { emailChangedAt: lenient.clock.now });
    const browser = await withNewPhone(lenient, user);
    const [asking, deciding] = await twoEmployees(lenient);
    const { id, state } = (await askFor(asking.browser, 'new_phone', user)).body;
    expect(state).toBe('open');
    expect(await start(browser)).toBe('enrolment_held');
    expect((await approve(lenient, deciding, id)).status).toBe(200);
    expect(await start(browser)).toBe('pending');
  });
});
