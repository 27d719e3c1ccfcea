import { anonymousEvents, attemptBudgets } from '@tvm/db';
import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { signedInEmployee } from '../../test/employees.ts';
import { startService } from '../../test/harness.ts';
import { createUser, must, password, signIn } from '../../test/people.ts';
import { countedOf, eventsOf } from '../../test/records.ts';
import { networkOf, wideNetworkOf } from '../http/visitor.ts';
import { byAnonymous, recordEvent } from './audit.ts';

const service = await startService({}, afterAll);

const logInFrom = (remoteAddress: string, email: string) =>
  service.app.inject({
    method: 'POST',
    url: '/totpservice/api/v1/login',
    remoteAddress,
    headers: { origin: service.config.publicOrigin },
    payload: { email, password: 'Verkeerd-1!' },
  });

/** How often anything was counted, in how many rows. */
async function total() {
  const [row] = await service.ownerDb
    .select({ count: sql<number>`coalesce(sum(count), 0)::int`, rows: sql<number>`count(*)::int` })
    .from(anonymousEvents);
  return must(row);
}

describe('refused logins from one network', () => {
  it('leave a handful of rows, an exact count, and a timeline of their user that can be read', async () => {
    const user = await createUser(service);
    await signIn(service, user);
    const before = await total();
    // From a hundred addresses, four times; fewer at once than a lane has places for on a slow computer.
    const logIn = (each: number) => logInFrom(`198.51.100.${each % 100}`, user.email);
    for (let sent = 0; sent < 400; sent += 20)
      await Promise.all(Array.from({ length: 20 }, (_, each) => logIn(sent + each)));
    const after = await total();
    expect(after.count - before.count).toBe(400);
    expect(after.rows - before.rows).toBeLessThanOrEqual(2);
    expect(await eventsOf(service, user)).toEqual([
      'login_password success',
      'attempts_locked success password_account',
    ]);
    const { browser } = await signedInEmployee(service);
    const { body } = await browser.get(`/admin/users/${user.id}`);
    expect(body.refusedLogins).toEqual({
      ...{ count: 400, networks: 1 },
      latestAt: `${service.clock.now.toISOString().slice(0, 16)}:00.000Z`,
    });
  });

  it('are counted exactly when they come at once, 10,000 of them', async () => {
    const before = await total();
    const who = byAnonymous(undefined, '203.0.113.7');
    const event = { type: 'login_password', result: 'failure', reason: 'unknown_address', ...who } as const;
    const count = () => recordEvent(service.db, event, service.clock.now);
    for (let round = 0; round < 100; round++) await Promise.all(Array.from({ length: 100 }, count));
    const after = await total();
    expect([after.count - before.count, after.rows - before.rows]).toEqual([10_000, 1]);
  });

  it('of addresses that nobody has are counted together, a row a minute', async () => {
    service.clock.advance(60);
    for (const email of ['een@tvm.test', 'twee@tvm.test']) await logInFrom('2001:db8:7:ffff::1', email);
    service.clock.advance(60);
    await logInFrom('2001:db8:7:1::1', 'drie@tvm.test');
    expect((await countedOf(service)).slice(-2)).toEqual([
      'login_password failure unknown_address 2',
      'login_password failure unknown_address 1',
    ]);
  });
});

describe('what waits', () => {
  /** Whether counting from a network waits while another transaction of it is open. */
  async function waits(first: Counted, second: Counted, from: [string, string]): Promise<boolean> {
    const of = ({ userId, type }: Counted, address: string) =>
      ({
        type,
        result: 'failure',
        reason: 'x',
        ...byAnonymous(userId ? { userId, organisationId: null } : undefined, address),
      }) as const;
    const { now } = service.clock;
    return service.db.transaction(async (tx) => {
      await recordEvent(tx, of(first, from[0]), now);
      const other = service.db.transaction(async (beside) => {
        await beside.execute(sql`set local lock_timeout = '200ms'`);
        await recordEvent(beside, of(second, from[1]), now);
        return false;
      });
      return other.catch((error: { code?: string }) => error.code === '55P03');
    });
  }
  type Counted = { userId?: string; type: 'login_password' | 'attempts_locked' };

  it('is one network for itself, whoever it asks about: somebody, nobody, or a lock of theirs', async () => {
    const { id: userId } = await createUser(service);
    const kinds: Counted[] = [
      { type: 'login_password' },
      { type: 'login_password', userId },
      { type: 'attempts_locked', userId },
      { type: 'attempts_locked' },
    ];
    for (const first of kinds)
      for (const second of kinds) expect(await waits(first, second, ['192.0.2.1', '192.0.2.9'])).toBe(true);
    for (const kind of kinds) expect(await waits(kind, kind, ['192.0.2.1', '198.51.100.1'])).toBe(false);
  });
});

