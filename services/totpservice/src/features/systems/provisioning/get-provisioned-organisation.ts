import type { Schema } from '@tvm/contract';
import type { Deps } from '../../../deps.ts';
import type { Refusal } from '../../../http/problems.ts';
import { findOrganisation } from './provisioning.queries.ts';

/** An organisation as its source last put it. */
export async function getProvisionedOrganisation(
  { db }: Deps,
  externalId: string,
): Promise<{ organisation: Schema<'ProvisionedOrganisation'> } | Refusal<'organisation_not_found'>> {
  const found = await findOrganisation(db, externalId);
  if (!found) return { refused: 'organisation_not_found' };
  const { sourceVersion: version, name, relationNumber } = found;
  return { organisation: { externalId, version, name, relationNumber } };
}
