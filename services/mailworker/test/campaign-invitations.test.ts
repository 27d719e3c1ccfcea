import { mails, users } from '@tvm/db';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type CampaignHarness, day, first, startCampaignHarness } from './campaign-harness.ts';
import { addUser, type User } from './harness.ts';

let c: CampaignHarness;
beforeAll(async () => {
  c = await startCampaignHarness();
});
afterAll(() => c.h.close());
beforeEach(() => c.reset());

describe('an invitation', () => {
  test('goes to whoever must use 2FA and was never invited since, once, with its job', async () => {
    const user = await addUser(c.h.owner);
    const enrolled = await c.colleague(user);
    await c.enrol(enrolled);
    const disabledAuthenticator = await c.colleague(user);
    await c.enrol(disabledAuthenticator, 'disabled');
    const away = await c.colleague(user, { disabledAt: c.h.clock.now });
    const bounced = await c.colleague(user, { mailBouncedAt: c.h.clock.now });
    const employee = await addUser(c.h.owner, {
      kind: 'employee',
      employeeRole: 'support',
      organisationId: null,
    });
    expect(await c.run()).toEqual({ invited: 1, reminded: 0 });
    expect(await c.mailsOf(user)).toEqual([`registration ${first.toISOString()}`]);
    for (const nobody of [enrolled, disabledAuthenticator, away, bounced, employee])
      expect(await c.mailsOf(nobody)).toEqual([]);
    const { rows } = await c.h.owner.execute<{ key: string; priority: number }>(
      sql`select j.key, j.priority from graphile_worker._private_jobs j join mails m on m.id::text = j.key`,
    );
    expect(rows).toMatchObject([{ priority: 10 }]);
    for (let again = 0; again < 3; again++) expect((await c.run())?.invited).toBe(0);
    await c.send();
    c.h.clock.now = new Date(c.h.clock.now.getTime() + 10 * day);
    expect((await c.run())?.invited).toBe(0);
  });

  test('comes at the very instant of the date, not a millisecond before', async () => {
    await addUser(c.h.owner);
    c.h.clock.now = new Date(first.getTime() - 1);
    expect((await c.run())?.invited).toBe(0);
    c.h.clock.now = first;
    expect((await c.run())?.invited).toBe(1);
  });

  test('comes again after a mail of before the date, or one that never left, but never within 24 hours of another', async () => {
    const [before, replaced, recent] = [
      await addUser(c.h.owner),
      await addUser(c.h.owner),
      await addUser(c.h.owner),
    ];
    const mail = (user: User, state: 'accepted' | 'withdrawn', createdAt: Date) =>
      c.h.owner.insert(mails).values({
        userId: user.id,
        kind: 'registration',
        requestedBy: 'own',
        state,
        createdAt,
        updatedAt: createdAt,
      });
    await mail(before, 'accepted', new Date(first.getTime() - 2 * day));
    c.h.clock.now = new Date(first.getTime() + 5 * day);
    await mail(replaced, 'withdrawn', new Date(c.h.clock.now.getTime() - day - 1000));
    await mail(recent, 'withdrawn', new Date(c.h.clock.now.getTime() - day + 1000));
    expect((await c.run())?.invited).toBe(2);
    expect(await c.kindsOf(recent)).toEqual(['registration']);
    c.h.clock.now = new Date(c.h.clock.now.getTime() + 2000);
    expect((await c.run())?.invited).toBe(1);
  });

  test('comes again once support takes the mark of a bounce off the address', async () => {
    const user = await addUser(c.h.owner);
    expect((await c.run())?.invited).toBe(1);
    await c.h.owner.update(mails).set({ state: 'bounced' });
    await c.h.owner.update(users).set({ mailBouncedAt: c.h.clock.now }).where(eq(users.id, user.id));
    c.h.clock.now = new Date(c.h.clock.now.getTime() + 2 * day);
    expect((await c.run())?.invited).toBe(0);
    await c.h.owner.update(users).set({ mailBouncedAt: null }).where(eq(users.id, user.id));
    expect((await c.run())?.invited).toBe(1);
    await c.send();
    c.h.clock.now = new Date(c.h.clock.now.getTime() + 2 * day);
    expect((await c.run())?.invited).toBe(0);
  });

  test('reaches who came to an activated organisation later, and says nothing of the date', async () => {
    c.mandatoryFrom = undefined;
    const user = await addUser(c.h.owner);
    await c.activate(user, new Date(c.h.clock.now.getTime() - day));
    expect((await c.run())?.invited).toBe(1);
    expect(await c.mailsOf(user)).toEqual(['registration ']);
  });

  test('waits for the end of an exemption', async () => {
    const user = await addUser(c.h.owner);
    const endsAt = new Date(c.h.clock.now.getTime() + 3 * day);
    await c.exempt(user, endsAt);
    expect((await c.run())?.invited).toBe(0);
    c.h.clock.now = endsAt;
    expect((await c.run())?.invited).toBe(1);
    expect((await c.mailsOf(user)).at(-1)).toBe(`registration ${endsAt.toISOString()}`);
  });

  test('counts from the date as it is: moved away nobody is invited, moved back nobody twice', async () => {
    const user = await addUser(c.h.owner);
    c.mandatoryFrom = new Date(first.getTime() + 30 * day);
    expect((await c.run())?.invited).toBe(0);
    c.mandatoryFrom = first;
    expect((await c.run())?.invited).toBe(1);
    await c.send();
    c.mandatoryFrom = new Date(first.getTime() - 30 * day);
    c.h.clock.now = new Date(c.h.clock.now.getTime() + 2 * day);
    expect((await c.run())?.invited).toBe(0);
    expect((await c.kindsOf(user)).filter((kind) => kind === 'registration')).toHaveLength(1);
  });
});
