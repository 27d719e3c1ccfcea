import type { Schema } from '@tvm/contract';
import type { Deps } from '../../../deps.ts';
import type { Client } from '../../../sessions/client.ts';
import { type OrganisationInput, putOrganisation } from './put-organisation.ts';
import { resultOf } from './row-result.ts';

/** Puts up to 1,000 organisations, one after the other, each in a transaction of its own. */
export async function putOrganisations(
  deps: Deps,
  client: Client,
  { rows, clientAddress }: { rows: OrganisationInput[]; clientAddress: string },
): Promise<Schema<'BatchResult'>> {
  const items: Schema<'BatchResult'>['items'] = [];
  for (const row of rows)
    items.push(resultOf(row.externalId, await putOrganisation(deps, client, { ...row, clientAddress })));
  return { items };
}
