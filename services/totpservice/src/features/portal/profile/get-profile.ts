import { operation } from '../../../sessions/operation.ts';
import { stepUpValidUntil } from '../../../sessions/step-up.ts';
import { describeDecision } from '../../../standing/describe-decision.ts';
import { findProtection } from './profile.queries.ts';

/** The signed in person's own account and how it is protected. */
export const getProfile = operation('getProfile', async ({ db, now }, { caller }) => {
  const { passwordSetAt, activatedAt, recoveryCodesLeft } = await findProtection(db, caller.userId);
  return {
    email: caller.email,
    fullName: caller.fullName,
    language: caller.language,
    organisation: caller.organisationName === null ? null : { name: caller.organisationName },
    twoFactor: describeDecision(caller.decision),
    passwordSetAt: passwordSetAt?.toISOString() ?? null,
    authenticator: activatedAt && { activatedAt: activatedAt.toISOString() },
    recoveryCodesLeft,
    stepUpValidUntil: stepUpValidUntil(caller, now())?.toISOString() ?? null,
  };
});
