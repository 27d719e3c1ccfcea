import { afterAll, describe, expect, it } from 'vitest';
import type { Browser } from '../../../../test/browser.ts';
import { startService, type TestService } from '../../../../test/harness.ts';
import { activate } from '../../../../test/organisations.ts';
import { createUser, enrol, signIn, signInWithCode } from '../../../../test/people.ts';
import { allRows, eventsOf, expectOnlyRefusals, queuedMails } from '../../../../test/records.ts';

const service = await startService({}, afterAll);
const resend = (browser: Browser, userId: string) =>
  browser.post(`/organisation/users/${userId}/registration-mail`);

/** An enrolled main user of an activated organisation, and a user who isn't enrolled yet. */
async function arrange(at: TestService = service) {
  const main = await createUser(at, { isMainUser: true });
  await activate(at, main.organisationId);
  const user = await createUser(at, { organisationId: main.organisationId, password: null });
  const browser = await signInWithCode(at, main, await enrol(at, main));
  return { main, user, browser };
}

it('queues one registration mail for a user of the own organisation', async () => {
  const { user, browser } = await arrange();
  const response = await resend(browser, user.id);
  expect([response.status, response.body]).toEqual([202, { maskedEmail: 'g•••@tvm.test' }]);
  expect(await queuedMails(service, user)).toMatchObject([
    { kind: 'registration', requestedBy: 'main_user', params: {} },
  ]);
  expect(await eventsOf(service, user)).toEqual(['registration_mail_requested success']);
});

it('answers for a user of another organisation exactly as for an id of nobody, and changes nothing', async () => {
  const { browser } = await arrange();
  const { user: stranger } = await arrange();
  const employee = await createUser(service, { kind: 'employee' });
  const nobody = '01937f3e-0000-7000-8000-000000000002';
  const before = await allRows(service);
  const answers = await Promise.all(
    [nobody, stranger.id, employee.id].map(async (id) => {
      const { status, headers, body } = await resend(browser, id);
      return {
        status,
        headers: { ...headers, date: '', 'x-request-id': '' },
        body: { ...body, requestId: '' },
      };
    }),
  );
  expect(answers[0]).toMatchObject({ status: 404, body: { code: 'user_not_found' } });
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  await expectOnlyRefusals(service, before, 3);
});

describe('is refused', () => {
  it('for a user who is enrolled, and for one who was disabled', async () => {
    const { main, browser } = await arrange();
    expect((await resend(browser, main.id)).body.code).toBe('already_enrolled');
    const gone = await createUser(service, {
      organisationId: main.organisationId,
      disabledAt: service.clock.now,
    });
    expect((await resend(browser, gone.id)).body.code).toBe('user_not_found');
  });

  it('while 2FA is not required of the organisation, except for a disabled authenticator', async () => {
    const main = await createUser(service, { isMainUser: true });
    const user = await createUser(service, { organisationId: main.organisationId });
    const browser = await signIn(service, main);
    expect((await resend(browser, user.id)).body.code).toBe('registration_not_required');
    await enrol(service, user);
    await service.ownerDb.$client.query(`update authenticators set state = 'disabled' where user_id = $1`, [
      user.id,
    ]);
    expect((await resend(browser, user.id)).status).toBe(202);
  });

  it('to a sub-user, an employee, a stranger and a session that is not good enough', async () => {
    const main = await createUser(service, { isMainUser: true });
    const user = await createUser(service, { organisationId: main.organisationId });
    const employee = await createUser(service, { kind: 'employee' });
    const subUser = await signIn(service, user);
    const restricted = await signIn(service, main);
    const tries: [Browser, string][] = [
      [subUser, 'main_user_required'],
      [await signInWithCode(service, employee, await enrol(service, employee)), 'main_user_required'],
      [service.browser(), 'unauthenticated'],
    ];
    for (const [browser, code] of tries) expect((await resend(browser, user.id)).body.code).toBe(code);
    await activate(service, main.organisationId);
    for (const browser of [restricted, subUser])
      expect((await resend(browser, user.id)).body.code).toBe('two_factor_required');
    expect(await queuedMails(service, user)).toEqual([]);
  });

  it.each([
    '1',
    'undefined',
    '01937f3e-0000-7000-8000-00000000000g',
    "' or 1=1 --",
    '%00',
    '..%2F..%2Fsession',
  ])('for "%s", which is no id', async (id) => {
    const { browser } = await arrange();
    const response = await resend(browser, id);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
  });
});

describe('the limit', () => {
  it('is five an hour, 60 seconds apart, for one user, and says until when', async () => {
    const own = await startService();
    const { browser, user } = await arrange(own);
    for (let time = 0; time < 5; time++) {
      expect((await resend(browser, user.id)).status).toBe(202);
      const early = await resend(browser, user.id);
      expect([early.status, early.body.code]).toEqual([429, 'mail_limit_reached']);
      expect(early.headers['retry-after']).toBe(time < 4 ? '60' : String(3600 - 4 * 60));
      own.clock.advance(60);
    }
    expect((await resend(browser, user.id)).status).toBe(429);
    expect(await queuedMails(own, user)).toHaveLength(5);
  });

  it('is of a user, not of a spelling of the id', async () => {
    const { browser, user } = await arrange();
    expect((await resend(browser, user.id.toUpperCase())).body.code).toBe('validation_failed');
    expect(await queuedMails(service, user)).toHaveLength(0);
  });

  it('lets one of many at once through, and says so in the audit trail', async () => {
    const { browser, user } = await arrange();
    const answers = await Promise.all(Array.from({ length: 10 }, () => resend(browser.copy(), user.id)));
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(9);
    expect(await queuedMails(service, user)).toHaveLength(1);
    expect((await eventsOf(service, user)).sort()).toEqual([
      ...Array<string>(9).fill('registration_mail_requested refused mail_limit_reached'),
      'registration_mail_requested success',
    ]);
  });

  it('of one user says nothing about another', async () => {
    const { main, browser, user } = await arrange();
    const other = await createUser(service, { organisationId: main.organisationId });
    expect((await resend(browser, user.id)).status).toBe(202);
    expect((await resend(browser, other.id)).status).toBe(202);
  });
});

it.each([
  ['in another form of RFC 9562', 'urn:uuid:01937f3e-0000-7000-8000-000000000002'],
  ['of 2,000 characters', 'a'.repeat(2000)],
])('answers an id %s with a problem', async (_what, userId) => {
  const { browser } = await arrange();
  const response = await resend(browser, userId);
  expect([response.status, response.body.code]).toEqual([400, 'validation_failed']);
});
