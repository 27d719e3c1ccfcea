import type { Schema } from '@tvm/contract';
import { organisations, users } from '@tvm/db';
import { eq } from 'drizzle-orm';
import type { Deps } from '../../../deps.ts';
import type { Refusal } from '../../../http/problems.ts';

/** A user as the source last put them; nothing of password, codes or secrets. */
export async function getProvisionedUser(
  { db }: Deps,
  externalId: string,
): Promise<{ user: Schema<'ProvisionedUser'> } | Refusal<'user_not_found'>> {
  const [found] = await db
    .select({ user: users, organisation: organisations.externalId })
    .from(users)
    .innerJoin(organisations, eq(organisations.id, users.organisationId))
    .where(eq(users.externalId, externalId));
  if (!found) return { refused: 'user_not_found' };
  const { sourceVersion: version, email, title, firstName, namePrefix, surname, language } = found.user;
  return {
    user: {
      ...{ externalId, version, organisation: found.organisation, email, title, firstName, namePrefix },
      ...{ surname, language, mainUser: found.user.isMainUser, disabled: found.user.disabledAt !== null },
    },
  };
}
