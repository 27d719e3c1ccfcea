import type { Database } from '@tvm/db';
import { keyedHashes } from '@tvm/keys';
import type { Deps } from '../deps.ts';
import type { SensitiveChange } from '../standing/sensitive-changes.ts';
import { findFormers, type UserRow } from './provisioning.queries.ts';
import type { UserFields } from './user-fields.ts';

interface Asked {
  externalId: string;
  /** As the user was, locked; undefined for a new one. */
  known: UserRow | undefined;
  fields: Pick<UserFields, 'organisationId' | 'emailCanonical' | 'isMainUser'>;
}

export interface SensitiveChanges {
  kinds: SensitiveChange[];
  /** Who was deleted, and is now made anew. */
  formerIds: string[];
}

/**
 * What changes of a source are of what holds an enrolment together with another one (SECURITY rule 17), by external id. Whoever comes anew is compared with who was deleted under that id, or
 * lately with that address; an address that isn't remembered any more counts as another one, and so does one that was new when they were deleted.
 */
export async function sensitiveChangesOf(
  { config }: Deps,
  tx: Database,
  asked: Asked[],
  now: Date,
): Promise<Map<string, SensitiveChanges>> {
  const changes = new Map<string, SensitiveChanges>();
  const anew = asked
    .filter(({ known }) => known === undefined)
    .map((each) => ({
      ...each,
      hashes: keyedHashes(config.keys.address, 'address', each.fields.emailCanonical),
    }));
  const wanted = {
    externalIds: anew.map(({ externalId }) => externalId),
    addressHashes: anew.flatMap(({ hashes }) => hashes),
  };
  const formers = anew.length > 0 ? await findFormers(tx, wanted, now) : [];
  const taken = new Set<string>();
  for (const { externalId, fields, hashes } of anew) {
    const former = formers.filter(
      (each) => each.externalId === externalId || hashes.includes(each.addressHash ?? ''),
    );
    const [was] = former.filter((each) => each.externalId === externalId).concat(former);
    if (!was) continue;
    const hasAddress = !was.hadNewAddress && was.addressHash !== null && hashes.includes(was.addressHash);
    const before = { ...was, hasAddress, isMainUser: was.wasMainUser === true };
    // What was done to somebody goes on with the first who comes in their place.
    const formerIds = former.map(({ userId }) => userId).filter((id) => !taken.has(id));
    for (const id of formerIds) taken.add(id);
    changes.set(externalId, { kinds: ['made_anew', ...differencesFrom(before, fields)], formerIds });
  }
  for (const { externalId, known, fields } of asked) {
    if (!known) continue;
    const before = { ...known, hasAddress: known.emailCanonical === fields.emailCanonical };
    changes.set(externalId, { kinds: differencesFrom(before, fields), formerIds: [] });
  }
  return changes;
}

function differencesFrom(
  before: { hasAddress: boolean; organisationId: string | null; isMainUser: boolean },
  fields: Asked['fields'],
): SensitiveChange[] {
  return [
    ...(before.hasAddress ? [] : (['address'] as const)),
    ...(before.organisationId === fields.organisationId ? [] : (['moved'] as const)),
    ...(fields.isMainUser && !before.isMainUser ? (['made_main_user'] as const) : []),
  ];
}
