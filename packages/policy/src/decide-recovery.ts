/** What it takes to replace a lost phone by a mailed link. */
export const recoveryPolicies = ['mail', 'mail_and_time', 'mail_and_support'] as const;
export type RecoveryPolicy = (typeof recoveryPolicies)[number];

const hour = 3600_000;
/** How long an unknown browser waits: so long the owner, who is told at once, can stop it by logging in. */
export const recoveryWaitHours = 24;
/** From its beginning; what nobody completed by then begins anew. */
export const recoveryEndsHours = 72;
/** So many wrong codes lock the login: from then on whoever guesses can keep the owner from logging in. */
export const wrongCodesAllowed = 5;

/** The facts of one user, in one browser, at one instant. */
export interface RecoveryFacts {
  readonly policy: RecoveryPolicy;
  readonly kind: 'portal' | 'employee';
  /** That user logged in here before, with the credentials of now. */
  readonly isKnownBrowser: boolean;
  /** A main user or support let it through, and that still counts. */
  readonly isConfirmed: boolean;
  /** The latest wait. Of former credentials it counts no more, but that it was stopped does. */
  readonly wait: { startedAt: Date; isOfPresentCredentials: boolean; stoppedAt: Date | null } | undefined;
  /** When the user last proved to have what is said to be lost: an authenticator or a recovery code. */
  readonly provedAt: Date | null;
  /** How many codes were wrong since the last right one, however long ago. */
  readonly wrongCodes: number;
  /** Wrong codes have disabled the authenticator: its owner can't log in. */
  readonly isDisabled: boolean;
  readonly now: Date;
}

export type RecoveryDecision =
  | { readonly next: 'now'; readonly because: 'policy' | 'confirmed' | 'known_browser' | 'waited' }
  /** `begins`: it doesn't wait yet; whoever asks begins it, and tells the owner. */
  | { readonly next: 'wait'; readonly until: Date; readonly begins: boolean }
  /** Time doesn't help: a main user or support has to confirm it. */
  | { readonly next: 'confirmation'; readonly because: 'policy' | 'stopped' | 'wrong_codes' };

/**
 * May somebody who has a user's mailbox replace the authenticator, in this browser, now? The one rule behind every step of a mailed link that does.
 *
 * What was stopped once is never a matter of time again, whatever changes meanwhile: who can begin anew could wait for the day on which the owner doesn't log in. Nor is it
 * where codes are guessed: that keeps the owner from the login that would stop it. Employees always need another one (SECURITY rule 17).
 */
export function decideRecovery(facts: RecoveryFacts): RecoveryDecision {
  const { policy, kind, wait } = facts;
  if (facts.isConfirmed) return { next: 'now', because: 'confirmed' };
  if (kind === 'employee' || policy === 'mail_and_support')
    return { next: 'confirmation', because: 'policy' };
  if (policy === 'mail') return { next: 'now', because: 'policy' };
  if (facts.isKnownBrowser) return { next: 'now', because: 'known_browser' };
  if (recoveryStoppedAt(facts) !== null) return { next: 'confirmation', because: 'stopped' };
  if (areCodesGuessed(facts)) return { next: 'confirmation', because: 'wrong_codes' };
  const now = facts.now.getTime();
  const startedAt = wait?.isOfPresentCredentials ? wait.startedAt.getTime() : undefined;
  if (startedAt === undefined || now >= startedAt + recoveryEndsHours * hour)
    return { next: 'wait', until: new Date(now + recoveryWaitHours * hour), begins: true };
  const until = startedAt + recoveryWaitHours * hour;
  return now < until
    ? { next: 'wait', until: new Date(until), begins: false }
    : { next: 'now', because: 'waited' };
}

/** Since when the latest wait is stopped: by the owner's word, or because the owner proved to have what is said to be lost. */
export function recoveryStoppedAt({ wait, provedAt }: Pick<RecoveryFacts, 'wait' | 'provedAt'>): Date | null {
  if (!wait) return null;
  return wait.stoppedAt ?? (provedAt && provedAt > wait.startedAt ? provedAt : null);
}

/** Whoever was locked out once may not have come back since: no time ends that, only a right code. */
const areCodesGuessed = ({ isDisabled, wrongCodes }: RecoveryFacts): boolean =>
  isDisabled || wrongCodes >= wrongCodesAllowed;
