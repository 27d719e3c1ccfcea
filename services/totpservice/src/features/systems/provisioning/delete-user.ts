import { isRefusal } from '../../../http/problems.ts';
import { changeUser } from '../../../provisioning/change-users.ts';
import { provisionerOf } from '../../../provisioning/provisioner.ts';
import { operation } from '../../../sessions/operation.ts';

/** Removes a user with password, secrets, sessions and mails. The version is remembered, also of somebody who never was. Again it changes nothing. */
export const deleteUser = operation('deleteUser', async (deps, input) => {
  const { externalId } = input.params;
  const deletion = { action: 'delete', externalId, version: input.query.version } as const;
  const result = await changeUser(deps, provisionerOf(input), deletion);
  return isRefusal(result) ? result : undefined;
});
