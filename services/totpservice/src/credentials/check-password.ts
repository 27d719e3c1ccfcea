import type { Database } from '@tvm/db';
import { keyedHash, type Lane, type StoredPassword, verifyPassword } from '@tvm/keys';
import {
  type AttemptPolicy,
  claimAttempt,
  consecutiveFailuresAllowed,
  countConsecutive,
  passwordAccountPolicy,
  passwordAddressPolicy,
  passwordKnownBrowserPolicy,
  passwordWideNetworkPolicy,
  restoreAttempts,
  returnAttempt,
} from '../attempts/attempt-budget.ts';
import { liftLock, recordLock } from '../attempts/attempt-lock.ts';
import type { AttemptClaim } from '../attempts/claimed-attempt.ts';
import type { Deps } from '../deps.ts';
import { networkOf, type Visitor, wideNetworkOf } from '../http/visitor.ts';
import { queueNotice } from '../mails/queue-notice.ts';
import type { KnownBrowser } from '../sessions/device-cookie.ts';
import { recordEvent, type Who } from '../trail/audit.ts';

export type PasswordCheck =
  | { outcome: 'right' }
  | { outcome: 'wrong' }
  | { outcome: 'locked'; lockedUntil: Date; scope: AttemptPolicy['scope'] }
  /** After a hundred in a row: no password is looked at until a mailed link set a new one. */
  | { outcome: 'link_required' };

interface Attempt {
  address: string;
  password: string;
  /** Undefined for an unknown address, or a user without a password. */
  stored: StoredPassword | undefined;
  /** Undefined for a browser that finished no login of this user. */
  knownBrowser: KnownBrowser | undefined;
  client: Visitor;
  /** For the event of a lock. */
  who: Who;
}

/** Browsers that are known go first; the caller holds a place (`inLane`) from before its first query. */
export const laneOf = (knownBrowser: KnownBrowser | undefined): Lane => (knownBrowser ? 'first' : 'second');

/**
 * The one check of a password, at login and as a fresh proof. The attempt is counted first; then the same bcrypt work is done whether or not there
 * is a password to compare with. A browser that is known has a budget of its own: what strangers try doesn't keep it out, and it locks
 * nobody but itself. All others share that of the account, under a keyed hash of its address so that unknown addresses are slowed in the
 * same way, and that of their network. After a hundred failures in a row, of the account or of a known browser, only the mailed link helps there. A right password gives back what was counted for it, and nothing that others used up.
 */
export async function checkPassword(deps: Deps, attempt: Attempt): Promise<PasswordCheck> {
  const { db, config } = deps;
  const claims: { policy: AttemptPolicy; claim: Extract<AttemptClaim, { outcome: 'claimed' }> }[] = [];
  const budgets = budgetsOf(deps, attempt);
  for (const { policy, subject } of budgets) {
    const claim = await claimAttempt(db, policy, subject, deps.now());
    if (await isSpent(deps, policy, subject, claim)) return { outcome: 'link_required' };
    if (claim.outcome === 'locked') return { ...claim, scope: policy.scope };
    claims.push({ policy, claim });
  }
  const { password, stored, knownBrowser, who } = attempt;
  const lane = laneOf(knownBrowser);
  const right = await verifyPassword(config.keys.pepper, password, stored, config.passwordCost, lane);
  if (!right) {
    for (const { policy, claim } of claims) {
      await recordLock(db, policy.scope, claim, who, deps.now());
      await recordCap(deps, policy, claim, attempt);
    }
    return { outcome: 'wrong' };
  }
  for (const { policy, subject } of budgets) {
    const giveBack = policy.scope === 'password_address' ? returnAttempt : restoreAttempts;
    await giveBack(db, policy.scope, subject);
  }
  return { outcome: 'right' };
}

/** The hundredth failure in a row of an account is written down and told of, once: from now on only a mailed link helps in an unknown browser. */
async function recordCap(
  { db, now }: Deps,
  { scope }: AttemptPolicy,
  { consecutive }: Extract<AttemptClaim, { outcome: 'claimed' }>,
  { who, client }: Attempt,
): Promise<void> {
  if (scope !== 'password_account' || consecutive !== consecutiveFailuresAllowed) return;
  await db.transaction(async (tx) => {
    await recordEvent(tx, { type: 'password_capped', result: 'success', ...who }, now());
    await queueNotice(tx, { userId: who.userId, about: 'password_capped', visitor: client }, now());
  });
}

/** Whether there were a hundred failures in a row before this attempt. A network is many people: it is only slowed. */
async function isSpent(
  { db }: Deps,
  policy: AttemptPolicy,
  subject: string,
  claim: AttemptClaim,
): Promise<boolean> {
  if (policy.scope === 'password_address') return false;
  const isLocked = claim.outcome === 'locked';
  const failures = isLocked ? await countConsecutive(db, policy.scope, subject) : claim.consecutive - 1;
  return failures >= consecutiveFailuresAllowed;
}

/** Under what an attempt is counted. */
function budgetsOf(
  deps: Deps,
  { knownBrowser, client, address }: Attempt,
): { policy: AttemptPolicy; subject: string }[] {
  if (knownBrowser) return [{ policy: passwordKnownBrowserPolicy, subject: knownBrowser.subject }];
  return [
    { policy: passwordAddressPolicy, subject: networkOf(client.address) },
    { policy: passwordWideNetworkPolicy, subject: wideNetworkOf(client.address) },
    { policy: passwordAccountPolicy, subject: passwordSubject(deps, address) },
  ];
}

/** The owner has set a new password: what strangers tried before is no reason to keep the owner waiting. */
export async function restorePasswordAttempts(
  deps: Deps,
  tx: Database,
  address: string,
  who: Who,
): Promise<void> {
  await liftLock(tx, 'password_account', passwordSubject(deps, address), who, deps.now());
}

/** Whose attempts are counted, known or not, without keeping the address. */
export const passwordSubject = (deps: Deps, address: string) =>
  keyedHash(deps.config.keys.address, 'address', address);
