import { organisations } from '@tvm/db';
import { keyedHash } from '@tvm/keys';
import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { signedInEmployee } from '../../../../test/employees.ts';
import { startService } from '../../../../test/harness.ts';
import { wrongCodeOf } from '../../../../test/mailed-links.ts';
import { createObligedUser } from '../../../../test/organisations.ts';
import {
  codeOf,
  createUser,
  enrol,
  mintLink,
  signInWithCode,
  startCodeStep,
  type TestUser,
} from '../../../../test/people.ts';
import { allRows, eventsOf, expectOnlyRefusals, queuedMails } from '../../../../test/records.ts';

const service = await startService({}, afterAll);

const wrong = { email: '', password: 'Verkeerd-1!' };
/** Locks the code step and the password of a user, as strangers would. */
async function lock(user: TestUser, secret: Uint8Array): Promise<void> {
  const browser = await startCodeStep(service, user);
  for (let attempt = 0; attempt < 5; attempt++)
    await browser.post('/login/code', { code: wrongCodeOf(service, secret) });
  for (let attempt = 0; attempt < 10; attempt++)
    await service.browser().post('/login', { ...wrong, email: user.email });
}

describe('getUser', () => {
  it('shows where a user is and no secret of any kind', async () => {
    const user = await createObligedUser(service, { isMainUser: true });
    const secret = await enrol(service, user);
    await mintLink(service, user);
    await signInWithCode(service, user, secret);
    const { browser } = await signedInEmployee(service);
    const { body } = await browser.get(`/admin/users/${user.id}`);
    expect(body).toMatchObject({
      id: user.id,
      kind: 'portal',
      role: 'main_user',
      organisation: { id: user.organisationId },
      progress: 'enrolled',
      twoFactor: { required: true, because: 'activated' },
      authenticator: { state: 'active' },
      recoveryCodesLeft: 1,
      passwordSet: true,
      sessions: 1,
      locks: [],
      needsSecondEmployee: false,
      newPhone: 'free',
      openRequest: null,
      disabled: false,
    });
    const stored = await service.ownerDb.execute<{
      hash: string;
      sealed: string;
      token: string;
      recovery: string;
      session: string;
    }>(sql`
      select p.hash, a.sealed_secret as sealed, r.token_hash as token, c.keyed_hash as recovery, s.token_hash as session
      from passwords p join authenticators a using (user_id) join registrations r using (user_id) join recovery_codes c using (user_id)
      join sessions s using (user_id) where user_id = ${user.id}`);
    for (const value of Object.values(stored.rows[0] ?? {}))
      expect(JSON.stringify(body)).not.toContain(value);
    expect(await eventsOf(service, user)).toContain('user_viewed success');
  });

  it('shows an employee and a disabled user as well, and nobody as nobody', async () => {
    const { browser, user } = await signedInEmployee(service, 'auditor');
    expect((await browser.get(`/admin/users/${user.id}`)).body).toMatchObject({
      kind: 'employee',
      role: 'auditor',
      organisation: null,
    });
    const disabled = await createUser(service, { disabledAt: service.clock.now });
    expect((await browser.get(`/admin/users/${disabled.id}`)).body).toMatchObject({
      disabled: true,
      progress: null,
    });
    const nobody = await browser.get('/admin/users/01937f3e-0000-7000-8000-000000000002');
    expect([nobody.status, nobody.body.code]).toEqual([404, 'user_not_found']);
  });
});

