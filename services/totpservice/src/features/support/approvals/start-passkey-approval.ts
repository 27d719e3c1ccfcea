import { createHash } from 'node:crypto';
import { askPasskey } from '../../../credentials/ask-passkey.ts';
import { operation } from '../../../sessions/operation.ts';
import { withSession } from '../../../sessions/with-session.ts';

/**
 * What a passkey signs with its challenge, where something is approved: a hash of which approval, and of the version of what was shown. A challenge for one is none for another, nor for
 * a step-up.
 */
export const aboutApproval = (approvalId: string, version: string): string =>
  createHash('sha256').update(`approval:${approvalId}:${version}`).digest('base64url');

/** Asks for one of the employee's passkeys, for `approveApproval` in this session. Whether they may approve is decided there. */
export const startPasskeyApproval = operation(
  'startPasskeyApproval',
  async (deps, { params: { approvalId }, body: { version }, caller }) =>
    withSession(deps, caller, async (tx, { credentialEpoch }) => {
      const { sessionId: flowId, userId } = caller;
      const about = aboutApproval(approvalId, version);
      const { needsVerification } = caller.factors;
      const flow = { flowId, purpose: 'step_up', userId, credentialEpoch } as const;
      return askPasskey(deps, tx, { ...flow, needsVerification, about });
    }),
);
