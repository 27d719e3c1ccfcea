import { type Connection, query } from '@tvm/db';
import type { Collector, Metrics } from './create-metrics.ts';

/** The pool: how many connections are open, idle, and how many wait for one. */
export function watchDatabase(metrics: Metrics, { $client: pool }: Connection): void {
  const read: Collector<'state'>['read'] = () => [
    { labels: { state: 'open' }, value: pool.totalCount },
    { labels: { state: 'idle' }, value: pool.idleCount },
    { labels: { state: 'waiting' }, value: pool.waitingCount },
    { labels: { state: 'allowed' }, value: pool.options.max },
  ];
  metrics.collect({
    name: 'tvm_database_pool',
    help: 'Connections of the pool: open, idle, allowed; and those who wait for one.',
    labels: ['state'],
    read,
  });
}

/** Whether the database answers. */
export async function answers(db: Connection): Promise<boolean> {
  await query(db, 'reach_database')`select 1`;
  return true;
}
