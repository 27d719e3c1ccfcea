import { operation } from '../../../sessions/operation.ts';
import { findOrganisation } from './provisioning.queries.ts';

/** An organisation as its source last put it. */
export const getProvisionedOrganisation = operation(
  'getProvisionedOrganisation',
  async ({ db }, { params: { externalId } }) => {
    const found = await findOrganisation(db, externalId);
    if (!found) return { refused: 'organisation_not_found' };
    const { sourceVersion: version, name, relationNumber } = found;
    return { externalId, version, name, relationNumber };
  },
);
