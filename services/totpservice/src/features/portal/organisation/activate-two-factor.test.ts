import { activations, exemptions } from '@tvm/db';
import { eq, sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { atOnce } from '../../../../test/at-once.ts';
import type { Browser } from '../../../../test/browser.ts';
import { startService, type TestService } from '../../../../test/harness.ts';
import { activate as activateAsFact, exempt } from '../../../../test/organisations.ts';
import {
  createUser,
  enrol,
  password,
  signIn,
  signInWithCode,
  type TestUser,
} from '../../../../test/people.ts';
import { allRows, eventsOf, expectOnlyRefusals, queuedJobs, queuedMails } from '../../../../test/records.ts';

const service = await startService({}, afterAll);
const path = '/organisation/two-factor/activation';

/** A main user with a browser, and two others of the organisation. */
async function arrange(at: TestService = service) {
  const main = await createUser(at, { isMainUser: true });
  const { organisationId } = main;
  const others = [await createUser(at, { organisationId }), await createUser(at, { organisationId })];
  return { main, others, organisationId, browser: await signIn(at, main) };
}

const versionOf = async (browser: Browser): Promise<string> =>
  (await browser.get('/organisation/two-factor')).body.userListVersion;

async function activate(browser: Browser, proof: { password?: string } = {}) {
  return browser.post(path, { userListVersion: await versionOf(browser), ...proof });
}

/** What an activation leaves behind: how many of each. */
async function traces(main: TestUser) {
  const { rows } = await service.ownerDb.$client.query(
    `select (select count(*)::int from activations where organisation_id = $1) as activations,
       (select count(*)::int from audit_events where organisation_id = $1 and type = 'two_factor_activated' and result = 'success') as events,
       (select count(*)::int from mails join users u on u.id = user_id where organisation_id = $1 and requested_by = 'activation') as mails`,
    [main.organisationId],
  );
  return rows[0];
}
const none = { activations: 0, events: 0, mails: 0 };

describe('an activation', () => {
  it('mails every enabled user once, the main user and the enrolled included, with a job each behind what people wait for', async () => {
    const { main, others, organisationId, browser } = await arrange();
    await createUser(service, { organisationId, disabledAt: service.clock.now });
    const enrolled = await createUser(service, { organisationId });
    await enrol(service, enrolled);
    const { status, body } = await activate(browser);
    expect([status, body]).toEqual([200, { activatedAt: service.clock.now.toISOString(), mails: 4 }]);
    expect(await traces(main)).toEqual({ activations: 1, events: 1, mails: 4 });
    const jobs = await queuedJobs(service);
    for (const user of [main, ...others, enrolled]) {
      const [mail, ...more] = await queuedMails(service, user);
      expect(mail).toMatchObject({ kind: 'registration', requestedBy: 'activation', params: {} });
      expect(more).toEqual([]);
      expect(jobs.filter(({ key }) => key === mail?.id)).toMatchObject([
        { payload: { mailId: mail?.id }, priority: 10 },
      ]);
    }
  });

  it('takes effect on the next request of every session of the organisation, and of no other', async () => {
    const { main, others, organisationId, browser } = await arrange();
    const second = await createUser(service, { organisationId, isMainUser: true });
    const sessions = [
      browser,
      await signIn(service, main),
      await signIn(service, second),
      ...(await Promise.all(others.map((user) => signIn(service, user)))),
    ];
    const elsewhere = await signIn(service, await createUser(service, { isMainUser: true }));
    await activate(browser);
    for (const session of sessions) {
      expect((await session.get('/session')).body).toMatchObject({
        level: 'restricted',
        twoFactor: { because: 'activated' },
      });
      const { body } = await session.get('/organisation/users');
      expect(body.code).toBe('two_factor_required');
    }
    expect((await elsewhere.get('/organisation/users')).status).toBe(200);
    const [user] = others;
    const login = await service.browser().post('/login', { email: user?.email ?? '', password });
    expect(login.body.next).toBe('registration_required');
  });

  it('is one, however many are under way at once from two main users, and all get the same answer', async () => {
    const { main, organisationId, browser } = await arrange();
    const second = await signIn(service, await createUser(service, { organisationId, isMainUser: true }));
    const userListVersion = await versionOf(browser);
    const answers = await atOnce(
      service,
      sql`select from organisations where id = ${organisationId} for update`,
      [browser, browser.copy(), second, second.copy()].map(
        (each) => () => each.post(path, { userListVersion }),
      ),
    );
    for (const { status, body } of answers)
      expect([status, body]).toEqual([200, { activatedAt: service.clock.now.toISOString(), mails: 4 }]);
    expect(await traces(main)).toEqual({ activations: 1, events: 1, mails: 4 });
  });

  it('is idempotent: later the same answer, whatever the list has become', async () => {
    const { main, organisationId } = await arrange();
    const browser = await signInWithCode(service, main, await enrol(service, main));
    const userListVersion = await versionOf(browser);
    const first = await browser.post(path, { userListVersion });
    await createUser(service, { organisationId });
    service.clock.advance(60);
    const again = await browser.post(path, { userListVersion });
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect(await traces(main)).toEqual({ activations: 1, events: 1, mails: 3 });
  });

  it('cannot be undone by any operation of the portal', async () => {
    const { main } = await arrange();
    const browser = await signInWithCode(service, main, await enrol(service, main));
    await activate(browser);
    for (const undo of [() => browser.delete(path), () => browser.delete('/organisation/two-factor')])
      expect((await undo()).body.code).toBe('method_not_allowed');
    expect((await browser.get('/organisation/two-factor')).body).toMatchObject({
      activatable: false,
      twoFactor: { required: true },
    });
    await expect(
      service.db.$client.query('delete from activations where organisation_id = $1', [main.organisationId]),
    ).rejects.toThrow('permission denied');
  });

  it('ends a running exemption', async () => {
    const { organisationId, browser } = await arrange();
    await exempt(service, organisationId, 14);
    expect((await browser.get('/session')).body.twoFactor.because).toBe('exempt');
    await activate(browser);
    expect((await browser.get('/session')).body).toMatchObject({
      level: 'restricted',
      twoFactor: { because: 'activated', exemptUntil: null },
    });
    const rows = await service.ownerDb
      .select()
      .from(exemptions)
      .where(eq(exemptions.organisationId, organisationId ?? ''));
    expect(rows).toMatchObject([{ endedAt: service.clock.now }]);
  });

  it('is answered within seconds for 2,000 users', async ({ annotate }) => {
    const { main, organisationId, browser } = await arrange();
    await service.ownerDb.$client.query(
      `insert into users (organisation_id, email, email_canonical, surname, created_at)
       select $1, 'veel' || n || '@tvm.test', 'veel' || n || '@tvm.test', 'Nummer ' || n, $2 from generate_series(1, 1997) n`,
      [organisationId, service.clock.now],
    );
    const userListVersion = await versionOf(browser);
    const started = performance.now();
    const { body } = await browser.post(path, { userListVersion });
    await annotate(`activated 2,000 users in ${Math.round(performance.now() - started)} ms`);
    expect(body.mails).toBe(2000);
    expect(await traces(main)).toEqual({ activations: 1, events: 1, mails: 2000 });
  });

  it('that fails half-way leaves nothing: no activation, no mail, no job, no ended exemption', async () => {
    const own = await startService();
    const { organisationId, browser } = await arrange(own);
    await exempt(own, organisationId, 14);
    const before = await allRows(own);
    await own.ownerDb.$client.query('revoke insert on audit_events from app');
    expect((await activate(browser)).body.code).toBe('internal_error');
    expect(await allRows(own)).toEqual(before);
    await own.ownerDb.$client.query('grant insert on audit_events to app');
    expect((await activate(browser)).status).toBe(200);
  });
});

describe('the list that was shown', () => {
  it.each([
    ['a user was added', (organisationId: string | null) => createUser(service, { organisationId })],
    [
      'a user was renamed',
      (organisationId: string | null) =>
        service.ownerDb.$client.query(`update users set surname = 'Anders' where organisation_id = $1`, [
          organisationId,
        ]),
    ],
  ])('has to be current: refused, and nothing else, when %s', async (_what, change) => {
    const { main, organisationId, browser } = await arrange();
    const userListVersion = await versionOf(browser);
    await change(organisationId);
    const before = await allRows(service);
    const response = await browser.post(path, { userListVersion });
    expect([response.status, response.body.code]).toEqual([409, 'user_list_changed']);
    await expectOnlyRefusals(service, before);
    expect(await traces(main)).toEqual(none);
    expect((await activate(browser)).status).toBe(200);
  });

  it.each(['0', '-1', '1e0', ' 1', 'x', '99999999999999999999'])(
    'is none of version "%s"',
    async (userListVersion) => {
      const { main, browser } = await arrange();
      expect((await browser.post(path, { userListVersion })).body.code).toBe('user_list_changed');
      expect(await traces(main)).toEqual(none);
    },
  );
});

describe('the password', () => {
  it('is asked for again when it was given more than ten minutes ago', async () => {
    const { main, browser } = await arrange();
    service.clock.advance(600.001);
    const before = await allRows(service);
    const response = await activate(browser);
    expect([response.status, response.body.code]).toEqual([403, 'proof_required']);
    // The session's last use was noted, too.
    const { 'public.sessions': sessions = [] } = await allRows(service);
    await expectOnlyRefusals(service, { ...before, 'public.sessions': sessions });
    expect((await activate(browser, { password })).status).toBe(200);
    expect(await traces(main)).toMatchObject({ activations: 1 });
  });

  it('given ten minutes ago is fresh enough', async () => {
    const { browser } = await arrange();
    service.clock.advance(600);
    expect((await activate(browser)).status).toBe(200);
  });

  it('given again makes the session fresh', async () => {
    const { browser } = await arrange();
    service.clock.advance(601);
    expect((await browser.post(path, { userListVersion: '0', password })).body.code).toBe(
      'user_list_changed',
    );
    expect((await browser.get('/organisation/two-factor')).body.passwordRequired).toBe(false);
    expect((await activate(browser)).status).toBe(200);
  });

  it('is never refused because of what strangers try at the login', async () => {
    const { main, browser } = await arrange();
    service.clock.advance(601);
    const login = () => service.browser().post('/login', { email: main.email, password: 'Verkeerd-1!' });
    for (let attempt = 0; attempt < 10; attempt++) await login();
    expect((await login()).body.code).toBe('login_locked');
    expect((await activate(browser, { password })).status).toBe(200);
  });

  it('that is wrong locks further proofs in this session, and nothing else', async () => {
    const own = await startService();
    const { main, browser } = await arrange(own);
    const other = await signIn(own, main);
    own.clock.advance(601);
    for (let attempt = 0; attempt < 10; attempt++)
      expect((await activate(browser, { password: 'Verkeerd-1!' })).body.code).toBe('proof_rejected');
    const locked = await activate(browser, { password });
    expect([locked.status, locked.body.code, locked.headers['retry-after']]).toEqual([
      429,
      'login_locked',
      '30',
    ]);
    expect(await own.ownerDb.select().from(activations)).toEqual([]);
    expect((await own.browser().post('/login', { email: main.email, password })).status).toBe(200);
    expect((await activate(other, { password })).status).toBe(200);
  });

  it('that is wrong leaves an event, and one that came too often another', async () => {
    const own = await startService();
    const { main, browser } = await arrange(own);
    own.clock.advance(601);
    for (let attempt = 0; attempt < 11; attempt++) await activate(browser, { password: 'Verkeerd-1!' });
    expect((await eventsOf(own, main)).slice(-12)).toEqual([
      ...Array(9).fill('fresh_proof failure wrong'),
      'attempts_locked success password_known_browser',
      'fresh_proof failure wrong',
      'fresh_proof refused login_locked',
    ]);
  });

  it('of somebody else is wrong', async () => {
    const { main, browser } = await arrange();
    await createUser(service, {
      organisationId: main.organisationId,
      isMainUser: true,
      password: 'Een-ander-woord-1',
    });
    service.clock.advance(601);
    expect((await activate(browser, { password: 'Een-ander-woord-1' })).body.code).toBe('proof_rejected');
  });
});

describe('who may activate', () => {
  it('is no sub-user, no employee, no stranger, and no main user whose session is not good enough', async () => {
    const { main, others, browser } = await arrange();
    const employee = await createUser(service, { kind: 'employee' });
    const tries: [Browser, string][] = [
      [await signIn(service, others[0] ?? main), 'main_user_required'],
      [await signInWithCode(service, employee, await enrol(service, employee)), 'main_user_required'],
      [service.browser(), 'unauthenticated'],
    ];
    const userListVersion = await versionOf(browser);
    for (const [who, code] of tries)
      expect((await who.post(path, { userListVersion, password })).body.code).toBe(code);
    expect(await traces(main)).toEqual(none);
    await activateAsFact(service, main.organisationId);
    expect((await browser.post(path, { userListVersion })).body.code).toBe('two_factor_required');
  });

  it('is nobody once 2FA is mandatory', async () => {
    const own = await startService();
    const { main } = await arrange(own);
    const secret = await enrol(own, main);
    own.clock.now = new Date('2026-10-31T23:00:00Z');
    const response = await activate(await signInWithCode(own, main, secret));
    expect([response.status, response.body.code]).toEqual([409, 'two_factor_already_mandatory']);
    expect(await own.ownerDb.select().from(activations)).toEqual([]);
  });
});
