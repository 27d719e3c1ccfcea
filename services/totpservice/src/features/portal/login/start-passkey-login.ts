import { hashToken } from '@tvm/keys';
import { decideSecondFactor } from '@tvm/policy';
import { askPasskey } from '../../../credentials/ask-passkey.ts';
import { operation } from '../../../sessions/operation.ts';
import { byAnonymous } from '../../../trail/audit.ts';
import { recordRefused } from '../../../trail/record-refused.ts';
import { noChallenge } from './finish-login.ts';
import { findLiveChallenge } from './login.queries.ts';

/** Asks for one of the person's passkeys, in the browser that has the login challenge. */
export const startPasskeyLogin = operation('startPasskeyLogin', async (deps, { caller: token, visitor }) => {
  const now = deps.now();
  const challenge = await findLiveChallenge(deps.db, hashToken('login-challenge', token), now);
  if (!challenge) return noChallenge;
  const { challengeId: flowId, userId, credentialEpoch } = challenge;
  const { needsVerification } = decideSecondFactor(deps.config, challenge, now);
  const flow = { flowId, purpose: 'login', userId, credentialEpoch, needsVerification } as const;
  const asked = await askPasskey(deps, deps.db, flow);
  if (!('refused' in asked)) return asked;
  const event = { type: 'login_passkey', ...byAnonymous(challenge, visitor.address) } as const;
  return recordRefused(deps.db, event, asked, now);
});
