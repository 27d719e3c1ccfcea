import { organisations, users } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { operation } from '../../../sessions/operation.ts';

/** A user as the source last put them; nothing of password, codes or secrets. */
export const getProvisionedUser = operation(
  'getProvisionedUser',
  async ({ db }, { params: { externalId } }) => {
    const [found] = await db
      .select({ user: users, organisation: organisations.externalId })
      .from(users)
      .innerJoin(organisations, eq(organisations.id, users.organisationId))
      .where(eq(users.externalId, externalId));
    if (!found) return { refused: 'user_not_found' };
    const { sourceVersion: version, email, title, firstName, namePrefix, surname, language } = found.user;
    return {
      ...{ externalId, version, organisation: found.organisation, email, title, firstName, namePrefix },
      ...{ surname, language, mainUser: found.user.isMainUser, disabled: found.user.disabledAt !== null },
    };
  },
);
