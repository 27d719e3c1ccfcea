import type { Schema } from '@tvm/contract';
import type { Deps } from '../../../deps.ts';
import type { Session } from '../../../sessions/session.ts';
import { stepUpValidUntil } from '../../../sessions/step-up.ts';
import { describeDecision } from '../../../standing/describe-decision.ts';
import { findProtection } from './profile.queries.ts';

/** The signed in person's own account and how it is protected. */
export async function getProfile(deps: Deps, session: Session): Promise<Schema<'Profile'>> {
  const { passwordSetAt, activatedAt, recoveryCodesLeft } = await findProtection(deps.db, session.userId);
  return {
    email: session.email,
    fullName: session.fullName,
    language: session.language,
    organisation: session.organisationName === null ? null : { name: session.organisationName },
    twoFactor: describeDecision(session.decision),
    passwordSetAt: passwordSetAt?.toISOString() ?? null,
    authenticator: activatedAt && { activatedAt: activatedAt.toISOString() },
    recoveryCodesLeft,
    stepUpValidUntil: stepUpValidUntil(session, deps.now())?.toISOString() ?? null,
  };
}
