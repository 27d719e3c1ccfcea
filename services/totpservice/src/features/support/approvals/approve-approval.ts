import { applyApproval } from '../../../approvals/apply-approval.ts';
import { findApproval, lockApproval } from '../../../approvals/approvals.queries.ts';
import { describeApproval } from '../../../approvals/describe-approval.ts';
import type { ApprovalRow } from '../../../approvals/kind.ts';
import { kinds } from '../../../approvals/kinds.ts';
import { lockPeople } from '../../../approvals/lock-people.ts';
import { type ApproveRefusal, type Decider, refuseApproval } from '../../../approvals/refuse-decision.ts';
import { type MatchedProof, takeProof, withProof } from '../../../credentials/with-proof.ts';
import type { Deps } from '../../../deps.ts';
import { isRefusal, type Refusal } from '../../../http/problems.ts';
import { inTransaction } from '../../../provisioning/in-transaction.ts';
import { operation } from '../../../sessions/operation.ts';
import { findSessionFacts } from '../../../sessions/with-session.ts';
import { aboutApproval } from './start-passkey-approval.ts';

/**
 * Approves, as another employee than the one who asked, with a code of the own app or a passkey (SECURITY rules 17 and 26). All that it does is one transaction; of two
 * approvals at once the second finds it decided, and its code isn't used up.
 */
export const approveApproval = operation(
  'approveApproval',
  async (deps, { params, body, caller, visitor }) => {
    const { approvalId } = params;
    const { version, ...given } = body;
    const decider = { session: caller, clientAddress: visitor.address };
    const peeked = await findApproval(deps.db, approvalId, caller.userId, deps.now());
    // Before the code is looked at, so that nobody types one in vain; decided anew under the locks.
    const early = await refuseApproval(deps, deps.db, decider, { approval: peeked, version });
    if (early || !peeked) return early ?? { refused: 'approval_not_found' };
    const facts = await findSessionFacts(deps.db, caller);
    if (!facts) return { refused: 'unauthenticated' };
    const proving = {
      type: 'step_up',
      person: caller,
      visitor,
      apps: facts.apps,
      hasPasskey: facts.hasPasskey,
      flow: { flowId: caller.sessionId, about: aboutApproval(approvalId, version) },
      given,
    } as const;
    const decided = await withProof(deps, proving, (proof) =>
      decide(deps, decider, { peeked, version, proof }),
    );
    return isRefusal(decided) ? decided : describeApproval(deps, deps.db, approvalId);
  },
);

type Decided = ApprovalRow | ApproveRefusal | Refusal<'unauthenticated'> | undefined;

/** In one transaction, again after a deadlock with a change by another system, with everything decided anew. Undefined: the code isn't good any more. */
async function decide(
  deps: Deps,
  decider: Decider,
  { peeked, version, proof }: { peeked: ApprovalRow; version: string; proof: MatchedProof },
): Promise<Decided> {
  return inTransaction<Decided, never>(deps, {}, async (tx) => {
    await lockPeople(
      tx,
      [decider.session.userId, ...(peeked.requestedBy ? [peeked.requestedBy] : [])],
      peeked,
    );
    if (!(await findSessionFacts(tx, decider.session))) return { refused: 'unauthenticated' };
    await kinds[peeked.kind].lock(tx, peeked);
    const approval = await lockApproval(tx, peeked.id, decider.session.userId, deps.now());
    const refused = await refuseApproval(deps, tx, decider, { approval, version });
    if (refused || !approval) return refused ?? { refused: 'approval_not_found' };
    if (!(await takeProof(tx, proof, deps.now()))) return undefined;
    await applyApproval(deps, tx, decider, { approval, version });
    return approval;
  });
}
