import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mailTask } from '../src/queue/mail-task.ts';
import { addUser, type Harness, insertMail, startHarness } from './harness.ts';

let h: Harness;
beforeAll(async () => {
  h = await startHarness();
});
afterAll(() => h.close());

const helpers = { job: { id: '1', attempts: 1 }, abortSignal: new AbortController().signal } as never;
const rows = async (text: string, values: unknown[]) => (await h.owner.$client.query(text, values)).rows;

test('what becomes of a mail is written down, in the trail and in the log, with the request that asked for it', async () => {
  const requestId = randomUUID();
  const { id: userId } = await addUser(h.owner);
  const mailId = await insertMail(h.owner, { userId });
  await h.owner.$client.query('update mails set request_id = $2 where id = $1', [mailId, requestId]);
  await mailTask(h.worker, h.deps)({ mailId, requestId }, helpers);
  expect(
    await rows('select type, request_id from audit_events where user_id = $1 order by id', [userId]),
  ).toEqual([
    { type: 'mail_link_minted', request_id: requestId },
    { type: 'mail_accepted', request_id: requestId },
  ]);
  const line = h.logLines.map((each) => JSON.parse(each)).find(({ msg }) => msg === 'mail handed over');
  expect(line).toMatchObject({ service: 'mailworker', mailId, requestId });
});

test('a reset asked for by address becomes a mail of that request', async () => {
  const requestId = randomUUID();
  const mailId = randomUUID();
  const { email } = await addUser(h.owner);
  await h.owner.$client.query(`select add_password_reset_job($1, $2, 'password', $3)`, [
    mailId,
    email,
    requestId,
  ]);
  await mailTask(h.worker, h.deps)({ mailId, requestId }, helpers);
  expect(await rows('select request_id from mails where id = $1', [mailId])).toEqual([
    { request_id: requestId },
  ]);
});

test('a job of before there were ids is done as ever', async () => {
  const { id: userId } = await addUser(h.owner);
  const mailId = await insertMail(h.owner, { userId });
  await mailTask(h.worker, h.deps)({ mailId }, helpers);
  expect(await rows('select state, request_id from mails where id = $1', [mailId])).toEqual([
    { state: 'accepted', request_id: null },
  ]);
});
