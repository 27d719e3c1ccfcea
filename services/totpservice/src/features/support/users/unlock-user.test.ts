import { keyedHash } from '@tvm/keys';
import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { signedInEmployee } from '../../../../test/employees.ts';
import { startService } from '../../../../test/harness.ts';
import { wrongCodeOf } from '../../../../test/mailed-links.ts';
import { codeOf, createUser, enrol, startCodeStep, type TestUser } from '../../../../test/people.ts';
import { allRows, expectOnlyRefusals } from '../../../../test/records.ts';

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
      .post('/login', { email: other.email, password: 'Vijf rode sokken 31!' });
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
    const inCapitals = await browser.post(`/admin/users/${user.id.toUpperCase()}/unlock`);
    expect(inCapitals.body.code).toBe('validation_failed');
    await expectOnlyRefusals(service, before);
  });

  it('also ends the lock of an address as it is known today, under the newest key', async () => {
    const user = await createUser(service);
    const subject = keyedHash(service.config.keys.address, 'address', user.email);
    await service.ownerDb.execute(sql`insert into attempt_budgets (scope, subject, attempts, consecutive, window_started_at, locked_until, updated_at)
      values ('password_account', ${subject}, 10, 10, now(), ${new Date(service.clock.now.getTime() + 60_000).toISOString()}, now())`);
    const { browser } = await signedInEmployee(service);
    expect((await browser.post(`/admin/users/${user.id}/unlock`)).body).toEqual({ locks: 1 });
  });
});
