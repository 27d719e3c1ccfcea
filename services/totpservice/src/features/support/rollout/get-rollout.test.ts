import { users } from '@tvm/db';
import { parse } from 'csv-parse/sync';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reverse, signedInEmployee } from '../../../../test/employees.ts';
import { startService } from '../../../../test/harness.ts';
import { activate } from '../../../../test/organisations.ts';
import { createOrganisation, createUser, enrol, mintLink } from '../../../../test/people.ts';

const past = await startService({ mandatoryFrom: new Date('2026-01-01T00:00:00Z') }, afterAll);
const future = await startService({ mandatoryFrom: new Date('2026-11-01T00:00:00Z') }, afterAll);

/** People at every point, in an activated, an exempt, a plain and an orphaned organisation, and an employee who counts nowhere. */
beforeAll(async () => {
  for (const service of [past, future]) {
    for (const kind of ['activated', 'exempt', 'plain', 'orphaned']) {
      const organisationId = await createOrganisation(
        service,
        kind === 'exempt' ? 'Testvervoer' : `=${kind}`,
      );
      const isMainUser = kind !== 'orphaned';
      await enrol(
        service,
        await createUser(service, { organisationId, isMainUser, lastLoginAt: service.clock.now }),
      );
      const mailed = await createUser(service, { organisationId });
      await service.ownerDb.execute(sql`insert into mails (user_id, kind, requested_by, state, created_at, updated_at)
        values (${mailed.id}, 'registration', 'activation', 'accepted', ${service.clock.now.toISOString()}, ${service.clock.now.toISOString()})`);
      const bounced = await createUser(service, { organisationId, mailBouncedAt: service.clock.now });
      await service.ownerDb.execute(sql`insert into mails (user_id, kind, requested_by, state, created_at, updated_at)
        values (${bounced.id}, 'registration', 'activation', 'bounced', '2025-01-01', '2025-01-01')`);
      await mintLink(service, await createUser(service, { organisationId, password: null }));
      await createUser(service, { organisationId });
      const locked = await createUser(service, { organisationId });
      await enrol(service, locked);
      await service.ownerDb.execute(
        sql`update authenticators set state = 'disabled' where user_id = ${locked.id}`,
      );
      await createUser(service, { organisationId, disabledAt: service.clock.now });
      if (kind === 'activated') await activate(service, organisationId);
      if (kind === 'exempt') await reverse(service, organisationId, { exemptionDays: 30 });
    }
  }
});

/** A count of its own: over the tables, not over the view. */
const countInSql = async (service: typeof past) =>
  (
    await service.ownerDb.execute<Record<string, number>>(sql`
      select count(*)::int as users,
        count(*) filter (where exists (select from authenticators a where a.user_id = u.id and a.state = 'active'))::int as enrolled,
        count(*) filter (where exists (select from authenticators a where a.user_id = u.id and a.state = 'disabled'))::int as disabled,
        count(*) filter (where u.last_login_at is null)::int as "neverLoggedIn",
        count(*) filter (where not exists (select from authenticators a where a.user_id = u.id and a.state = 'active')
          and not exists (select from exemptions e where e.organisation_id = u.organisation_id and e.ended_at is null and e.ends_at > ${service.clock.now.toISOString()}))::int
          as stopped
      from users u where u.kind = 'portal' and u.disabled_at is null`)
  ).rows[0] ?? {};

const lead = async (service: typeof past) => (await signedInEmployee(service, 'support_lead')).browser;