describe('unlockUser', () => {
  it("ends the locks of codes and passwords at once, and nobody else's", async () => {
    const [user, other] = [await createUser(service), await createUser(service)];
    const [secret, otherSecret] = [await enrol(service, user), await enrol(service, other)];
    await lock(user, secret);
    await lock(other, otherSecret);
    const { browser } = await signedInEmployee(service);
    const { body } = await browser.get(`/admin/users/${user.id}`);
    expect(body.locks.map(({ by }: { by: string }) => by)).toEqual(['code', 'password']);
    expect((await browser.post(`/admin/users/${user.id}/unlock`)).body).toEqual({ locks: 2 });
    expect((await browser.post(`/admin/users/${user.id}/unlock`)).body).toEqual({ locks: 0 });
    expect((await browser.get(`/admin/users/${user.id}`)).body.locks).toEqual([]);
    const session = await startCodeStep(service, user);
    expect((await session.post('/login/code', { code: codeOf(service, secret) })).status).toBe(200);
    const theirs = await service
      .browser()
      .post('/login', { email: other.email, password: 'Vrachtwagen-31!' });
    expect(theirs.body.code).toBe('login_locked');
  });

  it('never gives back what counts towards disabling the authenticator', async () => {
    const user = await createUser(service);
    const secret = await enrol(service, user);
    const { browser } = await signedInEmployee(service);
    const count = async () =>
      (
        await service.ownerDb.execute<{ consecutive: number }>(
          sql`select consecutive from attempt_budgets where scope = 'code' and subject = ${user.id}`,
        )
      ).rows[0]?.consecutive;
    for (const expected of [5, 10]) {
      const step = await startCodeStep(service, user);
      for (let attempt = 0; attempt < 5; attempt++)
        await step.post('/login/code', { code: wrongCodeOf(service, secret) });
      await browser.post(`/admin/users/${user.id}/unlock`);
      expect(await count()).toBe(expected);
    }
  });

  it('is nothing that employees do for themselves', async () => {
    const { browser, user } = await signedInEmployee(service);
    const before = await allRows(service);
    expect((await browser.post(`/admin/users/${user.id}/unlock`)).body.code).toBe('not_for_oneself');
    await expectOnlyRefusals(service, before);
  });

  it('also ends the lock of an address as it is known today, under the newest key', async () => {
    const user = await createUser(service);
    const subject = keyedHash(service.config.keys.token, 'address', user.email);
    await service.ownerDb.execute(sql`insert into attempt_budgets (scope, subject, attempts, consecutive, window_started_at, locked_until, updated_at)
      values ('password_account', ${subject}, 10, 10, now(), ${new Date(service.clock.now.getTime() + 60_000).toISOString()}, now())`);
    const { browser } = await signedInEmployee(service);
    expect((await browser.post(`/admin/users/${user.id}/unlock`)).body).toEqual({ locks: 1 });
  });
});

describe('resendUserRegistrationMail', () => {
  const resend = async (user: TestUser) => {
    const { browser } = await signedInEmployee(service);
    const { status, body } = await browser.post(`/admin/users/${user.id}/registration-mail`);
    return status === 202 ? 'queued' : body.code;
  };

  it('mails whoever must register: required and not enrolled, disabled authenticator, or no password', async () => {
    const obliged = await createObligedUser(service);
    expect(await resend(obliged)).toBe('queued');
    expect(await queuedMails(service, obliged)).toMatchObject([
      { kind: 'registration', requestedBy: 'support' },
    ]);
    expect(await resend(obliged)).toBe('mail_limit_reached');
    expect(await resend(await createUser(service, { password: null }))).toBe('queued');
    const disabled = await createUser(service);
    await enrol(service, disabled);
    await service.ownerDb.execute(
      sql`update authenticators set state = 'disabled' where user_id = ${disabled.id}`,
    );
    expect(await resend(disabled)).toBe('queued');
  });

  it('mails nobody else', async () => {
    const enrolled = await createObligedUser(service);
    await enrol(service, enrolled);
    expect(await resend(enrolled)).toBe('already_enrolled');
    expect(await resend(await createUser(service))).toBe('registration_not_required');
    expect(await resend(await createObligedUser(service, { disabledAt: service.clock.now }))).toBe(
      'user_not_found',
    );
  });
});

describe('clearMailBounce', () => {
  it('forgets the mark, once, and leaves the address as it is', async () => {
    const user = await createUser(service, { mailBouncedAt: service.clock.now });
    const { browser } = await signedInEmployee(service);
    expect((await browser.get(`/admin/users/${user.id}`)).body.mailUndelivered).toBe(true);
    for (let time = 0; time < 2; time++)
      expect((await browser.delete(`/admin/users/${user.id}/mail-bounce`)).status).toBe(204);
    expect((await browser.get(`/admin/users/${user.id}`)).body).toMatchObject({
      mailUndelivered: false,
      email: user.email,
    });
    expect((await eventsOf(service, user)).filter((event) => event.startsWith('mail_bounce'))).toHaveLength(
      1,
    );
  });
});

describe('getOrganisation and listUsers', () => {
  it('show any organisation with its figures, and none that is not there', async () => {
    const user = await createObligedUser(service);
    const { browser } = await signedInEmployee(service, 'auditor');
    const { body } = await browser.get(`/admin/organisations/${user.organisationId}`);
    expect(body).toMatchObject({
      id: user.organisationId,
      twoFactor: { because: 'activated' },
      users: { total: 1, notInvited: 1 },
      mainUsers: 0,
      openReversal: null,
      latestReversal: null,
      reversal: { possible: true, endsActivation: true, mails: 1 },
    });
    const page = await browser.get(`/admin/organisations/${user.organisationId}/users`);
    expect(page.body).toMatchObject({ total: 1, items: [{ id: user.id, progress: 'not_invited' }] });
    for (const path of ['', '/users']) {
      const nobody = await browser.get(`/admin/organisations/01937f3e-0000-7000-8000-000000000002${path}`);
      expect(nobody.body.code).toBe('organisation_not_found');
    }
    expect(await service.ownerDb.$count(organisations)).toBeGreaterThan(0);
  });
});
