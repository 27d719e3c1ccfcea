import { deviceCookies } from '@tvm/db';
import { eq, sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { atOnce } from './at-once.ts';
import { signedInEmployee } from './employees.ts';
import { eventsOf, setConsecutiveFailures } from './facts.ts';
import { startService } from './harness.ts';
import { newPassword, setNewPassword, wrongCodeOf } from './mailed-links.ts';
import {
  codeOf,
  createUser,
  enrol,
  mintLink,
  password,
  signIn,
  signInWithCode,
  startCodeStep,
  type TestUser,
} from './people.ts';
import { answerOf, signedInBefore, signedInWithCode, stepUpPath } from './profile.ts';
import { noticesOf, queuedJobs, raiseEpoch } from './records.ts';

const service = await startService({ mandatoryFrom: undefined }, afterAll);
const recoveryCode = 'ABCD-EFGH-IJKL-MNOP';

/** What a user was told by now of one kind of happening. */
const toldOf = async (user: TestUser, about: string) =>
  (await noticesOf(service, user)).filter(([kind]) => kind === about);

const here = {
  at: expect.any(String),
  count: 1,
  address: expect.stringContaining('127.0.0.1'),
  agent: 'test',
};

describe('that a recovery code was used is told', () => {
  it('when it opened a session, and not another time that the browser is new', async () => {
    const user = await createUser(service);
    await enrol(service, user, recoveryCode);
    const browser = await startCodeStep(service, user);
    const wrong = await browser.post('/login/recovery-code', { recoveryCode: 'AAAA-BBBB-CCCC-DDDD' });
    expect([answerOf(wrong), await noticesOf(service, user)]).toEqual(['code_rejected', []]);
    const right = await browser.post('/login/recovery-code', { recoveryCode });
    expect(right.body).toEqual({ recoveryCodesLeft: 0 });
    expect(await noticesOf(service, user)).toEqual([['recovery_code_used', here]]);
  });

  it('when it proved who somebody is in a session, to an employee too', async () => {
    const signedIn = [
      await signedInBefore(service),
      await signedInEmployee(service).then((employee) => {
        service.clock.advance(301);
        return employee;
      }),
    ];
    for (const { user, browser } of signedIn) {
      expect(answerOf(await browser.post(stepUpPath, { recoveryCode }))).toBe(200);
      expect(await toldOf(user, 'recovery_code_used')).toEqual([['recovery_code_used', here]]);
    }
  });

  it('when it completed a reset', async () => {
    const user = await createUser(service);
    await enrol(service, user, recoveryCode);
    const browser = service.browser();
    const token = await mintLink(service, user, { purpose: 'reset' });
    await browser.post('/registrations/open', { token });
    await browser.post('/registrations/password', { password: 'Vijf rode sokken 32!' });
    expect(answerOf(await browser.post('/registrations/proof', { recoveryCode }))).toBe(200);
    expect(await noticesOf(service, user)).toEqual([['recovery_code_used', here]]);
  });
});

it('that all recovery codes were made anew is told', async () => {
  const { user, browser } = await signedInWithCode(service);
  await browser.post('/profile/recovery-codes');
  expect(await toldOf(user, 'recovery_codes_renewed')).toEqual([['recovery_codes_renewed', here]]);
});

describe('a login in a browser that wasn’t known', () => {
  it.each([
    ['with a code', true],
    ['with a password alone', false],
  ])('%s is told, and later logins there aren’t', async (_, isEnrolled) => {
    const user = await createUser(service);
    const secret = isEnrolled ? await enrol(service, user) : undefined;
    const logIn = async (browser = service.browser()) => {
      service.clock.advance(30);
      await browser.post('/login', { email: user.email, password });
      if (secret) await browser.post('/login/code', { code: codeOf(service, secret) });
      expect((await browser.get('/session')).status).toBe(200);
      return browser;
    };
    const first = await logIn();
    expect(await noticesOf(service, user)).toEqual([['new_browser', here]]);
    await logIn(first);
    await first.delete('/session');
    await logIn(first);
    expect(await noticesOf(service, user)).toHaveLength(1);
    await logIn();
    expect(await noticesOf(service, user)).toHaveLength(2);
  });

  it('is told to an employee', async () => {
    const { user } = await signedInEmployee(service);
    expect(await noticesOf(service, user)).toEqual([['new_browser', here]]);
  });

  it('is one for each person who shares a browser', async () => {
    const [one, other] = [await createUser(service), await createUser(service)];
    const browser = await signIn(service, one);
    await browser.post('/login', { email: other.email, password });
    expect(await noticesOf(service, other)).toEqual([['new_browser', here]]);
    await browser.post('/login', { email: one.email, password });
    expect(await noticesOf(service, one)).toHaveLength(1);
  });

  it('isn’t one where the credentials changed since, and is one where its cookie has expired', async () => {
    const user = await createUser(service);
    const browser = await signIn(service, user);
    await raiseEpoch(service, user);
    await browser.post('/login', { email: user.email, password });
    expect(await noticesOf(service, user)).toHaveLength(1);
    await service.ownerDb
      .update(deviceCookies)
      .set({ expiresAt: service.clock.now })
      .where(eq(deviceCookies.userId, user.id));
    await browser.post('/login', { email: user.email, password });
    expect(await noticesOf(service, user)).toHaveLength(2);
  });

  it('isn’t one where the mailed link was used before', async () => {
    const user = await createUser(service);
    const browser = await setNewPassword(service, user);
    const login = await browser.post('/login', { email: user.email, password: newPassword });
    expect(login.body.next).toBe('session');
    expect(await toldOf(user, 'new_browser')).toEqual([]);
  });
});

describe('a right password that no code follows', () => {
  async function give(user: TestUser, times: number) {
    for (let time = 0; time < times; time++) await startCodeStep(service, user);
  }
  const told = (user: TestUser) => toldOf(user, 'password_without_code');

  it('is told of the third time, and of each third one after that', async () => {
    const user = await createUser(service);
    await enrol(service, user);
    await give(user, 2);
    expect(await told(user)).toEqual([]);
    await give(user, 1);
    expect(await told(user)).toEqual([['password_without_code', here]]);
    await give(user, 2);
    expect(await told(user)).toHaveLength(1);
    await give(user, 1);
    expect(await told(user)).toHaveLength(2);
  });

  it('counts from the last login on, and for a day', async () => {
    const user = await createUser(service);
    const secret = await enrol(service, user);
    await give(user, 2);
    service.clock.advance(30);
    const browser = service.browser();
    await browser.post('/login', { email: user.email, password });
    expect(await told(user)).toHaveLength(1);
    await browser.post('/login/code', { code: codeOf(service, secret) });
    service.clock.advance(1);
    await give(user, 2);
    expect(await told(user)).toHaveLength(1);
    service.clock.advance(24 * 3600);
    await give(user, 2);
    expect(await told(user)).toHaveLength(1);
  });

  it('is told of once of nine at once for each three of them', async () => {
    const user = await createUser(service);
    await enrol(service, user);
    await atOnce(
      service,
      sql`select from users where id = ${user.id} for update`,
      Array.from({ length: 9 }, () => () => startCodeStep(service, user)),
    );
    expect(await told(user)).toHaveLength(3);
  });
});

it('that a hundred wrong codes disabled the authenticator is told', async () => {
  const user = await createUser(service);
  const secret = await enrol(service, user);
  await setConsecutiveFailures(service, user.id, 99);
  const browser = await startCodeStep(service, user);
  await browser.post('/login/code', { code: wrongCodeOf(service, secret) });
  expect(await eventsOf(service, user.id)).toContain('authenticator_disabled success');
  expect(await noticesOf(service, user)).toEqual([['authenticator_disabled', here]]);
});

describe('a hundred wrong passwords in a row', () => {
  const wrong = 'Verkeerd, alweer 1!';
  async function fail(email: string): Promise<void> {
    for (let failures = 0; failures < 100; ) {
      const { status, headers } = await service.browser().post('/login', { email, password: wrong });
      if (status === 401) failures++;
      else service.clock.advance(Number(headers['retry-after']));
    }
  }

  it('are told of once, stand in the trail, and support sees that the account is stopped until there is a new password', async () => {
    const user = await createUser(service);
    await fail(user.email);
    const told = await toldOf(user, 'password_capped');
    expect(told).toEqual([['password_capped', here]]);
    const events = (await eventsOf(service, user.id)).filter((event) => event.startsWith('password_capped'));
    expect(events).toEqual(['password_capped success']);
    service.clock.advance(3600);
    expect(answerOf(await service.browser().post('/login', { email: user.email, password }))).toBe(
      'mailed_link_required',
    );
    expect(await toldOf(user, 'password_capped')).toHaveLength(1);

    const { browser } = await signedInEmployee(service);
    const locks = async () => (await browser.get(`/admin/users/${user.id}`)).body.locks;
    expect(await locks()).toEqual([{ by: 'password_capped', until: null }]);
    expect((await browser.post(`/admin/users/${user.id}/unlock`)).body).toEqual({ locks: 0 });
    expect(await locks()).toEqual([{ by: 'password_capped', until: null }]);
    await setNewPassword(service, user);
    expect(await locks()).toEqual([]);
  });

  it('of an address that nobody has add a job that finds no mail, like those of somebody', async () => {
    const jobs = async () => (await queuedJobs(service)).length;
    const user = await createUser(service);
    const added = [];
    for (const email of [user.email, 'nobody-at-all@tvm.test']) {
      const before = await jobs();
      await fail(email);
      added.push((await jobs()) - before);
    }
    expect(added[0]).toBe(added[1]);
  });
});

it('is told in the transaction that did it: without the mail nothing was done', async () => {
  const user = await createUser(service);
  await enrol(service, user, recoveryCode);
  const { browser: other } = await signedInWithCode(service);
  const withCode = await createUser(service);
  const secret = await enrol(service, withCode);
  const browser = await startCodeStep(service, user);
  const newBrowser = await startCodeStep(service, withCode);
  const byPassword = await createUser(service);
  await service.ownerDb.execute(sql`alter function add_mail_jobs rename to away`);
  try {
    expect((await browser.post('/login/recovery-code', { recoveryCode })).status).toBe(500);
    expect((await other.post('/profile/recovery-codes')).status).toBe(500);
    expect((await newBrowser.post('/login/code', { code: codeOf(service, secret) })).status).toBe(500);
    const login = await service.browser().post('/login', { email: byPassword.email, password });
    expect(login.status).toBe(500);
  } finally {
    await service.ownerDb.execute(sql`alter function away rename to add_mail_jobs`);
  }
  expect((await browser.post('/login/recovery-code', { recoveryCode })).status).toBe(200);
  await signInWithCode(service, withCode, secret);
});