it('very many networks leave a bounded number of rows a minute, and an exact count', async () => {
  service.clock.advance(60);
  const { now } = service.clock;
  const [first, second] = [await createUser(service), await createUser(service)];
  const before = await total();
  await service.ownerDb.execute(sql`insert into anonymous_events (minute, network, type, result)
    select date_trunc('minute', ${now}::timestamptz), 'n' || n, 'login_password', 'failure' from generate_series(1, 999) n`);
  const count = (userId: string | undefined, address: string) =>
    recordEvent(
      service.db,
      {
        type: 'login_password',
        result: 'failure',
        reason: 'wrong_password',
        ...byAnonymous(userId ? { userId, organisationId: null } : undefined, address),
      },
      now,
    );
  await count(undefined, '192.0.2.1');
  for (let each = 1; each <= 50; each++)
    for (const userId of [undefined, first.id, second.id]) await count(userId, `203.0.${each}.1`);
  await count(undefined, '192.0.2.2');
  const after = await total();
  expect([after.count - before.count, after.rows - before.rows]).toEqual([999 + 1 + 150 + 1, 1000 + 3]);

  await service.ownerDb.execute(sql`insert into anonymous_events (minute, network, type, result)
    select date_trunc('minute', ${now}::timestamptz), 'm' || n, 'login_password', 'failure' from generate_series(1, 997) n`);
  const full = await total();
  const third = await createUser(service);
  for (let each = 1; each <= 50; each++) await count(third.id, `203.1.${each}.1`);
  expect(await total()).toEqual({ count: full.count + 50, rows: full.rows });
});

it('who has a whole network gets no attempts for each address of it', async () => {
  service.clock.advance(3600);
  // As many as a network of an office would never need, from ten addresses of one /24 within their own limits.
  const statuses = new Set<string>();
  for (let each = 0; each < 1010; each++) {
    const { body } = await logInFrom(`192.0.2.${each % 16}`, `iemand${each}@tvm.test`);
    statuses.add(JSON.parse(body).code);
  }
  expect([...statuses]).toEqual(['invalid_credentials', 'login_locked']);
  expect((await logInFrom('192.0.2.200', 'iemand@tvm.test')).json().code).toBe('login_locked');
  expect((await logInFrom('192.0.3.200', 'iemand@tvm.test')).json().code).toBe('invalid_credentials');
  const known = await createUser(service);
  expect((await service.browser().post('/login', { email: known.email, password })).status).toBe(200);
});

it('a network that is locked leaves one row a minute, whomever it names', async () => {
  service.clock.advance(3600);
  const users = [await createUser(service), await createUser(service)];
  const subject = networkOf('198.51.99.1');
  const { now } = service.clock;
  const lockedUntil = new Date(now.getTime() + 900_000);
  const spent = { attempts: 100, consecutive: 100, windowStartedAt: now, updatedAt: now, lockedUntil };
  await service.ownerDb.insert(attemptBudgets).values({ scope: 'password_address', subject, ...spent });
  const before = await total();
  for (const { email } of [...users, { email: 'niemand@tvm.test' }])
    expect((await logInFrom('198.51.99.1', email)).json().code).toBe('login_locked');
  const after = await total();
  expect([after.count - before.count, after.rows - before.rows]).toEqual([3, 1]);
  for (const user of users) expect(await countedOf(service, user)).toEqual([]);
});

it('support sees the latest ten thousand rows of 90 days, however many strangers made', async () => {
  const { id } = await createUser(service);
  const { now } = service.clock;
  const { browser } = await signedInEmployee(service);
  const add = (rows: number, age: string) =>
    service.ownerDb.execute(sql`insert into anonymous_events (minute, network, type, result, user_id)
      select date_trunc('minute', ${now}::timestamptz - ${age}::interval), 'n' || n, 'login_password', 'failure', ${id}
      from generate_series(1, ${rows}::int) n`);
  const refused = async () => (await browser.get(`/admin/users/${id}`)).body.refusedLogins;
  await add(10, '91 days');
  expect(await refused()).toBe(null);
  await add(10_010, '1 day');
  expect(await refused()).toMatchObject({ count: 10_000, networks: 10_000 });
});

it.each([
  ['192.0.2.7', '192.0.2.7', '192.0.2.0/24'],
  ['::ffff:192.0.2.7', '192.0.2.7', '192.0.2.0/24'],
  ['2001:db8:1:2ff:1::1', '2001:db8:1:200::/56', '2001:db8:1::/48'],
  ['2001:db8:1:200::', '2001:db8:1:200::/56', '2001:db8:1::/48'],
  ['nowhere', 'unknown', 'unknown'],
])('%s is counted as %s, and above that as %s', (address, narrow, wide) => {
  expect([networkOf(address), wideNetworkOf(address)]).toEqual([narrow, wide]);
});
