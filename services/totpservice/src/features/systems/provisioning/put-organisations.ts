import type { Schema } from '@tvm/contract';
import { operation } from '../../../sessions/operation.ts';
import { describeRow } from './describe-row.ts';
import { provisionOrganisation } from './put-organisation.ts';

/** Puts up to 1,000 organisations, one after the other, each in a transaction of its own. */
export const putOrganisations = operation('putOrganisations', async (deps, { body, caller, visitor }) => {
  const items: Schema<'BatchResult'>['items'] = [];
  for (const row of body.items) {
    const result = await provisionOrganisation(deps, caller, { ...row, clientAddress: visitor.address });
    items.push(describeRow(row.externalId, result));
  }
  return { items };
});
