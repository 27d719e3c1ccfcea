import { countToDecide } from '../../../approvals/approvals.queries.ts';
import { kindsToDecide } from '../../../approvals/kinds.ts';
import { operation } from '../../../sessions/operation.ts';
import { sessionIdleSeconds } from '../../../sessions/session.ts';
import { describeDecision } from '../../../standing/describe-decision.ts';
import { describeSecondFactor } from '../../../standing/describe-second-factor.ts';
import { countDisputes } from '../../../standing/disputes.ts';

/** What a browser may know of its own session. */
export const getSession = operation('getSession', async ({ db, now }, { caller: session }) => {
  const idleEnd = now().getTime() + sessionIdleSeconds * 1000;
  const { employeeRole: inRole } = session;
  const toDecide = inRole ? await countToDecide(db, session.userId, kindsToDecide(inRole), now()) : null;
  return {
    level: session.level,
    lacks: session.lacks,
    role: session.kind === 'employee' ? 'employee' : session.isMainUser ? 'main_user' : 'sub_user',
    employeeRole: inRole,
    approvalsToDecide: toDecide,
    disputesToSettle: inRole && inRole !== 'auditor' ? await countDisputes(db, session.userId) : inRole && 0,
    user: {
      id: session.userId,
      email: session.email,
      fullName: session.fullName,
      language: session.language,
    },
    organisation: session.organisationName === null ? null : { name: session.organisationName },
    twoFactor: describeDecision(session.decision),
    secondFactor: describeSecondFactor(session.factors, session),
    activatedAt: session.activatedAt?.toISOString() ?? null,
    enrolled: session.authenticatorState === 'active',
    expiresAt: new Date(Math.min(idleEnd, session.expiresAt.getTime())).toISOString(),
  };
});
