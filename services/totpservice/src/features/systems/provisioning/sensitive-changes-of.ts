import type { Database } from '@tvm/db';
import { keyedHashes } from '@tvm/keys';
import type { Deps } from '../../../deps.ts';
import type { SensitiveChange } from '../../../standing/sensitive-changes.ts';
import { findFormer, type UserRow } from './provisioning.queries.ts';

interface Asked {
  externalId: string;
  known: UserRow | undefined;
  fields: Pick<UserRow, 'organisationId' | 'emailCanonical' | 'isMainUser'>;
}

/**
 * What a change of a source is of what holds an enrolment together with another one (SECURITY rule 17). Whoever comes anew is compared with who was deleted under that id, or
 * lately with that address; an address that isn't remembered any more counts as another one.
 * @returns the kinds, and the ids of who was deleted
 */
export async function sensitiveChangesOf(
  { config }: Deps,
  tx: Database,
  { externalId, known, fields }: Asked,
  now: Date,
): Promise<{ kinds: SensitiveChange[]; formerIds: string[] }> {
  if (known) {
    const { emailCanonical, organisationId } = known;
    const before = { ...known, hasAddress: emailCanonical === fields.emailCanonical, organisationId };
    return { kinds: differencesFrom(before, fields), formerIds: [] };
  }
  const addressHashes = keyedHashes(config.keys.address, 'address', fields.emailCanonical);
  const former = await findFormer(tx, { externalId, addressHashes }, now);
  const [was] = former.filter((each) => each.externalId === externalId).concat(former);
  if (!was) return { kinds: [], formerIds: [] };
  const hasAddress = was.addressHash !== null && addressHashes.includes(was.addressHash);
  const before = { ...was, hasAddress, isMainUser: was.wasMainUser === true };
  const kinds: SensitiveChange[] = ['made_anew', ...differencesFrom(before, fields)];
  return { kinds, formerIds: former.map(({ userId }) => userId) };
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
