import type { Database } from '@tvm/db';
import { withRequestId } from '@tvm/process';
import type { JobHelpers } from 'graphile-worker';
import { type SendMailDeps, sendMail } from './send-mail.ts';

/** A job that the queue itself has to repeat. The message is all that it stores, and only a code of ours. */
class JobFailed extends Error {
  override readonly name = 'JobFailed';
}

/**
 * The queue's task `mail`. An attempt that fails has written down itself when the next one is; the queue repeats a job only when even that wasn't
 * possible, for example because the database was away. A mail whose job has had its last attempt gets another job (`readdLostMails`).
 */
export function mailTask(db: Database, deps: SendMailDeps) {
  const attempt = async (payload: unknown, { job, abortSignal }: JobHelpers): Promise<void> => {
    const mailId = parseMailId(payload);
    try {
      await sendMail(db, deps, mailId, abortSignal);
    } catch (error) {
      const reason = abortSignal.aborted ? 'stopping' : 'internal_error';
      const facts = { mailId, jobId: job.id, attempt: job.attempts, reason };
      deps.log.warn(abortSignal.aborted ? facts : { ...facts, error }, 'job to be repeated');
      // The error itself stays here: the message of a failed query holds its parameters.
      throw new JobFailed(reason);
    }
  };
  // All that an attempt writes down, in the trail and in the log, is of the request that asked for the mail.
  return (payload: unknown, helpers: JobHelpers) =>
    withRequestId(requestIdOf(payload), () => attempt(payload, helpers));
}

function requestIdOf(payload: unknown): string | undefined {
  const { requestId } = (payload ?? {}) as Record<string, unknown>;
  return typeof requestId === 'string' ? requestId : undefined;
}

/** @throws JobFailed for a payload that the database's functions don't make */
function parseMailId(payload: unknown): string {
  const { mailId } = (payload ?? {}) as Record<string, unknown>;
  if (typeof mailId === 'string') return mailId;
  throw new JobFailed('unknown_payload');
}
