import { findOrganisations } from '../../../provisioning/provisioning.queries.ts';
import { operation } from '../../../sessions/operation.ts';

/** An organisation as its source last put it. */
export const getProvisionedOrganisation = operation(
  'getProvisionedOrganisation',
  async ({ db }, { params: { externalId } }) => {
    const found = (await findOrganisations(db, [externalId])).get(externalId);
    if (!found) return { refused: 'organisation_not_found' };
    const { sourceVersion: version, name, relationNumber } = found;
    return { externalId, version, name, relationNumber };
  },
);
