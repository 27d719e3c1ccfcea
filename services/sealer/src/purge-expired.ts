import { type Database, query } from '@tvm/db';
import { observation } from '@tvm/process';
import { sql } from 'drizzle-orm';
import type { Log } from './logger.ts';

/** What the database's functions know; their periods stand there, the reasons in docs/security/retention.md. */
const purgeable = [
  'login_challenges',
  'passkey_challenges',
  'sessions',
  'device_cookies',
  'anonymous_events',
  'kept_passwords',
  'pending_authenticators',
  'revoked_authenticators',
  'mail_contents',
  'mail_event_receipts',
  'registrations',
  'attempt_budgets',
  'mail_budgets',
  'notices',
  'mails',
  'disabled_users',
  'sensitive_changes',
  'addresses_of_deleted_users',
  'worker_heartbeats',
  'password_reset_requests',
  'failed_jobs',
] as const;
/** These by a function of their own. */
export const purgeableOfClients = [
  'oidc_records',
  'oidc_grants',
  'backchannel_logouts',
  'session_ends',
  'signal_tokens',
  'idempotency_keys',
  'webhook_deliveries',
  'verification_budgets',
] as const;

/** All that is purged, step by step. */
export const purgeSteps = [...purgeable, ...purgeableOfClients, 'audit_events'] as const;

/** A step was gone through, to its end or until it failed. */
export const purgeObservation = observation<{ step: string; rows: number; failed: boolean }>('purge');

const BATCH = 500;

/**
 * Removes all that its time has come for, batch by batch, so that nobody waits. Each batch is a commit with its own audit event. What fails
 * or takes too long holds up nothing that comes after it.
 * @throws the first failure, when the rest is done
 */
export async function purgeExpired(
  db: Database,
  deps: { log: Log; now: () => Date },
  stop: AbortSignal,
): Promise<void> {
  const now = deps.now();
  const steps = [
    ...purgeable.map((what) => ({ what, call: sql`purge(${what}, ${now}::timestamptz, ${BATCH})` })),
    ...purgeableOfClients.map((what) => ({
      what,
      call: sql`purge_of_clients(${what}, ${now}::timestamptz, ${BATCH})`,
    })),
    { what: 'audit_events', call: sql`purge_sealed_batch(${now}::timestamptz)::int` },
  ];
  const failures: unknown[] = [];
  for (const { what, call } of steps) {
    let total = 0;
    try {
      for (let rows = BATCH; rows > 0; total += rows) {
        if (stop.aborted) return;
        const [purged] = await query<{ rows: number }>(db, 'purge')`select ${call} as rows`;
        rows = purged?.rows ?? 0;
      }
      if (total > 0) deps.log.info({ what, rows: total }, 'purged');
      purgeObservation.tell({ step: what, rows: total, failed: false });
    } catch (error) {
      deps.log.error({ what, error }, 'not purged');
      failures.push(error);
      purgeObservation.tell({ step: what, rows: total, failed: true });
    }
  }
  if (failures.length > 0) throw failures[0];
}
