import { type Database, query } from '@tvm/db';
import { sql } from 'drizzle-orm';

export interface Liveness {
  /** Between two heartbeats. */
  everySeconds: number;
  /** Without a heartbeat for so long a worker counts as dead. */
  deadAfterSeconds: number;
}

interface HeldJob {
  id: string;
  workerId: string;
  /** Another job has taken over its key (`retry_mail_job`), and its attempts with it: nobody would ever end it. */
  superseded: boolean;
}

/**
 * Says that this worker lives, and frees the jobs that workers without a recent heartbeat still hold: a killed one's
 * would stay locked for four hours. One that had already handed its mail to another job is ended instead. The database's clock alone counts.
 *
 * A worker whose own heartbeat was overdue frees nothing this time: then it was the database that was away, and the
 * others have had no chance yet to say that they live.
 */
export async function beat(db: Database, workerId: string, { deadAfterSeconds }: Liveness): Promise<void> {
  const deadline = sql`clock_timestamp() - make_interval(secs => ${deadAfterSeconds}::float8)`;
  await db.transaction(async (tx) => {
    const [last] = await query<{ overdue: boolean }>(tx, 'find_heartbeat')`
      select seen_at < ${deadline} as overdue from worker_heartbeats where worker_id = ${workerId}`;
    await query(tx, 'beat')`
      insert into worker_heartbeats (worker_id, seen_at) values (${workerId}, clock_timestamp())
      on conflict (worker_id) do update set seen_at = excluded.seen_at`;
    if (last?.overdue) return;
    await query(tx, 'forget_dead_workers')`delete from worker_heartbeats where seen_at < ${deadline}`;
    const held = await query<HeldJob>(tx, 'find_jobs_of_dead_workers')`
      select id, locked_by as "workerId", key is null as superseded from graphile_worker.jobs
      where locked_by is not null and locked_at < ${deadline}
        and not exists (select from worker_heartbeats where worker_id = locked_by)`;
    if (!held.length) return;
    const workerIds = [...new Set(held.map(({ workerId }) => workerId))];
    await query(tx, 'unlock_dead_workers')`
      select graphile_worker.force_unlock_workers(${sql.param(workerIds)}::text[])`;
    const superseded = held.filter((job) => job.superseded).map(({ id }) => id);
    await query(tx, 'complete_superseded_jobs')`
      select graphile_worker.complete_jobs(${sql.param(superseded)}::bigint[])`;
  });
}

/** A worker that ends has no heartbeat, so that whatever it may still hold is freed soon. */
export async function forget(db: Database, workerId: string): Promise<void> {
  await query(db, 'forget_worker')`delete from worker_heartbeats where worker_id = ${workerId}`;
}
