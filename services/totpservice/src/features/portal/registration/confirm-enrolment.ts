import { claimAttempt, enrolmentPolicy } from '../../../attempts/attempt-budget.ts';
import { recordLock } from '../../../attempts/attempt-lock.ts';
import { type AttemptClaim, codeRejected } from '../../../attempts/claimed-attempt.ts';
import { activateAuthenticator } from '../../../credentials/activate-authenticator.ts';
import {
  type CodeRejection,
  type MatchedCode,
  matchCode,
  rejectionOf,
} from '../../../credentials/match-code.ts';
import { findPendingAuthenticator } from '../../../credentials/pending-authenticator.ts';
import { driftDetails } from '../../../credentials/record-rejected-code.ts';
import { replaceRecoveryCodes } from '../../../credentials/replace-recovery-codes.ts';
import type { Deps } from '../../../deps.ts';
import { answer } from '../../../http/contract-operation.ts';
import { isRefusal, type Refusal } from '../../../http/problems.ts';
import { operation } from '../../../sessions/operation.ts';
import { byPerson, recordEvent } from '../../../trail/audit.ts';
import { completeRegistration } from './complete-registration.ts';
import { refuseNewPhone, refuseUnconfirmed } from './refuse-new-phone.ts';
import type { RegistrationFacts } from './registration.queries.ts';
import { refuseEnrolment } from './start-enrolment.ts';
import { beforeStep, refuseStep, type Step, stepOf, withOpenRegistration } from './with-registration.ts';

/**
 * Enrols the pending authenticator with its first code. In one transaction: pending becomes active with that code's step burned, a former
 * authenticator is revoked, a kept password takes effect, all open tokens and sessions of the user die, mails are queued.
 */
export const confirmEnrolment = operation('confirmEnrolment', async (deps, input) => {
  const step = stepOf('enrolment_code', input);
  const facts = await beforeStep(deps, step);
  if (isRefusal(facts)) return facts;
  const refused = refuseEnrolment(deps, facts) ?? (await refuseUnconfirmed(deps, deps.db, facts, step));
  if (refused) return refuseStep(deps, deps.db, facts, step, refused);
  const pending = await findPendingAuthenticator(deps.db, facts);
  if (!pending) return refuseStep(deps, deps.db, facts, step, notStarted);
  const claim = await claimAttempt(deps.db, enrolmentPolicy, facts.userId, deps.now());
  if (claim.outcome === 'locked') {
    const locked = { refused: 'login_locked', retryAt: claim.lockedUntil } as const;
    return refuseStep(deps, deps.db, facts, step, locked);
  }
  const matched = await matchCode(deps, { ...facts, apps: [pending], code: input.body.code });
  const { right } = matched;
  const { passkeysLost = false } = input.body;
  return right
    ? enrol(deps, step, { ...right, passkeysLost })
    : reject(deps, step, facts, claim, rejectionOf(matched));
});

const notStarted: Refusal<'registration_step_refused'> = { refused: 'registration_step_refused' };

/** In one transaction, with everything decided anew. */
function enrol(deps: Deps, step: Step, right: NonNullable<MatchedCode['right']> & { passkeysLost: boolean }) {
  return withOpenRegistration(deps, step, async (tx, facts) => {
    const refused =
      refuseEnrolment(deps, facts) ?? (await refuseNewPhone(deps, tx, facts, step, { isCompleting: true }));
    if (refused) return refused;
    const still = await findPendingAuthenticator(tx, facts);
    if (still?.id !== right.authenticatorId) return notStarted;
    const { userId } = facts;
    const who = byPerson(facts, step.clientAddress);
    await activateAuthenticator(tx, { userId, ...right }, who, deps.now());
    const recoveryCodes = await replaceRecoveryCodes(deps, tx, userId);
    const cookies = await completeRegistration(deps, tx, facts, { ...step, enrolled: 'app' });
    return answer(200, { recoveryCodes }, { cookies });
  });
}

async function reject(
  deps: Deps,
  { type, clientAddress }: Step,
  facts: RegistrationFacts,
  claim: Extract<AttemptClaim, { outcome: 'claimed' }>,
  { reason, driftSeconds }: CodeRejection,
): Promise<Refusal<'code_rejected'>> {
  const who = byPerson(facts, clientAddress);
  const event = { type, result: 'failure', reason, details: driftDetails(driftSeconds), ...who } as const;
  await deps.db.transaction(async (tx) => {
    await recordEvent(tx, event, deps.now());
    await recordLock(tx, 'enrolment', claim, who, deps.now());
  });
  return codeRejected(claim);
}
