import type { Database } from '@tvm/db';
import { applyApproval } from '../../../approvals/apply-approval.ts';
import { type FoundApproval, findApproval, lockApproval } from '../../../approvals/approvals.queries.ts';
import { closeLocked } from '../../../approvals/close-approval.ts';
import { lockPeople } from '../../../approvals/lock-people.ts';
import { refuseChanged, refuseUnfit, targetOf } from '../../../approvals/refuse-decision.ts';
import type { Deps } from '../../../deps.ts';
import { isRefusal, type Refusal } from '../../../http/problems.ts';
import { operation } from '../../../sessions/operation.ts';
import { stepUpValidUntil } from '../../../sessions/step-up.ts';
import { findSessionFacts } from '../../../sessions/with-session.ts';
import { byDecider, byPerson } from '../../../trail/audit.ts';
import { recordRefused } from '../../../trail/record-refused.ts';
import { asMainUser } from './as-main-user.ts';
import { findMainUser, findMove } from './first-enrolments.queries.ts';

type Refused = Refusal<
  | 'approval_not_found'
  | 'approval_not_open'
  | 'approval_changed'
  | 'not_for_oneself'
  | 'second_employee_required'
  | 'main_user_too_new'
  | 'colleague_moved'
  | 'step_up_required'
>;

/**
 * Confirms or refuses, as a main user, the enrolment of a user of the own organisation that two changes hold (SECURITY rule 17). What is another organisation's, or another kind
 * of approval, isn't there.
 */
export const decideFirstEnrolment = operation(
  'decideFirstEnrolment',
  async (deps, { params: { approvalId }, body, caller, visitor }) => {
    const type =
      body.decision === 'approved' ? ('first_enrolment_confirmed' as const) : ('approval_rejected' as const);
    const found = await asMainUser(deps, caller, { type, ...byPerson(caller, visitor.address) });
    if (isRefusal(found)) return found;
    const peeked = await findApproval(deps.db, approvalId, caller.userId, deps.now());
    return deps.db.transaction(async (tx) => {
      const decider = { session: caller, clientAddress: visitor.address };
      const userId = peeked?.userId ?? null;
      await lockPeople(tx, [caller.userId], { userId, organisationId: null });
      const facts = await findSessionFacts(tx, caller);
      if (!facts) return { refused: 'unauthenticated' };
      const now = deps.now();
      const approval = await lockApproval(tx, approvalId, caller.userId, now);
      const refused =
        (await refuse(deps, tx, { ...found, userId: caller.userId, approval, version: body.version })) ??
        (stepUpValidUntil(facts, now) ? undefined : ({ refused: 'step_up_required' } as const));
      if (refused || !approval) {
        const target =
          approval && refused?.refused !== 'approval_not_found' ? await targetOf(tx, approval) : {};
        const event = { type, details: { approvalId }, ...byDecider(caller, target, visitor.address) };
        return recordRefused(tx, event, refused ?? notFound, now);
      }
      if (body.decision === 'approved') await applyApproval(deps, tx, decider, { approval, ...body });
      else await closeLocked(deps, tx, decider, { approval, decision: 'rejected', reason: null });
      return undefined;
    });
  },
);

const notFound = { refused: 'approval_not_found' } as const;

async function refuse(
  deps: Deps,
  tx: Database,
  asked: { userId: string; organisationId: string; approval: FoundApproval | undefined; version: string },
): Promise<Refused | undefined> {
  const { approval, version, ...person } = asked;
  if (approval?.kind !== 'first_enrolment') return notFound;
  const { organisationId } = await targetOf(tx, approval);
  if (organisationId !== person.organisationId) return notFound;
  if (approval.ownPart) return { refused: approval.ownPart };
  const unfit = refuseUnfit(approval);
  if (unfit) return unfit;
  const mainUser = await findMainUser(tx, person, deps.now());
  if (mainUser !== 'settled') return mainUser ? { refused: 'main_user_too_new' } : notFound;
  if (approval.userId === null || (await findMove(tx, approval.userId)))
    return { refused: 'colleague_moved' };
  return refuseChanged(deps, tx, approval, version);
}
