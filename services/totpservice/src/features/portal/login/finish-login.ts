import { eventObservation } from '@tvm/audit';
import { hashToken, mintToken } from '@tvm/keys';
import { decideSecondFactor } from '@tvm/policy';
import {
  type AttemptClaim,
  codeRejected,
  passkeyRejected,
  readClaim,
} from '../../../attempts/claimed-attempt.ts';
import type { CodeRejection } from '../../../credentials/match-code.ts';
import { recordRejectedCode } from '../../../credentials/record-rejected-code.ts';
import type { Deps } from '../../../deps.ts';
import { answer } from '../../../http/contract-operation.ts';
import type { Refusal } from '../../../http/problems.ts';
import { offerDeviceCookie } from '../../../sessions/device-cookie.ts';
import { sessionAbsoluteSeconds } from '../../../sessions/session.ts';
import type { App } from '../../../standing/used-authenticators.ts';
import { byAnonymous } from '../../../trail/audit.ts';
import { recordRefused } from '../../../trail/record-refused.ts';
import { claimChallengeAttempt } from './login.queries.ts';
import type { OpenedSession, SessionOpening } from './open-session.queries.ts';
import { type LoginBrowser, signIn } from './sign-in.ts';

// What the second steps of a login share, in the order in which they call it.

type LoginType = 'login_code' | 'login_passkey' | 'login_recovery_code';

/** A login whose attempt is counted. */
interface ClaimedLogin<Type extends LoginType = LoginType> extends LoginBrowser {
  type: Type;
  now: Date;
  claim: Extract<AttemptClaim, { outcome: 'claimed' }>;
  challengeId: string;
  userId: string;
  organisationId: string | null;
  /** False: there is nothing to look at, because it is gone or about to be disabled. */
  hasAuthenticator: boolean;
  /** False: only a passkey counts, and there is one. */
  takesCodes: boolean;
  apps: App[];
}
type MintedSession = ReturnType<typeof mintSession>;

/**
 * The first durable commit: counts the attempt, and returns what is needed to look at it.
 * @param input.caller the token of the challenge
 */
export async function claimLogin<const Type extends LoginType>(
  deps: Deps,
  type: Type,
  { caller: token, cookies, visitor }: LoginBrowser & { caller: string },
): Promise<ClaimedLogin<Type> | Refusal<'login_challenge_missing' | 'login_locked'>> {
  const now = deps.now();
  const challenge = await claimChallengeAttempt(deps.db, hashToken('login-challenge', token), now);
  if (!challenge) return noChallenge;
  const claim = readClaim(challenge, now);
  if (claim.outcome === 'locked') {
    const refusal = { refused: 'login_locked', retryAt: claim.lockedUntil } as const;
    return recordRefused(deps.db, { type, ...byAnonymous(challenge, visitor.address) }, refusal, now);
  }
  const { challengeId, userId, organisationId, hasAuthenticator, apps } = challenge;
  const { takesCodes } = decideSecondFactor(deps.config, challenge, now);
  const found = { challengeId, userId, organisationId, hasAuthenticator, takesCodes, apps };
  return { type, now, claim, ...found, cookies, visitor };
}

/** Writes down a code or recovery code that was given where only a passkey counts. It isn't looked at, and counts as one that was wrong. */
export async function refuseCode(
  deps: Deps,
  { type, userId, organisationId, claim, visitor }: ClaimedLogin,
): Promise<Refusal<'passkey_required'>> {
  const whose = { userId, organisationId, visitor };
  await recordRejectedCode(deps, { type, reason: 'passkey_required', ...whose, claim });
  return { refused: 'passkey_required' };
}

/** It is gone: expired, consumed, or of an older epoch. */
export const noChallenge: Refusal<'login_challenge_missing'> = {
  refused: 'login_challenge_missing',
  cookies: { 'login-challenge': 'clear' },
};

/** The session that the second durable commit is to open, and the cookies that stand for it. */
export function mintSession({ challengeId, now, cookies, visitor }: ClaimedLogin) {
  const token = mintToken();
  const device = offerDeviceCookie(cookies.device, now);
  const expiresAt = new Date(now.getTime() + sessionAbsoluteSeconds * 1000);
  const opening: SessionOpening = {
    challengeId,
    sessionTokenHash: hashToken('session', token),
    now,
    expiresAt,
    clientAddress: visitor.address,
    userAgent: visitor.userAgent,
    device,
  };
  return { token, expiresAt, device, opening };
}

/** Hands the opened session out. */
export async function completeLogin(
  deps: Deps,
  login: ClaimedLogin,
  { token, expiresAt, device }: MintedSession,
  { deviceHash, recoveryCodesLeft }: OpenedSession,
) {
  // The statement that opened the session wrote the event.
  eventObservation.tell({ type: login.type, result: 'success', reason: null });
  const session = { token, expiresAt, device: device.chosen(deviceHash) };
  const signedIn = await signIn(deps, login, session);
  return answer(
    200,
    { recoveryCodesLeft },
    { cookies: { ...signedIn, 'login-challenge': 'clear' as const } },
  );
}

/** Writes down what wasn't accepted; the answer doesn't tell why. */
export async function rejectLogin<const Type extends LoginType>(
  deps: Deps,
  { type, userId, organisationId, claim, visitor }: ClaimedLogin<Type>,
  { reason, driftSeconds }: CodeRejection,
): Promise<Refusal<Type extends 'login_passkey' ? 'passkey_rejected' : 'code_rejected'>> {
  const whose = { userId, organisationId, visitor };
  await recordRejectedCode(deps, { type, reason, driftSeconds, ...whose, claim });
  const rejected = type === 'login_passkey' ? passkeyRejected(claim) : codeRejected(claim);
  return rejected as Awaited<ReturnType<typeof rejectLogin<Type>>>;
}
