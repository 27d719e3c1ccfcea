import { mails, users } from '@tvm/db';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type CampaignHarness, startCampaignHarness } from './campaign-harness.ts';
import { addUser } from './harness.ts';

let c: CampaignHarness;
beforeAll(async () => {
  c = await startCampaignHarness();
});
afterAll(() => c.h.close());
beforeEach(() => c.reset());

describe('a wave', () => {
  /** 30 users in ten organisations, a main user each. */
  async function thirty(): Promise<void> {
    for (let organisation = 0; organisation < 10; organisation++) {
      const user = await addUser(c.h.owner, { isMainUser: true });
      for (let number = 0; number < 2; number++) await c.colleague(user);
    }
  }

  test('is as large as two minutes of the pace, main users first, and the next one comes when it has left', async () => {
    await thirty();
    const slow = { mailsPerSecond: 0.1 };
    expect((await c.run(slow))?.invited).toBe(12);
    const invited = await c.h.owner
      .select({ isMainUser: users.isMainUser })
      .from(mails)
      .innerJoin(users, eq(users.id, mails.userId));
    expect(invited.filter(({ isMainUser }) => isMainUser)).toHaveLength(10);
    expect((await c.run(slow))?.invited).toBe(0);
    await c.h.owner.execute(
      sql`update mails set state = 'accepted' where id in (select id from mails limit 5)`,
    );
    expect((await c.run(slow))?.invited).toBe(5);
    for (let wave = 0; wave < 3; wave++) {
      await c.send();
      await c.run(slow);
    }
    const { rows } = await c.h.owner.execute<{ most: number; users: number }>(
      sql`select max(mails)::int as most, count(*)::int as users from (select user_id, count(*) as mails from mails group by 1) as each`,
    );
    expect(rows[0]).toEqual({ most: 1, users: 30 });
  });

  test('of two workers at once is one', async () => {
    await thirty();
    const runs = await Promise.all(Array.from({ length: 6 }, () => c.run()));
    expect(runs.filter((each) => each?.invited === 30)).toHaveLength(1);
    expect(await c.countMails()).toBe(30);
  });

  test('that is cut off in the middle leaves nothing, and the next one does it', async () => {
    await thirty();
    await c.h.owner.execute(sql`revoke execute on function add_mail_jobs(uuid[]) from worker`);
    await expect(c.run()).rejects.toThrow();
    await c.h.owner.execute(sql`grant execute on function add_mail_jobs(uuid[]) to worker`);
    expect(await c.countMails()).toBe(0);
    expect((await c.run())?.invited).toBe(30);
  });

  test('stops when a lead says so, and goes on where it was', async () => {
    await thirty();
    const slow = { mailsPerSecond: 0.1 };
    await c.run(slow);
    const lead = await addUser(c.h.owner, {
      kind: 'employee',
      employeeRole: 'support_lead',
      organisationId: null,
    });
    await c.h.owner.execute(sql`update mandatory_campaign set stopped_at = now(), stopped_by = ${lead.id}`);
    await c.send();
    expect(await c.run()).toEqual({ invited: 0, reminded: 0 });
    expect(await c.count()).toBe(true);
    await c.h.owner.execute(sql`update mandatory_campaign set stopped_at = null, stopped_by = null`);
    expect((await c.run())?.invited).toBe(18);
  });

  test('is an event of the trail, and a run that does nothing is none', async () => {
    await thirty();
    await c.run();
    await c.run();
    const { rows } = await c.h.owner.execute(
      sql`select type, actor_kind, details from audit_events where type like '%queued'`,
    );
    expect(rows).toEqual([{ type: 'invitations_queued', actor_kind: 'system', details: { mails: 30 } }]);
  });
});

describe('the figures of a day', () => {
  test('are counted at most every five minutes, by the calendar of Amsterdam, and stay as they last were', async () => {
    const user = await addUser(c.h.owner);
    const enrolled = await c.colleague(user, { lastLoginAt: c.h.clock.now });
    await c.enrol(enrolled);
    const days = async () =>
      (
        await c.h.owner.execute(
          sql`select day::text, users, enrolled, under_way, undeliverable, never_logged_in as never, would_be_stopped as stopped, to_invite from rollout_days order by day`,
        )
      ).rows;
    c.h.clock.now = new Date('2026-10-24T21:55:00Z');
    await c.count();
    await c.colleague(user);
    c.h.clock.now = new Date('2026-10-24T21:59:00Z');
    await c.count();
    expect(await days()).toEqual([
      {
        day: '2026-10-24',
        users: 2,
        enrolled: 1,
        under_way: 0,
        undeliverable: 0,
        never: 1,
        stopped: 1,
        to_invite: 0,
      },
    ]);
    // Midnight of the day on which summer time ends.
    c.h.clock.now = new Date('2026-10-24T22:00:00Z');
    await c.count();
    c.h.clock.now = new Date('2026-10-25T22:30:00Z');
    await c.exempt(user, new Date('2026-12-01T00:00:00Z'));
    await c.count();
    expect((await days()).slice(1)).toEqual([
      {
        day: '2026-10-25',
        users: 3,
        enrolled: 1,
        under_way: 0,
        undeliverable: 0,
        never: 2,
        stopped: 0,
        to_invite: 0,
      },
    ]);
  });

  test('say whom the date would stop: whoever is not enrolled, or was disabled, unless exempt', async () => {
    const user = await addUser(c.h.owner);
    const disabled = await c.colleague(user);
    for (const each of [disabled, await c.colleague(user)]) await c.enrol(each);
    await c.h.owner.execute(sql`update authenticators set state = 'disabled' where user_id = ${disabled.id}`);
    await c.exempt(await addUser(c.h.owner), new Date(c.h.clock.now.getTime() + 1000));
    await c.count();
    const { rows } = await c.h.owner.execute(sql`select users, would_be_stopped from rollout_days`);
    expect(rows).toEqual([{ users: 4, would_be_stopped: 2 }]);
  });

  test('say how many are still to be invited: as many as the campaign then invites', async () => {
    const user = await addUser(c.h.owner);
    await c.colleague(user);
    await c.enrol(await c.colleague(user));
    await c.count();
    const { rows } = await c.h.owner.execute(sql`select to_invite from rollout_days`);
    expect(rows).toEqual([{ to_invite: 2 }]);
    expect(await c.run()).toMatchObject({ invited: 2 });
  });

  test('are a step of their own: a count that fails undoes no invitation, and one that lasts holds up no wave', async () => {
    const user = await addUser(c.h.owner);
    await c.h.owner.execute(sql`revoke insert on rollout_days from worker`);
    expect(await c.run()).toMatchObject({ invited: 1 });
    await expect(c.count()).rejects.toThrow();
    expect(await c.countMails()).toBe(1);
    await c.h.owner.execute(sql`grant insert on rollout_days to worker`);
    await c.colleague(user);
    let counting: Promise<boolean> | undefined;
    await c.h.owner.transaction(async (tx) => {
      await tx.execute(sql`lock table rollout_days in access exclusive mode`);
      counting = c.count();
      expect(await c.run()).toMatchObject({ invited: 1 });
    });
    expect(await counting).toBe(true);
    expect(await c.countMails()).toBe(2);
  });
});
