import { mails, recoveries, registrations, users } from '@tvm/db';
import { hashToken } from '@tvm/keys';
import { and, eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sendMail } from '../src/queue/send-mail.ts';
import { addUser, type Harness, insertMail, startHarness, tablesHolding, type User } from './harness.ts';
import { headerOf } from './smtp-server.ts';

const { signal } = new AbortController();
const day = 24 * 3600_000;
let h: Harness;
let user: User;
beforeEach(async () => {
  h = await startHarness();
  user = await addUser(h.owner);
});
afterEach(() => h.close());

/** As the API begins one, in its role. */
async function begin() {
  const at = h.clock.now.toISOString();
  const until = new Date(h.clock.now.getTime() + day).toISOString();
  await h.app.execute(
    sql`select begin_recovery(${user.id}::uuid, ${at}::timestamptz, ${until}::timestamptz)`,
  );
  return { started: await idOf('recovery_started'), ready: await idOf('recovery_ready') };
}
async function idOf(kind: 'recovery_started' | 'recovery_ready') {
  const [mail] = await h.owner
    .select({ id: mails.id })
    .from(mails)
    .where(and(eq(mails.kind, kind), eq(mails.state, 'queued')));
  return mail?.id ?? '';
}
const attempt = (mailId: string) => sendMail(h.worker, h.deps, mailId, signal);
const later = (milliseconds: number) => {
  h.clock.now = new Date(h.clock.now.getTime() + milliseconds);
};
const stateOf = async (id: string) =>
  (
    await h.owner.select({ state: mails.state, reason: mails.lastError }).from(mails).where(eq(mails.id, id))
  )[0];
const tokenIn = (text: string | undefined) => /\/totpservice\/recovery#([\w-]{43})/.exec(text ?? '')?.[1];
const textOf = (at: number) => h.smtp.received[at]?.raw.replaceAll('=\r\n', '').replaceAll('=3D', '=');

test('a wait is told at once, with a link that stops it and of which only a hash is kept', async () => {
  const { started } = await begin();
  await attempt(started);
  expect(headerOf(h.smtp.received[0], 'Subject')).toBe('Uw nieuwe telefoon kan later worden gekoppeld');
  const token = tokenIn(textOf(0)) ?? '';
  expect(await h.owner.select().from(recoveries)).toMatchObject([
    { userId: user.id, stopHash: hashToken('recovery-stop', token) },
  ]);
  expect(await tablesHolding(h.owner, token)).toEqual([]);
});

test('the mail that it can be done leaves when the wait is over and not before, with a link for the new phone', async () => {
  const { ready } = await begin();
  later(day - 1);
  await attempt(ready);
  expect(h.smtp.received).toEqual([]);
  later(1);
  await attempt(ready);
  expect(headerOf(h.smtp.received[0], 'Subject')).toBe('U kunt uw nieuwe telefoon nu koppelen');
  expect(await h.owner.select().from(registrations)).toMatchObject([
    { purpose: 'reset', lost: 'authenticator', expiresAt: new Date(h.clock.now.getTime() + 2 * day) },
  ]);
});

test.each([
  ['it was stopped', () => h.owner.update(recoveries).set({ stoppedAt: h.clock.now })],
  ['the phone was linked', () => h.owner.update(recoveries).set({ completedAt: h.clock.now })],
  ['the user logged in', () => h.owner.update(users).set({ lastLoginAt: h.clock.now })],
  ['credentials were changed', () => h.owner.update(users).set({ credentialEpoch: 9 })],
])('no mail leaves once %s', async (_what, change) => {
  const { started, ready } = await begin();
  later(60_000);
  await change();
  await attempt(started);
  later(day);
  await attempt(ready);
  expect(h.smtp.received).toEqual([]);
  expect(await stateOf(started)).toEqual({ state: 'withdrawn', reason: 'recovery_ended' });
  expect(await stateOf(ready)).toMatchObject({ state: 'withdrawn' });
  expect(await h.owner.select().from(registrations)).toEqual([]);
});

test('what was stopped is not begun anew, by whomever', async () => {
  await begin();
  later(1000);
  await h.owner.update(recoveries).set({ stoppedAt: h.clock.now });
  later(30 * day);
  await begin();
  expect(await h.owner.select().from(mails)).toHaveLength(2);
  expect(await h.owner.select().from(recoveries)).toMatchObject([{ stopHash: null }]);
});

test('the worker stops none, begins none and mints no stop for a mail that it is not sending', async () => {
  const { started } = await begin();
  const hash = 'x'.repeat(43);
  const minted = await h.worker.execute(sql`select mint_recovery_stop(${started}::uuid, ${hash}) as minted`);
  expect(minted.rows).toEqual([{ minted: false }]);
  for (const statement of [
    sql`update recoveries set stopped_at = now()`,
    sql`select stop_hash from recoveries`,
    sql`select begin_recovery(${user.id}::uuid, now(), now())`,
  ])
    await expect(h.worker.execute(statement)).rejects.toMatchObject({ cause: { code: '42501' } });
  await expect(h.app.execute(sql`update recoveries set started_at = now()`)).rejects.toMatchObject({
    cause: { code: '42501' },
  });
});

test('a new phone says that it may wait, under that policy and to portal users only', async () => {
  const ask = async (policy: 'mail' | 'mail_and_time', of: User) => {
    const params = { lost: 'authenticator' as const };
    const id = await insertMail(h.app, {
      userId: of.id,
      kind: 'password_reset',
      requestedBy: 'anonymous',
      params,
    });
    await sendMail(h.worker, { ...h.deps, recoveryPolicy: policy }, id, signal);
    return textOf(h.smtp.received.length - 1)?.includes('24 uur later');
  };
  const employee = await addUser(h.owner, {
    kind: 'employee',
    employeeRole: 'support',
    organisationId: null,
  });
  expect(await ask('mail', user)).toBe(false);
  expect(await ask('mail_and_time', user)).toBe(true);
  expect(await ask('mail_and_time', employee)).toBe(false);
});
