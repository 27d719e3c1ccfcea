import { changeOrganisations } from '../../../provisioning/change-organisations.ts';
import { provisionerOf } from '../../../provisioning/provisioner.ts';
import { operation } from '../../../sessions/operation.ts';
import { describeRows } from './describe-rows.ts';

/** Puts up to 1,000 organisations, as if each had been asked for by itself in their order. */
export const putOrganisations = operation('putOrganisations', async (deps, input) => {
  const { items } = input.body;
  return { items: describeRows(items, await changeOrganisations(deps, provisionerOf(input), items)) };
});
