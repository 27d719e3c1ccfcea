import { randomUUID } from 'node:crypto';
import { mails, passwordResetRequests, registrations, users } from '@tvm/db';
import { hashToken } from '@tvm/keys';
import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sendMail } from '../src/queue/send-mail.ts';
import { addUser, type Harness, insertMail, startHarness, tokenOf } from './harness.ts';
import { headerOf } from './smtp-server.ts';

const { signal } = new AbortController();
let h: Harness;
beforeEach(async () => {
  h = await startHarness();
});
afterEach(() => h.close());

const minuteLater = () => {
  h.clock.now = new Date(h.clock.now.getTime() + 60_000);
};

/** As the API asks for it; known or not is for the worker to find out. */
async function ask(address: string, lost: 'password' | 'authenticator' = 'password') {
  const mailId = randomUUID();
  await h.app.execute(sql`select add_password_reset_job(${mailId}, ${address}, ${lost})`);
  await attempt(mailId);
  return mailId;
}
const attempt = (mailId: string) => sendMail(h.worker, h.deps, mailId, signal);

test('a known address gets a reset link of one hour, called what was asked for', async () => {
  const user = await addUser(h.owner);
  const mailId = await ask(user.email, 'authenticator');
  const [received] = h.smtp.received;
  expect(headerOf(received, 'Subject')).toBe('Uw nieuwe telefoon koppelen');
  expect(received?.to).toEqual([user.email]);
  expect(await h.owner.select().from(registrations)).toMatchObject([
    {
      mailId,
      purpose: 'reset',
      lost: 'authenticator',
      tokenHash: hashToken('reset', tokenOf(received) ?? ''),
      expiresAt: new Date('2025-06-11T13:27:00.000Z'),
    },
  ]);
  expect(await h.owner.select().from(mails)).toMatchObject([
    { id: mailId, userId: user.id, kind: 'password_reset', requestedBy: 'anonymous', state: 'accepted' },
  ]);
});

test('an unknown address and a disabled user leave no row and no mail', async () => {
  const disabled = await addUser(h.owner, { disabledAt: new Date() });
  await ask('nobody@tvm.test');
  await ask(disabled.email);
  expect(h.smtp.received).toEqual([]);
  expect(await h.owner.select().from(mails)).toEqual([]);
  expect(await h.owner.select().from(registrations)).toEqual([]);
  expect(await h.owner.select().from(passwordResetRequests)).toEqual([]);
  expect(h.logLines.join('')).not.toContain('nobody');
});

test('a user who never set a password gets a registration mail instead', async () => {
  const user = await addUser(h.owner, {}, false);
  await ask(user.email);
  expect(headerOf(h.smtp.received[0], 'Subject')).toBe('Account registratie TVM');
  expect(await h.owner.select().from(registrations)).toMatchObject([{ purpose: 'registration', lost: null }]);
  expect(await h.owner.select().from(mails)).toMatchObject([
    { kind: 'registration', requestedBy: 'anonymous' },
  ]);
});

test("a stranger's request leaves the user's own links alive", async () => {
  const user = await addUser(h.owner, {}, false);
  const own = await insertMail(h.app, { userId: user.id, requestedBy: 'own' });
  await sendMail(h.worker, h.deps, own, signal);
  await ask(user.email);
  const links = await h.owner.select().from(registrations);
  expect(links.map(({ supersededAt }) => supersededAt)).toEqual([null, null]);
});

test('attempted again, the same link is sent', async () => {
  const user = await addUser(h.owner);
  h.smtp.mishaps.push('silence');
  const mailId = await ask(user.email);
  minuteLater();
  await attempt(mailId);
  const [first, second] = h.smtp.received.map(tokenOf);
  expect(first).toHaveLength(43);
  expect(second).toBe(first);
  expect(await h.owner.select().from(registrations)).toHaveLength(1);
});

test('a user who was disabled between two attempts gets nothing more', async () => {
  const user = await addUser(h.owner);
  h.smtp.mishaps.push({ reply: 451, at: 'DATA' });
  const mailId = await ask(user.email);
  minuteLater();
  await h.owner.update(users).set({ disabledAt: new Date() }).where(eq(users.id, user.id));
  await attempt(mailId);
  expect(h.smtp.received).toEqual([]);
  expect(await h.owner.select().from(mails)).toMatchObject([
    { state: 'withdrawn', lastError: 'user_disabled' },
  ]);
});
