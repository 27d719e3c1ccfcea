import { mailStates, mails } from '@tvm/db';
import { decodeSecret } from '@tvm/totp';
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Browser } from '../../../../test/browser.ts';
import { startService } from '../../../../test/harness.ts';
import { wrongCodeOf } from '../../../../test/mailed-links.ts';
import { activate } from '../../../../test/organisations.ts';
import {
  codeOf,
  createUser,
  enrol,
  mintLink,
  password,
  signIn,
  signInWithCode,
  type TestUser,
} from '../../../../test/people.ts';
import { allRows, eventsOf, expectOnlyRefusals } from '../../../../test/records.ts';
import { readUserTimeline } from '../../../trail/read-user-timeline.ts';

const service = await startService({}, afterAll);

/** An enrolled main user of an activated organisation, and a user who isn't enrolled yet. */
async function arrange() {
  const main = await createUser(service, { isMainUser: true });
  await activate(service, main.organisationId);
  const user = await createUser(service, { organisationId: main.organisationId, password: null });
  return { main, user, browser: await signInWithCode(service, main, await enrol(service, main)) };
}
const pathOf = (user: TestUser) => `/organisation/users/${user.id}/timeline`;
interface Shown {
  type: string;
  at: string;
  mail?: string;
  requestedBy?: string;
  reason?: string;
}
const eventsShown = async (browser: Browser, user: TestUser): Promise<Shown[]> =>
  (await browser.get(pathOf(user))).body.events;
const typesShown = async (browser: Browser, user: TestUser) =>
  (await eventsShown(browser, user)).map(({ type }) => type);

/** A registration mail that goes through these states, a second apart. */
async function mailThrough(
  user: TestUser,
  states: readonly string[],
  values: Partial<typeof mails.$inferInsert> = {},
) {
  const now = service.clock.now;
  const [mail] = await service.ownerDb
    .insert(mails)
    .values({
      userId: user.id,
      kind: 'registration',
      requestedBy: 'activation',
      createdAt: now,
      updatedAt: now,
      ...values,
    })
    .returning({ id: mails.id });
  for (const step of states) {
    const [state, lastError = null] = step.split(' ');
    service.clock.advance(1);
    await service.ownerDb
      .update(mails)
      .set({ state: state as 'queued', lastError, updatedAt: service.clock.now })
      .where(eq(mails.id, mail?.id ?? ''));
  }
}

