import { attemptBudgets, deletedUsers } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { codeOf, must, password, signInWithCode, startCodeStep } from '../../../../test/people.ts';
import { startProvisioning } from '../../../../test/provisioning.ts';
import { allRows, eventsOf } from '../../../../test/records.ts';

const { service, given, count, put, remove, rowOf, userOf, settle } = await startProvisioning();

/** Ids only: what was done, and who they were for whoever is made anew. */
const outlivesItsUser = ['audit_events', 'deleted_users', 'sensitive_changes', 'session_ends'].map(
  (table) => `public.${table}`,
);

describe('deleteUser', () => {
  it('removes the user with everything, keeps the trail, and an older request brings nobody back', async () => {
    const { user, secret } = await settle();
    const browser = await signInWithCode(service, user, must(secret));
    await put(2, { email: `nieuw${count()}@tvm.test` });
    await service.ownerDb.insert(attemptBudgets).values({
      scope: 'verification',
      subject: `${given.client.id}:${user.id}`,
      attempts: 1,
      consecutive: 1,
      windowStartedAt: service.clock.now,
      updatedAt: service.clock.now,
    });
    expect((await remove(3)).status).toBe(204);
    expect((await browser.get('/session')).status).toBe(401);
    const rows = await allRows(service);
    for (const [table, contents] of Object.entries(rows)) {
      if (outlivesItsUser.includes(table)) continue;
      expect(
        contents.filter((row) => row.includes(user.id)).filter((row) => !row.includes('mailId')),
        table,
      ).toEqual([]);
    }
    expect((await eventsOf(service, user)).at(-1)).toBe('user_deleted success');
    expect((await put(3)).body.code).toBe('version_stale');
    expect((await remove(3)).status).toBe(204);
    expect((await put(4)).status).toBe(201);
    expect(await userOf()).not.toMatchObject({ id: user.id });
    // As a changed address would: support needs a second employee for a while.
    expect(must(await rowOf(given.ext)).emailChangedAt).toEqual(service.clock.now);
  });

  it('of an older version than is held is refused; of nobody it is remembered', async () => {
    await put(5);
    expect((await remove(4)).body.code).toBe('version_stale');
    const nobody = `${given.ext}-nobody`;
    expect((await remove(7, nobody)).status).toBe(204);
    expect((await put(6, { email: 'niemand@tvm.test' }, nobody)).body.code).toBe('version_stale');
    expect(await service.ownerDb.$count(deletedUsers, eq(deletedUsers.externalId, nobody))).toBe(1);
  });

  it('in the middle of logins and verifications breaks none of them', async () => {
    for (let round = 0; round < 5; round++) {
      given.ext = `${given.ext}-x`;
      const { user, secret } = await settle();
      const browser = await startCodeStep(service, user);
      const code = codeOf(service, must(secret));
      const answers = await Promise.all([
        browser.post('/login/code', { code }),
        service.browser().post('/login', { email: user.email, password }),
        service.browser().post('/password-resets', { email: user.email, lost: 'password' }),
        remove(2),
      ]);
      const failed = service.logLines.filter((line) => line.includes('request failed'));
      expect(failed).toEqual([]);
      for (const { status } of answers) expect(status).toBeLessThan(500);
      expect(await rowOf()).toBeUndefined();
    }
  });
});
