import { closeApproval } from '../../../approvals/close-approval.ts';
import { refuseRejection } from '../../../approvals/refuse-decision.ts';
import { operation } from '../../../sessions/operation.ts';

/** Rejects, as another employee than the one who asked. */
export const rejectApproval = operation('rejectApproval', (deps, { params, body, caller, visitor }) =>
  closeApproval(
    deps,
    { session: caller, clientAddress: visitor.address },
    { approvalId: params.approvalId, decision: 'rejected', reason: body.reason.trim() },
    refuseRejection,
  ),
);
