import { mails } from '@tvm/db';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type CampaignHarness, day, first, startCampaignHarness } from './campaign-harness.ts';
import { addUser } from './harness.ts';

let c: CampaignHarness;
beforeAll(async () => {
  c = await startCampaignHarness();
});
afterAll(() => c.h.close());
beforeEach(() => c.reset());

describe('a reminder', () => {
  const at = (text: string) => {
    c.h.clock.now = new Date(text);
  };

  test('goes out 45, 14, 7 and 1 days before, once each, until the user has enrolled', async () => {
    const user = await addUser(c.h.owner);
    const enrolled = await c.colleague(user);
    for (const moment of [
      '2026-09-16T10:00:00Z',
      '2026-09-17T10:00:00Z',
      '2026-09-17T11:00:00Z',
      '2026-10-01T10:00:00Z',
      '2026-10-18T10:00:00Z',
    ]) {
      at(moment);
      await c.run();
    }
    await c.enrol(enrolled);
    for (const moment of [
      '2026-10-25T10:00:00Z',
      '2026-10-26T10:00:00Z',
      '2026-10-31T10:00:00Z',
      '2026-10-31T22:59:00Z',
    ]) {
      at(moment);
      await c.run();
    }
    const told = (days: number[]) => days.map((left) => `mandatory_reminder ${left}`);
    expect(await c.mailsOf(user)).toEqual(told([45, 14, 7, 1]));
    expect(await c.mailsOf(enrolled)).toEqual(told([45, 14]));
  });

  test('that is late says how many days there really are, and comes once', async () => {
    const user = await addUser(c.h.owner);
    for (const moment of ['2026-10-20T10:00:00Z', '2026-10-21T10:00:00Z']) {
      at(moment);
      await c.run();
    }
    expect(await c.mailsOf(user)).toEqual(['mandatory_reminder 12']);
  });

  test('tells main users in figures, and support of organisations without one, together', async () => {
    at('2026-10-18T10:00:00Z');
    const main = await addUser(c.h.owner, { isMainUser: true });
    await c.enrol(main);
    await c.colleague(main);
    const done = await addUser(c.h.owner, { isMainUser: true });
    await c.enrol(done);
    for (let organisation = 0; organisation < 2; organisation++) await c.colleague(await addUser(c.h.owner));
    expect(await c.run()).toEqual({ invited: 0, reminded: 7 });
    // Behind what people wait for.
    const { rows } = await c.h.owner.execute(
      sql`select priority, count(*)::int as jobs from graphile_worker._private_jobs group by 1`,
    );
    expect(rows).toEqual([{ priority: 10, jobs: 7 }]);
    expect(await c.mailsOf(main)).toEqual(['mandatory_reminder_main_user 14']);
    expect(await c.mailsOf(done)).toEqual([]);
    const toSupport = await c.h.owner
      .select({ params: mails.params })
      .from(mails)
      .where(eq(mails.kind, 'mandatory_reminder_support'));
    expect(toSupport).toEqual([
      {
        params: {
          campaign: true,
          requiredFrom: first.toISOString(),
          days: 14,
          milestone: 14,
          notEnrolled: 4,
          organisations: 2,
        },
      },
    ]);
    expect((await c.run())?.reminded).toBe(0);
  });

  test('counts to the end of an exemption', async () => {
    const user = await addUser(c.h.owner);
    const endsAt = new Date('2026-11-15T14:00:00Z');
    await c.exempt(user, endsAt);
    for (const moment of [
      '2026-11-01T10:00:00Z',
      '2026-11-08T10:00:00Z',
      '2026-11-14T10:00:00Z',
      '2026-11-15T10:00:00Z',
    ]) {
      at(moment);
      await c.run();
    }
    expect(await c.mailsOf(user)).toEqual([
      'mandatory_reminder 14',
      'mandatory_reminder 7',
      'mandatory_reminder 1',
    ]);
  });

  test('counts anew when the date is moved, and again nobody twice', async () => {
    const user = await addUser(c.h.owner);
    at('2026-10-18T10:00:00Z');
    await c.run();
    c.mandatoryFrom = new Date('2026-11-30T23:00:00Z');
    await c.run();
    c.mandatoryFrom = first;
    await c.run();
    expect(await c.mailsOf(user)).toEqual(['mandatory_reminder 14', 'mandatory_reminder 44']);
  });

  test('goes to nobody where 2FA is required already, or never will be', async () => {
    at('2026-10-18T10:00:00Z');
    const activated = await addUser(c.h.owner);
    await c.activate(activated);
    await c.run();
    expect(await c.kindsOf(activated)).toEqual(['registration']);
    c.mandatoryFrom = undefined;
    const free = await addUser(c.h.owner);
    await c.run();
    expect(await c.mailsOf(free)).toEqual([]);
  });

  test('never makes whoever can not log in any more wait', async () => {
    at('2026-10-18T10:00:00Z');
    for (let number = 0; number < 5; number++) await addUser(c.h.owner);
    const activated = await addUser(c.h.owner);
    await c.activate(activated, new Date(c.h.clock.now.getTime() - day));
    expect(await c.run({ mailsPerSecond: 1 / 120 })).toEqual({ invited: 1, reminded: 0 });
  });
});
