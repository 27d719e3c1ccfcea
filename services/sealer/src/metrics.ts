import type { Connection } from '@tvm/db';
import { createMetrics, type Metrics, watchDatabase, watchEvents, watchKeys } from '@tvm/metrics';
import { Counter, Gauge } from 'prom-client';
import manifest from '../package.json' with { type: 'json' };
import { findLastSealed, findUnsealed } from './audit.queries.ts';
import type { Config } from './config.ts';
import { purgeObservation, purgeSteps } from './purge-expired.ts';

/** All figures of the sealer; what they mean to an operator says docs/operations/metrics.md. */
export function createSealerMetrics(db: Connection, { auditKeys }: Pick<Config, 'auditKeys'>): Metrics {
  const metrics = createMetrics('sealer', manifest.version);
  watchDatabase(metrics, db);
  watchKeys(metrics, db, [auditKeys]);
  watchEvents(metrics);
  watchPurge(metrics);
  const readUnsealed = async () => findUnsealed(db, await findLastSealed(db));
  metrics.collect({
    name: 'tvm_audit_unsealed_events',
    help: 'Events of the audit trail that no seal covers yet.',
    read: async () => [{ labels: {}, value: (await readUnsealed()).events }],
  });
  metrics.collect({
    name: 'tvm_audit_unsealed_seconds',
    help: 'For how long the oldest of them has waited; 0 when there is none.',
    read: async () => {
      const { oldest } = await readUnsealed();
      return [{ labels: {}, value: oldest ? Math.max(0, (Date.now() - oldest.getTime()) / 1000) : 0 }];
    },
  });
  return metrics;
}

function watchPurge({ registry }: Metrics): void {
  const shared = { labelNames: ['step'] as const, registers: [registry] };
  const rows = new Counter({
    name: 'tvm_purged_rows_total',
    help: 'Rows that a purge removed, by step.',
    ...shared,
  });
  const failures = new Counter({
    name: 'tvm_purge_failures_total',
    help: 'Purges of a step that failed.',
    ...shared,
  });
  const done = new Gauge({
    name: 'tvm_purge_last_success_timestamp_seconds',
    help: 'When a step was last gone through to its end; 0 before the first time of this process.',
    ...shared,
  });
  for (const step of purgeSteps) {
    rows.inc({ step }, 0);
    failures.inc({ step }, 0);
    done.set({ step }, 0);
  }
  purgeObservation.listen(({ step, rows: removed, failed }) => {
    rows.inc({ step }, removed);
    if (failed) failures.inc({ step });
    else done.set({ step }, Date.now() / 1000);
  });
}
