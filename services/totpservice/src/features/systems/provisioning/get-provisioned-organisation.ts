import { selectProvisionedOrganisations } from '../../../provisioning/provisioned.queries.ts';
import { operation } from '../../../sessions/operation.ts';

/** An organisation as its source last put it. */
export const getProvisionedOrganisation = operation(
  'getProvisionedOrganisation',
  async ({ db }, { params: { externalId } }) => {
    const [found] = await selectProvisionedOrganisations(db, { externalId });
    return found ?? { refused: 'organisation_not_found' };
  },
);
