import type { Database } from '@tvm/db';
import type { Deps } from '../deps.ts';
import { rememberDeletions } from '../removal/removal.queries.ts';
import { removeUsers } from '../removal/remove-users.ts';
import { byClient } from '../trail/audit.ts';
import type { UserDeletion } from './decide-user-changes.ts';
import type { Provisioner } from './provisioner.ts';

/** Removes users, and remembers the versions, also of who never was, so that an older request doesn't bring anybody back. */
export async function applyUserDeletions(
  deps: Deps,
  tx: Database,
  { client, clientAddress }: Provisioner,
  deletions: UserDeletion[],
): Promise<void> {
  const formers = await removeUsers(
    deps,
    tx,
    (target) => byClient(client, target, clientAddress),
    deletions.flatMap(({ known }) => known ?? []),
  );
  const deletedAt = deps.now();
  await rememberDeletions(
    tx,
    deletions.map(({ externalId, version: sourceVersion, known }) => ({
      ...{ externalId, sourceVersion, deletedAt },
      former: (known && formers.get(known.id)) ?? null,
    })),
  );
}
