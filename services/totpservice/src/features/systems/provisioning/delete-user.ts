import { type Database, users } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { passwordSubject } from '../../../credentials/check-password.ts';
import type { Deps } from '../../../deps.ts';
import type { Refusal } from '../../../http/problems.ts';
import type { Client } from '../../../sessions/client.ts';
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

interface Input {
  externalId: string;
  /** Of the source. */
  version: number;
  clientAddress: string;
}

export type Deleted = { outcome: 'deleted' | 'unchanged' };
type Refused = Refusal<'version_stale' | 'email_in_use' | 'relation_number_in_use'>;

/**
 * Removes a user with password, secrets, sessions and mails; those that wait find nobody. The audit trail keeps ids only. The version is remembered, also of somebody who never
 * was, so that an older request doesn't bring anybody back. Again it changes nothing.
 */
export function deleteUser(deps: Deps, client: Client, input: Input): Promise<Deleted | Refused> {
  return inTransaction(deps, client, input, (tx) => remove(deps, tx, client, input));
}

async function remove(
  deps: Deps,
  tx: Database,
  client: Client,
  { externalId, version: sourceVersion, clientAddress }: Input,
): Promise<Deleted | Refused> {
  const deletedAt = deps.now();
  await lockExternalId(tx, 'user', externalId);
  const found = await findUser(tx, externalId);
  if (!found) {
    const former = await findDeletedVersion(tx, externalId);
    if (former < sourceVersion)
      await rememberDeletion(tx, { externalId, userId: null, sourceVersion, deletedAt });
    return { outcome: 'unchanged' };
  }
  if (sourceVersion < found.sourceVersion) return { refused: 'version_stale' };
  await lockOrganisations(tx, [found.organisationId]);
  const { id: userId, organisationId, emailCanonical } = found;
  await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('update');
  await deleteBudgets(tx, { userId, passwordSubject: passwordSubject(deps, emailCanonical) });
  await tx.delete(users).where(eq(users.id, userId));
  await rememberDeletion(tx, { externalId, userId, sourceVersion, deletedAt });
  const who = byClient(client, { userId, organisationId }, clientAddress);
  await recordEvent(
    tx,
    { type: 'user_deleted', result: 'success', details: { externalId }, ...who },
    deletedAt,
  );
  return { outcome: 'deleted' };
}
