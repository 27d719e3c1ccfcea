import type { Schema } from '@tvm/contract';
import type { Deps } from '../../../deps.ts';
import type { Refusal } from '../../../http/problems.ts';
import type { EmployeeSession } from '../../../sessions/session.ts';
import { listUsers as selectUsers, type UserListQuery } from '../../../standing/list-users.queries.ts';
import { decisionOf } from '../../../standing/two-factor-decision.ts';
import { recordView } from '../../../trail/record-view.ts';
import { recordUnknown } from '../organisations/get-organisation.ts';
import { findOrganisation } from './support.queries.ts';

/** One page of any organisation's users, as its main users see them. */
export async function listUsers(
  deps: Deps,
  session: EmployeeSession,
  input: { organisationId: string; query: UserListQuery; clientAddress: string },
): Promise<{ page: Schema<'SupportUserPage'> } | Refusal<'organisation_not_found'>> {
  const { organisationId, query, clientAddress } = input;
  const now = deps.now();
  const found = await findOrganisation(deps.db, organisationId);
  if (!found) return recordUnknown(deps, session, clientAddress);
  const facts = { kind: 'portal' as const, activatedAt: found.activatedAt, exemptUntil: found.exemptUntil };
  const isRequired = decisionOf(deps.config, facts, now).required;
  const { total, items } = await selectUsers(deps.db, organisationId, query, {
    now,
    isRequired,
    requestedBy: 'support',
  });
  const target = { organisationId };
  await recordView(deps, session, { type: 'organisation_viewed', target, clientAddress });
  return { page: { page: query.page, pageSize: query.pageSize, total, items } };
}
