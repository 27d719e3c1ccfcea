import { operation } from '../../../sessions/operation.ts';
import { findDecision } from './decisions.queries.ts';

/** What is true for a user at this moment, by the one rule that everybody goes by. An employee is no user of another system. */
export const getUserTwoFactorDecision = operation('getUserTwoFactorDecision', async (deps, { params }) => {
  const decision = await findDecision(deps, params.externalId);
  return decision ?? { refused: 'user_not_found' };
});
