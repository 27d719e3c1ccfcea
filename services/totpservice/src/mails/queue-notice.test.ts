import { mails, users } from '@tvm/db';
import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { atOnce } from '../../test/at-once.ts';
import { startService } from '../../test/harness.ts';
import { createUser, must, type TestUser } from '../../test/people.ts';
import { queuedJobs } from '../../test/records.ts';
import { queueNotice } from './queue-notice.ts';

const service = await startService({}, afterAll);
const visitor = { address: '203.0.113.7', userAgent: 'test' };
const day = 24 * 3600;

const notice = (
  user: TestUser | undefined,
  about: Parameters<typeof queueNotice>[1]['about'] = 'new_browser',
) => queueNotice(service.db, { userId: user?.id, about, visitor }, service.clock.now);

const noticesOf = (user: TestUser) =>
  service.ownerDb.select().from(mails).where(eq(mails.userId, user.id)).orderBy(mails.id);

/** What the mailworker does once a mail is due. */
const send = (user: TestUser) =>
  service.ownerDb.execute(sql`update mails set state = 'accepted', attempts = 1, accepted_at = now()
    where user_id = ${user.id} and state = 'queued' and coalesce(next_attempt_at, created_at) <= ${service.clock.now}`);

const runAt = async (mailId: string) =>
  (
    await service.ownerDb.execute<{ at: Date }>(
      sql`select run_at as at from graphile_worker._private_jobs where key = ${mailId}`,
    )
  ).rows[0]?.at;

describe('a notice', () => {
  it('says what happened, when, and in whose browser, with one job that is due at once', async () => {
    const user = await createUser(service);
    await notice(user, 'recovery_code_used');
    const [mail] = await noticesOf(user);
    expect(mail).toMatchObject({
      kind: 'noticed',
      requestedBy: 'system',
      state: 'queued',
      nextAttemptAt: null,
    });
    const { notices = {} } = must(mail).params;
    expect(notices).toEqual({
      recovery_code_used: { at: expect.any(String), count: 1, address: '203.0.113.7', agent: 'test' },
    });
    expect(new Date(must(notices.recovery_code_used).at)).toEqual(service.clock.now);
    const jobs = (await queuedJobs(service)).filter(({ key }) => key === must(mail).id);
    expect(jobs).toEqual([{ key: must(mail).id, payload: { mailId: must(mail).id }, priority: 0 }]);
  });

  it('to nobody, or to somebody who is disabled, adds a job that finds no mail', async () => {
    const disabled = await createUser(service, { disabledAt: new Date(0) });
    for (const user of [undefined, disabled]) {
      const before = await queuedJobs(service);
      await notice(user);
      expect((await queuedJobs(service)).length - before.length).toBe(1);
    }
    expect(await noticesOf(disabled)).toEqual([]);
  });
});

describe('beyond five in 24 hours', () => {
  it('the rest is told in one mail, which leaves when the first of the five is a day old', async () => {
    const user = await createUser(service);
    const first = service.clock.now.getTime();
    for (let count = 0; count < 5; count++) {
      await notice(user);
      service.clock.advance(60);
    }
    await notice(user);
    await notice(user, 'recovery_codes_renewed');
    service.clock.advance(60);
    await notice(user);
    const all = await noticesOf(user);
    expect(all).toHaveLength(6);
    const digest = must(all[5]);
    const due = new Date(first + day * 1000);
    expect(new Date(must(digest.params.dueAt))).toEqual(due);
    expect([digest.nextAttemptAt, await runAt(digest.id)].map((at) => new Date(must(at)))).toEqual([
      due,
      due,
    ]);
    expect(digest.params.notices).toMatchObject({
      new_browser: { count: 2 },
      recovery_codes_renewed: { count: 1 },
    });
    expect(new Date(must(digest.params.notices?.new_browser).at)).toEqual(service.clock.now);
  });

  it('counts the digest among the five, takes nothing into one that has begun to leave, and sends singly again after a quiet day', async () => {
    const user = await createUser(service);
    for (let count = 0; count < 6; count++) await notice(user);
    await send(user);
    service.clock.advance(day);
    await service.ownerDb.execute(
      sql`update mails set state = 'sending', attempts = 1 where user_id = ${user.id} and params ? 'dueAt'`,
    );
    for (let count = 0; count < 5; count++) await notice(user);
    const all = await noticesOf(user);
    // Five of the first day, their digest, four more of this day, and the next digest.
    expect(all.map(({ params }) => params.dueAt !== undefined)).toEqual([
      ...Array(5).fill(false),
      true,
      ...Array(4).fill(false),
      true,
    ]);
    await send(user);
    service.clock.advance(3 * day);
    await send(user);
    await notice(user);
    expect(must((await noticesOf(user))[11]).params.dueAt).toBeUndefined();
  });

  it('one that never left makes room for another', async () => {
    const user = await createUser(service);
    for (let count = 0; count < 5; count++) await notice(user);
    const [failed] = await noticesOf(user);
    await service.ownerDb
      .update(mails)
      .set({ state: 'failed' })
      .where(eq(mails.id, must(failed).id));
    await notice(user);
    expect((await noticesOf(user)).filter(({ params }) => params.dueAt)).toEqual([]);
  });

  it('nine at once are five and one of four', async () => {
    const user = await createUser(service);
    await atOnce(
      service,
      sql`select from users where id = ${user.id} for update`,
      Array.from({ length: 9 }, () => () => notice(user)),
    );
    const all = await noticesOf(user);
    expect(all.map(({ params }) => params.notices?.new_browser?.count)).toEqual([1, 1, 1, 1, 1, 4]);
  });

  it('holds for any instants: at most five leave in any 24 hours, and everything is told once', async () => {
    const gaps = fc.array(fc.constantFrom(1, 600, 3600, 6 * 3600, day - 1, day, day + 1), {
      minLength: 1,
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(gaps, async (steps) => {
        const user = await createUser(service);
        for (const step of steps) {
          service.clock.advance(step);
          await send(user);
          await notice(user);
        }
        const all = await noticesOf(user);
        const leaving = all
          .map(({ params, createdAt }) => new Date(params.dueAt ?? createdAt).getTime())
          .sort((a, b) => a - b);
        for (const [index, at] of leaving.entries())
          expect(at - (leaving[index - 5] ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(day * 1000);
        const told = all.map(({ params }) => params.notices?.new_browser?.count ?? 0);
        expect(told.reduce((sum, count) => sum + count, 0)).toBe(steps.length);
      }),
      { numRuns: 25 },
    );
  });
});

it('is one user’s: nobody else’s count', async () => {
  const [user, other] = [await createUser(service), await createUser(service)];
  for (let count = 0; count < 6; count++) await notice(user);
  await notice(other);
  expect((await noticesOf(other)).map(({ params }) => params.dueAt)).toEqual([undefined]);
  await service.ownerDb.delete(users).where(eq(users.id, user.id));
});
