import type { Database } from '@tvm/db';
import type { Log } from '../logger.ts';
import { mailOf } from '../mails/kinds.ts';
import type { MailRow } from '../mails/parts/define-mail.ts';
import { findRegistrationOfMail } from '../mails/parts/link.queries.ts';
import type { RenderMail } from '../mails/parts/said.ts';
import type { HandOver, Transport } from '../transports/transport.ts';
import { claimMail, lookAtMail } from './claim-mail.ts';
import { pauseAll, waitForSlot } from './pace.ts';
import { type PrepareDeps, prepareMail } from './prepare-mail.ts';
import { lookAgain, recordAccepted, recordBounced, recordEnd, recordRetry } from './record-outcome.ts';
import { resolvePasswordReset } from './resolve-password-reset.ts';
import { delayOfNextAttempt, MAX_ATTEMPTS } from './retry-policy.ts';

export interface SendMailDeps extends PrepareDeps {
  renderMail: RenderMail;
  transport: Transport;
  mailsPerSecond: number;
  /** The longest that one attempt may last; after that (and a while for clocks that differ) another one may begin. */
  attemptSeconds: number;
  clockToleranceSeconds: number;
  log: Log;
  now: () => Date;
  /** From 0 up to 1. */
  random: () => number;
}

/**
 * One attempt at one mail, and what follows from it: when it fails, the next attempt is a job of its own. May be repeated at any point: what is
 * sent stays the same, what was accepted isn't sent again unless the worker died before it could write that down, and a mail that isn't due, or that
 * another attempt has, is left alone.
 * @param signal ends the wait for a slot and the handing over
 * @throws whatever keeps it from writing down what became of the attempt
 */
export async function sendMail(
  db: Database,
  deps: SendMailDeps,
  mailId: string,
  signal: AbortSignal,
): Promise<void> {
  await resolvePasswordReset(db, mailId, deps.now());
  const seen = await lookAtMail(db, mailId, clockOf(deps));
  if (seen.outcome === 'not-yet') await lookAgain(db, seen.mail, seen.inSeconds);
  if (seen.outcome !== 'due') return;
  // Before the claim, so that an attempt has an end that everybody knows.
  await waitForSlot(db, deps.mailsPerSecond, signal);
  const claim = await claimMail(db, mailId, clockOf(deps));
  if (claim.outcome === 'not-yet') await lookAgain(db, claim.mail, claim.inSeconds);
  if (claim.outcome !== 'due') return;

  const { mail } = claim;
  if (mail.attempts > MAX_ATTEMPTS) {
    return end(db, deps, mail, { ended: 'failed', reason: 'too_many_attempts' });
  }
  try {
    await attemptMail(db, deps, mail, signal);
  } catch (error) {
    deps.log.error({ ...factsOf(mail), error }, 'attempt failed unexpectedly');
    await retryLater(db, deps, mail, { reason: signal.aborted ? 'stopping' : 'internal_error' });
  }
}

async function attemptMail(
  db: Database,
  deps: SendMailDeps,
  mail: MailRow,
  signal: AbortSignal,
): Promise<void> {
  const inTime = AbortSignal.any([signal, AbortSignal.timeout(deps.attemptSeconds * 1000)]);
  const prepared = await prepareMail(db, deps, mail, deps.now());
  if (prepared.outcome === 'nothing-to-do') return;
  if (prepared.outcome === 'ended') return logEnd(deps, mail, prepared);

  const { content, firstAttemptAt } = prepared;
  const rendered = deps.renderMail(content.said, content.addressee);
  const handOver = await deps.transport.handOver(
    { id: mail.id, to: content.to, date: firstAttemptAt, ...rendered },
    inTime,
  );
  await record(db, deps, mail, { handOver, to: content.to });
}

async function record(
  db: Database,
  deps: SendMailDeps,
  mail: MailRow,
  { handOver, to }: { handOver: HandOver; to: string },
): Promise<void> {
  switch (handOver.result) {
    case 'accepted':
      await recordAccepted(db, mail.id, handOver.providerMessageId, deps.now());
      deps.log.info({ ...factsOf(mail), result: 'accepted' }, 'mail handed over');
      return;
    case 'bounced':
      await recordBounced(db, mail, { to, reason: handOver.reason }, deps.now());
      deps.log.warn({ ...factsOf(mail), result: 'bounced', reason: handOver.reason }, 'recipient refused');
      return;
    case 'rejected':
      return end(db, deps, mail, { ended: 'failed', reason: handOver.reason });
    case 'retry':
      if (handOver.afterSeconds) await pauseAll(db, handOver.afterSeconds);
      return retryLater(db, deps, mail, handOver);
  }
}

/** The next attempt, or the end when it would come too late. */
async function retryLater(
  db: Database,
  deps: SendMailDeps,
  mail: MailRow,
  { reason, afterSeconds }: { reason: string; afterSeconds?: number },
): Promise<void> {
  const now = deps.now();
  const registration = await findRegistrationOfMail(db, mail.id);
  const failed = {
    minutesToUse: mailOf(mail.kind).link?.minutesToUse,
    attempts: mail.attempts,
    firstAttemptAt: mail.firstAttemptAt ?? now,
    expiresAt: registration?.expiresAt,
    afterSeconds,
  };
  const delayMilliseconds = delayOfNextAttempt(failed, now, deps.random());
  if (delayMilliseconds === undefined) {
    return end(db, deps, mail, { ended: 'failed', reason: `gave_up_${reason}` });
  }
  await recordRetry(db, mail, { reason, delayMilliseconds }, now);
  deps.log.warn({ ...factsOf(mail), reason, seconds: delayMilliseconds / 1000 }, 'mail not sent yet');
}

type End = Parameters<typeof recordEnd>[2];

async function end(db: Database, deps: SendMailDeps, mail: MailRow, ended: End): Promise<void> {
  await recordEnd(db, mail.id, ended, deps.now());
  logEnd(deps, mail, ended);
}

function logEnd({ log }: SendMailDeps, mail: MailRow, { ended, reason }: End): void {
  log.warn({ ...factsOf(mail), result: ended, reason }, 'mail not sent');
}

const factsOf = ({ id, kind, attempts }: MailRow) => ({ mailId: id, kind, attempt: attempts });

const clockOf = ({ now, attemptSeconds, clockToleranceSeconds }: SendMailDeps) => ({
  now: now(),
  attemptSeconds,
  clockToleranceSeconds,
});
