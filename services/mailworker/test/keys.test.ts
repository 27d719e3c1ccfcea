import { keyChecks, mails } from '@tvm/db';
import { generateKeyRing, keyChecksOf, parseKeyRing, seal } from '@tvm/keys';
import { startTcpProxy } from '@tvm/testing';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sendMail } from '../src/queue/send-mail.ts';
import {
  addUser,
  type Harness,
  insertMail,
  mailKeyText,
  queueMail,
  startHarness,
  tokenOf,
} from './harness.ts';
import { headerOf } from './smtp-server.ts';
import { startWorkerChild, type WorkerChild } from './worker-child.ts';

let h: Harness;
let children: WorkerChild[];
beforeEach(async () => {
  h = await startHarness();
  children = [];
});
afterEach(async () => {
  await Promise.all(children.map((child) => child.end('SIGKILL')));
  await h.close();
});
const started = (child: WorkerChild) => {
  children.push(child);
  return child;
};
const until = (check: () => unknown) => vi.waitFor(check, { timeout: 300_000, interval: 50 });
const { signal } = new AbortController();
const [keyId] = mailKeyText.split(':');

/** A mail whose token was minted by an attempt that failed. */
async function waitingMail() {
  const user = await addUser(h.owner);
  const mailId = await insertMail(h.app, { userId: user.id });
  h.smtp.mishaps.push({ reply: 450, at: 'RCPT TO' });
  await sendMail(h.worker, h.deps, mailId, signal);
  const [mail] = await h.owner.select().from(mails).where(eq(mails.id, mailId));
  expect(mail?.sealedContent).toContain(`${keyId}.`);
  h.clock.now = new Date(h.clock.now.getTime() + 60_000);
  return { mailId };
}

test.each([
  ['other bytes under the id of a key', `${keyId}:${generateKeyRing().split(':')[1]}`, 'is not the key'],
  ['no key for mails that wait', generateKeyRing(), 'is missing, and waiting mails need it'],
])('does not start with %s, and says so', async (_what, ring, reason) => {
  const [check] = keyChecksOf(h.deps.mailKeys);
  if (check) await h.owner.insert(keyChecks).values({ ...check, createdAt: h.clock.now });
  await waitingMail();
  const child = started(startWorkerChild(h, { MAIL_KEYS: ring }, '../src/main.ts'));
  await until(() => expect(child.process.exitCode).toBe(1));
  expect(child.output()).toContain(`MAIL_KEYS: ${keyId} ${reason}`);
  expect(child.output()).not.toContain('working the queue');
  expect(child.output()).not.toContain(ring.split(':')[1]);
});

test('takes no mail before its keys were checked, while the database is away at start', async () => {
  const line = await startTcpProxy(h.database.workerUrl);
  line.cut();
  const child = started(startWorkerChild(h, { DATABASE_URL: line.url }));
  await until(() => expect(child.output()).toContain("can't be checked yet"));
  expect(child.output()).not.toContain('working the queue');
  const user = await addUser(h.owner);
  const mailId = await queueMail(h.app, { userId: user.id, kind: 'password_changed' });
  line.mend();
  await until(() => expect(h.smtp.received.map((mail) => headerOf(mail, 'Message-ID'))).toHaveLength(1));
  expect(headerOf(h.smtp.received[0], 'Message-ID')).toContain(mailId);
  await child.end('SIGKILL');
  await line.close();
});

test('mails that wait are still sent after a rotation, with the link that was minted before it', async () => {
  const { mailId } = await waitingMail();
  h.deps.mailKeys = parseKeyRing('MAIL_KEYS', `${generateKeyRing()},${mailKeyText}`);
  await sendMail(h.worker, h.deps, mailId, signal);
  expect(tokenOf(h.smtp.received[0])).toHaveLength(43);
});

test('a token that was sealed for somebody else is not sent', async () => {
  const { mailId } = await waitingMail();
  const foreign = seal(h.deps.mailKeys, Buffer.from('x'), {
    userId: 'somebody else',
    purpose: 'mail-content',
  });
  await h.owner.update(mails).set({ sealedContent: foreign }).where(eq(mails.id, mailId));
  await sendMail(h.worker, h.deps, mailId, signal);
  expect(h.logLines.join('')).toContain('SealError');
  expect(h.smtp.received).toEqual([]);
  expect((await h.owner.select().from(mails))[0]).toMatchObject({
    state: 'queued',
    lastError: 'internal_error',
  });
});
