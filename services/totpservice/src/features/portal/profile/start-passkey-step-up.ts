import { askPasskey } from '../../../credentials/ask-passkey.ts';
import { operation } from '../../../sessions/operation.ts';
import { withSession } from '../../../sessions/with-session.ts';

/** Asks for one of the person's passkeys, for `stepUp` in this session. */
export const startPasskeyStepUp = operation('startPasskeyStepUp', async (deps, { caller }) =>
  withSession(deps, caller, async (tx, { credentialEpoch }) => {
    const { sessionId: flowId, userId } = caller;
    const { needsVerification } = caller.factors;
    return askPasskey(deps, tx, { flowId, purpose: 'step_up', userId, credentialEpoch, needsVerification });
  }),
);
