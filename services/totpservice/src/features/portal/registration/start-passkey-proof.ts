import { askPasskey } from '../../../credentials/ask-passkey.ts';
import { operation } from '../../../sessions/operation.ts';
import { refuseProof } from './confirm-password-reset.ts';
import { factorsOf } from './registration-state.ts';
import { stepOf, withOpenRegistration } from './with-registration.ts';

/** Asks for one of the person's passkeys, for `confirmPasswordReset` in this browser's registration. */
export const startPasskeyProof = operation('startPasskeyProof', async (deps, input) =>
  withOpenRegistration(deps, stepOf('password_reset_completed', input), async (tx, facts) => {
    const { registrationId: flowId, userId, credentialEpoch } = facts;
    const { needsVerification } = factorsOf(facts, deps.config, deps.now());
    const asked = { flowId, purpose: 'step_up', userId, credentialEpoch, needsVerification } as const;
    return refuseProof(deps, facts) ?? askPasskey(deps, tx, asked);
  }),
);
