import { type Database, organisations } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { noSubject, type Subject, type SubjectIds } from '../kind.ts';
import { lockMembers } from './reversal-effect.queries.ts';

export interface OrganisationSubject extends Subject {
  organisationId: string;
  name: string;
  externalId: string | null;
  sourceVersion: number;
  userListVersion: number;
}

export async function findOrganisationSubject(
  db: Database,
  ids: SubjectIds,
): Promise<OrganisationSubject | undefined> {
  const { id: organisationId, name, externalId, sourceVersion, userListVersion } = organisations;
  const [found] = await db
    .select({ organisationId, name, externalId, sourceVersion, userListVersion })
    .from(organisations)
    .where(eq(organisations.id, ids.organisationId ?? ''));
  return found && { ...noSubject, ...found, credentialEpoch: null };
}

/** People first, then their organisation, for which an activation waits. */
export async function lockOrganisationSubject(
  tx: Database,
  { organisationId }: Pick<SubjectIds, 'organisationId'>,
): Promise<void> {
  await lockMembers(tx, organisationId ?? '');
  await tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(eq(organisations.id, organisationId ?? ''))
    .for('no key update');
}

/** Whether the name was typed as it is; letter case and spaces don't matter. */
export const isTypedName = (typed: string, name: string): boolean => plain(typed) === plain(name);

const plain = (name: string) => name.trim().replace(/\s+/g, ' ').toLocaleLowerCase('nl');
