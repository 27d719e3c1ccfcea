import type { Schema } from '@tvm/contract';
import { operation } from '../../../sessions/operation.ts';
import { removeUser } from './delete-user.ts';
import { describeRow } from './describe-row.ts';
import { provisionUser } from './put-user.ts';

/** Puts or deletes up to 1,000 users in their order, each in a transaction of its own: a refused row leaves the others as they are. */
export const putUsers = operation('putUsers', async (deps, { body, caller, visitor }) => {
  const clientAddress = visitor.address;
  const items: Schema<'BatchResult'>['items'] = [];
  for (const row of body.items) {
    const result =
      row.action === 'put'
        ? await provisionUser(deps, caller, { ...row, clientAddress })
        : await removeUser(deps, caller, { ...row, clientAddress });
    items.push(describeRow(row.externalId, result));
  }
  return { items };
});
