import { hashToken, mintToken } from '@tvm/keys';
import { readClaim } from '../../../attempts/claimed-attempt.ts';
import { recordRejectedCode } from '../../../credentials/record-rejected-code.ts';
import { type CodeVerification, noAuthenticator } from '../../../credentials/verify-code.ts';
import type { Deps } from '../../../deps.ts';
import type { Visitor } from '../../../http/visitor.ts';
import { type DeviceCookie, offerDeviceCookie } from '../../../sessions/device-cookie.ts';
import { sessionAbsoluteSeconds } from '../../../sessions/session.ts';
import { byAnonymous, recordEvent } from '../../../trail/audit.ts';
import { claimChallengeAttempt } from './login.queries.ts';
import type { OpenedSession, SessionOpening } from './open-session.queries.ts';

export type FinishLogin =
  | { outcome: 'signed_in'; token: string; expiresAt: Date; device: DeviceCookie; recoveryCodesLeft: number }
  /** The challenge is gone: expired, consumed, or of an older epoch. */
  | { outcome: 'no_challenge' }
  | { outcome: 'rejected' }
  | { outcome: 'locked'; lockedUntil: Date };

interface ActiveAuthenticator {
  userId: string;
  authenticatorId: string;
  sealedSecret: string;
}

/**
 * Finishes a login, whatever the second factor. Two durable commits: the first counts the attempt and returns what is needed to look at it; the
 * second, which is `accept`'s, uses up what was given, consumes the challenge and opens the session.
 */
export async function finishLogin(
  deps: Deps,
  input: {
    challengeToken: string;
    /** The device cookie that the browser sent. */
    deviceToken: string | undefined;
    client: Visitor;
    type: 'login_code' | 'login_recovery_code';
  },
  accept: (
    authenticator: ActiveAuthenticator,
    opening: SessionOpening,
  ) => Promise<CodeVerification<OpenedSession>>,
): Promise<FinishLogin> {
  const { client, type } = input;
  const now = deps.now();
  const challengeHash = hashToken('login-challenge', input.challengeToken);
  const challenge = await claimChallengeAttempt(deps.db, challengeHash, now);
  if (!challenge) return { outcome: 'no_challenge' };
  const claim = readClaim(challenge, now);
  if (claim.outcome === 'locked') {
    const event = { type, result: 'refused', reason: 'locked' } as const;
    await recordEvent(deps.db, { ...event, ...byAnonymous(challenge, client.address) }, now);
    return claim;
  }

  const token = mintToken();
  const device = offerDeviceCookie(input.deviceToken, now);
  const expiresAt = new Date(now.getTime() + sessionAbsoluteSeconds * 1000);
  const { challengeId, userId, organisationId, authenticatorId, sealedSecret } = challenge;
  const verification =
    authenticatorId === null || sealedSecret === null
      ? noAuthenticator
      : await accept(
          { userId, authenticatorId, sealedSecret },
          {
            challengeId,
            sessionTokenHash: hashToken('session', token),
            now,
            expiresAt,
            clientAddress: client.address,
            userAgent: client.userAgent,
            device,
          },
        );
  if (verification.outcome === 'accepted') {
    const { recoveryCodesLeft, deviceHash } = verification.value;
    return { outcome: 'signed_in', token, expiresAt, device: device.chosen(deviceHash), recoveryCodesLeft };
  }
  const { reason, driftSeconds } = verification;
  const clientAddress = client.address;
  await recordRejectedCode(deps, {
    type,
    reason,
    driftSeconds,
    userId,
    organisationId,
    clientAddress,
    claim,
  });
  return { outcome: 'rejected' };
}
