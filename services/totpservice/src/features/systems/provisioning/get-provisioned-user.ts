import { selectProvisionedUsers } from '../../../provisioning/provisioned.queries.ts';
import { operation } from '../../../sessions/operation.ts';

/** A user as the source last put them; nothing of password, codes or secrets. */
export const getProvisionedUser = operation('getProvisionedUser', async ({ db }, { params }) => {
  const [found] = await selectProvisionedUsers(db, params, { after: '', limit: 1 });
  return found ?? { refused: 'user_not_found' };
});
