import { canonicaliseEmail } from '@tvm/policy';
import { pageOf, readAfter } from '../../../http/page-cursor.ts';
import { selectProvisionedUsers } from '../../../provisioning/provisioned.queries.ts';
import { operation } from '../../../sessions/operation.ts';

/** Users as their source last put them, by external id. What is no address is nobody's. */
export const listProvisionedUsers = operation('listProvisionedUsers', async ({ db }, { query }) => {
  const { organisation, email, disabled, limit } = query;
  const after = readAfter(query.after);
  if (after === undefined) return { refused: 'cursor_unknown' };
  const emailCanonical = email === undefined ? undefined : (canonicaliseEmail(email) ?? '');
  const filter = { organisation, emailCanonical, disabled };
  const rows = await selectProvisionedUsers(db, filter, { after, limit: limit + 1 });
  return pageOf(rows, limit, ({ externalId }) => externalId);
});
