import { type Database, users } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { passwordSubject } from '../../../credentials/check-password.ts';
import type { Deps } from '../../../deps.ts';
import { isRefusal, type Refusal } from '../../../http/problems.ts';
import type { Client } from '../../../sessions/client.ts';
import { operation } from '../../../sessions/operation.ts';
import { byClient, recordEvent } from '../../../trail/audit.ts';
import { inTransaction } from './in-transaction.ts';
import {
  deleteBudgets,
  findDeletedVersion,
  findUser,
  lockExternalId,
  lockOrganisations,
  rememberDeletion,
} from './provisioning.queries.ts';

interface Deletion {
  externalId: string;
  /** Of the source. */
  version: number;
  clientAddress: string;
}

type Deleted = { outcome: 'deleted' | 'unchanged' } | Refusal<'version_stale'>;

/**
 * Removes a user with password, secrets, sessions and mails; those that wait find nobody. The audit trail keeps ids only. The version is remembered, also of somebody who never
 * was, so that an older request doesn't bring anybody back. Again it changes nothing.
 */
export const deleteUser = operation('deleteUser', async (deps, { params, query, caller, visitor }) => {
  const deletion = { ...params, version: query.version, clientAddress: visitor.address };
  const result = await removeUser(deps, caller, deletion);
  return isRefusal(result) ? result : undefined;
});

/** The same, also for a row of a batch. */
export function removeUser(deps: Deps, client: Client, deletion: Deletion): Promise<Deleted> {
  return inTransaction(deps, client, { ...deletion, conflicts: {} }, (tx) =>
    remove(deps, tx, client, deletion),
  );
}

async function remove(
  deps: Deps,
  tx: Database,
  client: Client,
  { externalId, version: sourceVersion, clientAddress }: Deletion,
): Promise<Deleted> {
  const deletedAt = deps.now();
  await lockExternalId(tx, 'user', externalId);
  const found = await findUser(tx, externalId);
  if (!found) {
    const former = await findDeletedVersion(tx, externalId);
    if (former < sourceVersion)
      await rememberDeletion(tx, { externalId, former: null, sourceVersion, deletedAt });
    return { outcome: 'unchanged' };
  }
  if (sourceVersion < found.sourceVersion) return { refused: 'version_stale' };
  await lockOrganisations(tx, [found.organisationId]);
  const { id: userId, organisationId, emailCanonical } = found;
  await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('update');
  const addressHash = passwordSubject(deps, emailCanonical);
  await deleteBudgets(tx, { userId, passwordSubject: addressHash });
  await tx.delete(users).where(eq(users.id, userId));
  const former = { userId, organisationId, wasMainUser: found.isMainUser, addressHash };
  await rememberDeletion(tx, { externalId, former, sourceVersion, deletedAt });
  const who = byClient(client, { userId, organisationId }, clientAddress);
  await recordEvent(
    tx,
    { type: 'user_deleted', result: 'success', details: { externalId }, ...who },
    deletedAt,
  );
  return { outcome: 'deleted' };
}
