import { type Database, users } from '@tvm/db';
import { inArray } from 'drizzle-orm';
import { passwordSubject } from '../credentials/check-password.ts';
import type { Deps } from '../deps.ts';
import { byClient, recordEvents } from '../trail/audit.ts';
import type { UserDeletion } from './decide-user-changes.ts';
import type { Provisioner } from './provisioner.ts';
import { deleteBudgets, rememberDeletions } from './provisioning.queries.ts';

/**
 * Removes users with password, secrets, sessions and mails, in the caller's transaction; mails that wait find nobody. The audit trail keeps ids only. The versions are remembered, also of who never
 * was, so that an older request doesn't bring anybody back.
 */
export async function applyUserDeletions(
  deps: Deps,
  tx: Database,
  { client, clientAddress }: Provisioner,
  deletions: UserDeletion[],
): Promise<void> {
  const deletedAt = deps.now();
  const gone = deletions.map(({ externalId, version: sourceVersion, known }) => ({
    ...{ externalId, sourceVersion, deletedAt },
    former: known
      ? {
          ...{ userId: known.id, organisationId: known.organisationId, wasMainUser: known.isMainUser },
          addressHash: passwordSubject(deps, known.emailCanonical),
        }
      : null,
  }));
  const people = gone.flatMap(({ externalId, former }) => (former ? [{ externalId, ...former }] : []));
  if (people.length > 0) {
    await deleteBudgets(
      tx,
      people.map(({ userId, addressHash }) => ({ userId, passwordSubject: addressHash })),
    );
    const ids = people.map(({ userId }) => userId);
    await tx.delete(users).where(inArray(users.id, ids));
  }
  await rememberDeletions(tx, gone);
  const events = people.map(({ externalId, userId, organisationId }) => ({
    ...{ type: 'user_deleted' as const, result: 'success' as const, details: { externalId } },
    ...byClient(client, { userId, organisationId }, clientAddress),
  }));
  await recordEvents(tx, events, deletedAt);
}
