import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { signedInEmployee } from '../../../../test/employees.ts';
import { startService } from '../../../../test/harness.ts';
import { createObligedUser } from '../../../../test/organisations.ts';
import { createUser, enrol, mintLink, signInWithCode } from '../../../../test/people.ts';
import { eventsOf } from '../../../../test/records.ts';

const service = await startService({}, afterAll);

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
      needsSecondEmployee: { reset: false, new_phone: false },
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
