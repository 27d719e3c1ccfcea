import { changeUsers } from '../../../provisioning/change-users.ts';
import { provisionerOf } from '../../../provisioning/provisioner.ts';
import { operation } from '../../../sessions/operation.ts';
import { describeRows } from './describe-rows.ts';

/** Puts or deletes up to 1,000 users, as if each had been asked for by itself in their order: a refused row leaves the others as they are. */
export const applyUserBatch = operation('applyUserBatch', async (deps, input) => {
  const { items } = input.body;
  return { items: describeRows(items, await changeUsers(deps, provisionerOf(input), items)) };
});
