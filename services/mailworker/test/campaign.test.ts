import { activations, exemptions, mails, reversals, users } from '@tvm/db';
import { asc, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type CampaignDeps, runCampaign } from '../src/campaign/run-campaign.ts';
import { addUser, type Harness, startHarness, type User } from './harness.ts';

let h: Harness;
beforeAll(async () => {
  h = await startHarness();
});
afterAll(() => h.close());

const day = 24 * 3_600_000;
const first = new Date('2026-10-31T23:00:00Z');
let mandatoryFrom: Date | undefined;

beforeEach(async () => {
  mandatoryFrom = first;
  h.clock.now = new Date('2026-11-01T08:00:00Z');
  await h.owner.execute(sql`truncate mails, users, organisations, audit_events, rollout_days cascade`);
  await h.owner.execute(sql`delete from mandatory_campaign`);
  await h.owner.execute(sql`insert into mandatory_campaign (id) values (1)`);
  await h.owner.execute(sql`delete from graphile_worker._private_jobs`);
});

const deps = (): CampaignDeps => ({ ...h.deps, mandatoryFrom, mailsPerSecond: 1000 });
/** A run of the worker, with its own role. */
const run = (more: Partial<CampaignDeps> = {}) => runCampaign(h.worker, { ...deps(), ...more });

/** Another user of the same organisation. */
const colleague = (user: User, values: Partial<typeof users.$inferInsert> = {}) =>
  addUser(h.owner, { organisationId: user.organisationId, ...values });
const enrol = (user: User, state: 'active' | 'disabled' = 'active') =>
  h.owner.execute(sql`insert into authenticators (user_id, state, sealed_secret, last_accepted_step, created_at, activated_at)
    values (${user.id}, ${state}, 'x', 1, now(), now())`);
const mailsOf = async ({ id }: User) =>
  (
    await h.owner
      .select({ kind: mails.kind, params: mails.params })
      .from(mails)
      .where(eq(mails.userId, id))
      .orderBy(asc(mails.id))
  ).map(({ kind, params }) => [kind, params.days ?? params.requiredFrom ?? null].join(' '));
const kindsOf = async (user: User) => (await mailsOf(user)).map((mail) => mail.split(' ')[0]);
const countMails = (kind: 'registration' | 'mandatory_reminder' = 'registration') =>
  h.owner.$count(mails, eq(mails.kind, kind));
/** What the worker does with all that is queued. */
const send = () => h.owner.update(mails).set({ state: 'accepted' }).where(eq(mails.state, 'queued'));

async function activate({ organisationId }: User, activatedAt = h.clock.now): Promise<void> {
  await h.owner.insert(activations).values({ organisationId: organisationId ?? '', activatedAt });
}

async function exempt({ organisationId }: User, endsAt: Date): Promise<void> {
  const employee = await addUser(h.owner, {
    kind: 'employee',
    employeeRole: 'support',
    organisationId: null,
  });
  const startsAt = h.clock.now;
  const [reversal] = await h.owner
    .insert(reversals)
    .values({
      organisationId: organisationId ?? '',
      requestedBy: employee.id,
      reason: 'x',
      ticketReference: 'T',
      requestedAt: startsAt,
      expiresAt: endsAt,
    })
    .returning({ id: reversals.id });
  await h.owner
    .insert(exemptions)
    .values({ organisationId: organisationId ?? '', reversalId: reversal?.id ?? '', startsAt, endsAt });
}

