import { answer } from '../../../http/contract-operation.ts';
import { isRefusal } from '../../../http/problems.ts';
import { askDeletion } from '../../../provisioning/ask-deletion.ts';
import { provisionerOf } from '../../../provisioning/provisioner.ts';
import { operation } from '../../../sessions/operation.ts';

/** Removes an organisation with its users, or asks an employee to approve that. Again it changes nothing, and tells what became of it. */
export const deleteOrganisation = operation('deleteOrganisation', async (deps, input) => {
  const asked = { externalId: input.params.externalId, version: input.query.version };
  const result = await askDeletion(deps, provisionerOf(input), asked);
  if (isRefusal(result)) return result;
  return result.state === 'gone' ? answer(204, undefined) : answer(202, result);
});
