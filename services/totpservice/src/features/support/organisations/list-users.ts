import { decisionOf } from '@tvm/policy';
import { operation } from '../../../sessions/operation.ts';
import { selectUsers } from '../../../standing/users.queries.ts';
import { byEmployee } from '../../../trail/audit.ts';
import { recordRefused } from '../../../trail/record-refused.ts';
import { recordView } from '../../../trail/record-view.ts';
import { findOrganisation } from './organisations.queries.ts';

/** One page of any organisation's users, as its main users see them. */
export const listUsers = operation('listUsers', async (deps, { params, query, caller, visitor }) => {
  const { organisationId } = params;
  const clientAddress = visitor.address;
  const type = 'organisation_viewed';
  const now = deps.now();
  const found = await findOrganisation(deps.db, organisationId);
  if (!found) {
    const who = byEmployee(caller, {}, clientAddress);
    return recordRefused(deps.db, { type, ...who }, { refused: 'organisation_not_found' }, now);
  }
  const { activatedAt, exemptUntil } = found;
  const isRequired = decisionOf(deps.config, { kind: 'portal', activatedAt, exemptUntil }, now).required;
  const about = { now, isRequired, requestedBy: 'support' as const };
  const { total, items } = await selectUsers(deps.db, organisationId, query, about);
  await recordView(deps, caller, { type, target: { organisationId }, clientAddress });
  return { page: query.page, pageSize: query.pageSize, total, items };
});
