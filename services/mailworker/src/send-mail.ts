import type { Database } from '@tvm/db';
import type { Log } from './logger.ts';
import { recordAccepted, recordEnd, recordRetry } from './mails.queries.ts';
import { pauseAll, waitForSlot } from './pace.ts';
import { type PrepareDeps, prepareMail } from './prepare-mail.ts';
import { type PasswordResetRequest, resolvePasswordReset } from './resolve-password-reset.ts';
import type { RenderMail } from './templates/mail.ts';
import type { Transport } from './transports/transport.ts';

/** A row of `mails`, or a reset asked for by address, which has no row yet. */
export type MailJob = { mailId: string } | PasswordResetRequest;

export interface SendMailDeps extends PrepareDeps {
  renderMail: RenderMail;
  transport: Transport;
  mailsPerSecond: number;
  log: Log;
  now: () => Date;
}

export interface Attempt {
  /** Of the job: 1 is the first. */
  number: number;
  /** Ends the wait for a slot and the handing over. */
  signal: AbortSignal;
}

/** To be tried again. The message is all that the queue stores, and only a code of ours. */
export class MailNotSent extends Error {
  override readonly name = 'MailNotSent';
}

/**
 * One attempt at one mail. May be repeated at any point: what is sent stays the same, and what was accepted isn't sent
 * again unless the worker died before it could write that down.
 * @throws MailNotSent to be tried again
 */
export async function sendMail(
  db: Database,
  deps: SendMailDeps,
  job: MailJob,
  attempt: Attempt,
): Promise<void> {
  const { mailId } = job;
  if ('address' in job) await resolvePasswordReset(db, job, deps.now());

  const prepared = await prepareMail(db, deps, mailId, deps.now());
  if (prepared.outcome === 'nothing-to-do') return;
  const facts = { mailId, kind: prepared.kind, attempt: attempt.number };
  if (prepared.outcome === 'ended') {
    deps.log.warn({ ...facts, result: prepared.ended, reason: prepared.reason }, 'mail not sent');
    return;
  }

  const rendered = deps.renderMail(prepared.mail, prepared.addressee);
  await waitForSlot(db, deps.mailsPerSecond, attempt.signal);
  const handOver = await deps.transport.handOver(
    { id: mailId, to: prepared.to, ...rendered },
    attempt.signal,
  );

  switch (handOver.result) {
    case 'accepted':
      await recordAccepted(db, mailId, handOver.providerMessageId, deps.now());
      deps.log.info({ ...facts, result: 'accepted' }, 'mail handed over');
      return;
    case 'rejected':
      await recordEnd(db, mailId, { ended: 'failed', reason: handOver.reason }, deps.now());
      deps.log.warn(
        { ...facts, result: 'rejected', reason: handOver.reason },
        'mail refused by the provider',
      );
      return;
    case 'retry':
      if (handOver.afterSeconds) await pauseAll(db, handOver.afterSeconds);
      await recordRetry(db, mailId, handOver.reason, deps.now());
      throw new MailNotSent(handOver.reason);
  }
}
