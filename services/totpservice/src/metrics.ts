import { type Connection, query } from '@tvm/db';
import { laneObservation, placesInLane } from '@tvm/keys';
import { createMetrics, type Metrics, watchDatabase, watchEvents, watchKeys } from '@tvm/metrics';
import { Counter, Histogram } from 'prom-client';
import manifest from '../package.json' with { type: 'json' };
import type { Config } from './config.ts';
import { requestObservation } from './http/observe-requests.ts';

/** All figures of the API; what they mean to an operator says docs/operations/metrics.md. */
export function createServiceMetrics(db: Connection, { keys }: Pick<Config, 'keys'>): Metrics {
  const metrics = createMetrics('totpservice', manifest.version);
  watchDatabase(metrics, db);
  watchKeys(metrics, db, Object.values(keys));
  watchEvents(metrics);
  watchRequests(metrics);
  watchLanes(metrics);
  metrics.collect({
    name: 'tvm_approvals_waiting',
    help: 'Approvals that wait for a decision, by kind.',
    labels: ['kind'],
    read: async () =>
      (await readWaiting(db)).map(({ kind, waiting }) => ({ labels: { kind }, value: waiting })),
  });
  return metrics;
}

const readWaiting = (db: Connection) =>
  query<{ kind: string; waiting: number }>(db, 'count_waiting_approvals')`
    select kind, count(*)::int as waiting from approvals where decision is null and expires_at > now() group by kind`;

function watchRequests({ registry }: Metrics): void {
  const registers = [registry];
  const seconds = new Histogram({
    name: 'tvm_http_request_duration_seconds',
    help: 'From the first byte of a request to the last of its answer, by operation of the contract.',
    labelNames: ['operation', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20],
    registers,
  });
  const problems = new Counter({
    name: 'tvm_http_problems_total',
    help: 'Requests that were refused or failed, by operation and problem code.',
    labelNames: ['operation', 'problem'],
    registers,
  });
  requestObservation.listen(({ operation, status, problem, seconds: took }) => {
    seconds.observe({ operation, status }, took);
    if (problem) problems.inc({ operation, problem });
  });
}

function watchLanes(metrics: Metrics): void {
  const registers = [metrics.registry];
  const labelNames = ['lane'] as const;
  const buckets = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20];
  const waited = new Histogram({
    name: 'tvm_password_wait_seconds',
    help: 'How long a password waited for its turn to be computed, by lane.',
    labelNames,
    buckets,
    registers,
  });
  const took = new Histogram({
    name: 'tvm_password_compute_seconds',
    help: 'How long the computation of a password took.',
    buckets,
    registers,
  });
  const shed = new Counter({
    name: 'tvm_password_shed_total',
    help: 'Requests that were refused because their lane had no place.',
    labelNames,
    registers,
  });
  for (const lane of ['first', 'second']) shed.inc({ lane }, 0);
  laneObservation.listen((seen) => {
    if ('isFull' in seen) return shed.inc({ lane: seen.lane });
    waited.observe({ lane: seen.lane }, seen.waitedSeconds);
    took.observe(seen.tookSeconds);
  });
  metrics.collect({
    name: 'tvm_password_places',
    help: 'How many may wait in a lane before one is refused.',
    read: () => [{ labels: {}, value: placesInLane() }],
  });
}
