import { mails, registrations, users } from '@tvm/db';
import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { claimMail } from '../src/queue/claim-mail.ts';
import { sendMail } from '../src/queue/send-mail.ts';
import type { Transport } from '../src/transports/transport.ts';
import { addUser, type Harness, insertMail, startHarness, type User } from './harness.ts';

const { signal } = new AbortController();

let h: Harness;
let user: User;
beforeEach(async () => {
  h = await startHarness();
  user = await addUser(h.owner);
});
afterEach(() => h.close());

const attempt = (mailId: string) => sendMail(h.worker, h.deps, mailId, signal);
const mailRow = async (id: string) => (await h.owner.select().from(mails).where(eq(mails.id, id)))[0];
const userRow = async () => (await h.owner.select().from(users).where(eq(users.id, user.id)))[0];
const jobs = async () =>
  (
    await h.owner.execute<{ key: string; priority: number; seconds: number }>(sql`
      select key, priority, extract(epoch from run_at - now())::float8 as seconds from graphile_worker._private_jobs`)
  ).rows;
const later = (seconds: number) => {
  h.clock.now = new Date(h.clock.now.getTime() + seconds * 1000);
};
const refuseNext = (times = 1, reply = 451) => {
  for (let i = 0; i < times; i++) h.smtp.mishaps.push({ reply, at: 'DATA' });
};

describe('a bounce', () => {
  const bounce = async (before = async () => {}) => {
    const mailId = await insertMail(h.app, { userId: user.id });
    const handOver: Transport['handOver'] = async () => {
      await before();
      return { result: 'bounced', reason: 'smtp_550' };
    };
    await sendMail(h.worker, { ...h.deps, transport: { ...h.deps.transport, handOver } }, mailId, signal);
    expect(await mailRow(mailId)).toMatchObject({
      state: 'bounced',
      lastError: 'smtp_550',
      sealedContent: null,
    });
  };

  test('marks the address until it changes', async () => {
    await bounce();
    expect((await userRow())?.mailBouncedAt).toEqual(h.clock.now);
    await h.owner.update(users).set({ email: 'new@tvm.test', emailCanonical: 'new@tvm.test' });
    expect((await userRow())?.mailBouncedAt).toBeNull();
  });

  test('of an address that the user has left meanwhile marks nothing', async () => {
    await bounce(async () => {
      await h.owner.update(users).set({ email: 'new@tvm.test', emailCanonical: 'new@tvm.test' });
    });
    expect((await userRow())?.mailBouncedAt).toBeNull();
  });

  test('keeps no security notice from going out', async () => {
    await bounce();
    const mailId = await insertMail(h.app, { userId: user.id, kind: 'password_changed' });
    await attempt(mailId);
    expect(await mailRow(mailId)).toMatchObject({ state: 'accepted' });
  });
});

describe('the next attempt', () => {
  test('is a job with its delay, written down with the reason, and nobody comes before it', async () => {
    const mailId = await insertMail(h.app, { userId: user.id });
    refuseNext(2);
    await attempt(mailId);
    expect(await mailRow(mailId)).toMatchObject({
      state: 'queued',
      lastError: 'smtp_451',
      nextAttemptAt: new Date(h.clock.now.getTime() + 5000),
    });
    const [job] = await jobs();
    expect(job).toMatchObject({ key: mailId, priority: 10 });
    expect(job?.seconds).toBeGreaterThan(2);

    await attempt(mailId);
    expect((await mailRow(mailId))?.attempts).toBe(1);
    later(5);
    await attempt(mailId);
    expect(await mailRow(mailId)).toMatchObject({
      attempts: 2,
      nextAttemptAt: new Date(h.clock.now.getTime() + 10_000),
    });
    expect(await jobs()).toHaveLength(1);
  });

  test.each([
    ['what a person waits for', { requestedBy: 'own' }, 0],
    ['a notice', { requestedBy: 'system', kind: 'password_changed' }, 0],
    ["an activation's mail", { requestedBy: 'activation' }, 10],
    [
      'one of many that were asked for together',
      { requestedBy: 'main_user', params: { campaign: true } },
      10,
    ],
  ] as const)('keeps the place of %s in the queue', async (_, mail, priority) => {
    await insertMail(h.app, { userId: user.id, ...mail }).then((mailId) => {
      refuseNext();
      return attempt(mailId);
    });
    expect(await jobs()).toMatchObject([{ priority }]);
  });

  test('hands over the same bytes, whatever has changed about the user since', async () => {
    const mailId = await insertMail(h.app, { userId: user.id });
    // Ended once the server has it, before anybody knows that it does.
    const arrived = new AbortController();
    h.smtp.onMail = () => arrived.abort();
    h.smtp.mishaps.push('silence');
    await sendMail(h.worker, h.deps, mailId, arrived.signal);
    await h.owner.update(users).set({ surname: 'Joosten', title: 'heer', language: 'en' });
    later(60);
    await attempt(mailId);
    const [first, second] = h.smtp.received;
    expect(second).toEqual(first);
    expect(first?.raw).toContain(`Message-ID: <${mailId}@tvm.nl>`);
  });

  test('does not come when the link would have too little left: the mail is given up', async () => {
    const mailId = await insertMail(h.app, { userId: user.id, kind: 'password_reset', requestedBy: 'own' });
    for (let attempts = 0; (await mailRow(mailId))?.state === 'queued'; attempts++) {
      expect(attempts).toBeLessThan(30);
      refuseNext();
      await attempt(mailId);
      const next = (await mailRow(mailId))?.nextAttemptAt;
      if (next) h.clock.now = next;
    }
    const [link] = await h.owner.select().from(registrations);
    expect(await mailRow(mailId)).toMatchObject({
      state: 'failed',
      lastError: 'gave_up_smtp_451',
      sealedContent: null,
      nextAttemptAt: null,
    });
    const left = ((link?.expiresAt.getTime() ?? 0) - h.clock.now.getTime()) / 60_000;
    expect(left).toBeGreaterThanOrEqual(10);
    expect(left).toBeLessThan(21);
  });

  test('does not come for ever: attempts that ended without being written down count', async () => {
    const mailId = await insertMail(h.app, { userId: user.id });
    await h.owner.update(mails).set({ attempts: 200 });
    await attempt(mailId);
    expect(await mailRow(mailId)).toMatchObject({ state: 'failed', lastError: 'too_many_attempts' });
    expect(h.smtp.received).toEqual([]);
  });
});

