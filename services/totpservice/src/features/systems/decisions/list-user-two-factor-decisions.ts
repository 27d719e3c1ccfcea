import type { Schema } from '@tvm/contract';
import type { Deps } from '../../../deps.ts';
import type { Refusal } from '../../../http/problems.ts';
import { findDecisions, findDecisionsOf } from './decisions.queries.ts';

export interface DecisionsQuery {
  /** Up to 100 external ids; those of nobody are left out of the answer. */
  user?: string[];
  organisation?: string;
  page: number;
  pageSize: number;
}

/** The decisions about the users that are named, or about all of one organisation, by external id. Users who have none aren't in it. */
export async function listUserTwoFactorDecisions(
  deps: Deps,
  { user, organisation, page, pageSize }: DecisionsQuery,
): Promise<
  { page: Schema<'UserTwoFactorDecisionPage'> } | Refusal<'organisation_not_found' | 'validation_failed'>
> {
  if ((user === undefined) === (organisation === undefined)) return { refused: 'validation_failed' };
  if (organisation !== undefined) {
    const found = await findDecisionsOf(deps, { organisation, page, pageSize });
    return found ? { page: { ...found, page, pageSize } } : { refused: 'organisation_not_found' };
  }
  const items = await findDecisions(deps, { externalIds: user ?? [] });
  return { page: { items, total: items.length, page: 1, pageSize: Math.max(items.length, 1) } };
}