describe('an invitation', () => {
  test('goes to whoever must use 2FA and was never invited since, once, with its job', async () => {
    const user = await addUser(h.owner);
    const enrolled = await colleague(user);
    await enrol(enrolled);
    const disabledAuthenticator = await colleague(user);
    await enrol(disabledAuthenticator, 'disabled');
    const away = await colleague(user, { disabledAt: h.clock.now });
    const bounced = await colleague(user, { mailBouncedAt: h.clock.now });
    const employee = await addUser(h.owner, {
      kind: 'employee',
      employeeRole: 'support',
      organisationId: null,
    });
    expect(await run()).toEqual({ invited: 1, reminded: 0 });
    expect(await mailsOf(user)).toEqual([`registration ${first.toISOString()}`]);
    for (const nobody of [enrolled, disabledAuthenticator, away, bounced, employee])
      expect(await mailsOf(nobody)).toEqual([]);
    const { rows } = await h.owner.execute<{ key: string; priority: number }>(
      sql`select j.key, j.priority from graphile_worker._private_jobs j join mails m on m.id::text = j.key`,
    );
    expect(rows).toMatchObject([{ priority: 10 }]);
    for (let again = 0; again < 3; again++) expect((await run())?.invited).toBe(0);
    await send();
    h.clock.now = new Date(h.clock.now.getTime() + 10 * day);
    expect((await run())?.invited).toBe(0);
  });

  test('comes at the very instant of the date, not a millisecond before', async () => {
    await addUser(h.owner);
    h.clock.now = new Date(first.getTime() - 1);
    expect((await run())?.invited).toBe(0);
    h.clock.now = first;
    expect((await run())?.invited).toBe(1);
  });

  test('comes again after a mail of before the date, or one that never left, but never within 24 hours of another', async () => {
    const [before, replaced, recent] = [
      await addUser(h.owner),
      await addUser(h.owner),
      await addUser(h.owner),
    ];
    const mail = (user: User, state: 'accepted' | 'withdrawn', createdAt: Date) =>
      h.owner.insert(mails).values({
        userId: user.id,
        kind: 'registration',
        requestedBy: 'own',
        state,
        createdAt,
        updatedAt: createdAt,
      });
    await mail(before, 'accepted', new Date(first.getTime() - 2 * day));
    h.clock.now = new Date(first.getTime() + 5 * day);
    await mail(replaced, 'withdrawn', new Date(h.clock.now.getTime() - day - 1000));
    await mail(recent, 'withdrawn', new Date(h.clock.now.getTime() - day + 1000));
    expect((await run())?.invited).toBe(2);
    expect(await kindsOf(recent)).toEqual(['registration']);
    h.clock.now = new Date(h.clock.now.getTime() + 2000);
    expect((await run())?.invited).toBe(1);
  });

  test('comes again once support takes the mark of a bounce off the address', async () => {
    const user = await addUser(h.owner);
    expect((await run())?.invited).toBe(1);
    await h.owner.update(mails).set({ state: 'bounced' });
    await h.owner.update(users).set({ mailBouncedAt: h.clock.now }).where(eq(users.id, user.id));
    h.clock.now = new Date(h.clock.now.getTime() + 2 * day);
    expect((await run())?.invited).toBe(0);
    await h.owner.update(users).set({ mailBouncedAt: null }).where(eq(users.id, user.id));
    expect((await run())?.invited).toBe(1);
    await send();
    h.clock.now = new Date(h.clock.now.getTime() + 2 * day);
    expect((await run())?.invited).toBe(0);
  });

  test('reaches who came to an activated organisation later, and says nothing of the date', async () => {
    mandatoryFrom = undefined;
    const user = await addUser(h.owner);
    await activate(user, new Date(h.clock.now.getTime() - day));
    expect((await run())?.invited).toBe(1);
    expect(await mailsOf(user)).toEqual(['registration ']);
  });

  test('waits for the end of an exemption', async () => {
    const user = await addUser(h.owner);
    const endsAt = new Date(h.clock.now.getTime() + 3 * day);
    await exempt(user, endsAt);
    expect((await run())?.invited).toBe(0);
    h.clock.now = endsAt;
    expect((await run())?.invited).toBe(1);
    expect((await mailsOf(user)).at(-1)).toBe(`registration ${endsAt.toISOString()}`);
  });

  test('counts from the date as it is: moved away nobody is invited, moved back nobody twice', async () => {
    const user = await addUser(h.owner);
    mandatoryFrom = new Date(first.getTime() + 30 * day);
    expect((await run())?.invited).toBe(0);
    mandatoryFrom = first;
    expect((await run())?.invited).toBe(1);
    await send();
    mandatoryFrom = new Date(first.getTime() - 30 * day);
    h.clock.now = new Date(h.clock.now.getTime() + 2 * day);
    expect((await run())?.invited).toBe(0);
    expect((await kindsOf(user)).filter((kind) => kind === 'registration')).toHaveLength(1);
  });
});

