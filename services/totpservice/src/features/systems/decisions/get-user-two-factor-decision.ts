import type { Schema } from '@tvm/contract';
import type { Deps } from '../../../deps.ts';
import type { Refusal } from '../../../http/problems.ts';
import { findDecisions } from './decisions.queries.ts';

/** What is true for a user at this moment, by the one rule that everybody goes by. An employee is no user of another system. */
export async function getUserTwoFactorDecision(
  deps: Deps,
  { externalId }: { externalId: string },
): Promise<{ decision: Schema<'UserTwoFactorDecision'> } | Refusal<'user_not_found'>> {
  const [decision] = await findDecisions(deps, { externalIds: [externalId] });
  return decision ? { decision } : { refused: 'user_not_found' };
}
