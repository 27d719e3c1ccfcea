import { clients, oidcRecords } from '@tvm/db';
import { hashToken } from '@tvm/keys';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { operation } from '../../../sessions/operation.ts';

/** For which application somebody is about to log in. Its name is all that is told, to whoever has the random id of the interaction. */
export const getInteraction = operation('getInteraction', async ({ db, now }, { params }) => {
  const [found] = await db
    .select({ application: clients.name })
    .from(oidcRecords)
    .innerJoin(clients, sql`${clients.id}::text = ${oidcRecords.payload} #>> '{params,client_id}'`)
    .where(
      and(
        eq(oidcRecords.model, 'Interaction'),
        eq(oidcRecords.idHash, hashToken('oidc', params.interactionId)),
        gt(oidcRecords.expiresAt, now()),
        isNull(clients.revokedAt),
      ),
    );
  return found ?? { refused: 'interaction_not_found' };
});