describe('a wave', () => {
  /** 30 users in ten organisations, a main user each. */
  async function thirty(): Promise<void> {
    for (let organisation = 0; organisation < 10; organisation++) {
      const user = await addUser(h.owner, { isMainUser: true });
      for (let number = 0; number < 2; number++) await colleague(user);
    }
  }

  test('is as large as two minutes of the pace, main users first, and the next one comes when it has left', async () => {
    await thirty();
    const slow = { mailsPerSecond: 0.1 };
    expect((await run(slow))?.invited).toBe(12);
    const invited = await h.owner
      .select({ isMainUser: users.isMainUser })
      .from(mails)
      .innerJoin(users, eq(users.id, mails.userId));
    expect(invited.filter(({ isMainUser }) => isMainUser)).toHaveLength(10);
    expect((await run(slow))?.invited).toBe(0);
    await h.owner.execute(
      sql`update mails set state = 'accepted' where id in (select id from mails limit 5)`,
    );
    expect((await run(slow))?.invited).toBe(5);
    for (let wave = 0; wave < 3; wave++) {
      await send();
      await run(slow);
    }
    const { rows } = await h.owner.execute<{ most: number; users: number }>(
      sql`select max(mails)::int as most, count(*)::int as users from (select user_id, count(*) as mails from mails group by 1) as each`,
    );
    expect(rows[0]).toEqual({ most: 1, users: 30 });
  });

  test('of two workers at once is one', async () => {
    await thirty();
    const runs = await Promise.all(Array.from({ length: 6 }, () => run()));
    expect(runs.filter((each) => each?.invited === 30)).toHaveLength(1);
    expect(await countMails()).toBe(30);
  });

  test('that is cut off in the middle leaves nothing, and the next one does it', async () => {
    await thirty();
    await h.owner.execute(sql`revoke execute on function add_mail_jobs(uuid[], integer) from worker`);
    await expect(run()).rejects.toThrow();
    await h.owner.execute(sql`grant execute on function add_mail_jobs(uuid[], integer) to worker`);
    expect(await countMails()).toBe(0);
    expect((await run())?.invited).toBe(30);
  });

  test('stops when a lead says so, and goes on where it was', async () => {
    await thirty();
    const slow = { mailsPerSecond: 0.1 };
    await run(slow);
    const lead = await addUser(h.owner, {
      kind: 'employee',
      employeeRole: 'support_lead',
      organisationId: null,
    });
    await h.owner.execute(sql`update mandatory_campaign set stopped_at = now(), stopped_by = ${lead.id}`);
    await send();
    expect(await run()).toEqual({ invited: 0, reminded: 0 });
    expect(await h.owner.execute(sql`select from rollout_days`)).toMatchObject({ rowCount: 1 });
    await h.owner.execute(sql`update mandatory_campaign set stopped_at = null, stopped_by = null`);
    expect((await run())?.invited).toBe(18);
  });

  test('is an event of the trail, and a run that does nothing is none', async () => {
    await thirty();
    await run();
    await run();
    const { rows } = await h.owner.execute(
      sql`select type, actor_kind, details from audit_events where type like '%queued'`,
    );
    expect(rows).toEqual([{ type: 'invitations_queued', actor_kind: 'system', details: { mails: 30 } }]);
  });
});