describe.each([
  ['before', future],
  ['after', past],
] as const)('%s the date', (when, service) => {
  it('the figures equal a count in SQL', async () => {
    const { body } = await (await lead(service)).get('/admin/rollout');
    const { stopped, ...counted } = await countInSql(service);
    expect(body.figures).toMatchObject(counted);
    expect(body.wouldBeStopped).toBe(stopped);
    const { users, enrolled, notEnrolled, invited, undeliverable, notInvited, disabled } = body.figures;
    expect(enrolled + notEnrolled).toBe(users);
    expect(invited + undeliverable + notInvited + disabled).toBe(notEnrolled);
    expect(body.organisations).toEqual({ total: 4, activated: 1, exempt: 1, withoutMainUser: 1 });
    expect(body.mandatoryFrom).toBe(service.config.mandatoryFrom?.toISOString());
  });

  it('whom to invite is whoever must have 2FA, has none and was not mailed since', async () => {
    const { body } = await (await lead(service)).get('/admin/rollout');
    // In each organisation where it is required: one, as the others were mailed, bounced, or have one.
    expect(body.toInvite).toBe(when === 'before' ? 1 : 3);
  });

  it('each organisation has its own figures, sorted over all, and they add up to the whole', async () => {
    const browser = await lead(service);
    const whole = (await browser.get('/admin/rollout')).body.figures;
    const { body } = await browser.get('/admin/rollout/organisations?sort=name&order=asc&pageSize=100');
    expect(body.total).toBe(4);
    for (const [figure, value] of Object.entries(whole))
      expect(
        body.items.reduce(
          (sum: number, { figures }: { figures: Record<string, number> }) => sum + (figures[figure] ?? 0),
          0,
        ),
      ).toBe(value);
    const reasons = Object.fromEntries(
      body.items.map(({ name, because }: { name: string; because: string }) => [name, because]),
    );
    const others = when === 'before' ? 'voluntary' : 'mandatory';
    expect(reasons).toEqual({
      '=activated': 'activated',
      Testvervoer: 'exempt',
      '=plain': others,
      '=orphaned': others,
    });
    const orphans = await browser.get('/admin/rollout/organisations?withoutMainUser=true');
    expect(orphans.body.items.map(({ name }: { name: string }) => name)).toEqual(['=orphaned']);
    const pages = await Promise.all(
      [1, 2].map((page) =>
        browser.get(`/admin/rollout/organisations?sort=name&order=desc&pageSize=2&page=${page}`),
      ),
    );
    expect(pages.flatMap(({ body }) => body.items).map(({ id }: { id: string }) => id)).toEqual(
      body.items.map(({ id }: { id: string }) => id).reverse(),
    );
  });

  it('the export has the same, and no formula of a spreadsheet', async () => {
    const browser = await lead(service);
    const { items } = (await browser.get('/admin/rollout/organisations?sort=users&order=asc')).body;
    const { text, headers } = await browser.get('/admin/rollout/organisations/export?sort=users&order=asc');
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    const rows = parse(text, { columns: true }) as Record<string, string>[];
    expect(rows.map(({ name, notEnrolled }) => [name?.replace(/^'/, ''), Number(notEnrolled)])).toEqual(
      items.map(({ name, figures }: { name: string; figures: { notEnrolled: number } }) => [
        name,
        figures.notEnrolled,
      ]),
    );
    expect(rows.every(({ name }) => !name?.startsWith('='))).toBe(true);
  });
});

describe('the campaign', () => {
  it('is stopped and resumed by a lead, once each, and says who stopped it', async () => {
    const { browser, user } = await signedInEmployee(past, 'support_lead');
    await past.ownerDb.update(users).set({ surname: 'Lead' }).where(eq(users.id, user.id));
    const stop = async () => (await browser.post('/admin/rollout/invitations/stop')).body;
    const first = await stop();
    expect(first).toMatchObject({ stoppedAt: past.clock.now.toISOString(), stoppedBy: { id: user.id } });
    past.clock.advance(10);
    expect((await stop()).stoppedAt).toBe(first.stoppedAt);
    const resume = () => browser.post('/admin/rollout/invitations/resume');
    expect((await resume()).body).toMatchObject({ stoppedAt: null, stoppedBy: null });
    expect((await resume()).status).toBe(200);
    const { body } = await browser.get(`/admin/audit-events?actorId=${user.id}`);
    const types = body.items
      .map(({ type }: { type: string }) => type)
      .filter((type: string) => type.startsWith('invitations'));
    expect(types).toEqual(['invitations_resumed', 'invitations_stopped']);
  });
});

it('days are shown as they were counted, the oldest first', async () => {
  for (const day of ['2026-02-27', '2026-02-28', '2026-03-01'])
    await future.ownerDb.execute(sql`insert into rollout_days values (${day}, 10, 1, 2, 3, 4, 9, now())`);
  const { body } = await (await lead(future)).get('/admin/rollout');
  expect(body.days.map(({ day }: { day: string }) => day)).toEqual([
    '2026-02-27',
    '2026-02-28',
    '2026-03-01',
  ]);
  expect(body.days[0]).toEqual({
    day: '2026-02-27',
    users: 10,
    enrolled: 1,
    invited: 2,
    undeliverable: 3,
    neverLoggedIn: 4,
    wouldBeStopped: 9,
  });
});
