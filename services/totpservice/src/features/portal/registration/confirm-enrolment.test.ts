import { recoveryCodes } from '@tvm/db';
import { eq, sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { atOnce } from '../../../../test/at-once.ts';
import { deadLinks } from '../../../../test/dead-links.ts';
import { startService, type TestService } from '../../../../test/harness.ts';
import {
  confirm,
  cookieName,
  newPassword,
  openFreshLink,
  reachEnrolment,
  readPendingSecret,
  setNewPassword,
  wrongCodeOf,
} from '../../../../test/mailed-links.ts';
import { createObligedUser } from '../../../../test/organisations.ts';
import {
  changed,
  codeOf,
  createUser,
  enrol,
  must,
  password,
  signIn,
  type TestUser,
} from '../../../../test/people.ts';
import {
  allRows,
  authenticatorsOf,
  eventsOf,
  expectOnlyRefusals,
  queuedKinds,
  queuedMails,
} from '../../../../test/records.ts';

const service = await startService({}, afterAll);
const reset = { purpose: 'reset' as const, lost: 'authenticator' as const };
const confirmPath = '/registrations/authenticator/confirm';

/** What a code answers after the new password. */
async function login(user: TestUser, proof: { code: string } | { recoveryCode: string }) {
  const browser = service.browser();
  await browser.post('/login', { email: user.email, password: newPassword });
  const response = await browser.post('code' in proof ? '/login/code' : '/login/recovery-code', proof);
  return response.body.code ?? 'signed in';
}
const recoveryCodesOf = (user: TestUser) =>
  service.ownerDb.select().from(recoveryCodes).where(eq(recoveryCodes.userId, user.id));

describe('the first authenticator', () => {
  it('is active with its first code burned, the password stands, and ten recovery codes work once each', async () => {
    const user = await createObligedUser(service, { password: null });
    const { browser, secret } = await reachEnrolment(service, user);
    const code = codeOf(service, secret);
    const { body } = await browser.post(confirmPath, { code });
    expect(new Set(body.recoveryCodes).size).toBe(10);
    expect(await authenticatorsOf(service, user)).toMatchObject([{ state: 'active' }]);
    expect(await eventsOf(service, user)).toEqual([
      'registration_opened success',
      'password_set success',
      'enrolment_started success',
      'authenticator_enrolled success',
    ]);
    expect(await login(user, { code })).toBe('code_rejected');
    for (const recoveryCode of body.recoveryCodes)
      expect(await login(user, { recoveryCode })).toBe('signed in');
    expect(await login(user, { recoveryCode: body.recoveryCodes[0] })).toBe('code_rejected');
  });

  it('is taken by a code of the time step before or after, as at login, and burns that one', async () => {
    const user = await createObligedUser(service);
    const { browser, secret } = await reachEnrolment(service, user);
    const ahead = {
      ...service,
      clock: { ...service.clock, now: new Date(service.clock.now.getTime() + 30_000) },
    };
    const code = codeOf(ahead, secret);
    expect((await browser.post(confirmPath, { code })).status).toBe(200);
    expect(await login(user, { code })).toBe('code_rejected');
    expect(await login(user, { code: codeOf(service, secret) })).toBe('code_rejected');
  });

  it('never signs in: no session cookie, and the former sessions end', async () => {
    const user = await createUser(service);
    const session = await signIn(service, user);
    await service.ownerDb.$client.query(
      'insert into activations (organisation_id, activated_at) values ($1, $2)',
      [user.organisationId, service.clock.now],
    );
    const { browser, secret } = await reachEnrolment(service, user);
    const response = await confirm(service, browser, secret);
    expect((response.headers['set-cookie'] as unknown as string[]).join()).not.toContain('session');
    expect([...browser.cookies.keys()]).toEqual([cookieName('device')]);
    expect((await browser.get('/session')).status).toBe(401);
    expect((await session.get('/session')).status).toBe(401);
  });

  it('is told of by one mail, which is not the one about the password', async () => {
    const user = await createObligedUser(service, { password: null });
    const { browser, secret } = await reachEnrolment(service, user);
    await confirm(service, browser, secret);
    expect(await queuedMails(service, user)).toMatchObject([
      {
        kind: 'two_factor_activated',
        requestedBy: 'system',
        params: { at: service.clock.now.toISOString() },
      },
    ]);
  });

  it.each([2, 5])('is enrolled once by %i clicks that are under way at once', async (clicks) => {
    const user = await createObligedUser(service);
    const { browser, secret } = await reachEnrolment(service, user);
    const answers = await atOnce(
      service,
      sql`select from users where id = ${user.id} for update`,
      Array.from({ length: clicks }, () => () => confirm(service, browser.copy(), secret)),
    );
    const others = answers.filter(({ status }) => status !== 200);
    expect(others).toHaveLength(clicks - 1);
    expect(new Set(others.map(({ body }) => body.code))).toEqual(new Set(['registration_used']));
    expect(await recoveryCodesOf(user)).toHaveLength(10);
    expect(await queuedKinds(service, user)).toEqual(['password_changed', 'two_factor_activated']);
  });

  it('is enrolled once by 50 parallel confirmations, of two browsers that had the link', async () => {
    const user = await createObligedUser(service);
    const [one, other] = [await reachEnrolment(service, user), await reachEnrolment(service, user)];
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        confirm(service, (index % 2 ? one : other).browser.copy(), (index % 2 ? one : other).secret),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    const active = (await authenticatorsOf(service, user)).filter(({ state }) => state === 'active');
    expect(active).toHaveLength(1);
    expect((await recoveryCodesOf(user)).every((code) => code.usedAt === null)).toBe(true);
  });
});

describe('a new phone', () => {
  it('takes the place of the old one, with the kept password and new recovery codes, all at once', async () => {
    const user = await createUser(service);
    const old = await enrol(service, user, 'OLDO-LDOL-DOLD-OLDO');
    const { browser, secret } = await reachEnrolment(service, user, reset);
    const { body } = await confirm(service, browser, secret);
    expect(await authenticatorsOf(service, user)).toMatchObject([
      { state: 'revoked', sealedSecret: null },
      { state: 'active' },
    ]);
    expect(await recoveryCodesOf(user)).toHaveLength(10);
    service.clock.advance(60);
    expect(await login(user, { code: codeOf(service, old) })).toBe('code_rejected');
    expect(await login(user, { recoveryCode: 'OLDO-LDOL-DOLD-OLDO' })).toBe('code_rejected');
    expect(await login(user, { code: codeOf(service, secret) })).toBe('signed in');
    expect(await login(user, { recoveryCode: body.recoveryCodes[9] })).toBe('signed in');
    const former = await service.browser().post('/login', { email: user.email, password });
    expect(former.body.code).toBe('invalid_credentials');
  });

  it('helps whoever has a disabled authenticator, and is needed then', async () => {
    const user = await createUser(service);
    await enrol(service, user);
    await service.ownerDb.$client.query(`update authenticators set state = 'disabled' where user_id = $1`, [
      user.id,
    ]);
    const browser = await setNewPassword(service, user, { ...reset, lost: 'password' });
    expect((await browser.post('/registrations/proof', { code: '123456' })).body.code).toBe(
      'registration_step_refused',
    );
    const secret = await readPendingSecret(browser);
    await confirm(service, browser, secret);
    service.clock.advance(30);
    expect(await login(user, { code: codeOf(service, secret) })).toBe('signed in');
  });

  it('is told of to its user, and to the other main users of the organisation', async () => {
    const user = await createUser(service, { isMainUser: true });
    const { organisationId } = user;
    const [other, sub, gone] = [
      await createUser(service, { organisationId, isMainUser: true }),
      await createUser(service, { organisationId }),
      await createUser(service, { organisationId, isMainUser: true, disabledAt: service.clock.now }),
    ];
    await enrol(service, user);
    const { browser, secret } = await reachEnrolment(service, user, reset);
    const supportBefore = await queuedMails(service, null);
    await confirm(service, browser, secret);
    expect(await queuedKinds(service, user)).toEqual(['authenticator_replaced', 'password_changed']);
    expect(await queuedMails(service, other)).toMatchObject([
      { kind: 'authenticator_replaced_notice', params: { subjectUserId: user.id } },
    ]);
    expect([...(await queuedKinds(service, sub)), ...(await queuedKinds(service, gone))]).toEqual([]);
    expect(await queuedMails(service, null)).toEqual(supportBefore);
  });

  it('is told of to support where there is no other main user', async () => {
    const user = await createUser(service, { isMainUser: true });
    await enrol(service, user);
    const { browser, secret } = await reachEnrolment(service, user, reset);
    await confirm(service, browser, secret);
    expect((await queuedMails(service, null)).at(-1)).toMatchObject({
      kind: 'authenticator_replaced_notice',
      params: { subjectUserId: user.id },
    });
  });
});

describe('wrong codes', () => {
  const wrong = async (at: TestService, { browser, secret }: Awaited<ReturnType<typeof reachEnrolment>>) =>
    browser.post(confirmPath, { code: wrongCodeOf(at, secret) });

  it('are five, then 15 minutes, by account: no new link and no other browser gives any back', async () => {
    const own = await startService();
    const user = await createObligedUser(own);
    let at = await reachEnrolment(own, user);
    for (let attempt = 1; attempt <= 5; attempt++) {
      expect((await wrong(own, at)).body.code).toBe('code_rejected');
      if (attempt === 3) at = await reachEnrolment(own, user);
    }
    at = await reachEnrolment(own, user);
    const locked = await confirm(own, at.browser, at.secret);
    expect([locked.status, locked.body.code, locked.headers['retry-after']]).toEqual([
      429,
      'login_locked',
      '900',
    ]);
    own.clock.advance(899.999);
    expect((await confirm(own, at.browser, at.secret)).status).toBe(429);
    own.clock.advance(0.001);
    expect((await confirm(own, at.browser, at.secret)).status).toBe(200);
  });

  it('in a burst are no more than five that are looked at', async () => {
    const user = await createObligedUser(service);
    const at = await reachEnrolment(service, user);
    const answers = await Promise.all(
      Array.from({ length: 40 }, () =>
        at.browser.copy().post(confirmPath, { code: wrongCodeOf(service, at.secret) }),
      ),
    );
    expect(answers.filter(({ body }) => body.code === 'code_rejected')).toHaveLength(5);
    expect(answers.filter(({ body }) => body.code === 'login_locked')).toHaveLength(35);
  });

  it('leave everything as it was, and are told of in the audit trail without the code', async () => {
    const user = await createUser(service);
    const secret = await enrol(service, user);
    const at = await reachEnrolment(service, user, reset);
    const before = await authenticatorsOf(service, user);
    for (let attempt = 0; attempt < 6; attempt++) await wrong(service, at);
    expect(await authenticatorsOf(service, user)).toEqual(before);
    expect(
      (await eventsOf(service, user)).filter((event) => event === 'enrolment_code failure wrong'),
    ).toHaveLength(5);
    // A stranger with the mailbox doesn't lock the owner out of the old authenticator.
    const login = service.browser();
    await login.post('/login', { email: user.email, password });
    expect((await login.post('/login/code', { code: codeOf(service, secret) })).status).toBe(200);
  });

  it('include a code of somebody else', async () => {
    const [mine, other] = [await createObligedUser(service), await createObligedUser(service)];
    const [at, elsewhere] = [await reachEnrolment(service, mine), await reachEnrolment(service, other)];
    const response = await at.browser.post(confirmPath, { code: codeOf(service, elsewhere.secret) });
    expect(response.body.code).toBe('code_rejected');
  });
});

describe('the step', () => {
  it('comes after the password and the secret, and counts nothing before', async () => {
    const user = await createObligedUser(service);
    const browser = await openFreshLink(service, user);
    const before = await allRows(service);
    expect((await browser.post(confirmPath, { code: '123456' })).body.code).toBe('registration_step_refused');
    await expectOnlyRefusals(service, before);
    await browser.post('/registrations/password', { password: newPassword });
    expect((await browser.post(confirmPath, { code: '123456' })).body.code).toBe('registration_step_refused');
  });

  it.each(deadLinks)(
    'is refused with the right code when the link $what meanwhile',
    async ({ code, kill }) => {
      const user = await createObligedUser(service);
      const { browser, secret } = await reachEnrolment(service, user);
      await kill(service, user);
      const before = await authenticatorsOf(service, user);
      expect((await confirm(service, browser, secret)).body.code).toBe(code);
      expect(await authenticatorsOf(service, user)).toEqual(before);
    },
  );

  it('is refused when another change holds it by now, and the old authenticator goes on', async () => {
    const user = await createUser(service);
    await enrol(service, user);
    const { browser, secret } = await reachEnrolment(service, user, reset);
    await changed(service, user, 'made_main_user');
    expect((await confirm(service, browser, secret)).body.code).toBe('enrolment_held');
    expect(must((await authenticatorsOf(service, user))[0]).state).toBe('active');
  });
});

it('wipes the pending secrets of the other links of its user, and of nobody else', async () => {
  const [user, other] = [await createObligedUser(service), await createObligedUser(service)];
  await reachEnrolment(service, user);
  await reachEnrolment(service, other);
  const { browser, secret } = await reachEnrolment(service, user);
  expect((await confirm(service, browser, secret)).status).toBe(200);
  expect(await authenticatorsOf(service, user)).toMatchObject([
    { state: 'revoked', sealedSecret: null },
    { state: 'active', sealedSecret: expect.any(String) },
  ]);
  expect(await authenticatorsOf(service, other)).toMatchObject([{ state: 'pending' }]);
});