describe('a reminder', () => {
  const at = (text: string) => {
    h.clock.now = new Date(text);
  };

  test('goes out 45, 14, 7 and 1 days before, once each, until the user has enrolled', async () => {
    const user = await addUser(h.owner);
    const enrolled = await colleague(user);
    for (const moment of [
      '2026-09-16T10:00:00Z',
      '2026-09-17T10:00:00Z',
      '2026-09-17T11:00:00Z',
      '2026-10-01T10:00:00Z',
      '2026-10-18T10:00:00Z',
    ]) {
      at(moment);
      await run();
    }
    await enrol(enrolled);
    for (const moment of [
      '2026-10-25T10:00:00Z',
      '2026-10-26T10:00:00Z',
      '2026-10-31T10:00:00Z',
      '2026-10-31T22:59:00Z',
    ]) {
      at(moment);
      await run();
    }
    const told = (days: number[]) => days.map((left) => `mandatory_reminder ${left}`);
    expect(await mailsOf(user)).toEqual(told([45, 14, 7, 1]));
    expect(await mailsOf(enrolled)).toEqual(told([45, 14]));
  });

  test('that is late says how many days there really are, and comes once', async () => {
    const user = await addUser(h.owner);
    for (const moment of ['2026-10-20T10:00:00Z', '2026-10-21T10:00:00Z']) {
      at(moment);
      await run();
    }
    expect(await mailsOf(user)).toEqual(['mandatory_reminder 12']);
  });

  test('tells main users in figures, and support of organisations without one, together', async () => {
    at('2026-10-18T10:00:00Z');
    const main = await addUser(h.owner, { isMainUser: true });
    await enrol(main);
    await colleague(main);
    const done = await addUser(h.owner, { isMainUser: true });
    await enrol(done);
    for (let organisation = 0; organisation < 2; organisation++) await colleague(await addUser(h.owner));
    expect(await run()).toEqual({ invited: 0, reminded: 7 });
    expect(await mailsOf(main)).toEqual(['mandatory_reminder_main_user 14']);
    expect(await mailsOf(done)).toEqual([]);
    const toSupport = await h.owner
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
    expect((await run())?.reminded).toBe(0);
  });

  test('counts to the end of an exemption', async () => {
    const user = await addUser(h.owner);
    const endsAt = new Date('2026-11-15T14:00:00Z');
    await exempt(user, endsAt);
    for (const moment of [
      '2026-11-01T10:00:00Z',
      '2026-11-08T10:00:00Z',
      '2026-11-14T10:00:00Z',
      '2026-11-15T10:00:00Z',
    ]) {
      at(moment);
      await run();
    }
    expect(await mailsOf(user)).toEqual([
      'mandatory_reminder 14',
      'mandatory_reminder 7',
      'mandatory_reminder 1',
    ]);
  });

  test('counts anew when the date is moved, and again nobody twice', async () => {
    const user = await addUser(h.owner);
    at('2026-10-18T10:00:00Z');
    await run();
    mandatoryFrom = new Date('2026-11-30T23:00:00Z');
    await run();
    mandatoryFrom = first;
    await run();
    expect(await mailsOf(user)).toEqual(['mandatory_reminder 14', 'mandatory_reminder 44']);
  });

  test('goes to nobody where 2FA is required already, or never will be', async () => {
    at('2026-10-18T10:00:00Z');
    const activated = await addUser(h.owner);
    await activate(activated);
    await run();
    expect(await kindsOf(activated)).toEqual(['registration']);
    mandatoryFrom = undefined;
    const free = await addUser(h.owner);
    await run();
    expect(await mailsOf(free)).toEqual([]);
  });

  test('never makes whoever can not log in any more wait', async () => {
    at('2026-10-18T10:00:00Z');
    for (let number = 0; number < 5; number++) await addUser(h.owner);
    const activated = await addUser(h.owner);
    await activate(activated, new Date(h.clock.now.getTime() - day));
    expect(await run({ mailsPerSecond: 1 / 120 })).toEqual({ invited: 1, reminded: 0 });
  });
});

describe('the figures of a day', () => {
  test('are counted at most once an hour, by the calendar of Amsterdam, and stay as they last were', async () => {
    const user = await addUser(h.owner);
    const enrolled = await colleague(user, { lastLoginAt: h.clock.now });
    await enrol(enrolled);
    const days = async () =>
      (
        await h.owner.execute(
          sql`select day::text, users, enrolled, invited, undeliverable, never_logged_in as never, would_be_stopped as stopped from rollout_days order by day`,
        )
      ).rows;
    h.clock.now = new Date('2026-10-24T21:30:00Z');
    await run();
    await colleague(user);
    h.clock.now = new Date('2026-10-24T21:59:00Z');
    await run();
    expect(await days()).toEqual([
      { day: '2026-10-24', users: 2, enrolled: 1, invited: 0, undeliverable: 0, never: 1, stopped: 1 },
    ]);
    // Midnight of the day on which summer time ends.
    h.clock.now = new Date('2026-10-24T22:00:00Z');
    await run();
    h.clock.now = new Date('2026-10-25T22:30:00Z');
    await exempt(user, new Date('2026-12-01T00:00:00Z'));
    await run();
    expect((await days()).slice(1)).toEqual([
      { day: '2026-10-25', users: 3, enrolled: 1, invited: 0, undeliverable: 0, never: 2, stopped: 0 },
    ]);
  });
});
