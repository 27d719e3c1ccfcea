import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Connection, type Database, query } from '@tvm/db';
import { answers } from '@tvm/metrics';
import { runTaskList, type WorkerEvents } from 'graphile-worker';
import { keepDoing } from '../keep-doing.ts';
import { queueLogger } from '../logger.ts';
import { beat, forget, type Liveness } from './liveness.ts';
import { mailTask } from './mail-task.ts';
import type { SendMailDeps } from './send-mail.ts';

export interface WorkerOptions extends Liveness {
  /** Mails that are on their way at a time. Those that wait for a slot count, so a high number blurs priorities. */
  concurrency: number;
  /** Told of each heartbeat that was written down. */
  onBeat?: () => void;
  /** After the queue stopped by itself, for example because the database went away. */
  restartAfterSeconds: number;
  lookForLostEverySeconds: number;
  /** A mail that nothing has happened to for so long, and that no job is left for, gets a new one. */
  lostAfterSeconds: number;
}

/** Works the queue until told to stop, and starts over whenever the queue stops by itself. */
export async function work(
  db: Connection,
  deps: SendMailDeps,
  options: WorkerOptions,
  stop: AbortSignal,
): Promise<void> {
  while (!stop.aborted) {
    try {
      await runQueue(db, deps, options, stop);
    } catch (error) {
      deps.log.error({ error, seconds: options.restartAfterSeconds }, 'queue stopped, starting over');
    }
    await sleep(stop.aborted ? 0 : options.restartAfterSeconds * 1000, undefined, { signal: stop }).catch(
      () => {},
    );
  }
}

/**
 * Runs until told to stop, or until the queue fails. It has to start over then: it keeps the first answer about its
 * tasks for good, even when that is an error because the database was away.
 */
async function runQueue(
  db: Connection,
  deps: SendMailDeps,
  options: WorkerOptions,
  stop: AbortSignal,
): Promise<void> {
  await answers(db);
  const events: WorkerEvents = new EventEmitter();
  const pool = runTaskList(
    {
      logger: queueLogger(deps.log),
      events,
      concurrency: options.concurrency,
      noHandleSignals: true,
      // With batches, a job whose end can't be written stops the queue; without, it would be an unhandled rejection.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    },
    { mail: mailTask(db, deps) },
    db.$client,
  );
  const end = () => void Promise.resolve(pool.gracefulShutdown()).catch(() => {});
  let failure: unknown;
  events.once('worker:getJob:error', ({ error }) => {
    failure = error;
    end();
  });
  stop.addEventListener('abort', end, { once: true });
  const ended = new AbortController();
  const beside = { log: deps.log, stop: ended.signal };
  const repeated = [
    keepDoing(() => beat(db, pool.id, options).then(options.onBeat), {
      ...beside,
      everySeconds: options.everySeconds,
      failed: 'no heartbeat',
    }),
    keepDoing(() => readdLost(db, deps, options), {
      ...beside,
      everySeconds: options.lookForLostEverySeconds,
      failed: 'no search for lost mails',
    }),
  ];
  try {
    deps.log.info({ workerId: pool.id, transport: deps.transport.name }, 'working the queue');
    await pool.promise;
    if (failure) throw failure;
  } finally {
    stop.removeEventListener('abort', end);
    ended.abort();
    await Promise.all(repeated);
    await forget(db, pool.id).catch(() => {});
  }
}

const LOST_BATCH = 500;

/** The queue gives a job up after 25 failures, for example because the database was away at each. Its mail isn't given up. */
async function readdLost(
  db: Database,
  deps: SendMailDeps,
  { lostAfterSeconds }: WorkerOptions,
): Promise<void> {
  const before = new Date(deps.now().getTime() - lostAfterSeconds * 1000);
  const [added] = await query<{ mails: number }>(db, 'readd_lost_mail_jobs')`
    select readd_lost_mail_jobs(${before}::timestamptz, ${LOST_BATCH}::integer) as mails`;
  if (added?.mails) deps.log.warn({ mails: added.mails }, 'mails without a job got a new one');
}
