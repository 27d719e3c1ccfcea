import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import type { TestService } from '../../../../test/harness.ts';
import { leadOf, startRollout } from '../../../../test/rollout.ts';

const before = await startRollout(new Date('2026-11-01T00:00:00Z'), afterAll);
const after = await startRollout(new Date('2026-01-01T00:00:00Z'), afterAll);

/** A count of its own: over the tables, not over the view. */
const countInSql = async (service: TestService) =>
  (
    await service.ownerDb.execute<Record<string, number>>(sql`
      select count(*)::int as users,
        count(*) filter (where exists (select from authenticators a where a.user_id = u.id and a.state = 'active'))::int as enrolled,
        count(*) filter (where exists (select from authenticators a where a.user_id = u.id and a.state = 'disabled'))::int as disabled,
        count(*) filter (where u.last_login_at is null)::int as "neverLoggedIn"
      from users u where u.kind = 'portal' and u.disabled_at is null`)
  ).rows[0] ?? {};

describe.each([
  ['before', before],
  ['after', after],
] as const)('getRollout %s the date', (_when, service) => {
  it('the figures equal a count in SQL', async () => {
    const { body } = await (await leadOf(service)).get('/admin/rollout');
    expect(body.figures).toMatchObject(await countInSql(service));
    const { users, enrolled, notEnrolled, underWay, undeliverable, notInvited, disabled } = body.figures;
    expect(enrolled + notEnrolled).toBe(users);
    expect(underWay + undeliverable + notInvited + disabled).toBe(notEnrolled);
    expect(body.organisations).toEqual({ total: 4, activated: 1, exempt: 1, withoutMainUser: 1 });
    expect(body.mandatoryFrom).toBe(service.config.mandatoryFrom?.toISOString());
  });
});

it('days are shown as they were counted, the oldest first, and the last count with its moment', async () => {
  const empty = (await (await leadOf(before)).get('/admin/rollout')).body;
  expect(empty).toMatchObject({ countedAt: null, wouldBeStopped: 0, toInvite: 0 });
  for (const [day, stopped] of [
    ['2026-02-27', 9],
    ['2026-02-28', 8],
    ['2026-03-01', 7],
  ])
    await before.ownerDb.execute(sql`insert into rollout_days (day, users, enrolled, under_way, undeliverable, never_logged_in, would_be_stopped, to_invite, counted_at)
      values (${day}, 10, 1, 2, 3, 4, ${stopped}, 5, ${day}::date + time '12:00' at time zone 'UTC')`);
  const { body } = await (await leadOf(before)).get('/admin/rollout');
  expect(body.days.map(({ day }: { day: string }) => day)).toEqual([
    '2026-02-27',
    '2026-02-28',
    '2026-03-01',
  ]);
  expect(body.days[0]).toEqual({
    day: '2026-02-27',
    users: 10,
    enrolled: 1,
    underWay: 2,
    undeliverable: 3,
    neverLoggedIn: 4,
    wouldBeStopped: 9,
  });
  expect(body).toMatchObject({ countedAt: '2026-03-01T12:00:00.000Z', wouldBeStopped: 7, toInvite: 5 });
});
