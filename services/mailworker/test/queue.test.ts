import { mailPace, mails } from '@tvm/db';
import { startTcpProxy } from '@tvm/testing';
import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  addUser,
  type Harness,
  queueMail,
  startHarness,
  tablesHolding,
  tokenOf,
  type User,
} from './harness.ts';
import { headerOf, startSmtpServer } from './smtp-server.ts';
import { startWorkerChild, type WorkerChild } from './worker-child.ts';

let h: Harness;
let user: User;
let children: WorkerChild[];
beforeEach(async () => {
  h = await startHarness();
  user = await addUser(h.owner);
  children = [];
});
afterEach(async () => {
  await Promise.all(children.map((child) => child.end('SIGKILL')));
  await h.close();
});

const startWorker = (env?: Record<string, string>) => {
  const child = startWorkerChild(h, env);
  children.push(child);
  return child;
};
/** Waits until a check passes. No longer when a worker has ended by itself, which nothing comes of. */
async function until(check: () => unknown): Promise<void> {
  const look = async () => {
    const ended = children.find((child) => child.endedByItself());
    if (!ended) await check();
    return ended;
  };
  const ended = await vi.waitFor(look, { timeout: 300_000, interval: 50 });
  if (ended) throw new Error(`a worker ended by itself:\n${ended.output()}`);
}
const arrived = (mailId: string) =>
  h.smtp.received.filter((mail) => headerOf(mail, 'Message-ID') === `<${mailId}@tvm.nl>`);
const mailRow = async (id: string) => (await h.owner.select().from(mails).where(eq(mails.id, id)))[0];
const stateOf = async (id: string) => (await mailRow(id))?.state;
const jobs = async () => (await h.owner.execute(sql`select * from graphile_worker._private_jobs`)).rows;

test('a mail leaves after the commit, and not at all after a rollback', async () => {
  startWorker();
  const first = await queueMail(h.app, { userId: user.id, kind: 'password_changed' });
  await until(() => expect(arrived(first)).toHaveLength(1));

  let waiting = '';
  await h.app.transaction(async (tx) => {
    waiting = await queueMail(tx, { userId: user.id });
    const sentMeanwhile = await queueMail(h.app, { userId: user.id, kind: 'password_changed' });
    await until(() => expect(arrived(sentMeanwhile)).toHaveLength(1));
    expect(arrived(waiting)).toEqual([]);
  });
  await until(() => expect(arrived(waiting)).toHaveLength(1));

  let undone = '';
  const rollback = h.app.transaction(async (tx) => {
    undone = await queueMail(tx, { userId: user.id });
    throw new Error('rolled back');
  });
  await expect(rollback).rejects.toThrow('rolled back');
  const next = await queueMail(h.app, { userId: user.id, kind: 'password_changed' });
  await until(() => expect(arrived(next)).toHaveLength(1));
  expect(arrived(undone)).toEqual([]);
});

test('a worker killed between handing over and writing it down loses no mail, and the repeat is the same', async () => {
  h.smtp.mishaps.push('silence');
  const mailId = await queueMail(h.app, { userId: user.id });
  const killed = startWorker();
  await until(() => expect(arrived(mailId)).toHaveLength(1));
  await killed.end('SIGKILL');
  expect(await stateOf(mailId)).toBe('sending');

  const second = startWorker();
  await until(async () => expect(await stateOf(mailId)).toBe('accepted'));
  const [first, repeat] = arrived(mailId);
  const token = tokenOf(first);
  expect(token).toHaveLength(43);
  expect(tokenOf(repeat)).toBe(token);
  expect(h.smtp.received).toHaveLength(2);

  await until(async () => expect(await jobs()).toEqual([]));
  expect(await tablesHolding(h.owner, token ?? '')).toEqual([]);
  const output = killed.output() + second.output();
  expect(output).toContain(mailId);
  for (const secret of [token ?? '', user.email, user.surname]) expect(output).not.toContain(secret);
});

test('killed again and again at any moment, workers lose no mail', async () => {
  const amount = 30;
  const killAfter = new Set([4, 11, 19]);
  let worker = startWorker();
  h.smtp.onMail = () => {
    if (!killAfter.delete(h.smtp.received.length)) return;
    worker.process.kill('SIGKILL');
    worker = startWorker();
  };
  const ids = await Promise.all(
    Array.from({ length: amount }, () => queueMail(h.app, { userId: user.id, requestedBy: 'anonymous' })),
  );
  await until(async () => expect(await jobs()).toEqual([]));
  for (const id of ids) {
    expect(await stateOf(id)).toBe('accepted');
    expect(new Set(arrived(id).map(tokenOf)).size).toBe(1);
  }
});

