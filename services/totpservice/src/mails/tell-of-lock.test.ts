import { attemptBudgets, mails, passwords, users } from '@tvm/db';
import { keyedHash } from '@tvm/keys';
import { and, eq, sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { atOnce } from '../../test/at-once.ts';
import { startService } from '../../test/harness.ts';
import { reachEnrolment, wrongCodeOf } from '../../test/mailed-links.ts';
import { createObligedUser } from '../../test/organisations.ts';
import { createUser, enrol, signIn, startCodeStep, type TestUser } from '../../test/people.ts';
import { signedInBefore, stepUpPath } from '../../test/profile.ts';
import { queuedJobs, queuedMails } from '../../test/records.ts';

const service = await startService({ mandatoryFrom: undefined }, afterAll);
const wrongPassword = 'Verkeerd-1!';

/** What a user was told of locks, oldest first, each with a job. */
async function lockMailsOf(user: TestUser) {
  const jobs = new Set((await queuedJobs(service)).map((job) => job.key));
  const found = await queuedMails(service, user);
  return found.filter((mail) => mail.kind === 'login_locked' && jobs.has(mail.id)).map((mail) => mail.params);
}

const inSeconds = (seconds: number) => new Date(service.clock.now.getTime() + seconds * 1000).toISOString();
let networks = 0;

/** A wrong password from a network of its own, in a browser that nobody knows. */
const strangersAttempt = (email: string) =>
  service.app.inject({
    method: 'POST',
    url: '/totpservice/api/v1/login',
    remoteAddress: `198.51.${Math.floor(++networks / 200)}.${networks % 200}`,
    headers: { origin: service.config.publicOrigin },
    payload: { email, password: wrongPassword },
  });

async function lockByStrangers(email: string): Promise<void> {
  let answer = await strangersAttempt(email);
  for (let attempt = 1; attempt < 10; attempt++) answer = await strangersAttempt(email);
  expect(answer.statusCode).toBe(401);
  expect((await strangersAttempt(email)).statusCode).toBe(429);
}

/** One wrong password after a lock is over: it locks again, for longer. */
async function lockAgain(email: string, afterSeconds = 900): Promise<void> {
  service.clock.advance(afterSeconds);
  expect((await strangersAttempt(email)).statusCode).toBe(401);
  expect((await strangersAttempt(email)).statusCode).toBe(429);
}

async function fiveWrongCodes(user: TestUser, secret: Uint8Array): Promise<void> {
  const browser = await startCodeStep(service, user);
  const code = wrongCodeOf(service, secret);
  for (let attempt = 0; attempt < 5; attempt++)
    expect((await browser.post('/login/code', { code })).status).toBe(401);
  expect((await browser.post('/login/code', { code })).status).toBe(429);
}

describe('a lock by wrong codes', () => {
  it('is told of once, with its end, and each lock anew', async () => {
    const user = await createUser(service);
    const secret = await enrol(service, user);
    await fiveWrongCodes(user, secret);
    const first = { until: inSeconds(900), lockedBy: 'code' };
    expect(await lockMailsOf(user)).toEqual([first]);
    service.clock.advance(900);
    await fiveWrongCodes(user, secret);
    expect(await lockMailsOf(user)).toHaveLength(2);
    expect(await lockMailsOf(user)).toContainEqual({ until: inSeconds(900), lockedBy: 'code' });
  });

  it('is told of once, however many wrong codes come at once', async () => {
    const user = await createUser(service);
    const secret = await enrol(service, user);
    const browser = await startCodeStep(service, user);
    const code = wrongCodeOf(service, secret);
    await Promise.all(Array.from({ length: 40 }, () => browser.copy().post('/login/code', { code })));
    expect(await lockMailsOf(user)).toHaveLength(1);
  });

  it('is told of when it was recovery codes, or codes in a session', async () => {
    const user = await createUser(service);
    await enrol(service, user);
    const browser = await startCodeStep(service, user);
    for (let attempt = 0; attempt < 5; attempt++)
      await browser.post('/login/recovery-code', { recoveryCode: 'AAAA-BBBB-CCCC-DDDD' });
    expect(await lockMailsOf(user)).toHaveLength(1);

    const signedIn = await signedInBefore(service);
    const code = wrongCodeOf(service, signedIn.secret);
    for (let attempt = 0; attempt < 5; attempt++) await signedIn.browser.post(stepUpPath, { code });
    expect(await lockMailsOf(signedIn.user)).toMatchObject([{ lockedBy: 'code' }]);
  });

  it('is told of whatever was told of passwords before', async () => {
    const user = await createUser(service);
    const secret = await enrol(service, user);
    const browser = await startCodeStep(service, user);
    await lockByStrangers(user.email);
    for (let attempt = 0; attempt < 5; attempt++)
      await browser.post('/login/code', { code: wrongCodeOf(service, secret) });
    expect((await lockMailsOf(user)).map((params) => params.lockedBy).sort()).toEqual(['code', 'password']);
  });
});

describe('a lock by wrong passwords', () => {
  it('is told of once in 24 hours, however long a stranger goes on', async () => {
    const user = await createUser(service);
    await lockByStrangers(user.email);
    const first = service.clock.now.getTime();
    expect(await lockMailsOf(user)).toEqual([{ until: inSeconds(30), lockedBy: 'password' }]);
    while (service.clock.now.getTime() + 3000_000 < first + 24 * 3600_000) {
      await lockAgain(user.email, 3000);
      expect(await lockMailsOf(user)).toHaveLength(1);
    }
    await lockAgain(user.email, 3000);
    expect(await lockMailsOf(user)).toHaveLength(2);
  });

  it('is told of again where the former notice never left', async () => {
    const user = await createUser(service);
    await lockByStrangers(user.email);
    await service.ownerDb.update(mails).set({ state: 'failed' }).where(eq(mails.userId, user.id));
    await lockAgain(user.email);
    expect(await lockMailsOf(user)).toHaveLength(1);
    await service.ownerDb.update(mails).set({ state: 'accepted' }).where(eq(mails.userId, user.id));
    await lockAgain(user.email);
    expect(await lockMailsOf(user)).toEqual([]);
  });

  it('is told of again after the user set a new password', async () => {
    const user = await createUser(service);
    await lockByStrangers(user.email);
    service.clock.advance(60);
    const setAt = { setAt: service.clock.now };
    await service.ownerDb.update(passwords).set(setAt).where(eq(passwords.userId, user.id));
    await lockAgain(user.email);
    expect(await lockMailsOf(user)).toHaveLength(2);
  });

  it('is told of once where two locks begin at once', async () => {
    const user = await createUser(service);
    const known = await signIn(service, user);
    for (let attempt = 0; attempt < 9; attempt++) {
      await strangersAttempt(user.email);
      await known.post('/login', { email: user.email, password: wrongPassword });
    }
    const lock = sql`select from users where id = ${user.id} for no key update`;
    const answers = await atOnce(service, lock, [
      async () => (await strangersAttempt(user.email)).statusCode,
      async () => (await known.post('/login', { email: user.email, password: wrongPassword })).status,
    ]);
    expect(answers).toEqual([401, 401]);
    const locks = await service.ownerDb.execute(sql`
      select from audit_events where type = 'attempts_locked' and user_id = ${user.id}`);
    expect(locks.rowCount).toBe(2);
    expect(await lockMailsOf(user)).toHaveLength(1);
  });

  it('in a session is told of too', async () => {
    const user = await createUser(service);
    const browser = await signIn(service, user);
    for (let attempt = 0; attempt < 10; attempt++)
      await browser.post(stepUpPath, { password: wrongPassword });
    expect(await lockMailsOf(user)).toMatchObject([{ lockedBy: 'password' }]);
  });

  it('of an address that nobody has, or that is disabled, tells nobody, and adds one job that finds no mail', async () => {
    const disabled = await createUser(service);
    await service.ownerDb
      .update(users)
      .set({ disabledAt: new Date(0) })
      .where(eq(users.id, disabled.id));
    for (const email of ['niemand@tvm.test', disabled.email]) {
      const [mailsBefore, jobsBefore] = [await countMails(), await queuedJobs(service)];
      await lockByStrangers(email);
      expect(await countMails()).toBe(mailsBefore);
      const added = (await queuedJobs(service)).slice(jobsBefore.length);
      expect(added).toMatchObject([{ payload: { mailId: expect.any(String) } }]);
    }
  });
});

const countMails = () => service.ownerDb.$count(mails);

it('tells of locks of the login only, not of those behind a mailed link', async () => {
  const user = await createObligedUser(service);
  const { browser, secret } = await reachEnrolment(service, user);
  const code = wrongCodeOf(service, secret);
  let answer = await browser.post('/registrations/authenticator/confirm', { code });
  for (let attempt = 1; attempt <= 5; attempt++)
    answer = await browser.post('/registrations/authenticator/confirm', { code });
  expect(answer.status).toBe(429);
  expect(await lockMailsOf(user)).toEqual([]);
});

it('has its event and its mail together, or neither: without the mail there is no lock in the trail', async () => {
  const user = await createUser(service);
  const subject = keyedHash(service.config.keys.address, 'address', user.email);
  for (let attempt = 0; attempt < 9; attempt++) await strangersAttempt(user.email);
  await service.ownerDb.execute(sql`revoke execute on function add_mail_jobs(uuid[]) from app`);
  try {
    expect((await strangersAttempt(user.email)).statusCode).toBe(500);
  } finally {
    await service.ownerDb.execute(sql`grant execute on function add_mail_jobs(uuid[]) to app`);
  }
  const events = await service.ownerDb.execute(sql`
    select from audit_events where type = 'attempts_locked' and user_id = ${user.id}`);
  expect([events.rowCount, await lockMailsOf(user)]).toEqual([0, []]);
  // The attempt itself stays counted: it was committed before.
  const [budget] = await service.ownerDb
    .select({ attempts: attemptBudgets.attempts })
    .from(attemptBudgets)
    .where(and(eq(attemptBudgets.scope, 'password_account'), eq(attemptBudgets.subject, subject)));
  expect(budget?.attempts).toBe(10);
});
