import { answer, madeAt } from '../../../http/contract-operation.ts';
import { isRefusal } from '../../../http/problems.ts';
import { changeOrganisation } from '../../../provisioning/change-organisations.ts';
import { provisionerOf } from '../../../provisioning/provisioner.ts';
import { operation } from '../../../sessions/operation.ts';

/** Makes or changes an organisation. The source's version decides which of two requests is the later one. */
export const putOrganisation = operation('putOrganisation', async (deps, input) => {
  const result = await changeOrganisation(deps, provisionerOf(input), { ...input.params, ...input.body });
  if (isRefusal(result)) return result;
  return result.outcome === 'created'
    ? answer(201, result, madeAt(`/organisations/${input.params.externalId}`))
    : answer(200, result);
});