test('two workers share the pace', async () => {
  const interval = 100;
  const rate = { MAIL_RATE_PER_SECOND: String(1000 / interval) };
  const workers = [startWorker(rate), startWorker(rate)];
  for (const worker of workers) {
    await until(() => expect(worker.output()).toContain('looking for jobs'));
  }
  // The slots begin when both have mails that wait, so that each mail has an earliest moment of its own: one alone has no room for all.
  const firstSlot = Date.now() + 4000;
  await h.owner.insert(mailPace).values({ nextAt: new Date(firstSlot) });
  const arrivals: number[] = [];
  h.smtp.onMail = () => arrivals.push(Date.now());
  const ids = await Promise.all(
    Array.from({ length: 12 }, () => queueMail(h.app, { userId: user.id, kind: 'password_changed' })),
  );
  await until(() => expect(arrivals).toHaveLength(ids.length));

  const timerError = 5;
  for (const [k, at] of arrivals.entries()) {
    expect(at).toBeGreaterThanOrEqual(firstSlot + k * interval - timerError);
  }
  for (const id of ids) expect(arrived(id)).toHaveLength(1);
  for (const worker of workers) {
    await until(() => expect(worker.output()).toContain('mail handed over'));
  }
});

test('what a provider refuses for now is tried again, as a job of its own', async () => {
  h.smtp.mishaps.push({ reply: 451, at: 'RCPT TO' });
  const mailId = await queueMail(h.app, { userId: user.id });
  startWorker();
  await until(async () =>
    expect(await mailRow(mailId)).toMatchObject({ state: 'queued', lastError: 'smtp_451' }),
  );
  // The one that ran is there for a moment longer.
  await until(async () =>
    expect(await jobs()).toMatchObject([{ key: mailId, attempts: 0, last_error: null }]),
  );
  await until(async () => expect(await stateOf(mailId)).toBe('accepted'));
  expect(arrived(mailId)).toHaveLength(1);
  await until(async () => expect(await jobs()).toEqual([]));
});

test('a provider that is away for a while gets every mail once when it is back', async () => {
  const away = await startSmtpServer();
  await away.close();
  const worker = startWorker({ SMTP_URL: away.url });
  const ids = await Promise.all(
    Array.from({ length: 5 }, () => queueMail(h.app, { userId: user.id, kind: 'password_changed' })),
  );
  for (const id of ids) {
    await until(async () => expect((await mailRow(id))?.lastError).toMatch(/^smtp_e/));
  }
  const back = await startSmtpServer(Number(new URL(away.url).port));
  for (const id of ids) await until(async () => expect(await stateOf(id)).toBe('accepted'));
  const received = back.received.map((mail) => headerOf(mail, 'Message-ID'));
  expect(received.toSorted()).toEqual(ids.map((id) => `<${id}@tvm.nl>`).toSorted());
  await worker.end('SIGKILL');
  await back.close();
});

test('a mail whose job the queue has given up, or lost, gets another one and is sent', async () => {
  const queue = () => queueMail(h.app, { userId: user.id, kind: 'password_changed' });
  const [givenUp, lost] = [await queue(), await queue()];
  await h.owner.execute(sql`
    update graphile_worker._private_jobs set attempts = max_attempts where key = ${givenUp}`);
  await h.owner.execute(sql`delete from graphile_worker._private_jobs where key = ${lost}`);
  startWorker();
  for (const mailId of [givenUp, lost]) {
    await until(async () => expect(await stateOf(mailId)).toBe('accepted'));
    expect(arrived(mailId)).toHaveLength(1);
  }
});

test('an unexpected failure leaves no parameter in the queue or the log', async () => {
  await h.owner.execute(sql`revoke execute on function mint_link from worker`);
  const mailId = await queueMail(h.app, { userId: user.id });
  const worker = startWorker();
  await until(async () => expect(await mailRow(mailId)).toMatchObject({ lastError: 'internal_error' }));
  expect(worker.output()).toContain('42501');
  expect(worker.output()).not.toContain(user.email);
  await h.owner.execute(sql`grant execute on function mint_link to worker`);
  await until(async () => expect(await stateOf(mailId)).toBe('accepted'));
});

test('goes on by itself after the database was away, and loses nothing', async () => {
  const proxy = await startTcpProxy(h.database.workerUrl);
  const worker = startWorker({ DATABASE_URL: proxy.url });
  const queue = () => queueMail(h.app, { userId: user.id, kind: 'password_changed' });
  const before = await queue();
  await until(() => expect(arrived(before)).toHaveLength(1));

  // Away while a mail is with the provider: what became of it can't be written down.
  h.smtp.onMail = () => proxy.cut();
  const handedOver = await queue();
  await until(() => expect(arrived(handedOver)).toHaveLength(1));
  h.smtp.onMail = () => {};
  const during = await queue();
  await until(() => expect(worker.output()).toContain('starting over'));
  expect(worker.process.exitCode).toBeNull();

  proxy.mend();
  await until(() => expect(arrived(during)).toHaveLength(1));
  await until(async () => expect(await stateOf(handedOver)).toBe('accepted'));
  await until(async () => expect(await jobs()).toEqual([]));
  expect(await worker.end('SIGTERM')).toBe(0);
  await proxy.close();
});

test('told to stop, it finishes what it has begun and takes nothing new', async () => {
  const worker = startWorker();
  const mailId = await queueMail(h.app, { userId: user.id });
  await until(async () => expect(await stateOf(mailId)).toBe('accepted'));
  expect(await worker.end('SIGTERM')).toBe(0);
  expect(worker.output()).toContain('mailworker stopped');
  expect((await h.owner.execute(sql`select * from worker_heartbeats`)).rows).toEqual([]);
});