describe('the timeline', () => {
  it('tells the whole way of a registration in order, each step when it happened', async () => {
    const { user, browser } = await arrange();
    await mailThrough(user, ['sending', 'accepted', 'delivered']);
    const token = await mintLink(service, user);
    const start = service.clock.now.getTime();
    const after = () => service.clock.advance(10);
    const person = service.browser();
    await person.post('/registrations/inspect', { token });
    after();
    await person.post('/registrations/open', { token });
    after();
    await person.post('/registrations/password', { password: 'Zeven-gele-kano-77?' });
    after();
    const { secret } = (await person.post('/registrations/authenticator')).body;
    await person.post('/registrations/authenticator');
    after();
    const key = decodeSecret(secret);
    await person.post('/registrations/authenticator/confirm', { code: wrongCodeOf(service, key) });
    after();
    expect(
      (await person.post('/registrations/authenticator/confirm', { code: codeOf(service, key) })).status,
    ).toBe(200);
    service.clock.advance(60);
    await person.post('/login', { email: user.email, password: 'Zeven-gele-kano-77?' });
    expect((await person.post('/login/code', { code: codeOf(service, key) })).status).toBe(200);

    const { fullName, email, progress, events } = (await browser.get(pathOf(user))).body;
    expect({ email, progress }).toEqual({ email: user.email, progress: 'enrolled' });
    expect(fullName).toMatch(/^Gewone sub/);
    const ofMail = { mail: 'registration', requestedBy: 'activation' };
    const [queued, accepted, delivered, minted, ...done] = events as Shown[];
    expect([queued, accepted, delivered]).toMatchObject(
      ['mail_queued', 'mail_accepted', 'mail_delivered'].map((type) => ({ type, ...ofMail })),
    );
    expect(minted).toMatchObject({ type: 'mail_accepted', requestedBy: 'system' });
    expect(
      done.filter(({ mail }) => !mail).map(({ type, at }) => [type, (Date.parse(at) - start) / 1000]),
    ).toEqual([
      ['link_opened', 10],
      ['password_set', 20],
      ['qr_shown', 30],
      ['first_code', 40],
      ['enrolled', 50],
      ['login', 110],
    ]);
  });

  it('tells the first code also where it was right at once', async () => {
    const { user, browser } = await arrange();
    const person = service.browser();
    await person.post('/registrations/open', { token: await mintLink(service, user) });
    await person.post('/registrations/password', { password: 'Zeven-gele-kano-77?' });
    const { secret } = (await person.post('/registrations/authenticator')).body;
    await person.post('/registrations/authenticator/confirm', {
      code: codeOf(service, decodeSecret(secret)),
    });
    expect((await typesShown(browser, user)).filter((type) => !type.startsWith('mail'))).toEqual([
      'link_opened',
      'password_set',
      'qr_shown',
      'first_code',
      'enrolled',
    ]);
  });

  it('does not take a scanner that loads the page for a person', async () => {
    const { user, browser } = await arrange();
    const token = await mintLink(service, user);
    for (let time = 0; time < 3; time++) {
      await service.browser().post('/registrations/inspect', { token });
      await service.app.inject({ url: '/totpservice/registration', headers: { 'user-agent': 'scanner' } });
      await service.browser().get('/registrations/current');
    }
    expect(await typesShown(browser, user)).toEqual(['mail_accepted']);
  });

  it.each([
    [
      ['sending', 'queued timeout', 'sending', 'queued timeout', 'sending', 'accepted', 'delivered'],
      ['mail_queued', 'mail_accepted', 'mail_delivered'],
    ],
    [
      ['sending', 'queued http_500', 'sending', 'failed gave_up'],
      ['mail_queued', 'mail_failed gave_up'],
    ],
    [
      ['sending', 'accepted', 'deferred delayed', 'bounced hard_bounce'],
      ['mail_queued', 'mail_accepted', 'mail_deferred', 'mail_bounced hard_bounce'],
    ],
    [
      ['sending', 'accepted', 'delivered', 'complained complaint'],
      ['mail_queued', 'mail_accepted', 'mail_delivered', 'mail_complained'],
    ],
    [['replaced newer'], ['mail_queued', 'mail_replaced']],
    [
      ['sending', 'withdrawn user_disabled'],
      ['mail_queued', 'mail_withdrawn'],
    ],
  ])('of a mail through %s tells %s: what it came to, not each attempt', async (states, told) => {
    const { user, browser } = await arrange();
    await mailThrough(user, states);
    const shown = await eventsShown(browser, user);
    expect(shown.map(({ type, reason }) => [type, reason].filter(Boolean).join(' '))).toEqual(told);
  });

  it('tells of mails with links only, on whose behalf each went, and of nobody else’s', async () => {
    const { main, user, browser } = await arrange();
    await mailThrough(user, [], { kind: 'password_reset', requestedBy: 'anonymous' });
    await mailThrough(user, [], { kind: 'password_changed', requestedBy: 'system' });
    await mailThrough(main, [], { requestedBy: 'own' });
    expect(await eventsShown(browser, user)).toMatchObject([
      { type: 'mail_queued', mail: 'password_reset', requestedBy: 'anonymous' },
    ]);
  });

  it('tells of locks by codes and of a disabled authenticator, not of what strangers try with passwords', async () => {
    const { user, browser } = await arrange();
    await mintLink(service, user);
    for (let attempt = 0; attempt < 12; attempt++)
      await service.browser().post('/login', { email: user.email, password: 'Verkeerd-1!' });
    const record = (type: string, reason: string | null) =>
      service.ownerDb.$client.query(
        `insert into audit_events (occurred_at, type, result, reason, actor_kind, user_id, organisation_id) values ($1, $2, 'success', $3, 'anonymous', $4, $5)`,
        [service.clock.now, type, reason, user.id, user.organisationId],
      );
    await record('attempts_locked', 'code');
    await record('attempts_unlocked', 'code');
    await record('authenticator_disabled', null);
    expect((await eventsOf(service, user)).some((event) => event.includes('password_account'))).toBe(true);
    expect((await typesShown(browser, user)).filter((type) => !type.startsWith('mail'))).toEqual([
      'locked',
      'unlocked',
      'disabled',
    ]);
  });

  it('tells one login of many in a row, so that they don’t push out the rest', async () => {
    const { main, browser } = await arrange();
    for (let login = 0; login < 3; login++)
      await service.ownerDb.$client.query(
        `insert into audit_events (occurred_at, type, result, actor_kind, user_id, organisation_id) values ($1, 'login_code', 'success', 'user', $2, $3)`,
        [service.clock.now, main.id, main.organisationId],
      );
    expect(await typesShown(browser, main)).toEqual(['login']);
  });

  it('is what happened within the organisation that asks', async () => {
    const { user, browser } = await arrange();
    const elsewhere = await createUser(service);
    await service.ownerDb.$client.query(
      `insert into audit_events (occurred_at, type, result, actor_kind, user_id, organisation_id) values ($1, 'login_code', 'success', 'user', $2, $3)`,
      [service.clock.now, user.id, elsewhere.organisationId],
    );
    expect(await typesShown(browser, user)).toEqual([]);
    // Support sees all of it.
    const all = await readUserTimeline(service.db, { userId: user.id, organisationId: null });
    expect(all).toMatchObject([{ type: 'login' }]);
  });

  it('is of the latest 200 events', async () => {
    const { user, browser } = await arrange();
    for (let mail = 0; mail < 70; mail++) await mailThrough(user, ['accepted', 'delivered']);
    const events = await eventsShown(browser, user);
    expect(events).toHaveLength(200);
    expect(events.at(-1)).toMatchObject({ type: 'mail_delivered', at: service.clock.now.toISOString() });
  });

  it('is in order and of what was told only, whatever the mails and the person did', async () => {
    const { main, browser } = await arrange();
    const facts = [
      'registration_opened',
      'registration_inspected',
      'password_set',
      'enrolment_started',
      'enrolment_code',
      'authenticator_enrolled',
      'login_code',
      'step_up',
      'logout',
    ];
    const step = fc.oneof(
      fc.record({
        fact: fc.constantFrom(...facts),
        result: fc.constantFrom('success', 'failure', 'refused'),
      }),
      fc.record({ states: fc.array(fc.constantFrom(...mailStates), { maxLength: 4 }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const user = await createUser(service, { organisationId: main.organisationId, password: null });
        const now = service.clock.now;
        for (const each of steps) {
          if ('states' in each) await mailThrough(user, each.states);
          else
            await service.ownerDb.$client.query(
              `insert into audit_events (occurred_at, type, result, actor_kind, user_id, organisation_id) values ($1, $2, $3, 'user', $4, $5)`,
              [service.clock.now, each.fact, each.result, user.id, user.organisationId],
            );
        }
        const events = await eventsShown(browser, user);
        const times = events.map(({ at }) => at);
        expect(times).toEqual(times.toSorted());
        const happened = (fact: string) =>
          steps.some((each) => 'fact' in each && each.fact === fact && each.result === 'success');
        for (const [type, fact] of [
          ['link_opened', 'registration_opened'],
          ['password_set', 'password_set'],
          ['qr_shown', 'enrolment_started'],
          ['enrolled', 'authenticator_enrolled'],
          ['login', 'login_code'],
        ] as const)
          expect(events.some((event) => event.type === type)).toBe(happened(fact));
        service.clock.now = now;
      }),
      { numRuns: 40 },
    );
  });
});

describe('who may see it', () => {
  it('answers for a user of another organisation, a disabled one and an employee exactly as for an id of nobody', async () => {
    const { main, browser } = await arrange();
    const { user: stranger } = await arrange();
    const gone = await createUser(service, {
      organisationId: main.organisationId,
      disabledAt: service.clock.now,
    });
    const employee = await createUser(service, { kind: 'employee' });
    const before = await allRows(service);
    const answers = await Promise.all(
      ['01937f3e-0000-7000-8000-000000000002', stranger.id, gone.id, employee.id].map(async (id) => {
        const { status, headers, body } = await browser.get(`/organisation/users/${id}/timeline`);
        return {
          status,
          headers: { ...headers, date: '', 'x-request-id': '' },
          body: { ...body, requestId: '' },
        };
      }),
    );
    expect(answers[0]).toMatchObject({ status: 404, body: { code: 'user_not_found' } });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    await expectOnlyRefusals(service, before, 4);
  });

  it('is no sub-user, no employee, no stranger, and no session that is not good enough', async () => {
    const main = await createUser(service, { isMainUser: true });
    const user = await createUser(service, { organisationId: main.organisationId });
    const employee = await createUser(service, { kind: 'employee' });
    const restricted = await signIn(service, main, password);
    const tries: [Browser, string][] = [
      [await signIn(service, user), 'main_user_required'],
      [await signInWithCode(service, employee, await enrol(service, employee)), 'main_user_required'],
      [service.browser(), 'unauthenticated'],
    ];
    for (const [who, code] of tries) expect((await who.get(pathOf(user))).body.code).toBe(code);
    await activate(service, main.organisationId);
    expect((await restricted.get(pathOf(user))).body.code).toBe('two_factor_required');
  });
});
