import { answer, madeAt } from '../../../http/contract-operation.ts';
import { isRefusal } from '../../../http/problems.ts';
import { changeUser } from '../../../provisioning/change-users.ts';
import { provisionerOf } from '../../../provisioning/provisioner.ts';
import { operation } from '../../../sessions/operation.ts';

/**
 * Makes, changes, moves, disables or enables a user. The source's version decides which of two requests is the later one, also after the user was deleted. What changes who may
 * come in ends sessions and links; who has to register is invited, once.
 */
export const putUser = operation('putUser', async (deps, input) => {
  const row = { action: 'put', ...input.params, ...input.body } as const;
  const result = await changeUser(deps, provisionerOf(input), row);
  if (isRefusal(result)) return result;
  return result.outcome === 'created'
    ? answer(201, result, madeAt(`/users/${input.params.externalId}`))
    : answer(200, result);
});
