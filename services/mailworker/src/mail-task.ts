import type { Database } from '@tvm/db';
import type { JobHelpers } from 'graphile-worker';
import { recordEnd } from './mails.queries.ts';
import { type MailJob, MailNotSent, type SendMailDeps, sendMail } from './send-mail.ts';

/** The log has the error; the mail's row and the queue don't. */
const INTERNAL = 'internal_error';

/** The queue's task `mail`: one attempt at one mail; after the last one the mail has failed for good. */
export function mailTask(db: Database, deps: SendMailDeps) {
  return async (payload: unknown, { job, abortSignal }: JobHelpers): Promise<void> => {
    const mailJob = parseMailJob(payload);
    try {
      await sendMail(db, deps, mailJob, { number: job.attempts, signal: abortSignal });
    } catch (error) {
      const isExpected = error instanceof MailNotSent || abortSignal.aborted;
      const reason =
        error instanceof MailNotSent ? error.message : abortSignal.aborted ? 'stopping' : INTERNAL;
      const facts = { mailId: mailJob.mailId, jobId: job.id, attempt: job.attempts, reason };
      deps.log.warn(isExpected ? facts : { ...facts, error }, 'mail not sent yet');
      // The error itself stays here: the message of a failed query holds its parameters.
      if (job.attempts < job.max_attempts) throw new MailNotSent(reason);
      await recordEnd(db, mailJob.mailId, { ended: 'failed', reason }, deps.now());
    }
  };
}

/** @throws MailNotSent for a payload that `add_mail_jobs` and `add_password_reset_job` don't make */
function parseMailJob(payload: unknown): MailJob {
  const { mailId, address, lost } = (payload ?? {}) as Record<string, unknown>;
  if (typeof mailId === 'string') {
    if (address === undefined) return { mailId };
    const isLost = lost === 'password' || lost === 'authenticator';
    if (typeof address === 'string' && isLost) return { mailId, address, lost };
  }
  throw new MailNotSent('unknown_payload');
}
