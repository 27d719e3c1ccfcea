import { type Connection, query } from '@tvm/db';
import { createMetrics, type Metrics, watchDatabase, watchEvents, watchKeys } from '@tvm/metrics';
import manifest from '../package.json' with { type: 'json' };
import type { Config } from './config.ts';

/** All figures of the mailworker; what they mean to an operator says docs/operations/metrics.md. */
export function createWorkerMetrics(
  db: Connection,
  { mailKeys, webhookKeys, signalKeys }: Pick<Config, 'mailKeys' | 'webhookKeys' | 'signalKeys'>,
): Metrics {
  const metrics = createMetrics('mailworker', manifest.version);
  watchDatabase(metrics, db);
  watchKeys(metrics, db, [mailKeys, webhookKeys, signalKeys]);
  watchEvents(metrics);
  watchMails(metrics, db);
  watchCampaign(metrics, db);
  watchLogouts(metrics, db);
  return metrics;
}

function watchMails(metrics: Metrics, db: Connection): void {
  metrics.collect({
    name: 'tvm_mails',
    help: 'Mails that are queued or being sent, and those given up in the last 24 hours.',
    labels: ['state'],
    read: async () => {
      const [mails] = await query<Record<'queued' | 'sending' | 'failed', number>>(db, 'count_mails')`
        select (select count(*)::int from mails where state = 'queued') as queued, (select count(*)::int from mails where state = 'sending') as sending,
          (select count(*)::int from mails where state = 'failed' and updated_at > now() - interval '1 day') as failed`;
      return Object.entries(mails ?? {}).map(([state, value]) => ({ labels: { state }, value }));
    },
  });
  metrics.collect({
    name: 'tvm_mails_oldest_due_seconds',
    help: 'For how long the mail that is due longest has been due; 0 when none is.',
    read: async () => {
      const [oldest] = await query<{ seconds: number }>(db, 'find_oldest_due_mail')`
        select coalesce(extract(epoch from now() - min(coalesce(next_attempt_at, created_at))), 0)::float8 as seconds
        from mails where state in ('queued', 'sending') and coalesce(next_attempt_at, created_at) <= now()`;
      return [{ labels: {}, value: oldest?.seconds ?? 0 }];
    },
  });
  metrics.collect({
    name: 'tvm_mailworkers',
    help: 'Workers that gave a sign of life in the last minute.',
    read: async () => {
      const [workers] = await query<{ living: number }>(db, 'count_living_workers')`
        select count(*)::int as living from worker_heartbeats where seen_at > now() - interval '1 minute'`;
      return [{ labels: {}, value: workers?.living ?? 0 }];
    },
  });
}

function watchCampaign(metrics: Metrics, db: Connection): void {
  metrics.collect({
    name: 'tvm_campaign_timestamp_seconds',
    help: 'When somebody last looked whom the mandatory date makes us invite or remind (`round`), and when everybody was last counted (`count`).',
    labels: ['step'],
    read: async () => {
      const [last] = await query<Record<'round' | 'count', Date | null>>(db, 'find_last_campaign')`
        select (select last_run_at from mandatory_campaign) as round, (select max(counted_at) from rollout_days) as count`;
      return Object.entries(last ?? {}).flatMap(([step, at]) =>
        at ? [{ labels: { step }, value: at.getTime() / 1000 }] : [],
      );
    },
  });
  metrics.collect({
    name: 'tvm_webhooks',
    help: 'Web hooks of other systems by state: they take events, they fail at present, or were switched off because they failed too long.',
    labels: ['state'],
    read: async () => {
      const [hooks] = await query<Record<'working' | 'failing' | 'disabled', number>>(db, 'count_webhooks')`
        select count(*) filter (where not is_disabled and failing_since is null)::int as working,
          count(*) filter (where not is_disabled and failing_since is not null)::int as failing,
          count(*) filter (where is_disabled)::int as disabled from webhooks`;
      return Object.entries(hooks ?? {}).map(([state, value]) => ({ labels: { state }, value }));
    },
  });
}

function watchLogouts(metrics: Metrics, db: Connection): void {
  metrics.collect({
    name: 'tvm_logouts',
    help: 'Logouts that an application was to be told: those that wait, and those given up in the last 24 hours.',
    labels: ['state'],
    read: async () => {
      const [logouts] = await query<Record<'waiting' | 'given_up', number>>(db, 'count_logouts')`
        select count(*) filter (where given_up_at is null)::int as waiting, count(*) filter (where given_up_at > now() - interval '1 day')::int as given_up
        from backchannel_logouts where delivered_at is null`;
      return Object.entries(logouts ?? {}).map(([state, value]) => ({ labels: { state }, value }));
    },
  });
}
