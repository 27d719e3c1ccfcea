import type { Schema } from '@tvm/contract';
import type { Deps } from '../../../deps.ts';
import type { Client } from '../../../sessions/client.ts';
import { deleteUser } from './delete-user.ts';
import { putUser, type UserInput } from './put-user.ts';
import { resultOf } from './row-result.ts';

export type UserRowInput =
  | ({ action: 'put' } & UserInput)
  | { action: 'delete'; externalId: string; version: number };

/** Puts or deletes up to 1,000 users in their order, each in a transaction of its own: a refused row leaves the others as they are. */
export async function putUsers(
  deps: Deps,
  client: Client,
  { rows, clientAddress }: { rows: UserRowInput[]; clientAddress: string },
): Promise<Schema<'BatchResult'>> {
  const items: Schema<'BatchResult'>['items'] = [];
  for (const row of rows) {
    const result =
      row.action === 'put'
        ? await putUser(deps, client, { ...row, clientAddress })
        : await deleteUser(deps, client, { ...row, clientAddress });
    items.push(resultOf(row.externalId, result));
  }
  return { items };
}
