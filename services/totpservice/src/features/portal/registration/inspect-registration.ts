import { maskEmail } from '@tvm/policy';
import { operation } from '../../../sessions/operation.ts';
import { findByToken } from './registration.queries.ts';
import { isRenewable, linkState } from './registration-state.ts';

/** What a mailed link is still good for. Changes nothing (SECURITY rule 12). */
export const inspectRegistration = operation('inspectRegistration', async (deps, { body }) => {
  const facts = await findByToken(deps.db, body.token);
  if (!facts) return { refused: 'registration_unknown' };
  const now = deps.now();
  return {
    state: linkState(facts, now),
    purpose: facts.purpose,
    lost: facts.lost,
    maskedEmail: maskEmail(facts.mailedTo),
    expiresAt: facts.expiresAt.toISOString(),
    renewable: isRenewable(facts, now),
  };
});
