import { parseKeyRing } from '@tvm/keys';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorkerMetrics } from '../src/metrics.ts';
import { addUser, type Harness, insertMail, signalKeyText, startHarness, webhookKeyText } from './harness.ts';

let h: Harness;
beforeAll(async () => {
  h = await startHarness();
});
afterAll(() => h.close());

test('the figures tell what waits, since when, what was given up, who lives, and when the campaign was last at work', async () => {
  const { id: userId } = await addUser(h.owner);
  const add = async (state: string, dueMinutesAgo: number) => {
    const mailId = await insertMail(h.owner, { userId });
    await h.owner.$client.query(
      `update mails set state = $2, created_at = now() - interval '1 day', next_attempt_at = now() - make_interval(mins => $3), updated_at = now() where id = $1`,
      [mailId, state, dueMinutesAgo],
    );
  };
  await add('queued', 10);
  await add('queued', -60);
  await add('sending', 3);
  await add('failed', 0);
  await add('accepted', 0);
  await h.owner.$client.query(
    `insert into worker_heartbeats (worker_id, seen_at) values ('living', now()), ('dead', now() - interval '2 minutes')`,
  );
  await h.owner.$client.query(`update mandatory_campaign set last_run_at = '2026-01-01T00:00:00Z'`);
  const rings = {
    ...h.deps,
    webhookKeys: parseKeyRing('WEBHOOK_KEYS', webhookKeyText),
    signalKeys: parseKeyRing('SIGNAL_KEYS', signalKeyText),
  };
  const text = await createWorkerMetrics(h.worker, rings).text();
  const value = (name: string) =>
    Number(
      text
        .split('\n')
        .find((line) => line.startsWith(`${name}`))
        ?.split(' ')[1],
    );
  expect({
    queued: value('tvm_mails{state="queued"'),
    sending: value('tvm_mails{state="sending"'),
    failed: value('tvm_mails{state="failed"'),
    workers: value('tvm_mailworkers{'),
    round: value('tvm_campaign_timestamp_seconds{step="round"'),
    failing: value('tvm_webhooks{state="failing"'),
    logouts: value('tvm_logouts{state="waiting"'),
  }).toEqual({
    queued: 2,
    sending: 1,
    failed: 1,
    workers: 1,
    round: Date.parse('2026-01-01') / 1000,
    failing: 0,
    logouts: 0,
  });
  expect(value('tvm_mails_oldest_due_seconds{')).toBeGreaterThanOrEqual(600);
  expect(value('tvm_mails_oldest_due_seconds{')).toBeLessThan(660);
  expect(text).not.toContain('tvm_campaign_timestamp_seconds{step="count"');
  expect(text).not.toMatch(/tvm_metric_failures_total\{.*\} [1-9]/);
});
