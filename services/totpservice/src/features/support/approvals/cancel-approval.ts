import { closeApproval } from '../../../approvals/close-approval.ts';
import { refuseCancellation } from '../../../approvals/refuse-decision.ts';
import { operation } from '../../../sessions/operation.ts';

/** Cancels what one asked for oneself. */
export const cancelApproval = operation('cancelApproval', (deps, { params, caller, visitor }) =>
  closeApproval(
    deps,
    { session: caller, clientAddress: visitor.address },
    { approvalId: params.approvalId, decision: 'cancelled', reason: null },
    refuseCancellation,
  ),
);
