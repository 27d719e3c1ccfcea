import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLog } from '../src/logger.ts';
import { createSealerMetrics } from '../src/metrics.ts';
import { purgeExpired } from '../src/purge-expired.ts';
import { addEvent, type Harness, query, sealEverything, startHarness } from './harness.ts';

let h: Harness;
beforeEach(async () => {
  h = await startHarness();
});
afterEach(() => h.close());

async function figures() {
  const text = await createSealerMetrics(h.sealer, h.deps).text();
  return (name: string) =>
    Number(
      text
        .split('\n')
        .find((line) => line.startsWith(name))
        ?.split(' ')[1],
    );
}

test('the figures tell how many events no seal covers, and since when the oldest waits', async () => {
  await addEvent(h.app, 1, new Date(Date.now() - 120_000));
  await addEvent(h.app, 2, new Date());
  const waiting = await figures();
  expect(waiting('tvm_audit_unsealed_events{')).toBe(2);
  expect(Math.round(waiting('tvm_audit_unsealed_seconds{') / 60)).toBe(2);
  await sealEverything(h);
  const sealed = await figures();
  expect([sealed('tvm_audit_unsealed_events{'), sealed('tvm_audit_unsealed_seconds{')]).toEqual([0, 0]);
});

test('the figures tell of each step of a purge what it removed, when it was last done, and that it failed', async () => {
  const metrics = createSealerMetrics(h.sealer, h.deps);
  await query(h.owner, `insert into worker_heartbeats (worker_id, seen_at) values ('gone', '2020-01-01')`);
  await query(h.owner, 'alter table login_challenges rename to away');
  const purging = purgeExpired(
    h.sealer,
    { log: createLog('silent'), now: () => new Date() },
    new AbortController().signal,
  );
  await expect(purging).rejects.toMatchObject({ code: '42P01' });
  const text = await metrics.text();
  const value = (name: string, step: string) =>
    Number(
      text
        .split('\n')
        .find((line) => line.startsWith(`${name}{step="${step}"`))
        ?.split(' ')[1],
    );
  expect(value('tvm_purged_rows_total', 'worker_heartbeats')).toBe(1);
  expect(value('tvm_purge_failures_total', 'worker_heartbeats')).toBe(0);
  expect(value('tvm_purge_last_success_timestamp_seconds', 'worker_heartbeats')).toBeGreaterThan(1.7e9);
  expect(value('tvm_purge_failures_total', 'login_challenges')).toBe(1);
  expect(value('tvm_purge_last_success_timestamp_seconds', 'login_challenges')).toBe(0);
});
