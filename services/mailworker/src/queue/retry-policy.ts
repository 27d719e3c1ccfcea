const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const FIRST_DELAY = 5 * SECOND;
const LONGEST_DELAY = 10 * MINUTE;
/** Each delay is up to a fifth shorter, so that mails which failed together don't come back together. */
const JITTER = 0.2;
/** A provider that asks for more isn't believed. */
const MAX_RETRY_AFTER_SECONDS = 3600;

/** Resend knows an idempotency key for 24 hours; after that a repeat would be a second mail. */
const LONGEST_REPEAT = 23 * HOUR;
/** The policy ends a mail after some 180 attempts; more of them means that attempts end without being counted as failed. */
export const MAX_ATTEMPTS = 200;

export interface FailedAttempt {
  /** What must be left of the mail's link, where it has one. */
  minutesToUse: number | undefined;
  /** This one included. */
  attempts: number;
  firstAttemptAt: Date;
  /** Of the mail's link, where it has one. */
  expiresAt: Date | undefined;
  /** What the provider asked for. */
  afterSeconds: number | undefined;
}

/**
 * When to attempt a mail again, in milliseconds from now: 5 s, doubled each time up to 10 minutes, less some jitter, and never sooner than the
 * provider asked for. Undefined when it would come too late to be of use.
 * @param random from 0 up to 1
 */
export function delayOfNextAttempt(failed: FailedAttempt, now: Date, random: number): number | undefined {
  const backoff = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** Math.min(failed.attempts - 1, 20));
  const asked = Math.min(failed.afterSeconds ?? 0, MAX_RETRY_AFTER_SECONDS) * SECOND;
  const delay = Math.max(asked, Math.round(backoff * (1 - JITTER * random)));
  return now.getTime() + delay <= lastAttemptAt(failed) ? delay : undefined;
}

function lastAttemptAt({ minutesToUse = 0, firstAttemptAt, expiresAt }: FailedAttempt): number {
  const repeatedUntil = firstAttemptAt.getTime() + LONGEST_REPEAT;
  if (!expiresAt) return repeatedUntil;
  return Math.min(repeatedUntil, expiresAt.getTime() - minutesToUse * MINUTE);
}