describe('two attempts at one mail', () => {
  test('at once: one hands it over', async () => {
    const mailId = await insertMail(h.app, { userId: user.id });
    await Promise.all([1, 2, 3, 4].map(() => attempt(mailId)));
    expect(h.smtp.received).toHaveLength(1);
    expect(await mailRow(mailId)).toMatchObject({ state: 'accepted', attempts: 1 });
  });

  test('the second waits until the first one counts as lost, and then the first one writes nothing any more', async () => {
    const mailId = await insertMail(h.app, { userId: user.id });
    const clock = { ...h.deps, attemptSeconds: 60, clockToleranceSeconds: 60 };
    expect(await claimMail(h.worker, mailId, { ...clock, now: h.clock.now })).toMatchObject({
      outcome: 'due',
    });
    later(119);
    await attempt(mailId);
    expect(h.smtp.received).toEqual([]);
    expect(await jobs()).toMatchObject([{ key: mailId }]);

    const handOver: Transport['handOver'] = async () => {
      later(121);
      await attempt(mailId);
      return { result: 'retry', reason: 'smtp_no_answer' };
    };
    later(1);
    await sendMail(h.worker, { ...h.deps, transport: { ...h.deps.transport, handOver } }, mailId, signal);
    expect(h.smtp.received).toHaveLength(1);
    expect(await mailRow(mailId)).toMatchObject({ state: 'accepted', attempts: 3, lastError: null });
  });

  test('the first one, overtaken, takes nothing from the second that is on its way', async () => {
    const mailId = await insertMail(h.app, { userId: user.id });
    const handOver: Transport['handOver'] = async () => {
      later(121);
      expect(await claimMail(h.worker, mailId, { ...h.deps, now: h.clock.now })).toMatchObject({
        outcome: 'due',
      });
      return { result: 'retry', reason: 'smtp_no_answer' };
    };
    await sendMail(h.worker, { ...h.deps, transport: { ...h.deps.transport, handOver } }, mailId, signal);
    expect(await mailRow(mailId)).toMatchObject({ state: 'sending', attempts: 2, lastError: null });
    expect(await jobs()).toEqual([]);
  });
});

describe('a newer registration mail', () => {
  const queueAt = (minute: number, requestedBy: 'activation' | 'own' | 'anonymous') =>
    insertMail(h.app, {
      userId: user.id,
      requestedBy,
      createdAt: new Date(`2025-06-11T12:${String(minute).padStart(2, '0')}:00Z`),
    });

  test('replaces one that has not left yet', async () => {
    const [older] = [await queueAt(10, 'activation'), await queueAt(11, 'own')];
    await attempt(older);
    expect(await mailRow(older)).toMatchObject({ state: 'replaced', lastError: 'newer_mail' });
    expect(h.smtp.received).toEqual([]);
  });

  test('that a stranger asked for replaces nothing', async () => {
    const [older] = [await queueAt(10, 'activation'), await queueAt(11, 'anonymous')];
    await attempt(older);
    expect(await mailRow(older)).toMatchObject({ state: 'accepted' });
  });

  test('that was given up replaces nothing', async () => {
    const [older, newer] = [await queueAt(10, 'activation'), await queueAt(11, 'own')];
    await h.owner.update(mails).set({ state: 'failed', updatedAt: h.clock.now }).where(eq(mails.id, newer));
    await attempt(older);
    expect(await mailRow(older)).toMatchObject({ state: 'accepted' });
  });
});
