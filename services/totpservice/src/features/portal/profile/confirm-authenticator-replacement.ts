import type { Database } from '@tvm/db';
import { claimAttempt, enrolmentPolicy } from '../../../attempts/attempt-budget.ts';
import { recordLock } from '../../../attempts/attempt-lock.ts';
import { codeRejected } from '../../../attempts/claimed-attempt.ts';
import { activateAuthenticator } from '../../../credentials/activate-authenticator.ts';
import { raiseCredentialEpoch } from '../../../credentials/credential-epoch.ts';
import { type MatchedCode, matchCode, rejectionOf } from '../../../credentials/match-code.ts';
import { findPendingAuthenticator } from '../../../credentials/pending-authenticator.ts';
import { replaceRecoveryCodes } from '../../../credentials/replace-recovery-codes.ts';
import type { Deps } from '../../../deps.ts';
import { answer } from '../../../http/contract-operation.ts';
import { isRefusal, type Refusal } from '../../../http/problems.ts';
import type { Visitor } from '../../../http/visitor.ts';
import { tellOfReplacedAuthenticator } from '../../../mails/tell-of-replaced-authenticator.ts';
import { rememberBrowser } from '../../../sessions/device-cookie.ts';
import { operation } from '../../../sessions/operation.ts';
import type { Session } from '../../../sessions/session.ts';
import { findSessionFacts, rotateSession, withSession } from '../../../sessions/with-session.ts';
import { byPerson, recordEvent } from '../../../trail/audit.ts';
import { recordRefused } from '../../../trail/record-refused.ts';
import { newAuthenticator, refuseUnmet } from './refuse-unmet.ts';

const type = 'replacement_code' as const;

type NotReplaceable = Refusal<
  | 'unauthenticated'
  | 'authenticator_missing'
  | 'approval_required'
  | 'step_up_required'
  | 'replacement_not_started'
>;

/**
 * Replaces the authenticator by the first code of the new one. In one transaction: pending becomes active with that code's step burned, the former
 * one is revoked and its secret wiped, recovery codes are new, and everything made with the former credentials dies but this session, which goes on
 * under a new identifier. The person and the other main users are told.
 */
export const confirmAuthenticatorReplacement = operation(
  'confirmAuthenticatorReplacement',
  async (deps, { body, caller, visitor, cookies }) => {
    const who = byPerson(caller, visitor.address);
    const pending = await findReplacement(deps, deps.db, caller, visitor);
    if (isRefusal(pending)) return pending;
    const claim = await claimAttempt(deps.db, enrolmentPolicy, caller.userId, deps.now());
    if (claim.outcome === 'locked') {
      const refusal = { refused: 'login_locked', retryAt: claim.lockedUntil } as const;
      return recordRefused(deps.db, { type, ...who }, refusal, deps.now());
    }
    const matched = await matchCode(deps, { ...caller, apps: [pending], code: body.code });
    const { right } = matched;
    if (!right) {
      const { reason } = rejectionOf(matched);
      await recordEvent(deps.db, { type, result: 'failure', reason, ...who }, deps.now());
      await recordLock(deps.db, 'enrolment', claim, who, deps.now());
      return codeRejected(claim);
    }
    // In one transaction, with everything decided anew.
    return withSession(deps, caller, async (tx) => {
      const still = await findReplacement(deps, tx, caller, visitor);
      if (isRefusal(still)) return still;
      if (still.id !== pending.id) return { refused: 'replacement_not_started' };
      return replace(deps, tx, caller, { right, visitor, deviceToken: cookies.device });
    });
  },
);

/** The pending authenticator of a session that may confirm it now, or why not. */
async function findReplacement(
  deps: Deps,
  db: Database,
  session: Session,
  visitor: Visitor,
): Promise<{ id: string; sealedSecret: string } | NotReplaceable> {
  const facts = await findSessionFacts(db, session);
  if (!facts) return { refused: 'unauthenticated' };
  const attempt = { type, visitor, needs: newAuthenticator };
  const refused = await refuseUnmet(deps, db, session, facts, attempt);
  if (refused) return refused;
  const pending = await findPendingAuthenticator(db, { sessionId: session.sessionId });
  if (pending) return pending;
  const event = { type, ...byPerson(session, visitor.address) };
  return recordRefused(db, event, { refused: 'replacement_not_started' }, deps.now());
}

/** @param input.deviceToken the device cookie that the browser sent */
async function replace(
  deps: Deps,
  tx: Database,
  session: Session,
  input: { right: NonNullable<MatchedCode['right']>; visitor: Visitor; deviceToken: string | undefined },
) {
  const { right, visitor, deviceToken } = input;
  const now = deps.now();
  const { userId } = session;
  const who = byPerson(session, visitor.address);
  await activateAuthenticator(tx, { userId, ...right }, who, now);
  const recoveryCodes = await replaceRecoveryCodes(deps, tx, userId);
  const credentialEpoch = await raiseCredentialEpoch(tx, userId);
  const proved = { codeGivenAt: now, secondFactor: 'otp', isPersonVerified: false } as const;
  const cookie = await rotateSession(tx, session, { credentialEpoch, ...proved });
  await tellOfReplacedAuthenticator(tx, session, now);
  const event = { type: 'authenticator_replaced', result: 'success', details: { by: 'profile' } } as const;
  await recordEvent(tx, { ...event, ...who }, now);
  const device = await rememberBrowser(tx, deps, { userId, credentialEpoch, token: deviceToken });
  return answer(200, { recoveryCodes }, { cookies: { session: cookie, device } });
}
