import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { auditEvents, mailStateChanges, mails, registrations, users } from '@tvm/db';
import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sendAgain } from '../src/queue/send-again.ts';
import { sendMail } from '../src/queue/send-mail.ts';
import { addUser, type Harness, insertMail, startHarness, tokenOf, type User } from './harness.ts';

const command = fileURLToPath(new URL('../src/failed-mails.ts', import.meta.url));
const { signal } = new AbortController();

let h: Harness;
let user: User;
beforeEach(async () => {
  h = await startHarness();
  user = await addUser(h.owner, { surname: 'Joosten' });
});
afterEach(() => h.close());

const run = (...args: string[]) =>
  promisify(execFile)(process.execPath, [command, ...args], { env: { DATABASE_URL: h.database.workerUrl } });
const rows = () => h.owner.select().from(mails).orderBy(mails.createdAt, mails.id);
const jobs = async () =>
  (
    await h.owner.execute<{ key: string; priority: number }>(sql`
    select key, priority from graphile_worker._private_jobs`)
  ).rows;

async function failedMail(mail: Partial<Parameters<typeof insertMail>[1]> = {}) {
  const mailId = await insertMail(h.app, { userId: user.id, ...mail });
  h.smtp.mishaps.push({ reply: 554, at: 'DATA' });
  await sendMail(h.worker, h.deps, mailId, signal);
  expect(await stateOf(mailId)).toBe('failed');
  return mailId;
}
const stateOf = async (id: string) => (await rows()).find((mail) => mail.id === id)?.state;

test('lists what was given up and why, without addresses or names, and changes nothing', async () => {
  const mailId = await failedMail();
  await sendMail(h.worker, h.deps, await insertMail(h.app, { userId: user.id }), signal);
  const { stdout } = await run();
  expect(stdout).toMatch(
    new RegExp(`^${mailId}  user ${user.id}  registration .* 1 attempts  smtp_554\n1 failed\n$`),
  );
  for (const secret of [user.email, 'Joosten']) expect(stdout).not.toContain(secret);
  expect((await run('--kind', 'password_changed')).stdout).toBe('0 failed\n');
  expect((await run('--reason', 'smtp_554')).stdout).toContain('1 failed');
  expect(await stateOf(mailId)).toBe('failed');
  expect(await jobs()).toEqual([]);
});

test('sends a dead letter again as a new mail with a link of its own, in its place', async () => {
  const mailId = await failedMail();
  expect((await run('--send-again')).stdout).toContain('1 queued again');
  const again = (await rows()).find(({ id }) => id !== mailId);
  expect(again).toMatchObject({
    state: 'queued',
    requestedBy: 'activation',
    kind: 'registration',
    params: {},
  });
  expect(await jobs()).toEqual([{ key: again?.id, priority: 10 }]);
  expect(await stateOf(mailId)).toBe('replaced');
  const changes = await h.owner.select().from(mailStateChanges).where(eq(mailStateChanges.mailId, mailId));
  expect(changes.map(({ state }) => state).at(-1)).toBe('replaced');
  const [event] = await h.owner.select().from(auditEvents).where(eq(auditEvents.type, 'mail_replaced'));
  expect(event).toMatchObject({ userId: user.id, reason: 'sent_again', details: { mailId } });

  await sendMail(h.worker, h.deps, again?.id ?? '', signal);
  expect(await stateOf(again?.id ?? '')).toBe('accepted');
  expect(tokenOf(h.smtp.received.at(-1))).toHaveLength(43);
  const links = await h.owner.select().from(registrations).where(eq(registrations.userId, user.id));
  expect(links.filter(({ supersededAt }) => supersededAt === null)).toHaveLength(1);
  expect((await run('--send-again')).stdout).toBe('0 failed\n0 queued again\n');
});

test('a notice sent again still speaks of the moment at which the thing happened', async () => {
  const createdAt = new Date('2025-06-10T08:00:00.000Z');
  await failedMail({ kind: 'password_changed', requestedBy: 'system', createdAt });
  await run('--send-again');
  const again = (await rows()).find(({ state }) => state === 'queued');
  expect(again).toMatchObject({ params: { at: createdAt.toISOString() } });
  expect(await jobs()).toEqual([{ key: again?.id, priority: 0 }]);
});

test('two who send the same one again at once send it once', async () => {
  const mailId = await failedMail();
  const results = await Promise.all([1, 2, 3].map(() => sendAgain(h.worker, mailId, h.clock.now)));
  expect(results.sort()).toEqual(['gone', 'gone', 'sent-again']);
  expect(await rows()).toHaveLength(2);
});

test('leaves alone what has become needless: a user who got a newer link, and resets that people ask for again', async () => {
  const first = await failedMail();
  const newer = await insertMail(h.app, { userId: user.id, createdAt: h.clock.now });
  await sendMail(h.worker, h.deps, newer, signal);
  const reset = await failedMail({ kind: 'password_reset', requestedBy: 'anonymous' });
  const { stdout } = await run('--send-again');
  expect(stdout).toContain(
    '0 queued again\n1 left alone: the user has a newer one\n1 left alone: reset links',
  );
  expect([await stateOf(first), await stateOf(reset)]).toEqual(['failed', 'failed']);
});

test('what was sent again to somebody who was disabled meanwhile is withdrawn', async () => {
  await failedMail();
  await h.owner.update(users).set({ disabledAt: h.clock.now }).where(eq(users.id, user.id));
  await run('--send-again');
  const again = (await rows()).find(({ state }) => state === 'queued');
  await sendMail(h.worker, h.deps, again?.id ?? '', signal);
  expect(await stateOf(again?.id ?? '')).toBe('withdrawn');
});

test.each([[['--kind', 'nonsense']], [['--send']], [['extra']]])(
  'refuses %j and says how it is used',
  async (args) => {
    await expect(run(...args)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Usage: failed-mails'),
    });
  },
);
